using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.Intake.Claims;

/// <summary>The form of a finding: one JSON object (formats §6).</summary>
internal static class FindingShape
{
    private static readonly Key<string> Kind = Key.Must("kind", Scalars.Dotted, "Kind of finding; none says that a kind is absent.");
    private static readonly Key<string?> Scope = Key.MayText("scope", Scalars.Dotted, "The kind that is said to be absent.");
    private static readonly Key<double?> Confidence = Key.MayValue("confidence", Scalars.Number(0, 1), "How sure, 0 to 1; 1 when it is left out.");
    private static readonly Key<ImmutableArray<int>> Rows = Key.May("rows", LocusShapes.Rows, [], "Values of row_id, the surest first.");
    private static readonly Key<ImmutableArray<double>> RowConfidence = Key.May("row_confidence", new ListShape<double>(Scalars.Number(0, 1)), [], "How sure, row by row.");
    private static readonly Key<ImmutableArray<string>> Columns = Key.May("columns", new ListShape<string>(LocusShapes.Column), [], "Columns.");
    private static readonly Key<ImmutableArray<FaultCell>> Cells = Key.May("cells", LocusShapes.Cells, [], "Cells, each as row_id and column.");
    private static readonly Key<ImmutableArray<(int Row, int Other)>> Pairs = Key.May("pairs", LocusShapes.Pairs, [], "Pairs of rows, as of copies.");
    private static readonly Key<ImmutableArray<FaultSpan>> Spans = Key.May("spans", LocusShapes.Spans, [], "Stretches of text, each as row_id, column, first character (from 0) and number of characters, in UTF-16 code units.");
    private static readonly Key<string?> Remedy = Key.MayText("remedy", Scalars.Text, "What to do about it.");

    /// <summary>The form; a finding of kind <c>none</c> becomes one about the absent kind. The kind is empty when it could not be read.</summary>
    public static Shape<Finding> Shape { get; } = new MapShape<Finding>("a finding", [Kind, Scope, Rows, RowConfidence, Columns, Cells, Pairs, Spans, Confidence, Remedy], Build);

    private static Finding Build(Fields fields)
    {
        var context = fields.Context;
        var absent = fields.Get(Kind) == "none";
        if (absent && !fields.Wrote(Scope))
            context.Report(Mistake.MissingKey, fields.Place, "A finding of kind 'none' names the absent kind under 'scope'.");
        if (!absent && fields.Wrote(Scope))
            context.Report("PR-FIND-013", fields.PlaceOf(Scope), "'scope' belongs to a finding of kind 'none'.");
        if (fields.Has(RowConfidence) && fields.Get(RowConfidence).Length != fields.Get(Rows).Length)
            context.Report("PR-FIND-014", fields.PlaceOf(RowConfidence), $"'row_confidence' must have one value for each of 'rows'. Found {fields.Get(RowConfidence).Length} for {fields.Get(Rows).Length}.");
        Key[] loci = [Rows, Columns, Cells, Pairs, Spans];
        if (absent && loci.FirstOrDefault(fields.Wrote) is { } place)
            context.Report("PR-FIND-016", fields.PlaceOf(place), $"A kind that is absent has no '{place.Name}'.");
        var (kind, at) = absent ? (fields.Get(Scope) ?? "", fields.PlaceOf(Scope)) : (fields.Get(Kind), fields.PlaceOf(Kind));
        if (kind.Length > 0 && context.Facts is { } facts && !facts.Checklist.Contains(kind))
            context.Unknown("kind on the checklist", kind, at, facts.Checklist);
        return new()
        {
            Kind = kind,
            Absent = absent,
            Confidence = fields.Get(Confidence),
            Rows = fields.Get(Rows),
            RowConfidence = fields.Get(RowConfidence),
            Columns = fields.Get(Columns),
            Cells = fields.Get(Cells),
            Pairs = fields.Get(Pairs),
            Spans = fields.Get(Spans),
            Remedy = fields.Get(Remedy),
        };
    }
}
