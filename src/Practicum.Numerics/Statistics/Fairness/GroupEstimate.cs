namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>A rate of one group.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Rate">The rate with Wilson's interval, or why there is none; the count is of the rows that the rate is a share of.</param>
public sealed record GroupEstimate(string Group, Estimate Rate);

/// <summary>One group held against the reference group.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Reference">The name of the reference group.</param>
/// <param name="Difference">Rate of the group less rate of the reference; Newcombe's interval.</param>
/// <param name="Ratio">Rate of the group by rate of the reference; the score interval of Miettinen and Nurminen.</param>
/// <param name="P">Two-sided p of "both rates are the same", by the N − 1 χ² test (Campbell 2007); NaN when a group is too small.</param>
/// <param name="AdjustedP">The p adjusted for the number of groups by Holm's procedure.</param>
public sealed record GroupComparison(string Group, string Reference, Estimate Difference, Estimate Ratio, double P, double AdjustedP);
