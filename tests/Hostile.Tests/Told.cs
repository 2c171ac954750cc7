using System.Text.RegularExpressions;
using Hostile.Tests.Corpus;

namespace Hostile.Tests;

/// <summary>What a case was told, and what must hold of everything that people are told.</summary>
/// <param name="ExitCode">0 or 1.</param>
/// <param name="Codes">Codes of the refusals, without repetition, sorted.</param>
/// <param name="Faults">What is wrong with the way it was told.</param>
internal sealed partial record Told(int ExitCode, string[] Codes, List<string> Faults)
{
    private const int MostLetters = 2_400;

    /// <summary>"1 PR-ARCHIVE-004" as in the committed list.</summary>
    public string Verdict => string.Join(' ', Codes.Prepend(ExitCode.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Faults of what was told, and of what was decided.</summary>
    public IEnumerable<string> Against(Expected expected)
    {
        foreach (var fault in Faults)
            yield return fault;
        if (ExitCode != expected.ExitCode)
            yield return $"exit code {ExitCode}, expected {expected.ExitCode}";
        var areas = Codes.Select(c => c.Split('-')[1]).ToArray();
        if (expected.Areas.Length > 0 && !areas.Any(expected.Areas.Contains))
            yield return $"told {string.Join(' ', Codes)}, expected a code of {string.Join(" or ", expected.Areas)}";
    }

    /// <summary>From what the command printed.</summary>
    public static Told By(int exit, string output, string error)
    {
        var faults = new List<string>();
        Controls("standard output", output, faults);
        Controls("standard error", error, faults);
        if (error.Contains("   at ", StringComparison.Ordinal) || error.Contains("This is our fault", StringComparison.Ordinal))
            faults.Add($"a stack trace: {error}");
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var lines = error.TrimEnd('\n').Split('\n').Where(l => !l.StartsWith("Note: ", StringComparison.Ordinal)).ToArray();
        foreach (var line in exit == 0 ? [] : lines)
        {
            if (CodeLine().Match(line) is { Success: true } match)
            {
                codes.Add(match.Groups["code"].Value);
                if (match.Groups["place"].Value.Length == 0)
                    faults.Add($"no place: {line}");
                if (line.Length > MostLetters)
                    faults.Add($"a line of {line.Length} letters");
                if (!Ends(line))
                    faults.Add($"no sentence: {line}");
            }
            else if (!EndLine().IsMatch(line) && !ProgressLine().IsMatch(line))
            {
                faults.Add($"a line that is no diagnostic: {line}");
            }
        }

        if (exit == 0 && CodeLine().IsMatch(error))
            faults.Add($"admitted, with {error}");
        if (exit != 0 && codes.Count == 0)
            faults.Add($"no code: {error}");
        return new(exit, [.. codes], faults);
    }

    /// <summary>From diagnostics.</summary>
    public static Told By(IReadOnlyCollection<Diagnostic> problems)
    {
        var faults = new List<string>();
        foreach (var problem in problems)
        {
            var line = problem.ToString();
            Controls("a diagnostic", line, faults);
            if (line.Contains('\n', StringComparison.Ordinal))
                faults.Add($"more than a line: {line}");
            if (line.Length > MostLetters)
                faults.Add($"a line of {line.Length} letters");
            if (!Ends(problem.Message))
                faults.Add($"no sentence: {line}");
            if (CodeLine().Match(line).Groups["code"].Value is var first && first != problem.Code)
                faults.Add($"reads as {first}: {line}");
        }

        return new(problems.Count == 0 ? 0 : 1, [.. problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal)], faults);
    }

    private static bool Ends(string line) => line is [.., '.' or ')' or '…'];

    private static void Controls(string where, string text, List<string> faults)
    {
        foreach (var letter in text)
        {
            var category = char.GetUnicodeCategory(letter);
            if (letter is not ('\n' or '\r') && category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                faults.Add($"{where} holds U+{(int)letter:X4}");
                return;
            }
        }
    }

    [GeneratedRegex(@"^(?<place>.*?): ?(?<code>PR-[A-Z]+-\d{3}): .")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"(^\d+ mistakes?\. )|(^No attempt was used\.$)|(^Nothing was graded\.$)")]
    private static partial Regex EndLine();

    [GeneratedRegex(@"^ *[A-Z][\w ]+(\(.*\))?: |^[A-Z][\w ,()…/]+(…|\.|\d)")]
    private static partial Regex ProgressLine();
}
