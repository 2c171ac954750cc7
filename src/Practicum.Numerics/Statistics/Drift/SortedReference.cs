namespace Practicum.Numerics.Statistics.Drift;

/// <summary>A sorted reference for <c>ks@1</c> and <c>mean-shift@1</c>, made once for many windows. Missing values (NaN) are left out on both sides.</summary>
public sealed class SortedReference
{
    /// <summary>Name and version of the two-sample Kolmogorov–Smirnov statistic.</summary>
    public const string KsName = "ks@1";

    /// <summary>Name and version of the shift of the mean in standard deviations of the reference.</summary>
    public const string MeanShiftName = "mean-shift@1";

    private readonly double[] _sorted;

    /// <summary>Sorts a copy.</summary>
    public SortedReference(ReadOnlySpan<double> reference)
    {
        _sorted = Present.Sorted(reference);
        (Mean, Deviation) = Moments(_sorted);
    }

    /// <summary>Present values of the reference.</summary>
    public int Rows => _sorted.Length;

    /// <summary>Mean of the reference; NaN without values.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of the reference (divisor n − 1); 0 with one value.</summary>
    public double Deviation { get; }

    /// <summary>The largest distance of the two empirical distribution functions, in [0, 1]; NaN when either side is empty.</summary>
    /// <remarks>Between two values of the window only the reference's function moves, so the ends of each gap are enough: O(n log n + n log m).</remarks>
    public double Ks(ReadOnlySpan<double> current)
    {
        var window = Present.Sorted(current);
        if (window.Length == 0 || _sorted.Length == 0)
            return double.NaN;
        double most = 0;
        var at = 0;
        for (var start = 0; start < window.Length;)
        {
            var end = start + 1;
            while (end < window.Length && window[end] == window[start])
                end++;
            var below = Bound(window[start], false, at);
            at = Bound(window[start], true, below);
            var under = (double)below / _sorted.Length;
            var upTo = (double)at / _sorted.Length;
            var gapBefore = Math.Abs(under - (double)start / window.Length);
            var gapAt = Math.Abs(upTo - (double)end / window.Length);
            most = Math.Max(most, Math.Max(gapBefore, gapAt));
            start = end;
        }

        return most;
    }

    /// <summary>(mean of the window − mean of the reference) / deviation of the reference; NaN without values, ±∞ when a constant reference has moved.</summary>
    public double MeanShift(ReadOnlySpan<double> current)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in current)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return MeanShiftOf(sum, count);
    }

    /// <summary>As <see cref="MeanShift"/>, of a window known by its sum and number of present values.</summary>
    public double MeanShiftOf(double sum, long count)
    {
        if (count == 0 || _sorted.Length == 0)
            return double.NaN;
        var shift = sum / count - Mean;
        if (Deviation > 0)
            return shift / Deviation;
        return Math.Abs(shift) <= 1e-12 * Math.Abs(Mean) ? 0 : Math.Sign(shift) * double.PositiveInfinity;
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        if (values.Length == 0)
            return (double.NaN, double.NaN);
        if (values[0] == values[^1])
            return (values[0], 0);
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, Math.Sqrt(squares / (values.Length - 1)));
    }

    /// <summary>How many values of the reference lie below x, or at or below it; at least <paramref name="from"/>, from where it looks in doubling steps.</summary>
    private int Bound(double x, bool inclusive, int from)
    {
        int low = from, step = 1;
        while (low + step <= _sorted.Length && Counts(low + step - 1))
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step - 1, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Counts(middle))
                low = middle + 1;
            else
                high = middle;
        }

        return low;

        bool Counts(int i) => _sorted[i] < x || (inclusive && _sorted[i] == x);
    }
}
