using System.Text;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The registry of diagnostics. A code is never given another meaning.</summary>
public static class DiagnosticCodes
{
    /// <summary>Forms of files, and which of the nine common mistakes cannot happen in them: a name twice where names are keys, a kind where lines have none.</summary>
    private static readonly (string Area, string About, int[] Never)[] Forms =
    [
        ("PACK", "project.yaml", []), ("WORK", "workspace.yaml and data/schema.yaml", []), ("SUB", "submission.yaml", []),
        ("REC", "a recipe", [9]), ("POL", "a policy", [7, 8]), ("FIND", "findings", [6, 7, 8, 9]), ("PRF", "proof.yaml", [7, 9]),
    ];

    private static readonly string[] Common =
    [
        "An unknown key.", "A key is missing.", "A value of another form or type.", "A value out of range.", "An unknown name.",
        "The file is of another kind or version.", "A name is used twice.", "A file is not there, or its name leads elsewhere.", "Understood, and not available yet.",
    ];

    private static readonly (string Title, string[] Areas)[] Chapters =
    [
        ("Packs and proofs", ["PACK", "PRF", "PROOF"]),
        ("Worlds: expressions, incidents, data, faults", ["EXPR", "WORLD", "CSV", "FAULT"]),
        ("Workspaces", ["WORK"]),
        ("Submissions, policies, recipes, findings", ["SUB", "POL", "REC", "RECIPE", "FIND", "ARCHIVE"]),
        ("File names", ["NAME"]),
        ("Documents", ["TEXT"]),
        ("YAML and JSON as such", ["YAML", "JSON"]),
        ("Models", ["ONNX", "MODEL"]),
        ("Cages of models", ["CAGE"]),
        ("Grading predictions", ["GRADE"]),
        ("Runs and ledgers", ["RUN", "LEDGER"]),
        ("Building Practicum", ["BUILD"]),
    ];

    /// <summary>Every code with its meaning, by code.</summary>
    public static ImmutableArray<(string Code, string Meaning)> All { get; } =
    [
        .. Forms.SelectMany(form => Common.Select((meaning, i) => (Number: i + 1, Meaning: meaning)).Where(mistake => !form.Never.Contains(mistake.Number))
                .Select(mistake => ($"PR-{form.Area}-{mistake.Number.ToString("000", CultureInfo.InvariantCulture)}", $"{mistake.Meaning[..^1]} ({form.About}).")))
            .Concat(MeaningsOfFiles.All).Concat(MeaningsOfWorlds.All).Concat(MeaningsOfFaults.All).Concat(MeaningsOfModels.All).Concat(MeaningsOfRuns.All).OrderBy(code => code.Item1, StringComparer.Ordinal),
    ];

    /// <summary>Whether a code is one of the nine that every form has, so that no source names it in full.</summary>
    public static bool IsCommon(string code) => Forms.Any(form => AreaOf(code) == form.Area) && string.CompareOrdinal(code[^3..], "009") <= 0;

    /// <summary>The page docs/reference/diagnostics.md.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Diagnostics

            What people wrote wrongly is told all at once, a line for each mistake: `file:line:column: CODE: what was found and what is expected`, then the nearest
            known name and how to mend it where that is known. A code keeps its meaning for ever. This page is generated.

            """);
        foreach (var (title, areas) in Chapters)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| code | meaning |\n| --- | --- |\n");
            foreach (var (code, meaning) in areas.SelectMany(area => All.Where(c => AreaOf(c.Code) == area)))
                page.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        }

        return page.ToString();
    }

    private static string AreaOf(string code) => code.Split('-')[1];
}
