using System.Text.RegularExpressions;

namespace Hostile.Tests;

/// <summary>What a report may never hold, whatever was handed in.</summary>
internal static partial class Report
{
    /// <summary>Signs of handed-in text that would act.</summary>
    public static IEnumerable<string> Faults(string html)
    {
        foreach (var (what, pattern) in new (string, Regex)[] { ("script of the card", Script()), ("handler", Handler()), ("link that runs", Link()), ("remote content", Remote()) })
        {
            if (pattern.Match(html) is { Success: true } match)
                yield return $"the report holds a {what}: {match.Value}";
        }

        if (Regex.Count(html, "</html>", RegexOptions.IgnoreCase) != 1)
            yield return "the report ends more than once";
        if (html.Contains('\u202E', StringComparison.Ordinal))
            yield return "the report holds U+202E";
    }

    [GeneratedRegex(@"<script>alert", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"<[a-z]+\b[^<>]*\son\w+\s*=\s*[""']?alert", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"href\s*=\s*[""']?\s*(javascript|data|vbscript|file):", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"<(img|iframe|object|embed|video|audio|source|link)\b[^<>]*(src|href|data)\s*=\s*[""']?https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Remote();
}
