namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Sorts scores: least-significant-digit radix sort on the order-keeping bits of doubles for long runs, the runtime's sort for short ones. Both stable.</summary>
internal static class ScoreOrder
{
    private const int Digit = 11, Buckets = 1 << Digit;

    /// <summary>The rows by falling score, rows of equal score in their own order.</summary>
    public static int[] Descending(ReadOnlySpan<double> scores)
    {
        var keys = new ulong[scores.Length];
        var rows = new int[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // negative numbers: all bits turned; others: the sign bit; then all turned once more, for falling order; −0 is 0
            var bits = BitConverter.DoubleToUInt64Bits(scores[i] + 0.0);
            keys[i] = ~(bits >> 63 != 0 ? ~bits : bits | 1UL << 63);
            rows[i] = i;
        }

        if (keys.Length < 1024)
            SortShort(keys, rows);
        else
            rows = SortLong(keys, rows);
        return rows;
    }

    private static void SortShort(ulong[] keys, int[] rows)
    {
        Array.Sort(keys, rows);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            Array.Sort(rows, start, end - start);
            start = end;
        }
    }

    private static int[] SortLong(ulong[] keys, int[] rows)
    {
        var (otherKeys, otherRows) = (new ulong[keys.Length], new int[rows.Length]);
        var counts = new int[Buckets];
        for (var shift = 0; shift < 64; shift += Digit)
        {
            Array.Clear(counts);
            foreach (var key in keys)
                counts[(int)(key >> shift) & (Buckets - 1)]++;
            if (counts[(int)(keys[0] >> shift) & (Buckets - 1)] == keys.Length)
                continue;
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
                (counts[b], sum) = (sum, sum + counts[b]);
            for (var i = 0; i < keys.Length; i++)
            {
                var place = counts[(int)(keys[i] >> shift) & (Buckets - 1)]++;
                otherKeys[place] = keys[i];
                otherRows[place] = rows[i];
            }

            (keys, otherKeys, rows, otherRows) = (otherKeys, keys, otherRows, rows);
        }

        return rows;
    }
}
