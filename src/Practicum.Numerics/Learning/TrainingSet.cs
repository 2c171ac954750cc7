namespace Practicum.Numerics.Learning;

/// <summary>What a learner learns from.</summary>
public sealed record TrainingSet
{
    /// <summary>Training rows, at least one. Numbers are used as float32, because that is what an exported graph gets.</summary>
    public required Table Rows { get; init; }

    /// <summary>A label for each row, 0 or 1.</summary>
    public required ReadOnlyMemory<byte> Labels { get; init; }

    /// <summary>Columns to learn from, at least one, each once.</summary>
    public required ImmutableArray<string> Features { get; init; }

    /// <summary>A weight for each row, finite and not negative, one of them positive; empty for 1 each. A row of whole weight w counts exactly as w equal rows.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Columns of numbers in which the score of <c>gbdt</c> may only rise (+1) or only fall (−1), everything else equal.</summary>
    public ImmutableSortedDictionary<string, int> Monotone { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Rows with the same columns on which <c>gbdt</c> watches its log loss to stop early, instead of a share of the training rows.</summary>
    public TrainingSet? Validation { get; init; }

    /// <summary>The rows at <paramref name="rows"/>, in that order, with their labels and weights.</summary>
    public TrainingSet Take(ReadOnlySpan<int> rows)
    {
        var labels = new byte[rows.Length];
        var weights = new double[Weights.IsEmpty ? 0 : rows.Length];
        for (var i = 0; i < rows.Length; i++)
            labels[i] = Labels.Span[rows[i]];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Weights.Span[rows[i]];
        return this with { Rows = Rows.Take(rows), Labels = labels, Weights = weights };
    }

    /// <summary>The first thing wrong with it for a learner, or null.</summary>
    internal string? Wrong(string learner)
    {
        var weights = Weights.Span;
        if (Rows.Rows == 0 || Labels.Length != Rows.Rows)
            return $"{Labels.Length} labels for {Rows.Rows} rows.";
        if (Labels.Span.ContainsAnyExceptInRange((byte)0, (byte)1))
            return "Labels must be 0 or 1.";
        if (Features.IsDefaultOrEmpty || Features.Distinct().Count() != Features.Length)
            return "Features must be at least one, each once.";
        if (weights.Length != 0 && weights.Length != Rows.Rows)
            return $"{weights.Length} weights for {Rows.Rows} rows.";
        foreach (var weight in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
                return "Weights must be finite and not negative.";
        }

        if (weights.Length > 0 && !weights.ContainsAnyExcept(0))
            return "One weight at least must be positive.";
        foreach (var (name, direction) in Monotone)
        {
            if (learner != "gbdt")
                return "Only gbdt can be monotone.";
            if (!Features.Contains(name) || Rows[name] is not NumericColumn || direction is not (1 or -1))
                return $"'{name}' cannot be monotone with {direction}: it must be a feature with numbers, and +1 or −1.";
        }

        return Validation is null ? null : learner != "gbdt" ? "Only gbdt watches a validation set." : (Validation with { Features = Features, Monotone = Monotone, Validation = null }).Wrong(learner);
    }
}
