namespace Practicum.Runner.Grades;

/// <summary>What predictions are worth.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Overall">All rows.</param>
/// <param name="Slices">The rows of each value of the slice column, by value; empty when none was named.</param>
/// <param name="Notes">What a reader should know before trusting the figures; a sentence each.</param>
public sealed record GradeReport(GradeRequest Request, GradedSlice Overall, ImmutableArray<GradedSlice> Slices, ImmutableArray<string> Notes);

/// <summary>Metrics of some rows.</summary>
/// <param name="Value">The value of the slice column; empty for rows without one, null for all rows.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Positives">Binary: how many labels are positive; else null.</param>
/// <param name="Classes">Several classes: how many are known; else null.</param>
/// <param name="Metrics">The metrics, in the order asked for.</param>
public sealed record GradedSlice(string? Value, long Rows, long? Positives, int? Classes, ImmutableArray<GradedMetric> Metrics);

/// <summary>One metric.</summary>
/// <param name="Name">Its name, <c>roc_auc</c>.</param>
/// <param name="IsHigherBetter">Whether more is better.</param>
/// <param name="Estimate">Its value and interval, or why there is none.</param>
public sealed record GradedMetric(string Name, bool IsHigherBetter, Estimate Estimate);
