using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Statistics.Drift.Samples;

/// <summary>Moments of a sorted sample, and the width that its sampling noise has. Sums are kept in eight lanes, the same ones whatever the machine's vectors are.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">Mean squared deviation (divisor n).</param>
/// <param name="Third">Mean of their third powers.</param>
/// <param name="Fourth">Mean of the fourth powers of the deviations.</param>
/// <param name="Spread"><c>∫ √(F (1 − F)) dx</c> of the empirical distribution function F.</param>
internal readonly record struct SampleMoments(int Count, double Mean, double Variance, double Third, double Fourth, double Spread)
{
    /// <summary>Of a rising sample with at least one value, none of them infinite.</summary>
    public static SampleMoments Of(ReadOnlySpan<double> sorted)
    {
        var mean = sorted[0] == sorted[^1] ? sorted[0] : Sum(sorted) / sorted.Length;
        var (second, third, fourth) = Powers(sorted, mean);
        return new(sorted.Length, mean, second / sorted.Length, third / sorted.Length, fourth / sorted.Length, Noise(sorted));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<double> values)
    {
        var lanes = Vector512<double>.Zero;
        var blocks = MemoryMarshal.Cast<double, Vector512<double>>(values);
        foreach (var block in blocks)
            lanes += block;
        var sum = Vector512.Sum(lanes);
        foreach (var value in values[(blocks.Length * Vector512<double>.Count)..])
            sum += value;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Second, double Third, double Fourth) Powers(ReadOnlySpan<double> values, double mean)
    {
        var (second, third, fourth) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var centre = Vector512.Create(mean);
        var blocks = MemoryMarshal.Cast<double, Vector512<double>>(values);
        foreach (var block in blocks)
        {
            var away = block - centre;
            var square = away * away;
            second += square;
            third += square * away;
            fourth += square * square;
        }

        var (two, three, four) = (Vector512.Sum(second), Vector512.Sum(third), Vector512.Sum(fourth));
        foreach (var value in values[(blocks.Length * Vector512<double>.Count)..])
        {
            var square = (value - mean) * (value - mean);
            two += square;
            three += square * (value - mean);
            four += square * square;
        }

        return (two, three, four);
    }

    /// <summary>Σ √(i (n − i)) (x₍ᵢ₊₁₎ − x₍ᵢ₎) / n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Noise(ReadOnlySpan<double> values)
    {
        double n = values.Length;
        var lanes = Vector512<double>.Zero;
        var ranks = Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8);
        var all = Vector512.Create(n);
        var eight = Vector512.Create(8.0);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i + 9 <= values.Length; i += 8)
        {
            var low = Vector512.LoadUnsafe(ref first, (nuint)i);
            var high = Vector512.LoadUnsafe(ref first, (nuint)i + 1);
            lanes += Vector512.Sqrt(ranks * (all - ranks)) * (high - low);
            ranks += eight;
        }

        var sum = Vector512.Sum(lanes);
        for (; i + 1 < values.Length; i++)
            sum += Math.Sqrt((i + 1) * (n - i - 1)) * (values[i + 1] - values[i]);
        return sum / n;
    }
}
