namespace Practicum.Numerics.Statistics.Metrics.Ranking;

/// <summary>The items of one query by falling score, cut into runs of equal scores.</summary>
/// <param name="Relevance">Relevance of the items in that order.</param>
/// <param name="RunEnds">The end (exclusive) of each run of equal scores.</param>
/// <param name="Relevant">How many items have a relevance above 0.</param>
internal sealed record RankedQuery(double[] Relevance, int[] RunEnds, int Relevant)
{
    /// <summary>All queries, from 0 to the highest number; one without rows has no items.</summary>
    public static RankedQuery[] Sorted(ReadOnlySpan<int> queries, ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores)
    {
        var count = 0;
        foreach (var query in queries)
            count = Math.Max(count, query + 1);
        var starts = new int[count + 1];
        foreach (var query in queries)
            starts[query + 1]++;
        for (var q = 0; q < count; q++)
            starts[q + 1] += starts[q];
        var (next, keys, items) = (starts.AsSpan(0, count).ToArray(), new double[queries.Length], new double[queries.Length]);
        for (var i = 0; i < queries.Length; i++)
        {
            var place = next[queries[i]]++;
            (keys[place], items[place]) = (-scores[i], relevance[i]);
        }

        var ranked = new RankedQuery[count];
        for (var q = 0; q < count; q++)
            ranked[q] = One(keys.AsSpan(starts[q]..starts[q + 1]), items.AsSpan(starts[q]..starts[q + 1]));
        return ranked;
    }

    private static RankedQuery One(Span<double> keys, Span<double> items)
    {
        keys.Sort(items);
        var (ends, relevant) = (new List<int>(), 0);
        for (var i = 0; i < items.Length; i++)
        {
            relevant += items[i] > 0 ? 1 : 0;
            if (i + 1 < items.Length && keys[i] == keys[i + 1])
                continue;

            // one order inside a run, whatever the order of the rows was, so that sums have the same bits
            items[(ends.Count == 0 ? 0 : ends[^1])..(i + 1)].Sort();
            ends.Add(i + 1);
        }

        return new(items.ToArray(), [.. ends], relevant);
    }
}
