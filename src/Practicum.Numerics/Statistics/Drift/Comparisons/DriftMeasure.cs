namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>One statistic of a column.</summary>
/// <param name="Definition">Name and version: <c>psi.reference-deciles@1</c>.</param>
/// <param name="Estimate">Its value with its interval, or why there is none.</param>
/// <param name="PValue">The p-value of the test that belongs to it, before any adjustment; NaN when none does.</param>
public sealed record DriftMeasure(string Definition, Estimate Estimate, double PValue = double.NaN);
