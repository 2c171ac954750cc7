namespace Practicum.Core.Examining.Findings;

/// <summary>Claimed loci of a kind against its key: rows, columns, cells, spans or pairs of rows, whatever the key tells it by.</summary>
public sealed record PlaceMark
{
    /// <summary>What is counted, in the plural: <c>rows</c>, <c>columns</c>, <c>cells</c>, <c>spans</c>, <c>pairs</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>β of F: ½ for rows and pairs, since a needless repair costs more than a missed one; 1 for the others.</summary>
    public required double Beta { get; init; }

    /// <summary>The counts behind all figures.</summary>
    internal PlaceCounts Counts { get; init; } = PlaceCounts.Of(0, 0, 0, 0);

    /// <summary>Loci of the key.</summary>
    public required int Key { get; init; }

    /// <summary>Loci of the key that were found.</summary>
    public required int Found { get; init; }

    /// <summary>Loci that were claimed.</summary>
    public required int Claimed { get; init; }

    /// <summary>Claimed loci that are right; of pairs both rows are.</summary>
    public required int Right { get; init; }

    /// <summary>Whether the best that could be told is known from true probabilities; else it is taken as everything.</summary>
    public bool KnowsBest { get; init; }

    /// <summary>F of the claimed loci; 0 when nothing was claimed.</summary>
    public double F => Counts.F(Beta);

    /// <summary>F of claiming everything.</summary>
    public double FAll => Counts.FAll(Beta);

    /// <summary>The best F that could be reached from the true probabilities on these rows (methods §8).</summary>
    public double FBest => Counts.FBest(Beta);

    /// <summary>F between claiming everything (0) and the best reachable (1), within these; null when the two are the same.</summary>
    public double? Share => Scaled(F, FAll, FBest);

    /// <summary>The list as a ranking; null when the key is not told by rows or nothing was claimed.</summary>
    public RankingMark? Ranking { get; init; }

    /// <summary>The first found, missed and wrongly claimed loci, in words; at most <see cref="MostShown"/> each.</summary>
    public required (ImmutableArray<string> Found, ImmutableArray<string> Missed, ImmutableArray<string> Wrong) Shown { get; init; }

    /// <summary>F less the best reachable one, in standard errors of that difference; above 3 a person should look. NaN where the best is not known.</summary>
    public double AboveBest { get; init; } = double.NaN;

    /// <summary>Interval of F from loci resampled; null for columns and with fewer than ten loci in the key.</summary>
    public Interval? FInterval { get; init; }

    /// <summary>Most loci of a sort that are told one by one.</summary>
    public const int MostShown = 50;

    internal static double? Scaled(double value, double all, double best) => best - all > 1e-12 ? Math.Clamp((value - all) / (best - all), 0, 1) : null;
}

/// <summary>A list of rows as a ranking.</summary>
/// <param name="AveragePrecision">Average precision; rows that were not claimed share the last rank.</param>
/// <param name="Best">Average precision of the true probabilities; 1 where they are not known.</param>
/// <param name="Share">Average precision between claiming everything and the best; null when the two are the same.</param>
/// <param name="PrecisionAtKey">Precision of the first rows, as many as the key has.</param>
public sealed record RankingMark(double AveragePrecision, double Best, double? Share, double PrecisionAtKey);

/// <summary>How true stated confidences of rows are.</summary>
/// <param name="Rows">Rows with a confidence.</param>
/// <param name="Brier">Mean of (confidence − membership)².</param>
/// <param name="LogLoss">Mean of −ln of what was said of what is so, held 10⁻⁶ away from 0 and 1.</param>
public sealed record ConfidenceMark(int Rows, Estimate Brier, Estimate LogLoss);
