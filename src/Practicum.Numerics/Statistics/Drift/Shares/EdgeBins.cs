namespace Practicum.Numerics.Statistics.Drift.Shares;

/// <summary>
/// Bins of equal width, as numpy makes and counts them: each holds its lower edge, the last one its upper edge too. Rows outside are counted in one more cell, which stands last.
/// </summary>
internal static class EdgeBins
{
    /// <summary>Edges over both samples by Sturges' rule (1926): width (max − min) / (1 + log₂ (n + m)).</summary>
    public static double[] Sturges(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (low, high) = (Math.Min(reference[0], current[0]), Math.Max(reference[^1], current[^1]));
        return Edges(low, high, (high - low) / (Math.Log2((double)reference.Length + current.Length) + 1));
    }

    /// <summary>Edges over a sorted sample by Doane's rule (1976), which adds bins for skew: width (max − min) / (1 + log₂ n + log₂ (1 + |g₁| / σ(g₁))).</summary>
    public static double[] Doane(ReadOnlySpan<double> sorted)
    {
        double n = sorted.Length, mean = 0, second = 0, third = 0;
        foreach (var value in sorted)
            mean += value;
        mean /= n;
        foreach (var value in sorted)
        {
            var away = value - mean;
            second += away * away;
            third += away * away * away;
        }

        var deviation = Math.Sqrt(second / n);
        if (n <= 2 || deviation == 0)
            return Edges(sorted[0], sorted[^1], 0);
        var skew = Math.Abs(third / n / (deviation * deviation * deviation)) / Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return Edges(sorted[0], sorted[^1], (sorted[^1] - sorted[0]) / (1 + Math.Log2(n) + Math.Log2(1 + skew)));
    }

    /// <summary>Rows of a sorted sample in each bin, then those outside.</summary>
    public static long[] Count(ReadOnlySpan<double> sorted, double[] edges)
    {
        var counts = new long[edges.Length];
        var before = Below(sorted, edges[0], false);
        long inside = 0;
        for (var b = 0; b + 1 < edges.Length; b++)
        {
            var upTo = Below(sorted, edges[b + 1], b + 2 == edges.Length);
            inside += counts[b] = upTo - before;
            before = upTo;
        }

        counts[^1] = sorted.Length - inside;
        return counts;
    }

    /// <summary>How many values of a rising sample lie below x, or at or below it.</summary>
    public static int Below(ReadOnlySpan<double> sorted, double x, bool inclusive)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < x || (inclusive && sorted[middle] == x))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double[] Edges(double low, double high, double width)
    {
        var bins = width > 0 ? (int)Math.Ceiling((high - low) / width) : 1;
        if (low == high)
            (low, high) = (low - 0.5, high + 0.5);
        var edges = new double[bins + 1];
        var step = (high - low) / bins;
        for (var i = 0; i < bins; i++)
            edges[i] = (i * step) + low;
        edges[bins] = high;
        return edges;
    }
}
