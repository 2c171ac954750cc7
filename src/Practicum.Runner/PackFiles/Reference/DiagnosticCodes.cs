using System.Text;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The registry of diagnostics about written files. A code is never given another meaning.</summary>
public static class DiagnosticCodes
{
    private static readonly (string Area, string About)[] Areas =
    [
        ("PACK", "project.yaml"), ("WORK", "workspace.yaml and data/schema.yaml"), ("SUB", "submission.yaml"),
        ("REC", "a recipe"), ("POL", "a policy"), ("FIND", "findings"),
    ];

    private static readonly string[] Common =
    [
        "An unknown key.", "A key is missing.", "A value of another form or type.", "A value out of range.", "An unknown name.",
        "The file is of another kind or version.", "A name is used twice.", "A file is not there, or its name leads elsewhere.", "Understood, and not available yet.",
    ];

    private static readonly (string Code, string Meaning)[] Own =
    [
        ("PR-YAML-001", "The file is longer than 256 KiB."),
        ("PR-YAML-002", "The file is not UTF-8 text."),
        ("PR-YAML-003", "The file is not YAML."),
        ("PR-YAML-004", "The file is empty."),
        ("PR-YAML-005", "A directive."),
        ("PR-YAML-006", "A second document."),
        ("PR-YAML-007", "Lists and maps are nested deeper than 32."),
        ("PR-YAML-008", "An anchor or an alias."),
        ("PR-YAML-009", "A tag."),
        ("PR-YAML-010", "A key that is a list or a map."),
        ("PR-YAML-011", "A key is written twice."),
        ("PR-JSON-001", "A line is not one JSON object in UTF-8."),
        ("PR-JSON-002", "A name is written twice in one JSON object."),
        ("PR-PACK-010", "A column has not exactly one of entity, draw and value."),
        ("PR-PACK-011", "An entity column is hidden."),
        ("PR-PACK-012", "A reserved name."),
        ("PR-PACK-013", "The time of a recorded world is given in neither or both ways."),
        ("PR-PACK-014", "An incident lacks what its kind needs."),
        ("PR-PACK-015", "An incident has keys of another kind."),
        ("PR-PACK-016", "An incident that an alert mends is of a kind that no alert can name."),
        ("PR-PACK-017", "A label delay is given in no way or in several."),
        ("PR-PACK-018", "A split that does not fit the kind of world."),
        ("PR-PACK-019", "A task needs production, and there is none."),
        ("PR-PACK-020", "The brief is not UTF-8 text."),
        ("PR-WORK-010", "The file with the secret is not there."),
        ("PR-WORK-011", "A secret that is too short or too long."),
        ("PR-WORK-012", "The folder to write holds something already."),
        ("PR-SUB-010", "The submission is for another project."),
        ("PR-SUB-011", "The submission is for another variant."),
        ("PR-SUB-012", "A reserved name of a challenger."),
        ("PR-SUB-013", "A feature is the label."),
        ("PR-SUB-014", "A feature names the row, its moment or whom it is about."),
        ("PR-SUB-015", "A text column as a number."),
        ("PR-SUB-016", "A test for a text on a column of numbers."),
        ("PR-SUB-017", "A test for a value that never occurs in training."),
        ("PR-SUB-018", "A link in a submission."),
        ("PR-SUB-019", "A file name that is not portable."),
        ("PR-SUB-020", "Too many files or bytes."),
        ("PR-ARC-001", "The archive is damaged or cut off."),
        ("PR-ARC-002", "An entry whose name leads elsewhere or is not portable."),
        ("PR-ARC-003", "The archive unpacks to too many files or bytes."),
        ("PR-ARC-004", "An entry is there twice."),
        ("PR-ARC-005", "Neither a folder, a zip nor a tar.gz."),
        ("PR-ARC-006", "The folder to unpack into exists already."),
        ("PR-ARC-007", "The archive is encrypted."),
        ("PR-ARC-008", "An entry is a link or a device."),
        ("PR-POL-010", "A watch without its column or metric, or with one too many."),
        ("PR-POL-011", "An alarm that is no comparison."),
        ("PR-POL-012", "A rollout condition that is no comparison."),
        ("PR-POL-013", "A test where nothing is tested."),
        ("PR-POL-014", "A reference that the watch does not have."),
        ("PR-POL-015", "'mature' without 'by: request'."),
        ("PR-POL-016", "A multiple of a reference value that does not exist."),
        ("PR-POL-017", "A test of numbers on a text column."),
        ("PR-POL-018", "A short unmatched window on a column with weekly rhythm."),
        ("PR-POL-019", "A multiple of a validation figure that is not given."),
        ("PR-POL-020", "'alarm: auto' without 'quiet_for'."),
        ("PR-POL-021", "A key that belongs to another act."),
        ("PR-POL-022", "An act with too few or too many words."),
        ("PR-POL-023", "Steps of a rollout that do not rise to 100%."),
        ("PR-FIND-010", "The findings are too long."),
        ("PR-FIND-011", "More mistakes in the findings than are shown."),
        ("PR-FIND-012", "A kind is claimed and said to be absent."),
        ("PR-FIND-013", "'scope' outside a finding of kind 'none'."),
        ("PR-FIND-014", "'row_confidence' does not fit 'rows'."),
    ];

    /// <summary>Every code with its meaning, by code.</summary>
    public static ImmutableArray<(string Code, string Meaning)> All { get; } =
    [
        .. Areas.SelectMany(area => Common.Select((meaning, i) => ($"PR-{area.Area}-{(i + 1).ToString("000", CultureInfo.InvariantCulture)}", $"{meaning[..^1]} ({area.About}).")))
            .Concat(Own).OrderBy(code => code.Item1, StringComparer.Ordinal),
    ];

    /// <summary>The page docs/reference/diagnostics.md.</summary>
    public static string Page()
    {
        var page = new StringBuilder("# Diagnostics about written files\n\nEach mistake is one line: `file:line:column: CODE: what was found and what is expected`. This page is generated.\n\n| code | meaning |\n| --- | --- |\n");
        foreach (var (code, meaning) in All)
            page.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        return page.ToString();
    }
}
