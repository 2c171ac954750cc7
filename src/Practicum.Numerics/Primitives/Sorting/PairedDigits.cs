using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Primitives.Sorting;

/// <summary>Keys of 64 bits that carry an item each; stable.</summary>
internal static class PairedDigits
{
    private const int All = 6;

    /// <summary>Keys in which −0 is 0; <paramref name="turn"/> all ones makes them fall.</summary>
    public static void Encode(ReadOnlySpan<double> values, Span<ulong> keys, ulong turn)
    {
        for (var i = 0; i < values.Length; i++)
            keys[i] = Digits.Key(values[i] + 0.0) ^ turn;
    }

    /// <summary>Turns keys back into the bits of doubles.</summary>
    public static void Decode(Span<ulong> keys, ulong turn)
    {
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Digits.Bits64(keys[i] ^ turn);
    }

    /// <summary>Sorts keys with their items.</summary>
    public static void Sort(Span<ulong> keys, Span<int> items)
    {
        if (keys.Length < RadixSort.Short)
            SortShort(keys, items);
        else
            SortLong(keys, items);
    }

    /// <summary>Binary search and insertion: stable, and quick on few.</summary>
    private static void SortShort(Span<ulong> keys, Span<int> items)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, item) = (keys[i], items[i]);
            if (key >= keys[i - 1])
                continue;
            var (low, high) = (0, i);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (keys[middle] <= key)
                    low = middle + 1;
                else
                    high = middle;
            }

            keys[low..i].CopyTo(keys[(low + 1)..]);
            items[low..i].CopyTo(items[(low + 1)..]);
            (keys[low], items[low]) = (key, item);
        }
    }

    private static void SortLong(Span<ulong> keys, Span<int> items)
    {
        var (rentedKeys, rentedItems) = (ArrayPool<ulong>.Shared.Rent(keys.Length), ArrayPool<int>.Shared.Rent(keys.Length));
        var counts = ArrayPool<int>.Shared.Rent(All * Digits.Buckets);
        counts.AsSpan(0, All * Digits.Buckets).Clear();
        Count(keys, counts);
        var from = keys;
        var into = rentedKeys.AsSpan(0, keys.Length);
        var order = items;
        var other = rentedItems.AsSpan(0, keys.Length);
        for (var d = 0; d < All; d++)
        {
            var places = counts.AsSpan(d * Digits.Buckets, Digits.Buckets);
            if (places[(int)(from[0] >> (d * Digits.Bits)) & Digits.Mask] == keys.Length)
                continue;
            Digits.Places(places);
            Scatter(from, into, order, other, places, d * Digits.Bits);
            var sorted = into;
            into = from;
            from = sorted;
            var carried = other;
            other = order;
            order = carried;
        }

        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(from), ref MemoryMarshal.GetReference(keys)))
        {
            from.CopyTo(keys);
            order.CopyTo(items);
        }

        ArrayPool<ulong>.Shared.Return(rentedKeys);
        ArrayPool<int>.Shared.Return(rentedItems);
        ArrayPool<int>.Shared.Return(counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<ulong> keys, Span<int> counts)
    {
        foreach (var key in keys)
        {
            for (var d = 0; d < All; d++)
                counts[(d * Digits.Buckets) + ((int)(key >> (d * Digits.Bits)) & Digits.Mask)]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ReadOnlySpan<ulong> from, Span<ulong> into, ReadOnlySpan<int> order, Span<int> other, Span<int> places, int shift)
    {
        ref var firstKey = ref MemoryMarshal.GetReference(into);
        ref var firstItem = ref MemoryMarshal.GetReference(other);
        ref var place = ref MemoryMarshal.GetReference(places);
        for (var i = 0; i < from.Length && i < order.Length; i++)
        {
            var key = from[i];
            var at = Unsafe.Add(ref place, (int)(key >> shift) & Digits.Mask)++;
            Unsafe.Add(ref firstKey, at) = key;
            Unsafe.Add(ref firstItem, at) = order[i];
        }
    }
}
