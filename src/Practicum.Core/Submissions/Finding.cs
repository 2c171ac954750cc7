using Practicum.Core.Planting;

namespace Practicum.Core.Submissions;

/// <summary>What a submission says of one kind of fault (formats §6). Rows are values of <c>row_id</c>.</summary>
public sealed record Finding
{
    /// <summary>The kind, as <c>label-noise</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the kind is said to be absent (a line of kind <c>none</c>).</summary>
    public bool Absent { get; init; }

    /// <summary>How sure of that, 0 … 1; null when it was not said, and then it counts as 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>The rows, the surest first; each once.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];

    /// <summary>How sure of each row, 0 … 1, NaN where it was not said; empty when it was said of none.</summary>
    public ImmutableArray<double> RowConfidence { get; init; } = [];

    /// <summary>The columns, each once.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The cells, each once.</summary>
    public ImmutableArray<FaultCell> Cells { get; init; } = [];

    /// <summary>Pairs of rows, each once.</summary>
    public ImmutableArray<(int Row, int Other)> Pairs { get; init; } = [];

    /// <summary>Stretches of text, each once; what they hold is not said.</summary>
    public ImmutableArray<FaultSpan> Spans { get; init; } = [];

    /// <summary>What to do about it, or null.</summary>
    public string? Remedy { get; init; }

    /// <summary>The stated probability that the kind is there.</summary>
    public double Probability => Absent ? 1 - (Confidence ?? 1) : Confidence ?? 1;

    /// <summary>Findings with one for each kind: loci are united in the order in which they were said; the confidence and the remedy that were said last stand (methods §8).</summary>
    /// <param name="findings">As they were written.</param>
    public static ImmutableArray<Finding> Merge(IEnumerable<Finding> findings)
    {
        var kinds = new Dictionary<string, MergedFinding>(StringComparer.Ordinal);
        var order = new List<MergedFinding>();
        foreach (var finding in findings)
        {
            if (!kinds.TryGetValue(finding.Kind, out var merged))
            {
                kinds.Add(finding.Kind, merged = new(finding.Kind));
                order.Add(merged);
            }

            merged.Add(finding);
        }

        return [.. order.Select(m => m.ToFinding())];
    }
}
