namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>How far groups lie apart, from the highest to the lowest rate.</summary>
/// <param name="Estimate">The difference or ratio with an interval that holds for many groups (see <see cref="GroupFairness.Difference"/>), or why there is none.</param>
/// <param name="Highest">The group with the highest rate; null when undefined.</param>
/// <param name="Lowest">The group with the lowest rate; null when undefined.</param>
/// <param name="ByChance">
/// For a difference: what it would be on average if all groups had the same true rate, so how much of it is no more than the number and smallness of the groups. Null for a ratio.
/// </param>
/// <param name="LeftOut">Groups that were too small to enter, by name.</param>
public sealed record FairnessSpread(Estimate Estimate, string? Highest, string? Lowest, double? ByChance, ImmutableArray<string> LeftOut);
