using System.Globalization;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>What is measured.</summary>
internal enum MulticlassKind
{
    Accuracy,
    BalancedAccuracy,
    Precision,
    Recall,
    F,
    Mcc,
    Kappa,
    LogLoss,
    Brier,
    Ece,
    TopK,
    AreaOneVsRest,
    AreaOneVsOne,
}

/// <summary>How classes are averaged.</summary>
internal enum Average
{
    None,
    Macro,
    Micro,
    Weighted,
}

/// <summary>A multiclass metric.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Average">How classes are averaged.</param>
/// <param name="Parameter">β of F, k of top-k; else 0.</param>
internal readonly record struct MulticlassMetric(MulticlassKind Kind, Average Average = Average.None, double Parameter = 0)
{
    /// <summary>The names that are listed; β and k may be others.</summary>
    public static readonly ImmutableArray<string> Decided =
    [
        "accuracy", "balanced_accuracy", "precision_macro", "precision_micro", "precision_weighted", "recall_macro", "recall_micro", "recall_weighted",
        "f1_macro", "f1_micro", "f1_weighted", "mcc", "kappa",
    ];

    /// <summary>Those that need a probability or score of each class.</summary>
    public static readonly ImmutableArray<string> Scored =
        ["log_loss", "brier", "ece", "top_k_accuracy@2", "roc_auc_ovr", "roc_auc_ovr_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted"];

    /// <summary>Whether scores of each class are needed.</summary>
    public bool NeedsScores => Kind >= MulticlassKind.LogLoss;

    /// <summary>Whether the scores must be probabilities.</summary>
    public bool NeedsProbabilities => Kind is MulticlassKind.LogLoss or MulticlassKind.Brier or MulticlassKind.Ece;

    /// <summary>The metric of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MulticlassMetric Of(string name) => name switch
    {
        "accuracy" => new(MulticlassKind.Accuracy),
        "balanced_accuracy" => new(MulticlassKind.BalancedAccuracy),
        "mcc" => new(MulticlassKind.Mcc),
        "kappa" => new(MulticlassKind.Kappa),
        "log_loss" => new(MulticlassKind.LogLoss),
        "brier" => new(MulticlassKind.Brier),
        "ece" => new(MulticlassKind.Ece),
        "roc_auc_ovr" => new(MulticlassKind.AreaOneVsRest, Average.Macro),
        "roc_auc_ovr_weighted" => new(MulticlassKind.AreaOneVsRest, Average.Weighted),
        "roc_auc_ovo" => new(MulticlassKind.AreaOneVsOne, Average.Macro),
        "roc_auc_ovo_weighted" => new(MulticlassKind.AreaOneVsOne, Average.Weighted),
        _ when name.StartsWith("top_k_accuracy@", StringComparison.Ordinal) && Number(name.AsSpan(15)) is { } k and >= 1 && double.IsInteger(k) => new(MulticlassKind.TopK, Average.None, k),
        _ => Averaged(name) ?? throw new ArgumentException($"No multiclass metric '{name}'.", nameof(name)),
    };

    /// <summary>The metric of one class of that name: precision, recall, f1 or another f.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MulticlassMetric OfOneClass(string name) => One(name) ?? throw new ArgumentException($"No metric '{name}' of one class.", nameof(name));

    private static MulticlassMetric? Averaged(string name)
    {
        var cut = name.LastIndexOf('_');
        Average? average = cut < 0 ? null : name[(cut + 1)..] switch { "macro" => Average.Macro, "micro" => Average.Micro, "weighted" => Average.Weighted, _ => null };
        return average is { } how && One(name[..cut]) is { } one ? one with { Average = how } : null;
    }

    private static MulticlassMetric? One(string name) => name switch
    {
        "precision" => new(MulticlassKind.Precision),
        "recall" => new(MulticlassKind.Recall),
        ['f', ..] when Number(name.AsSpan(1)) is { } beta and > 0 => new(MulticlassKind.F, Average.None, beta),
        _ => null,
    };

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
