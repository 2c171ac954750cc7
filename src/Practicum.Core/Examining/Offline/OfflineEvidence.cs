using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>Evidence items of the offline examiner.</summary>
internal static class OfflineEvidence
{
    /// <summary>A reported metric, not scored.</summary>
    public static EvidenceItem Item(HoldoutExam exam, string metric, Estimate estimate, string? slice = null) => new()
    {
        Id = slice is null ? $"{exam.Task.Id}/{metric}" : $"{exam.Task.Id}/{metric}[{slice}]",
        Examiner = "offline",
        Definition = $"{metric}@1",
        Value = estimate,
        Direction = BinarySample.IsHigherBetter(metric) ? "higher" : "lower",
        Group = exam.Group,
        Competencies = exam.Competencies,
        Inputs = exam.Inputs,
    };

    /// <summary>A value with the interval of a bootstrap over entities: its default interval would take rows for independent.</summary>
    public static Estimate ByEntities(double value, long rows, double[] replicates)
    {
        double[] defined = [.. replicates.Where(v => !double.IsNaN(v))];
        if (defined.Length < 0.95 * replicates.Length)
            return Estimate.WithoutInterval(value, rows, "Undefined in more than 5 % of the resamples.");
        return Estimate.Of(value, Bootstrap.Percentile(defined, 0.95, "rows") with { Method = "bootstrap over entities" }, rows);
    }

    /// <summary>A score's interval within what is displayed.</summary>
    public static Interval? Shown(Interval? interval) =>
        interval is null ? null : interval with { Low = AnchoredScore.Shown(interval.Low), High = AnchoredScore.Shown(interval.High) };
}
