using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>What the pages of two classes share, and their list.</summary>
internal static class BinaryPages
{
    /// <summary>Scikit-learn by the version that the numbers were made with.</summary>
    public const string Sklearn = "scikit-learn 1.2.1";

    /// <summary>How weights are meant.</summary>
    public const string Weights = "Weights are finite and at least 0; a row of weight 2 gives the value of the row twice. Intervals take a row with its weight as one draw, and count rows by Kish's effective number (Σ w)² / Σ w².";

    /// <summary>When most intervals are withheld.</summary>
    public const string Few = "Withheld with fewer than ten (effective) rows of a class.";

    private const string Rows = "Rows are independent and like those that will come; rows of one person or thing belong together and need a bootstrap over clusters. The interval speaks of other rows, not of another training.";

    private static readonly double[] Scores = [0.08, 0.11, 0.15, 0.21, 0.22, 0.27, 0.31, 0.33, 0.38, 0.41, 0.44, 0.46, 0.52, 0.55, 0.57, 0.61, 0.64, 0.68, 0.72, 0.77, 0.81, 0.86, 0.9, 0.95];
    private static readonly byte[] Labels = [0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [.. BinaryRankPages.All, .. BinaryProbabilityPages.All, .. BinaryDecisionPages.All];

    /// <summary>A page with what all share.</summary>
    public static StatisticPage Page(string id, string title, string definition, string formula, string interval, string edges, string checkedAgainst, ImmutableArray<string> sources, ImmutableArray<ElsewhereNote> elsewhere, string? metric = null) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Binary,
        Definition = definition,
        Formula = formula,
        Interval = interval,
        Assumptions = Rows,
        Edges = edges + " Undefined without rows, and when all weights are 0. " + Weights,
        Sources = sources,
        Elsewhere = elsewhere,
        CheckedAgainst = checkedAgainst,
        Example = () => new(Input(), $"new BinarySample(scores, labels).Estimate(\"{metric ?? id}\")", new BinarySample(Scores, Labels).Estimate(metric ?? id)),
    };

    /// <summary>The page of the Brier score's parts, whose example is another call.</summary>
    public static StatisticPage OfParts(StatisticPage page) => page with
    {
        Example = () => new(Input(), "new BinarySample(scores, labels).DecomposeBrier(5).Resolution", new BinarySample(Scores, Labels).DecomposeBrier(5).Resolution),
    };

    private static string Input() => string.Create(CultureInfo.InvariantCulture, $"scores {string.Join(' ', Scores)} · labels {string.Join(' ', Labels)}");
}
