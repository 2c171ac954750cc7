namespace Practicum.Core.Evidence;

/// <summary>What a value is held against (methods §7).</summary>
/// <param name="Naive">A constant guess; shown, not used. NaN when it has no meaning.</param>
/// <param name="Starter">Score 0.</param>
/// <param name="Reference">Score 1.</param>
/// <param name="Stability">Fieller's g; above 0.2 there is no score.</param>
public sealed record Anchors(double Naive, double Starter, double Reference, double Stability);

/// <summary>One measured fact (formats §7). Field order is the order in assessment.json.</summary>
public sealed record EvidenceItem
{
    /// <summary><c>task/metric</c>, or <c>task/metric[slice]</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Examiner.</summary>
    public required string Examiner { get; init; }

    /// <summary>Versioned definition, <c>roc_auc@1</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>The value with its interval, or why there is none.</summary>
    public required Estimate Value { get; init; }

    /// <summary>Unit: <c>EUR</c>, <c>days</c>, …; null for pure numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>Anchors, or null when the metric is reported and not scored.</summary>
    public Anchors? Anchors { get; init; }

    /// <summary><c>higher</c>, <c>lower</c> or <c>none</c>.</summary>
    public string Direction { get; init; } = "higher";

    /// <summary>Raw score; null when not scored.</summary>
    public double? Raw { get; init; }

    /// <summary>Standard error of the score; null when not scored or withheld.</summary>
    public double? StandardError { get; init; }

    /// <summary>Score within [0, 1.25], for display.</summary>
    public double? Score { get; init; }

    /// <summary>Interval of the score.</summary>
    public Interval? ScoreInterval { get; init; }

    /// <summary>Digest of the rows (or worlds) it was measured on.</summary>
    public required Digest Group { get; init; }

    /// <summary>Number of worlds, when it was measured on worlds.</summary>
    public int? Seeds { get; init; }

    /// <summary>Competencies it speaks to.</summary>
    public ImmutableArray<string> Competencies { get; init; } = [];

    /// <summary>Why points were lost, or why there is no value, in a plain sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>A wall-time or memory value: it lies in measured.jsonl and not in the chain.</summary>
    public bool Measured { get; init; }

    /// <summary>Digests of what it was computed from.</summary>
    public ImmutableArray<Digest> Inputs { get; init; } = [];
}

/// <summary>Points lost by one part of a task.</summary>
/// <param name="Metric">Metric id.</param>
/// <param name="Points">100 · task share · metric share · (1 − clip(score)).</param>
/// <param name="Headline">One short sentence: what happened.</param>
/// <param name="Reason">One sentence: why, or what would have done.</param>
/// <param name="Money">What it cost this year, where known.</param>
public sealed record LostPoints(string Metric, double Points, string Headline, string Reason, Money? Money = null);

/// <summary>A task's score (methods §7).</summary>
public sealed record TaskResult
{
    /// <summary>Task id.</summary>
    public required string Id { get; init; }

    /// <summary>Title in plain words.</summary>
    public required string Title { get; init; }

    /// <summary>What it rests on, in plain words: "Ranking and risk on 4,000 hidden customers".</summary>
    public required string About { get; init; }

    /// <summary>Weighted clipped score, or null when nothing could be measured.</summary>
    public double? Score { get; init; }

    /// <summary>Its interval, or null.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Weight, after parts that could not be measured gave theirs away.</summary>
    public required double Weight { get; init; }

    /// <summary>Lost points, largest first.</summary>
    public ImmutableArray<LostPoints> Lost { get; init; } = [];

    /// <summary>Why there is no score, or a score without an interval; null otherwise.</summary>
    public string? Reason { get; init; }
}
