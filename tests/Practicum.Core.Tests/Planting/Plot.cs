using System.Globalization;
using Practicum.Core.Packs;
using Practicum.Core.Planting;

namespace Practicum.Core.Tests.Planting;

/// <summary>Grounds, declarations and comparisons for the tests of planters.</summary>
internal static class Plot
{
    public static readonly Chance Chance = new(2_026);

    private static readonly string[] Cities = ["Göteborg", "São Paulo", "New York", "Lyon", "O'Fallon", "Köln", "Zwolle"];

    /// <summary>Orders of customers: numbers whole and broken, texts, a date, an entity, a label; some cells are missing.</summary>
    public static Ground Orders(int rows = 4000)
    {
        var u = new double[6][];
        for (var k = 0; k < u.Length; k++)
            Chance.Stream($"orders/{k}").Fill(u[k] = new double[rows], 0);
        var i = Enumerable.Range(0, rows).ToArray();
        var fields = ImmutableArray.Create<Field>(
            new("customer", FieldKind.Number, FieldRole.Entity), new("calls", FieldKind.Number), new("fee", FieldKind.Number) { Unit = "EUR" }, new("weight", FieldKind.Number), new("city", FieldKind.Text),
            new("plan", FieldKind.Text), new("since", FieldKind.Text), new("note", FieldKind.Text), new("y", FieldKind.Number, FieldRole.Target));
        var columns = ImmutableArray.Create<Column>(
            new DoubleColumn([.. i.Select(r => (double)(int)(u[5][r] * rows / 4))]),
            new DoubleColumn([.. i.Select(r => Math.Floor(8 * u[0][r] * u[0][r]))]),
            new DoubleColumn([.. i.Select(r => r % 50 == 7 ? double.NaN : Math.Round(10 + 30 * u[1][r], 2))]),
            new SingleColumn([.. i.Select(r => (float)(60 + 40 * u[2][r]))]),
            TextColumn.From(i.Select(r => r % 60 == 9 ? null : Cities[(int)(u[3][r] * Cities.Length)])),
            TextColumn.From(i.Select(r => u[4][r] < 0.6 ? "basic" : u[4][r] < 0.9 ? "plus" : "pro")),
            TextColumn.From(i.Select(r => new DateOnly(2024, 1, 1).AddDays((int)(u[1][r] * 700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            TextColumn.From(i.Select(r => u[0][r] < 0.2 ? "Called about the invoice" : "Wants a cheaper plan.")),
            new DoubleColumn([.. i.Select(r => u[2][r] < 0.3 ? 1.0 : 0.0)]));
        return new() { Rows = new(new(fields), columns), Identity = i, Tick = i };
    }

    /// <summary>A table of texts as a ground, for recorded data.</summary>
    public static Ground Of(Table rows) => new() { Rows = rows, Identity = [.. Enumerable.Range(0, rows.Rows)], Tick = [.. Enumerable.Range(0, rows.Rows)] };

    public static FaultSpec Fault(string kind, params ImmutableArray<string> columns) => new() { Id = "it", Kind = kind, Columns = columns, Rate = 0.1 };

    /// <summary>The same rows in another order.</summary>
    public static Ground Taken(Ground ground, int[] order) => ground with
    {
        Rows = ground.Rows.Take(order), Identity = [.. order.Select(r => ground.Identity[r])], Tick = [.. order.Select(r => ground.Tick[r])],
    };

    /// <summary>A cell as a table writes it; nothing for a missing one.</summary>
    public static string Cell(Table table, string column, int row) => table[column] switch
    {
        TextColumn text => text[row] ?? "",
        SingleColumn single => float.IsNaN(single.Values[row]) ? "" : single.Values[row].ToString("R", CultureInfo.InvariantCulture),
        var other => ((NumericColumn)other)[row] is var value && double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Every cell of a table, column by column.</summary>
    public static string Text(Table table) => string.Join("\n", table.Schema.Fields.Select(f => $"{f}: {string.Join("|", Enumerable.Range(0, table.Rows).Select(r => Cell(table, f.Name, r)))}"));

    /// <summary>Cells of columns that both tables have, in which they differ.</summary>
    public static IEnumerable<FaultCell> Differences(Table clean, Table planted) =>
        from row in Enumerable.Range(0, clean.Rows)
        from field in clean.Schema.Fields
        where Cell(clean, field.Name, row) != Cell(planted, field.Name, row)
        select new FaultCell(row, field.Name);
}
