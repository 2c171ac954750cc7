using Practicum.Core.Proving.Leaks;

namespace Practicum.Core.Tests.Proving.Leaks;

/// <summary>Files of a made-up world whose probabilities are known: two numbers, a text, a row id and hours, and no leak.</summary>
internal static class MadeFiles
{
    public static LeakFiles Of(int rows, ulong seed, Func<LeakRows, double[]>? control = null) => new(Rows(rows - (rows / 5), seed, 0, control), Rows(rows / 5, seed, 1, control));

    public static LeakRows Rows(int rows, ulong seed, uint file, Func<LeakRows, double[]>? control = null)
    {
        var chance = new Chance(seed);
        double[] Draw(string name)
        {
            var u = new double[rows];
            chance.Stream(name).Fill(u, file);
            return u;
        }

        double[] age = Draw("age"), size = Draw("size"), plan = Draw("plan"), label = Draw("label"), id = Draw("id");
        var (p, y) = (new double[rows], new byte[rows]);
        for (var i = 0; i < rows; i++)
        {
            size[i] = InverseCdf.LogNormal(size[i], 0, 0.8);
            p[i] = 1 / (1 + Math.Exp(1.2 - age[i] - (0.3 * size[i]) + (plan[i] < 0.5 ? 0.7 : 0)));
            y[i] = label[i] < p[i] ? (byte)1 : (byte)0;
        }

        var names = Enumerable.Range(0, rows).ToArray();
        Array.Sort(id, names);
        var table = new Table(
            new([
                new("row_id", FieldKind.Number, FieldRole.RowId), new("time", FieldKind.Text, FieldRole.Time),
                new("age", FieldKind.Number), new("size", FieldKind.Number), new("plan", FieldKind.Text),
            ]),
            [
                new DoubleColumn(Array.ConvertAll(names, n => (double)n)), TextColumn.From(Enumerable.Range(0, rows).Select(i => new SimTime(i / 10 * 3_600).ToString())),
                new DoubleColumn(age), new DoubleColumn(size), TextColumn.From(plan.Select(u => u < 0.5 ? "basic" : u < 0.8 ? "plus" : "pro")),
            ]);
        var made = new LeakRows(table, y, p);
        if (control is null)
            return made;
        var schema = new Schema([.. table.Schema.Fields, new("extra", FieldKind.Number)]);
        return made with { Rows = new(schema, [.. table.Columns, new DoubleColumn(control(made))]) };
    }

    /// <summary>A column that copies the label in a share of rows.</summary>
    public static Func<LeakRows, double[]> Copy(double share, ulong seed) => rows => LeakControls.Copy(rows, new(seed + 77), (uint)(rows.Count % 2), share);
}
