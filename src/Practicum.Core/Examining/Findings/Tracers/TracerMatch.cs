namespace Practicum.Core.Examining.Findings.Tracers;

/// <summary>Claimed rows that another variant's key has, more than chance explains.</summary>
/// <param name="Variant">The other variant.</param>
/// <param name="Kind">Kind of fault.</param>
/// <param name="Shared">Claimed rows outside the own key that are in the other's.</param>
/// <param name="Claimed">Claimed rows outside the own key.</param>
/// <param name="Marked">Rows of the other's key outside the own key.</param>
/// <param name="Pool">Rows outside the own key.</param>
/// <param name="Compared">Comparisons that were made.</param>
/// <param name="Coincidence">Probability of at least so many by coincidence in any of the comparisons, at most.</param>
public sealed record TracerMatch(int Variant, string Kind, int Shared, int Claimed, int Marked, int Pool, int Compared, double Coincidence)
{
    /// <summary>The sentence for the person who looks.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"""
        For a person to look at: {Shared:N0} of {Claimed:N0} rows named for {Kind} outside the own key are in the key of variant {Variant}, which has {Marked:N0} of {Pool:N0} rows; {(double)Claimed * Marked / Pool:0.#} would be expected. The probability of a coincidence, over {Compared:N0} comparisons, is at most {Coincidence:0.0e+0}. This is no verdict.
        """);
}
