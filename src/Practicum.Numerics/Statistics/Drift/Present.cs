using System.Runtime.InteropServices;

namespace Practicum.Numerics.Statistics.Drift;

/// <summary>The numbers of a column that are there.</summary>
internal static class Present
{
    private const int Digit = 11, Buckets = 1 << Digit, Digits = (64 + Digit - 1) / Digit, Long = 4_096;

    /// <summary>A sorted copy without NaN.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                present[count++] = value;
        }

        Array.Resize(ref present, count);
        if (count < Long)
            Array.Sort(present);
        else
            SortLong(present);
        return present;
    }

    /// <summary>Least-significant-digit radix sort on the order-keeping bits; every digit is counted in one pass, and a digit that all share is passed over.</summary>
    private static void SortLong(double[] values)
    {
        var keys = MemoryMarshal.Cast<double, ulong>(values.AsSpan());
        var other = new ulong[values.Length].AsSpan();
        var counts = new int[Digits * Buckets];
        for (var i = 0; i < keys.Length; i++)
        {
            var bits = keys[i];
            var key = keys[i] = bits >> 63 != 0 ? ~bits : bits | 1UL << 63;
            for (var d = 0; d < Digits; d++)
                counts[(d * Buckets) + ((int)(key >> (d * Digit)) & (Buckets - 1))]++;
        }

        var swapped = false;
        for (var d = 0; d < Digits; d++)
        {
            var places = counts.AsSpan(d * Buckets, Buckets);
            if (places[(int)(keys[0] >> (d * Digit)) & (Buckets - 1)] == keys.Length)
                continue;
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
                (places[b], sum) = (sum, sum + places[b]);
            foreach (var key in keys)
                other[places[(int)(key >> (d * Digit)) & (Buckets - 1)]++] = key;
            var sorted = other;
            other = keys;
            keys = sorted;
            swapped = !swapped;
        }

        var into = swapped ? other : keys;
        for (var i = 0; i < keys.Length; i++)
            into[i] = keys[i] >> 63 != 0 ? keys[i] & ~(1UL << 63) : ~keys[i];
    }
}
