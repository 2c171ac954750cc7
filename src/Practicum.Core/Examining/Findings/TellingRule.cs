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

    /// <summary>
    /// Replicates that tell no more than quarters do: each in quarters, spread evenly over what rounds to it, so that an interval of them holds what the rounding hides.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="replicates">The score in each resample; empty when it does not vary.</param>
    /// <param name="count">How many to make in that case.</param>
    public static double[] Blurred(double score, double[] replicates, int count)
    {
        var blurred = new double[replicates.Length == 0 ? count : replicates.Length];
        for (var r = 0; r < blurred.Length; r++)
            blurred[r] = Math.Clamp(InQuarters(replicates.Length == 0 ? score : replicates[r]) + Quarter * ((r + 0.5) / blurred.Length - 0.5), 0, 1);
        return blurred;
    }

    /// <summary>Whether findings may be told of: while fewer than three others were, or when the same were told of before, which tells nothing new.</summary>
    /// <param name="told">Digests of the findings that this person was told of on this variant.</param>
    /// <param name="findings">Digest of the findings in question.</param>
    public static bool MayTell(IReadOnlyCollection<Digest> told, Digest findings) => told.Contains(findings) || told.Distinct().Count() < Most;
}
