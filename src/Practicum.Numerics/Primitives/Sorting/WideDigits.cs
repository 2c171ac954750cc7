using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Primitives.Sorting;

/// <summary>Doubles alone.</summary>
internal static class WideDigits
{
    /// <summary>Insertion may move this many keys for each one there is before it is given up.</summary>
    private const int MovesPerKey = 4;

    /// <summary>Sorts by bits, NaN first.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="scratch">As many.</param>
    public static void Sort(Span<double> values, Span<ulong> scratch)
    {
        var home = MemoryMarshal.Cast<double, ulong>(values);
        Span<int> counts = stackalloc int[3 * Digits.Buckets];
        counts.Clear();
        EncodeAndCount(values, scratch, counts);
        var inHome = Pass(scratch, home, counts, Digits.UpperShift, false);
        var sorted = inHome ? home : scratch;
        if (!Insert(sorted))
        {
            counts.Clear();
            CountLower(sorted, counts);
            inHome = Pass(scratch, home, counts, 0, inHome);
            counts.Clear();
            CountUpper(inHome ? home : scratch, counts);
            inHome = Pass(scratch, home, counts, Digits.UpperShift, inHome);
            sorted = inHome ? home : scratch;
        }

        Decode(sorted, home);
    }

    /// <summary>Sorts by three digits, the lowest first; a digit that all keys share is passed over. Says whether the keys ended at home.</summary>
    private static bool Pass(Span<ulong> scratch, Span<ulong> home, Span<int> counts, int shift, bool inHome)
    {
        for (var d = 0; d < 3; d++, shift += Digits.Bits)
        {
            var places = counts.Slice(d * Digits.Buckets, Digits.Buckets);
            var from = inHome ? home : scratch;
            var into = inHome ? scratch : home;
            if (places[(int)(from[0] >> shift) & Digits.Mask] == from.Length)
                continue;
            Digits.Places(places);
            Digits.Scatter(from, into, places, shift);
            inHome = !inHome;
        }

        return inHome;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeAndCount(ReadOnlySpan<double> values, Span<ulong> keys, Span<int> counts)
    {
        ref var count = ref MemoryMarshal.GetReference(counts);
        for (var i = 0; i < values.Length && i < keys.Length; i++)
        {
            var key = keys[i] = Digits.Key(values[i]);
            Count(ref count, key, Digits.UpperShift);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Count(ref int count, ulong key, int shift)
    {
        Unsafe.Add(ref count, (int)(key >> shift) & Digits.Mask)++;
        Unsafe.Add(ref count, ((int)(key >> (shift + Digits.Bits)) & Digits.Mask) + Digits.Buckets)++;
        Unsafe.Add(ref count, ((int)(key >> (shift + (2 * Digits.Bits))) & Digits.Mask) + (2 * Digits.Buckets))++;
    }

    private static void CountLower(ReadOnlySpan<ulong> keys, Span<int> counts)
    {
        // three digits cover the bits 0 to 32, two of which the upper three count again
        foreach (var key in keys)
            Count(ref MemoryMarshal.GetReference(counts), key, 0);
    }

    private static void CountUpper(ReadOnlySpan<ulong> keys, Span<int> counts)
    {
        foreach (var key in keys)
            Count(ref MemoryMarshal.GetReference(counts), key, Digits.UpperShift);
    }

    /// <summary>Finishes keys that are nearly sorted; false, with the keys still complete, when too many moves were needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Insert(Span<ulong> keys)
    {
        var left = (long)MovesPerKey * keys.Length;
        var last = keys[0];
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            if (key >= last)
            {
                last = key;
                continue;
            }

            var at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
                keys[at] = keys[at - 1];
            keys[at] = key;
            left -= i - at;
            if (left < 0)
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Decode(ReadOnlySpan<ulong> sorted, Span<ulong> into)
    {
        for (var i = 0; i < sorted.Length && i < into.Length; i++)
            into[i] = Digits.Bits64(sorted[i]);
    }
}
