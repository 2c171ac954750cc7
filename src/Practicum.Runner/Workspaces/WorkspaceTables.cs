using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Runner.Workspaces;

/// <summary>The tables of a workspace and of a key: row id, time, the world's columns, the label (formats §2).</summary>
public static class WorkspaceTables
{
    /// <summary>Training or hidden rows in the columns of <see cref="WorkspaceFacts.Schema"/>, in time order.</summary>
    public static Table Of(SplitRows rows, WorkspaceFacts facts) => Assemble(facts, rows.Rows, rows.Label,
        _ => new DoubleColumn(Array.ConvertAll(rows.RowId, id => (double)id)),
        field => field.Kind == FieldKind.Text
            ? TextColumn.From(Enumerable.Range(0, rows.Tick.Length).Select(rows.Time))
            : new DoubleColumn(Array.ConvertAll(rows.Tick, k => (double)k)));

    /// <summary>The rows of a production year in the same columns; a row id is the text <c>tick:index</c>.</summary>
    public static Table Of(WorldRows year, WorkspaceFacts facts)
    {
        var tickOf = new int[year.Rows];
        for (var k = 0; k < year.Ticks; k++)
            Array.Fill(tickOf, k, year.TickStart[k], year.TickStart[k + 1] - year.TickStart[k]);
        var named = facts with
        {
            Schema = new([.. facts.Schema.Fields.Select(f => f.Role == FieldRole.RowId ? f with { Kind = FieldKind.Text } : f)]),
        };
        return Assemble(named, year.Seen, year.Label,
            _ => TextColumn.From(tickOf.Select((k, row) => (string?)string.Create(CultureInfo.InvariantCulture, $"{k}:{row - year.TickStart[k]}"))),
            field => field.Kind == FieldKind.Text
                ? TextColumn.From(tickOf.Select(k => (string?)(year.Start!.Value + new SimSpan(k * year.Tick.Seconds)).ToString()))
                : new DoubleColumn(Array.ConvertAll(tickOf, k => (double)k)));
    }

    private static Table Assemble(WorkspaceFacts facts, Table world, byte[] label, Func<Field, Column> ids, Func<Field, Column> times) =>
        new(facts.Schema, [.. facts.Schema.Fields.Select(field => field.Role switch
        {
            FieldRole.RowId => ids(field),
            FieldRole.Time => times(field),
            FieldRole.Target => new DoubleColumn(Array.ConvertAll(label, l => (double)l)),
            _ => world[field.Name],
        })]);
}
