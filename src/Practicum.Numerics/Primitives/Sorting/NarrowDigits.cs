using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Primitives.Sorting;

/// <summary>Floats alone: three digits hold all their bits.</summary>
internal static class NarrowDigits
{
    /// <summary>Sorts by bits, NaN first.</summary>
    /// <param name="values">Any number.</param>
    /// <param name="scratch">As many.</param>
    public static void Sort(Span<float> values, Span<uint> scratch)
    {
        if (values.IsEmpty)
            return;
        Span<int> counts = stackalloc int[3 * Digits.Buckets];
        counts.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            var key = scratch[i] = Key(values[i]);
            counts[(int)key & Digits.Mask]++;
            counts[((int)(key >> Digits.Bits) & Digits.Mask) + Digits.Buckets]++;
            counts[((int)(key >> (2 * Digits.Bits)) & Digits.Mask) + (2 * Digits.Buckets)]++;
        }

        var from = scratch;
        var into = MemoryMarshal.Cast<float, uint>(values);
        for (var d = 0; d < 3; d++)
        {
            var places = counts.Slice(d * Digits.Buckets, Digits.Buckets);
            if (places[(int)(from[0] >> (d * Digits.Bits)) & Digits.Mask] == from.Length)
                continue;
            Digits.Places(places);
            Scatter(from, into, places, d * Digits.Bits);
            var sorted = into;
            into = from;
            from = sorted;
        }

        var home = MemoryMarshal.Cast<float, uint>(values);
        for (var i = 0; i < home.Length; i++)
            home[i] = from[i] == 0 ? 0xFFC0_0000 : from[i] ^ ((uint)(~(int)from[i] >> 31) | 1U << 31);
    }

    private static uint Key(float value)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return float.IsNaN(value) ? 0 : (uint)(bits ^ ((bits >> 31) | int.MinValue));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ReadOnlySpan<uint> from, Span<uint> into, Span<int> places, int shift)
    {
        foreach (var key in from)
            into[places[(int)(key >> shift) & Digits.Mask]++] = key;
    }
}
