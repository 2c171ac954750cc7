namespace Practicum.Core.Planting.Rows;

/// <summary>Makes copies differ a little from what they were copied from: one number in each is off by half to one and a half per cent, in the digits of its column.</summary>
internal static class NearCopies
{
    private const int MostDecimals = 6, Looked = 1_000;

    /// <summary>The ground with the copies changed.</summary>
    /// <param name="ground">The ground with exact copies.</param>
    /// <param name="copies">Where they stand.</param>
    /// <param name="stream">Draws at the copies' numbers.</param>
    public static Ground Make(Ground ground, int[] copies, ChanceStream stream)
    {
        var schema = ground.Rows.Schema.Fields;
        int[] numbers = [.. Enumerable.Range(0, schema.Length).Where(c => schema[c] is { Role: FieldRole.Feature, Kind: FieldKind.Number })];
        if (numbers.Length == 0)
            return ground;
        var turns = new List<int>[numbers.Length];
        for (var c = 0; c < turns.Length; c++)
            turns[c] = [];
        foreach (var row in copies)
            turns[Filled(ground, numbers, row, (int)(stream.Uniform(4, (uint)ground.Identity[row]) * numbers.Length))].Add(row);
        for (var c = 0; c < turns.Length; c++)
        {
            if (turns[c].Count > 0)
                ground = ground.WithValues(numbers[c], Off((NumericColumn)ground.Rows.Columns[numbers[c]], turns[c], ground.Identity, stream));
        }

        return ground;
    }

    /// <summary>The first column from <paramref name="start"/> on whose value is not missing.</summary>
    private static int Filled(Ground ground, int[] numbers, int row, int start)
    {
        for (var k = 0; k < numbers.Length; k++)
        {
            if (!ground.Rows.Columns[numbers[(start + k) % numbers.Length]].IsMissing(row))
                return (start + k) % numbers.Length;
        }

        return start;
    }

    private static DoubleColumn Off(NumericColumn column, List<int> rows, int[] identity, ChanceStream stream)
    {
        var values = column.ToDoubles().ToArray();
        var decimals = Decimals(values);
        foreach (var row in rows)
        {
            var u = (2 * stream.Uniform(5, (uint)identity[row])) - 1;
            var (old, by) = (values[row], (u < 0 ? -0.01 : 0.01) * (0.5 + Math.Abs(u)));
            var changed = decimals is { } digits ? Math.Round(old * (1 + by), digits) : old * (1 + by);
            values[row] = changed != old ? changed : double.IsNaN(old) ? 0 : old + (decimals is { } d ? Math.Pow(10, -d) : 0.01);
        }

        return new(values);
    }

    /// <summary>Most decimals of the column's first values; null when they have more than six.</summary>
    private static int? Decimals(double[] values)
    {
        var most = 0;
        foreach (var value in values.AsSpan(0, Math.Min(values.Length, Looked)))
        {
            while (!double.IsNaN(value) && most <= MostDecimals && Math.Round(value, most) != value)
                most++;
        }

        return most > MostDecimals ? null : most;
    }
}
