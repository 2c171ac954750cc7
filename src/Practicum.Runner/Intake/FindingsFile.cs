using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>Checks a file of findings: one JSON object a line (formats §6). Nobody scores them yet.</summary>
internal static class FindingsFile
{
    private const int MostBytes = 16 << 20;
    private const int MostReports = 50;

    private static readonly Shape<string> RowName = Scalars.Text;

    private static readonly Key<string> Kind = Key.Must("kind", Scalars.Dotted, "Kind of finding; none says that a kind is absent.");
    private static readonly Key<string?> Scope = Key.MayText("scope", Scalars.Dotted, "The kind that is said to be absent.");
    private static readonly Key<double?> Confidence = Key.MayValue("confidence", Scalars.Number(0, 1), "How sure, 0 to 1.");
    private static readonly Key<ImmutableArray<string>> Rows = Key.May("rows", new ListShape<string>(RowName), [], "Values of row_id.");
    private static readonly Key<ImmutableArray<double>> RowConfidence = Key.May("row_confidence", new ListShape<double>(Scalars.Number(0, 1)), [], "How sure, row by row.");
    private static readonly Key<ImmutableArray<string>> Columns = Key.May("columns", new ListShape<string>(Scalars.Text.Checked(CheckColumn)), [], "Columns.");
    private static readonly Key<ImmutableArray<ImmutableArray<string>>> Cells = Key.May("cells", new ListShape<ImmutableArray<string>>(new ListShape<string>(RowName, 2)), [], "Pairs of row and column.");
    private static readonly Key<ImmutableArray<ImmutableArray<string>>> Pairs = Key.May("pairs", new ListShape<ImmutableArray<string>>(new ListShape<string>(RowName, 2)), [], "Pairs of rows.");
    private static readonly Key<bool> Spans = Key.May("spans", new AnyShape(), false, "Stretches of text.");
    private static readonly Key<string?> Remedy = Key.MayText("remedy", Scalars.Text, "What to do about it.");

    /// <summary>The form of a line; it gives the kind spoken of and whether it is said to be absent.</summary>
    public static Shape<(string Kind, bool Absent)> Shape { get; } = new MapShape<(string, bool)>("a finding",
        [Kind, Scope, Rows, RowConfidence, Columns, Cells, Pairs, Spans, Confidence, Remedy], Build);

    /// <summary>Reports every line that is not a finding.</summary>
    public static void Check(ReadOnlySpan<byte> bytes, string name, WorkspaceFacts facts, List<Diagnostic> problems)
    {
        if (bytes.Length > MostBytes)
        {
            problems.Add(new("PR-FIND-010", new(name), string.Create(CultureInfo.InvariantCulture, $"The findings have {bytes.Length:N0} bytes; at most {MostBytes:N0} are read.")));
            return;
        }

        var context = new ReadContext("FIND", problems) { Facts = facts };
        var (first, line, claims) = (problems.Count, 0, new Dictionary<string, bool>());
        foreach (var range in bytes.Split((byte)'\n'))
        {
            line++;
            var text = bytes[range].TrimEnd((byte)'\r');
            if (text.Trim(" \t"u8).IsEmpty)
                continue;
            if (problems.Count - first >= MostReports)
            {
                problems.Add(new("PR-FIND-011", new(name, line), "The findings have more mistakes than these; the rest is not read."));
                return;
            }

            if (JsonLine.Read(text, new(name, line), problems) is not { } node)
                continue;
            context.Subject = "a line";
            if (!Shape.Read(node, context, out var claim) || claim.Kind.Length == 0)
                continue;
            if (claims.TryGetValue(claim.Kind, out var absent) && absent != claim.Absent)
                problems.Add(new("PR-FIND-012", node.Place, $"'{claim.Kind}' is claimed and said to be absent."));
            claims[claim.Kind] = claim.Absent;
        }
    }

    private static (string Kind, bool Absent) Build(Fields fields)
    {
        var context = fields.Context;
        var absent = fields.Get(Kind) == "none";
        if (absent && !fields.Wrote(Scope))
            context.Report(Mistake.MissingKey, fields.Place, "A finding of kind 'none' names the absent kind under 'scope'.");
        if (!absent && fields.Wrote(Scope))
            context.Report("PR-FIND-013", fields.PlaceOf(Scope), "'scope' belongs to a finding of kind 'none'.");
        if (fields.Has(RowConfidence) && fields.Get(RowConfidence).Length != fields.Get(Rows).Length)
            context.Report("PR-FIND-014", fields.PlaceOf(RowConfidence), $"'row_confidence' must have one value for each of 'rows'. Found {fields.Get(RowConfidence).Length} for {fields.Get(Rows).Length}.");
        var (kind, place) = absent ? (fields.Get(Scope) ?? "", fields.PlaceOf(Scope)) : (fields.Get(Kind), fields.PlaceOf(Kind));
        if (kind.Length > 0 && context.Facts is { } facts && !facts.Checklist.Contains(kind))
            context.Unknown("kind on the checklist", kind, place, facts.Checklist);
        return (kind, absent);
    }

    private static void CheckColumn(string name, SpecNode node, ReadContext context)
    {
        if (context.Facts is { Schema.Fields: { IsEmpty: false } fields } && !fields.Any(f => f.Name == name))
            context.Unknown("column", name, node.Place, [.. fields.Select(f => f.Name)]);
    }
}
