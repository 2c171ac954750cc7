namespace Practicum.Core.Examining.Offline;

/// <summary>What the offline examiner is given: hidden rows and what four scorers say of them. All arrays have one value a row.</summary>
public sealed record HoldoutExam : Exam
{
    /// <summary>Labels, 0 or 1.</summary>
    public required byte[] Labels { get; init; }

    /// <summary>Generated worlds: mean true probability given the visible columns, which is the reference. Null in a recorded world.</summary>
    public double[]? VisibleTruth { get; init; }

    /// <summary>Scores of the submitted model, 0 … 1; NaN is a row without an answer.</summary>
    public required double[] ModelScores { get; init; }

    /// <summary>Scores of the starter model.</summary>
    public required double[] StarterScores { get; init; }

    /// <summary>Recorded worlds: scores of the reference model. Not used where the truth is known.</summary>
    public double[]? ReferenceScores { get; init; }

    /// <summary>Share of label 1 in the training rows: the constant guess.</summary>
    public required double NaiveRate { get; init; }

    /// <summary>Entity of each row, 0 … <see cref="Clusters"/> − 1, when entities recur: then entities are resampled. Null resamples rows.</summary>
    public int[]? EntityCluster { get; init; }

    /// <summary>Number of entities; entities without a row here do not matter.</summary>
    public int Clusters { get; init; }

    /// <summary>The model acts when its score is at least this.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The same for starter and reference: the break-even probability of the value matrix, 0.5 without one.</summary>
    public double AnchorThreshold { get; init; } = 0.5;

    /// <summary>Columns whose values are reported apart, by name.</summary>
    public IReadOnlyDictionary<string, TextColumn> Slices { get; init; } = ImmutableSortedDictionary<string, TextColumn>.Empty;

    /// <summary>The submission's own validation figures by metric, and <c>rows</c>.</summary>
    public ImmutableSortedDictionary<string, double> Claims { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Digest of the rows.</summary>
    public required Digest Group { get; init; }

    /// <summary><c>public</c> or <c>private</c> half of the holdout.</summary>
    public string Half { get; init; } = "public";

    /// <summary>Resamples.</summary>
    public int Replicates { get; init; } = 2_000;

    /// <summary>What anchors 1: the true risk, or the reference model; null when there is neither.</summary>
    internal double[]? Reference => VisibleTruth ?? ReferenceScores;
}
