namespace Practicum.Core.Proving.Calibration;

/// <summary>
/// Scores of reference examinees on several variants as a two-way table without repeats (methods §11): how much variants differ in difficulty. Each examinee is a recipe that is trained on
/// each variant; cheating is left out. Interval of the variance: Williams (Biometrika 49, 1962) and Tukey.
/// </summary>
public sealed record VariantStudy
{
    /// <summary>Variants are equally hard when the upper bound of their spread is at most this, in score.</summary>
    public const double EquallyHardBelow = 0.05;

    /// <summary>An interaction above this means that variants favour some approaches.</summary>
    public const double MostInteraction = 0.05;

    private const double Level = 0.95;

    /// <summary>Number of examinees E.</summary>
    public required int Examinees { get; init; }

    /// <summary>Number of variants K.</summary>
    public required int Variants { get; init; }

    /// <summary>Mean of all scores.</summary>
    public required double Mean { get; init; }

    /// <summary>Mean square between variants, K − 1 degrees of freedom.</summary>
    public required double MeanSquareVariants { get; init; }

    /// <summary>Residual mean square, (K − 1)(E − 1) degrees of freedom.</summary>
    public required double MeanSquareResidual { get; init; }

    /// <summary>Mean score of each variant less the mean of all.</summary>
    public required ImmutableArray<double> Effects { get; init; }

    /// <summary>σ_v² = max(0, (MS_v − MS_r) / E).</summary>
    public double Variance => Math.Max(0, (MeanSquareVariants - MeanSquareResidual) / Examinees);

    /// <summary>The spread of variants σ_v in score, with its two-sided interval <c>williams-tukey</c>.</summary>
    public Estimate Spread => Estimate.Of(Math.Sqrt(Variance),
        new(Level, Math.Sqrt(Bound(0.5 + (Level / 2))), Math.Sqrt(Bound(0.5 - (Level / 2))), "williams-tukey", "worlds"), Variants);

    /// <summary>The upper one-sided 95 % bound of σ_v.</summary>
    public double UpperSpread => Math.Sqrt(Bound(1 - Level));

    /// <summary>Whether variants are equally hard: a claim of equivalence, which few variants cannot support.</summary>
    public bool IsEquallyHard => UpperSpread <= EquallyHardBelow;

    /// <summary>Standard deviation of what neither examinee nor variant explains: their interaction, with the noise of the scores in it.</summary>
    public double Interaction => Math.Sqrt(MeanSquareResidual);

    /// <summary>Share of a variant's effect that is taken out by equating: λ = max(0, 1 − MS_r / MS_v).</summary>
    public double Shrinkage => MeanSquareVariants > 0 ? Math.Max(0, 1 - (MeanSquareResidual / MeanSquareVariants)) : 0;

    /// <summary>Studies a table of scores.</summary>
    /// <param name="scores">A row for each examinee, a score for each variant; at least two of both.</param>
    /// <exception cref="ArgumentException">There are too few, rows of different length, or a score that is not finite.</exception>
    public static VariantStudy Of(ImmutableArray<ImmutableArray<double>> scores)
    {
        if (scores.Length < 2 || scores[0].Length < 2 || scores.Any(row => row.Length != scores[0].Length || !row.All(double.IsFinite)))
            throw new ArgumentException("Two examinees and two variants at least are needed, with a finite score for each pair.", nameof(scores));
        var (e, k) = (scores.Length, scores[0].Length);
        var mean = scores.Average(row => row.Average());
        var byVariant = Enumerable.Range(0, k).Select(v => scores.Average(row => row[v])).ToArray();
        var byExaminee = scores.Select(row => row.Average()).ToArray();
        double between = 0, residual = 0;
        for (var v = 0; v < k; v++)
        {
            between += (byVariant[v] - mean) * (byVariant[v] - mean);
            for (var i = 0; i < e; i++)
            {
                var rest = scores[i][v] - byExaminee[i] - byVariant[v] + mean;
                residual += rest * rest;
            }
        }

        return new()
        {
            Examinees = e,
            Variants = k,
            Mean = mean,
            MeanSquareVariants = e * between / (k - 1),
            MeanSquareResidual = residual / ((k - 1) * (e - 1)),
            Effects = [.. byVariant.Select(m => m - mean)],
        };
    }

    /// <summary>A score of a variant that was itself studied, on the common scale: less λ times the variant's effect. Never for raw money.</summary>
    public double Equate(double score, int variant) => score - (Shrinkage * Effects[variant]);

    /// <summary>By how much the upper one-sided 95 % bound exceeds σ̂_v when scores have no noise: √((K − 1) / χ²₀.₀₅).</summary>
    public static double UpperFactor(int variants) => Math.Sqrt((variants - 1) / InverseCdf.ChiSquared(1 - Level, variants - 1));

    /// <summary>The Williams and Tukey bound of the variance that belongs to the quantile u of F and χ²: a low one for a large u.</summary>
    private double Bound(double u)
    {
        double k = Variants - 1, rest = k * (Examinees - 1);
        return Math.Max(0, k * (MeanSquareVariants - (MeanSquareResidual * Quantiles.F(u, k, rest))) / (Examinees * InverseCdf.ChiSquared(u, k)));
    }
}
