using Practicum.Numerics.Learning;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Proving.Splits;

/// <summary>Trees that tell two sets of rows apart.</summary>
internal static class TwoSamples
{
    private static readonly Dictionary<string, double> Options = new() { ["trees"] = 40, ["depth"] = 4, ["learning_rate"] = 0.1, ["min_child"] = 20, ["bins"] = 63 };

    /// <summary>At most <paramref name="most"/> rows, drawn without replacement, in their order.</summary>
    public static Table Pick(Table table, int most, Chance chance, uint set)
    {
        if (table.Rows <= most)
            return table;
        var u = new double[table.Rows];
        chance.Stream("proof/split/pick").Fill(u, set);
        var rows = new int[table.Rows];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        Array.Sort(u, rows);
        var picked = rows[..most];
        Array.Sort(picked);
        return table.Take(picked);
    }

    /// <summary>The area, on one half of the rows, of trees that were fitted to the other half; and its standard error when nothing tells the sets apart.</summary>
    public static (double Area, double Error) Area(Table first, Table second, Chance chance, uint number)
    {
        var both = Stack(first, second);
        var label = new byte[both.Rows];
        label.AsSpan(first.Rows).Fill(1);
        return Area(both, label, chance, number);
    }

    /// <summary>The same for rows of one table by a label.</summary>
    public static (double Area, double Error) Area(Table rows, byte[] label, Chance chance, uint number)
    {
        var u = new double[label.Length];
        chance.Stream("proof/split/half").Fill(u, number);
        int[] fit = [.. Enumerable.Range(0, label.Length).Where(i => u[i] < 0.5)], test = [.. Enumerable.Range(0, label.Length).Where(i => u[i] >= 0.5)];
        var (known, asked) = (Array.ConvertAll(fit, i => label[i]), Array.ConvertAll(test, i => label[i]));
        double ones = asked.Sum(y => y);
        if (ones == 0 || ones == asked.Length || known.Distinct().Count() < 2)
            return (double.NaN, double.NaN);
        var model = Learners.Fit("gbdt", rows.Take(fit), known, [.. rows.Schema.Fields.Select(f => f.Name)], Options, 1);
        return (BinarySample.ValueOf("roc_auc", model.LogOdds(rows.Take(test)), asked), SplitProof.NullError(ones, asked.Length - ones));
    }

    private static Table Stack(Table first, Table second) => new(first.Schema, [.. first.Columns.Select((column, c) => Join(column, second.Columns[c]))]);

    private static Column Join(Column first, Column second)
    {
        if (first is TextColumn a && second is TextColumn b)
            return TextColumn.From(Enumerable.Range(0, a.Length).Select(i => a[i]).Concat(Enumerable.Range(0, b.Length).Select(i => b[i])));
        var numbers = new double[first.Length + second.Length];
        ((NumericColumn)first).CopyTo(0, numbers.AsSpan(0, first.Length));
        ((NumericColumn)second).CopyTo(0, numbers.AsSpan(first.Length));
        return new DoubleColumn(numbers);
    }
}
