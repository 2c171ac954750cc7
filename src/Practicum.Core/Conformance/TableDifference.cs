using System.Runtime.InteropServices;

namespace Practicum.Core.Conformance;

/// <summary>Where two tables differ, value by value: numbers by their bits, so that a missing value equals another, texts by what they say.</summary>
public static class TableDifference
{
    /// <summary>The first difference between two tables, or null.</summary>
    public static string? Of(Table a, Table b)
    {
        if (a.Rows != b.Rows || !a.Schema.Fields.SequenceEqual(b.Schema.Fields))
            return "The tables have other rows or columns.";
        var rows = new int[a.Rows];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        for (var c = 0; c < a.Columns.Length; c++)
        {
            if (Rows(a.Columns[c], b.Columns[c], rows) is [var first, ..])
                return $"Column '{a.Schema.Fields[c].Name}' differs in row {first}.";
        }

        return null;
    }

    /// <summary>The rows in which a column differs from another one.</summary>
    /// <param name="column">A column.</param>
    /// <param name="other">The other one, of the same kind.</param>
    /// <param name="origin">For each row of the column the row of the other that it is held against; −1 for none.</param>
    public static int[] Rows(Column column, Column other, int[] origin)
    {
        var rows = new List<int>();
        if (column is TextColumn && other is NumericColumn numbers)
            other = Spelled(numbers);
        if (column is TextColumn text && other is TextColumn was)
        {
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var w = 0; w < was.Dictionary.Length; w++)
                known.TryAdd(was.Dictionary[w], w);
            var same = text.Dictionary.Select(word => known.GetValueOrDefault(word, -2)).ToArray();
            var first = was.Dictionary.Select(word => known[word]).ToArray();
            for (var i = 0; i < origin.Length; i++)
            {
                if (origin[i] >= 0 && (text.Codes[i] < 0 ? -1 : same[text.Codes[i]]) != (was.Codes[origin[i]] < 0 ? -1 : first[was.Codes[origin[i]]]))
                    rows.Add(i);
            }

            return [.. rows];
        }

        var a = MemoryMarshal.Cast<double, long>(((NumericColumn)column).ToDoubles().Span);
        var b = MemoryMarshal.Cast<double, long>(((NumericColumn)other).ToDoubles().Span);
        for (var i = 0; i < origin.Length; i++)
        {
            if (origin[i] >= 0 && a[i] != b[origin[i]])
                rows.Add(i);
        }

        return [.. rows];
    }

    /// <summary>Numbers as a table writes them, to be held against the texts that took their place.</summary>
    private static TextColumn Spelled(NumericColumn column) => TextColumn.From(column.ToDoubles().ToArray().Select(v => double.IsNaN(v) ? null : v.ToString("R", CultureInfo.InvariantCulture)));
}
