using System.Buffers;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Sorts scores: least-significant-digit radix sort on the order-keeping bits of doubles for long runs, the runtime's sort for short ones. Both stable.</summary>
internal static class ScoreOrder
{
    private const int Digit = 11, Buckets = 1 << Digit, Digits = (64 + Digit - 1) / Digit;

    /// <summary>The rows by falling score, rows of equal score in their own order.</summary>
    public static int[] Descending(ReadOnlySpan<double> scores)
    {
        var rented = ArrayPool<ulong>.Shared.Rent(scores.Length);
        var keys = rented.AsSpan(0, scores.Length);
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
        ArrayPool<ulong>.Shared.Return(rented);
        return rows;
    }

    private static void SortShort(Span<ulong> keys, int[] rows)
    {
        keys.Sort(rows.AsSpan());
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            Array.Sort(rows, start, end - start);
            start = end;
        }
    }

    private static int[] SortLong(Span<ulong> keys, int[] rows)
    {
        var (rentedKeys, otherRows) = (ArrayPool<ulong>.Shared.Rent(keys.Length), new int[rows.Length]);
        var order = rows;
        var from = keys;
        var into = rentedKeys.AsSpan(0, keys.Length);
        var counts = Count(keys);
        for (var d = 0; d < Digits; d++)
        {
            var shift = d * Digit;
            var places = counts.AsSpan(d * Buckets, Buckets);
            if (places[(int)(from[0] >> shift) & (Buckets - 1)] == keys.Length)
                continue;
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
                (places[b], sum) = (sum, sum + places[b]);
            for (var i = 0; i < from.Length; i++)
            {
                var place = places[(int)(from[i] >> shift) & (Buckets - 1)]++;
                into[place] = from[i];
                otherRows[place] = order[i];
            }

            var sorted = into;
            into = from;
            from = sorted;
            (order, otherRows) = (otherRows, order);
        }

        ArrayPool<ulong>.Shared.Return(rentedKeys);
        return order;
    }

    /// <summary>How often each value of each digit occurs, in one pass.</summary>
    private static int[] Count(ReadOnlySpan<ulong> keys)
    {
        var counts = new int[Digits * Buckets];
        foreach (var key in keys)
        {
            for (var d = 0; d < Digits; d++)
                counts[(d * Buckets) + ((int)(key >> (d * Digit)) & (Buckets - 1))]++;
        }

        return counts;
    }
}
