using System.Numerics;
using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Statistics.Metrics.Sorting;

/// <summary>A stable sort of 64-bit keys with a payload: each level spreads the range that is left over about as many buckets as there are keys.</summary>
internal static class BucketSort
{
    private const int Short = 20, MostDigit = 11;

    /// <summary>Sorts by rising key. The spare spans are at least as long as the keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<ulong> keys, Span<int> rows, Span<ulong> spareKeys, Span<int> spareRows)
    {
        if (keys.Length <= Short)
        {
            Insert(keys, rows);
            return;
        }

        ulong low = keys[0], high = low;
        foreach (var key in keys)
        {
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }

        if (low == high)
            return;
        var shift = Math.Max(0, BitOperations.Log2(high - low) + 1 - Math.Min(MostDigit, BitOperations.Log2((uint)keys.Length) + 1));
        Span<int> ends = stackalloc int[(int)((high - low) >> shift) + 1];
        ends.Clear();
        var largest = Spread(keys, rows, spareKeys, spareRows, ends, low, shift);
        spareKeys[..keys.Length].CopyTo(keys);
        spareRows[..keys.Length].CopyTo(rows);
        if (shift == 0)
            return;
        for (int b = 0, start = 0; largest > Short && b < ends.Length; b++)
        {
            var size = ends[b] - start;
            if (size > Short)
                Sort(keys.Slice(start, size), rows.Slice(start, size), spareKeys, spareRows);
            start = ends[b];
        }

        Insert(keys, rows); // large buckets are in order by now: one comparison a key
    }

    /// <summary>Copies the keys to the spare spans by bucket; fills the ends of the buckets and gives the size of the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Spread(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> rows, Span<ulong> spareKeys, Span<int> spareRows, Span<int> ends, ulong low, int shift)
    {
        foreach (var key in keys)
            ends[(int)((key - low) >> shift)]++;
        int sum = 0, largest = 0;
        for (var b = 0; b < ends.Length; b++)
        {
            var size = ends[b];
            largest = Math.Max(largest, size);
            ends[b] = sum;
            sum += size;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            var place = ends[(int)((keys[i] - low) >> shift)]++;
            spareKeys[place] = keys[i];
            spareRows[place] = rows[i];
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Insert(Span<ulong> keys, Span<int> rows)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, row) = (keys[i], rows[i]);
            var at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
            {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
            }

            keys[at] = key;
            rows[at] = row;
        }
    }
}
