using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Primitives.Sorting;

/// <summary>Digits of 11 bits and their places.</summary>
internal static class Digits
{
    public const int Bits = 11, Buckets = 1 << Bits, Mask = Buckets - 1;

    /// <summary>The lowest of the upper three digits of 64 bits.</summary>
    public const int UpperShift = 64 - (3 * Bits);

    /// <summary>Bits of a double in its order: a negative number turned, another with its sign bit set; NaN 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var key = (ulong)(bits ^ ((bits >> 63) | long.MinValue));
        return double.IsNaN(value) ? 0 : key;
    }

    /// <summary>The bits of the double that has this key; NaN for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits64(ulong key) => key == 0 ? 0xFFF8_0000_0000_0000 : key ^ ((ulong)(~(long)key >> 63) | 1UL << 63);

    /// <summary>Turns counts into first places.</summary>
    public static void Places(Span<int> counts)
    {
        var sum = 0;
        for (var b = 0; b < counts.Length; b++)
            (counts[b], sum) = (sum, sum + counts[b]);
    }

    /// <summary>Moves each key to the next place of its digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(ReadOnlySpan<ulong> from, Span<ulong> into, Span<int> places, int shift)
    {
        ref var first = ref MemoryMarshal.GetReference(into);
        ref var place = ref MemoryMarshal.GetReference(places);
        foreach (var key in from)
            Unsafe.Add(ref first, Unsafe.Add(ref place, (int)(key >> shift) & Mask)++) = key;
    }
}
