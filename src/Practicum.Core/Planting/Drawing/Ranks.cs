namespace Practicum.Core.Planting.Drawing;

/// <summary>Where the values of a column stand among each other.</summary>
internal static class Ranks
{
    /// <summary>The midrank of each row as a share in (0, 1), with mean one half; NaN where the value is missing. Texts stand in ordinal order.</summary>
    public static double[] Of(Column column) => column is TextColumn text ? OfTexts(text) : OfNumbers((NumericColumn)column);

    private static double[] OfNumbers(NumericColumn column)
    {
        var values = new double[column.Length];
        column.CopyTo(0, values);
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Practicum.Numerics.Primitives.Sorting.RadixSort.Ascending(values, order);
        var missing = 0;
        while (missing < values.Length && double.IsNaN(values[missing]))
            missing++;
        var ranks = new double[values.Length];
        for (var i = 0; i < missing; i++)
            ranks[order[i]] = double.NaN;
        double known = values.Length - missing;
        for (int from = missing, to; from < values.Length; from = to)
        {
            to = from + 1;
            while (to < values.Length && values[to].Equals(values[from]))
                to++;
            var rank = ((from - missing) + (to - missing)) / 2.0 / known;
            for (var i = from; i < to; i++)
                ranks[order[i]] = rank;
        }

        return ranks;
    }

    private static double[] OfTexts(TextColumn column)
    {
        var counts = new int[column.Words];
        var known = 0;
        foreach (var code in column.Codes)
        {
            if (code < 0)
                continue;
            counts[code]++;
            known++;
        }

        var words = column.Dictionary;
        var share = new double[counts.Length];
        var before = 0;
        foreach (var code in Enumerable.Range(0, counts.Length).OrderBy(c => words[c], StringComparer.Ordinal))
        {
            share[code] = (before + (counts[code] / 2.0)) / Math.Max(1, known);
            before += counts[code];
        }

        var ranks = new double[column.Length];
        for (var row = 0; row < ranks.Length; row++)
            ranks[row] = column.Codes[row] is >= 0 and var code ? share[code] : double.NaN;
        return ranks;
    }
}
