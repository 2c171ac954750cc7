using Practicum.Core.Planting;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Claims;

/// <summary>The forms of what a finding may point at (formats §6): rows by their <c>row_id</c>, columns, cells, pairs of rows, spans.</summary>
internal static class LocusShapes
{
    private const int MostNamed = 5;

    private static readonly Shape<int> RowId = new ScalarShape<int>("a row_id", 0, () => new() { ["type"] = new System.Text.Json.Nodes.JsonArray("integer", "string") }, TryRow);
    private static readonly Shape<int> Start = Scalars.Whole(0);
    private static readonly Shape<int> Length = Scalars.Whole(1);

    /// <summary>A column of the workspace.</summary>
    public static Shape<string> Column { get; } = Scalars.Text.Checked(CheckColumn);

    /// <summary>Rows; those that the workspace does not have are reported together.</summary>
    public static Shape<ImmutableArray<int>> Rows { get; } = new ListShape<int>(RowId).Checked((rows, node, context) => CheckRows(rows, r => r, node, context));

    /// <summary>Cells.</summary>
    public static Shape<ImmutableArray<FaultCell>> Cells { get; } = new ListShape<FaultCell>(new PartsShape<FaultCell>("[row_id, column]", [RowId.Schema, Column.Schema], ReadCell))
        .Checked((cells, node, context) => CheckRows(cells, c => c.Row, node, context));

    /// <summary>Pairs of rows.</summary>
    public static Shape<ImmutableArray<(int Row, int Other)>> Pairs { get; } = new ListShape<(int Row, int Other)>(new PartsShape<(int Row, int Other)>("[row_id, row_id]", [RowId.Schema, RowId.Schema], ReadPair))
        .Checked((pairs, node, context) => CheckRows(pairs, p => context.Training?.HasRow(p.Row) == false ? p.Row : p.Other, node, context));

    /// <summary>Stretches of text; start and length count UTF-16 code units.</summary>
    public static Shape<ImmutableArray<FaultSpan>> Spans { get; } =
        new ListShape<FaultSpan>(new PartsShape<FaultSpan>("[row_id, column, start, length]", [RowId.Schema, Column.Schema, Start.Schema, Length.Schema], ReadSpan))
        .Checked((spans, node, context) => CheckRows(spans, s => s.Row, node, context));

    private static bool ReadCell(ImmutableArray<SpecNode> parts, ReadContext context, out FaultCell cell)
    {
        var good = RowId.Read(parts[0], context, out var row) & Column.Read(parts[1], context, out var column);
        cell = new(row, column);
        return good;
    }

    private static bool ReadPair(ImmutableArray<SpecNode> parts, ReadContext context, out (int Row, int Other) pair)
    {
        var good = RowId.Read(parts[0], context, out var row) & RowId.Read(parts[1], context, out var other);
        pair = (row, other);
        return good;
    }

    private static bool ReadSpan(ImmutableArray<SpecNode> parts, ReadContext context, out FaultSpan span)
    {
        var good = RowId.Read(parts[0], context, out var row) & Column.Read(parts[1], context, out var column)
            & Start.Read(parts[2], context, out var start) & Length.Read(parts[3], context, out var length);
        span = new(row, column, start, length, "");
        return good;
    }

    private static bool TryRow(SpecScalar scalar, out int row) => int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out row);

    private static void CheckColumn(string name, SpecNode node, ReadContext context)
    {
        if (context.Facts is { Schema.Fields: { IsEmpty: false } fields } && !fields.Any(f => f.Name == name))
            context.Unknown("column", name, node.Place, [.. fields.Select(f => f.Name)]);
    }

    private static void CheckRows<T>(ImmutableArray<T> loci, Func<T, int> rowOf, SpecNode node, ReadContext context)
    {
        if (context.Training is not { } training)
            return;
        var (missing, named, first) = (0, new List<int>(), -1);
        for (var i = 0; i < loci.Length; i++)
        {
            if (training.HasRow(rowOf(loci[i])))
                continue;
            if (missing++ == 0)
                first = i;
            if (named.Count < MostNamed)
                named.Add(rowOf(loci[i]));
        }

        if (missing > 0)
        {
            var which = string.Join(", ", named.Select(n => n.ToString(CultureInfo.InvariantCulture))) + (missing > named.Count ? ", …" : "");
            context.Report("PR-FIND-015", ((SpecList)node).Items[first].Place, string.Create(CultureInfo.InvariantCulture, $"data/train.csv has no rows of these row ids, {missing:N0} of {loci.Length:N0} named here: {which}."));
        }
    }
}
