namespace Practicum.Core.Examining.Findings;

/// <summary>
/// What may be told of findings while a project is open. A count of lost points answers a question about the key; so it is told at most three times, and rounded to quarters (methods §8).
/// </summary>
public static class TellingRule
{
    /// <summary>How often a person is told on one variant.</summary>
    public const int Most = 3;

    private const double Quarter = 0.25;

    /// <summary>A score in quarters, within 0 and 1.</summary>
    public static double InQuarters(double score) => Math.Round(Math.Clamp(score, 0, 1) / Quarter, MidpointRounding.AwayFromZero) * Quarter;

    /// <summary>Whether findings may be told of: while fewer than three others were, or when the same were told of before, which tells nothing new.</summary>
    /// <param name="told">Digests of the findings that this person was told of on this variant.</param>
    /// <param name="findings">Digest of the findings in question.</param>
    public static bool MayTell(IReadOnlyCollection<Digest> told, Digest findings) => told.Contains(findings) || told.Distinct().Count() < Most;
}
