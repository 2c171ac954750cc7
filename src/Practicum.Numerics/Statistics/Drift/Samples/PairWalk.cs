using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Statistics.Drift.Samples;

/// <summary>What one walk over two sorted samples finds between their empirical distribution functions F and G.</summary>
/// <param name="Largest">sup |F − G|.</param>
/// <param name="Area">∫ |F − G| dx.</param>
/// <param name="Squared">∫ (F − G)² dx.</param>
internal readonly record struct Gaps(double Largest, double Area, double Squared);

/// <summary>
/// Walks over two sorted samples at once. The distance of the two functions is kept as a whole number of 1 / (n m), so that the largest one is exact, and no branch of a step
/// depends on which sample comes first.
/// </summary>
internal static class PairWalk
{
    /// <summary>Gaps of two rising samples without NaN.</summary>
    /// <param name="a">At least one value.</param>
    /// <param name="b">At least one value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Gaps Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        long n = a.Length, m = b.Length, gap = 0, most = 0;
        double last = Math.Min(a[0], b[0]), area = 0, squared = 0;
        int i = 0, j = 0;
        while ((uint)i < (uint)a.Length && (uint)j < (uint)b.Length)
        {
            double x = a[i], y = b[j];
            var value = Math.Min(x, y);
            var step = value - last;
            var size = Math.Abs(gap);
            double wide = size;
            if (size > most)
                most = step > 0 ? size : most;
            area += wide * step;
            squared += wide * wide * step;
            last = value;
            bool passed = x <= y, other = y <= x;
            int first = Unsafe.BitCast<bool, byte>(passed), second = Unsafe.BitCast<bool, byte>(other);
            i += first;
            j += second;
            gap += (-first & m) - (-second & n);
        }

        var rest = i < a.Length ? a[i..] : b[j..];
        var down = i < a.Length ? m : -n;
        foreach (var value in rest)
        {
            var step = value - last;
            var size = Math.Abs(gap);
            double wide = size;
            most = step > 0 && size > most ? size : most;
            area += wide * step;
            squared += wide * wide * step;
            last = value;
            gap += down;
        }

        var unit = (double)n * m;
        return new(most / unit, area / unit, squared / unit / unit);
    }
}
