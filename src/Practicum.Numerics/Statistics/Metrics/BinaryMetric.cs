namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>The binary metrics by their published names.</summary>
internal enum BinaryMetric
{
    RocAuc,
    AveragePrecision,
    LogLoss,
    Brier,
    Accuracy,
    Precision,
    Recall,
    F1,
    Ece,
}

/// <summary>Names of metrics.</summary>
internal static class BinaryMetrics
{
    /// <summary>In the order of <see cref="BinaryMetric"/>.</summary>
    public static readonly ImmutableArray<string> Names = ["roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall", "f1", "ece"];

    /// <summary>The metric of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static BinaryMetric Of(string name) => Names.IndexOf(name) is >= 0 and var i ? (BinaryMetric)i : throw new ArgumentException($"No binary metric '{name}'.", nameof(name));

    /// <summary>Whether scores must be probabilities for it to mean anything.</summary>
    public static bool NeedsProbabilities(BinaryMetric metric) => metric is BinaryMetric.LogLoss or BinaryMetric.Brier or BinaryMetric.Ece;
}
