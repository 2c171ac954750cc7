namespace Practicum.Runner.Grades;

/// <summary>What is predicted.</summary>
public enum GradeTask
{
    /// <summary>One of two classes, as a score.</summary>
    Binary,

    /// <summary>One of several classes, as a class or as a probability for each.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}

/// <summary>What is to be graded, and how: two CSV files whose rows belong together by id, in any order.</summary>
public sealed record GradeRequest
{
    /// <summary>The file with the truth: id, label, and where wanted weight and slice.</summary>
    public required string Answers { get; init; }

    /// <summary>The file with the predictions: id and score.</summary>
    public required string Predictions { get; init; }

    /// <summary>The column that names a row, in both files; compared byte for byte.</summary>
    public string Id { get; init; } = "id";

    /// <summary>The column of the answers with the label.</summary>
    public string Label { get; init; } = "label";

    /// <summary>
    /// The column of the predictions with the score, the number or the class; for several classes also a pattern with one <c>*</c>, such as <c>p_*</c>: one probability column a class, the part
    /// matched being the class.
    /// </summary>
    public string Score { get; init; } = "score";

    /// <summary>What is predicted.</summary>
    public GradeTask Task { get; init; }

    /// <summary>Binary: rows with at least this score are decided as positive.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Binary: the text that is the positive label; null when labels are 0 and 1.</summary>
    public string? Positive { get; init; }

    /// <summary>Names of metrics, in the order in which they are given; empty for the usual ones of the task.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    /// <summary>The column of the answers with a weight ≥ 0 a row, or null.</summary>
    public string? Weight { get; init; }

    /// <summary>The column of the answers by whose values rows are graded apart as well, or null.</summary>
    public string? Slice { get; init; }

    /// <summary>What stands between cells: an ASCII character but a quote or a line end.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Number of bootstrap resamples for intervals; 0 for each metric's own method.</summary>
    public int Bootstrap { get; init; }

    /// <summary>The seed of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;
}
