using Practicum.Runner.Grades;

namespace Practicum.Cli;

/// <summary>A bound that a metric must keep.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Bound">The bound.</param>
/// <param name="IsLeast">Whether it is the least value that is good enough, not the most.</param>
internal sealed record GradeGate(string Metric, double Bound, bool IsLeast)
{
    /// <summary>Reads <c>roc_auc=0.7</c>; null when it is something else.</summary>
    public static GradeGate? Parse(string text, bool isLeast)
    {
        var cut = text.LastIndexOf('=');
        return cut > 0 && double.TryParse(text.AsSpan(cut + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound)
            ? new(text[..cut].Trim(), bound, isLeast)
            : null;
    }

    /// <summary>Whether the metric keeps it; one that is undefined does not.</summary>
    public bool IsMetBy(GradedSlice slice) => ValueIn(slice) is { } value && (IsLeast ? value >= Bound : value <= Bound);

    /// <summary>What is said when it is not kept.</summary>
    public string Complaint(GradedSlice slice) => ValueIn(slice) is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"The gate was not met: {Metric} is {value:G6}, wanted {(IsLeast ? "at least" : "at most")} {Bound}.")
        : $"The gate was not met: {Metric} is undefined.";

    private double? ValueIn(GradedSlice slice) => slice.Metrics.FirstOrDefault(m => m.Name == Metric) is { Estimate.IsDefined: true } metric ? metric.Estimate.Value : null;
}
