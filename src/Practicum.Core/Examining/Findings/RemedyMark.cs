namespace Practicum.Core.Examining.Findings;

/// <summary>What a remedy does to the mark of a place (methods §8).</summary>
public static class RemedyMark
{
    /// <summary>Factor when none was named.</summary>
    public const double Missing = 0.9;

    /// <summary>Factor when it does not help.</summary>
    public const double Wrong = 0.75;

    /// <summary>The factor: 1 for a right one, or where the key asks for none.</summary>
    /// <param name="remedy">As it was named, or null.</param>
    /// <param name="right">Remedies that help.</param>
    public static double Of(string? remedy, ImmutableArray<string> right)
    {
        if (right.IsEmpty)
            return 1;
        if (string.IsNullOrWhiteSpace(remedy))
            return Missing;
        return right.Contains(Plain(remedy), StringComparer.Ordinal) ? 1 : Wrong;
    }

    /// <summary>Small letters, words joined by hyphens: "Drop rows" is <c>drop-rows</c>.</summary>
    private static string Plain(string remedy) => string.Join('-', remedy.ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries));
}
