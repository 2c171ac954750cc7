using System.Runtime.CompilerServices;

namespace Hostile.Tests.Mutations;

/// <summary>A line of the product that protects, how it is switched off, and which tests notice.</summary>
/// <param name="Id">Name.</param>
/// <param name="File">Path from the root.</param>
/// <param name="Changes">Exact texts, each found once in the file, and what takes their place; OFF stands for the switch.</param>
/// <param name="Red">Tests of which at least one turns red: cases of the corpus, or a filter of a test project.</param>
/// <param name="Codes">Codes of diagnostics that it gives.</param>
internal sealed record Protection(string Id, string File, ImmutableArray<(string Find, string With)> Changes, ImmutableArray<RedTest> Red, ImmutableArray<string> Codes)
{
    private const string Switch = "OFF";

    /// <summary>Folder of the lists.</summary>
    public static string Folder { get; } = Here();

    /// <summary>Every protection of every list.</summary>
    public static IReadOnlyList<Protection> All { get; } = [.. Directory.GetFiles(Folder, "protections-*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Codes without a protection of their own, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = System.IO.File.ReadAllLines(Path.Combine(Folder, "without.txt"))
        .Where(l => l.StartsWith("PR-", StringComparison.Ordinal)).ToDictionary(l => l.Split(' ')[0], l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>The file's text with the protection under its switch.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="faults">Gets what is not found exactly once.</param>
    public string Apply(string text, List<string> faults)
    {
        foreach (var (find, with) in Changes)
        {
            var first = text.IndexOf(find, StringComparison.Ordinal);
            if (first < 0 || text.IndexOf(find, first + 1, StringComparison.Ordinal) >= 0)
                faults.Add($"{Id}: '{find}' is {(first < 0 ? "not" : "more than once")} in {File}");
            else
                text = string.Concat(text.AsSpan(0, first), with.Replace(Switch, $"global::ProtectionSwitch.IsOff(\"{Id}\")", StringComparison.Ordinal), text.AsSpan(first + find.Length));
        }

        return text;
    }

    private static IEnumerable<Protection> Read(string path)
    {
        foreach (var block in System.IO.File.ReadAllText(path).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(b => !b.StartsWith('#')))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var (file, finds, red, codes) = ("", new List<(string Find, string? With)>(), new List<RedTest>(), new List<string>());
            foreach (var line in lines.Skip(1))
            {
                var (key, value) = (line.Trim().Split(' ')[0], line.Trim() is var t && t.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? t[(at + 1)..].Trim() : "");
                switch (key)
                {
                    case "file": file = value; break;
                    case "find": finds.Add((value, null)); break;
                    case "with": finds[^1] = (finds[^1].Find, value); break;
                    case "red": red.Add(RedTest.Of(value)); break;
                    case "codes": codes.AddRange(value.Split(' ')); break;
                    default: throw new InvalidDataException($"{path}: {lines[0]}: '{key}' is no key.");
                }
            }

            yield return new(lines[0].Trim(), file, [.. finds.Select(f => (f.Find, f.With ?? Guarded(f.Find)))], [.. red], [.. codes]);
        }
    }

    // "if (condition)" becomes "if (!OFF && (condition))".
    private static string Guarded(string find) => find.StartsWith("if (", StringComparison.Ordinal) && find.EndsWith(')')
        ? $"if (!{Switch} && ({find["if (".Length..^1]}))"
        : throw new InvalidDataException($"'{find}' is no condition in whole: say with what it is replaced.");

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

/// <summary>Tests that a protection turns red: a project, and a filter of its runner or cases of the corpus.</summary>
/// <param name="Project">Test project.</param>
/// <param name="Filter">Arguments of its runner.</param>
/// <param name="Cases">Cases of the corpus, or null.</param>
internal sealed record RedTest(string Project, string Filter, string? Cases)
{
    /// <summary>"case zip/up" or "Practicum.Onnx.Tests *VettingTests.A_name*".</summary>
    public static RedTest Of(string text) => text.StartsWith("case ", StringComparison.Ordinal)
        ? new("Hostile.Tests", "*OneProcessTests.Chosen_cases*", text["case ".Length..])
        : new(text.Split(' ')[0], text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..], null);
}
