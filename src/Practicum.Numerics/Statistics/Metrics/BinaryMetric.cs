namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>What is computed; some kinds have a parameter.</summary>
internal enum BinaryKind
{
    RocAuc,
    AveragePrecision,
    LogLoss,
    Brier,
    Accuracy,
    Precision,
    Recall,
    FBeta,
    Ece,
    PartialAuc,
    PartialAucRaw,
    BalancedAccuracy,
    Specificity,
    Mcc,
    Kappa,
    EceMass,
    Ks,
}

/// <summary>A binary metric: its kind, and the β of an F measure or the largest false positive rate of a partial area.</summary>
internal readonly record struct BinaryMetric(BinaryKind Kind, double Parameter = 0)
{
    /// <summary>The largest false positive rate of <c>partial_auc</c> without a number.</summary>
    public const double DefaultMostFalsePositives = 0.1;

    /// <summary>Whether scores must be probabilities for it to mean anything.</summary>
    public bool NeedsProbabilities => Kind is BinaryKind.LogLoss or BinaryKind.Brier or BinaryKind.Ece or BinaryKind.EceMass;

    /// <summary>Whether it looks at decisions alone.</summary>
    public bool IsOfDecisions => Kind is BinaryKind.Accuracy or BinaryKind.Precision or BinaryKind.Recall or BinaryKind.FBeta or BinaryKind.BalancedAccuracy
        or BinaryKind.Specificity or BinaryKind.Mcc or BinaryKind.Kappa;

    /// <summary>The metric of that name: a listed one, <c>f</c> and any β &gt; 0 (<c>f0.5</c>), or <c>partial_auc@</c>, <c>partial_auc_raw@</c> and a rate in (0, 1].</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static BinaryMetric Of(string name) => Find(name) ?? throw new ArgumentException($"No binary metric '{name}'.", nameof(name));

    /// <summary>The metric of that name, or null.</summary>
    public static BinaryMetric? Find(string name) => name switch
    {
        "roc_auc" => new(BinaryKind.RocAuc),
        "average_precision" => new(BinaryKind.AveragePrecision),
        "log_loss" => new(BinaryKind.LogLoss),
        "brier" => new(BinaryKind.Brier),
        "accuracy" => new(BinaryKind.Accuracy),
        "precision" => new(BinaryKind.Precision),
        "recall" => new(BinaryKind.Recall),
        "f1" => new(BinaryKind.FBeta, 1),
        "ece" => new(BinaryKind.Ece),
        "partial_auc" => new(BinaryKind.PartialAuc, DefaultMostFalsePositives),
        "partial_auc_raw" => new(BinaryKind.PartialAucRaw, DefaultMostFalsePositives),
        "balanced_accuracy" => new(BinaryKind.BalancedAccuracy),
        "specificity" => new(BinaryKind.Specificity),
        "mcc" => new(BinaryKind.Mcc),
        "kappa" => new(BinaryKind.Kappa),
        "ece_mass" => new(BinaryKind.EceMass),
        "ks" => new(BinaryKind.Ks),
        _ => WithNumber(name),
    };

    private static BinaryMetric? WithNumber(string name)
    {
        if (Number(name, "partial_auc@") is { } rate)
            return rate <= 1 ? new(BinaryKind.PartialAuc, rate) : null;
        if (Number(name, "partial_auc_raw@") is { } raw)
            return raw <= 1 ? new(BinaryKind.PartialAucRaw, raw) : null;
        return Number(name, "f") is { } beta ? new(BinaryKind.FBeta, beta) : null;
    }

    private static double? Number(string name, string before) =>
        name.StartsWith(before, StringComparison.Ordinal)
        && double.TryParse(name.AsSpan(before.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number) ? number : null;
}
