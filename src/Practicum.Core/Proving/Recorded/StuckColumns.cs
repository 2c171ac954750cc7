namespace Practicum.Core.Proving.Recorded;

/// <summary>
/// Columns that stand still for a long stretch and move everywhere else: at least 100 rows and 1 % of all, a hundred times the mean run of equal values elsewhere, at a value that hardly occurs
/// elsewhere (under 1 %). Columns that always come in long runs, and columns with a most common value, are not meant.
/// </summary>
internal static class StuckColumns
{
    private const double LeastShare = 0.01, Times = 100, MostElsewhere = 0.01;
    private const int LeastRows = 100;

    /// <summary>One suspicion for each such column.</summary>
    public static IEnumerable<Suspicion> Suspicious(Table rows)
    {
        for (var c = 0; c < rows.Columns.Length; c++)
        {
            var (start, length) = Longest(rows.Columns[c], out var runs);
            var others = rows.Rows - length;
            if (length < LeastRows || length < LeastShare * rows.Rows || runs < 2 || length < Times * others / (runs - 1))
                continue;
            if (Elsewhere(rows.Columns[c], start, length) >= MostElsewhere * others)
                continue;
            var name = rows.Schema.Fields[c].Name;
            yield return new("stuck-sensor", [name], length, string.Create(CultureInfo.InvariantCulture,
                $"'{name}' keeps one value for {length:N0} rows from row {start + 1:N0} on and changes nearly every {(double)others / (runs - 1):0.#} rows elsewhere."));
        }
    }

    private static (int Start, int Length) Longest(Column column, out int runs)
    {
        var (best, at) = (0, 0);
        runs = 0;
        for (var start = 0; start < column.Length;)
        {
            var end = start + 1;
            while (end < column.Length && Same(column, start, end))
                end++;
            runs++;
            if (end - start > best)
                (best, at) = (end - start, start);
            start = end;
        }

        return (at, best);
    }

    private static int Elsewhere(Column column, int start, int length)
    {
        var count = 0;
        for (var i = 0; i < column.Length; i++)
            count += (i < start || i >= start + length) && Same(column, start, i) ? 1 : 0;
        return count;
    }

    private static bool Same(Column column, int a, int b) => column is TextColumn text ? text.Codes[a] == text.Codes[b] : ((NumericColumn)column)[a].Equals(((NumericColumn)column)[b]);
}
