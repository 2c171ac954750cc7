namespace Practicum.Core.Planting;

/// <summary>Tells a key in rows of a later ground. A row that was copied is in it with all its copies; one that was taken out is not.</summary>
internal static class KeyMove
{
    /// <summary>The same key in rows of the later ground.</summary>
    /// <param name="key">A key.</param>
    /// <param name="origin">For each later row its row in the key's ground, or −1.</param>
    /// <param name="before">Number of each row of the key's ground.</param>
    /// <param name="after">Number of each later row.</param>
    public static FaultKey To(FaultKey key, int[] origin, int[] before, int[] after)
    {
        var same = origin.Length == before.Length;
        for (var i = 0; same && i < origin.Length; i++)
            same = origin[i] == i;
        if (same)
            return key;
        return key with
        {
            Rows = Rows(key.Rows, origin, before.Length),
            Cells = Within(key.Cells, cell => cell.Row, (cell, row) => cell with { Row = row }, origin, before.Length),
            Spans = Within(key.Spans, span => span.Row, (span, row) => span with { Row = row }, origin, before.Length),
            Pairs = Pairs(key.Pairs, before, after),
            Posterior = key.Posterior is { } posterior ? Array.ConvertAll(origin, from => from < 0 ? 0 : posterior[from]) : null,
        };
    }

    private static ImmutableArray<int> Rows(ImmutableArray<int> rows, int[] origin, int count)
    {
        if (rows.IsEmpty)
            return rows;
        var within = new bool[count];
        foreach (var row in rows)
            within[row] = true;
        var moved = ImmutableArray.CreateBuilder<int>(rows.Length);
        for (var i = 0; i < origin.Length; i++)
        {
            if (origin[i] >= 0 && within[origin[i]])
                moved.Add(i);
        }

        return moved.ToImmutable();
    }

    private static ImmutableArray<T> Within<T>(ImmutableArray<T> items, Func<T, int> rowOf, Func<T, int, T> at, int[] origin, int count)
    {
        if (items.IsEmpty)
            return items;
        var first = new int[count + 1];
        foreach (var item in items)
            first[rowOf(item) + 1]++;
        for (var row = 0; row < count; row++)
            first[row + 1] += first[row];
        var moved = ImmutableArray.CreateBuilder<T>(items.Length);
        for (var i = 0; i < origin.Length; i++)
        {
            for (var k = origin[i] < 0 ? 0 : first[origin[i]]; origin[i] >= 0 && k < first[origin[i] + 1]; k++)
                moved.Add(at(items[k], i));
        }

        return moved.ToImmutable();
    }

    private static ImmutableArray<(int Row, int Other)> Pairs(ImmutableArray<(int Row, int Other)> pairs, int[] before, int[] after)
    {
        if (pairs.IsEmpty)
            return pairs;
        var place = new Dictionary<int, int>(2 * pairs.Length);
        foreach (var (row, other) in pairs)
        {
            place[before[row]] = -1;
            if (other >= 0)
                place[before[other]] = -1;
        }

        for (var i = 0; i < after.Length; i++)
        {
            if (place.ContainsKey(after[i]))
                place[after[i]] = i;
        }

        return [.. pairs.Select(p => (place[before[p.Row]], p.Other < 0 ? -1 : place[before[p.Other]])).Where(p => p.Item1 >= 0)];
    }
}
