namespace Practicum.Numerics.Statistics.Drift;

/// <summary>The two-sided p-value of the two-sample statistic.</summary>
public static class KolmogorovSmirnov
{
    private const long ExactUpTo = 2_000_000;

    /// <summary>
    /// P(D ≥ d) when both samples come from one continuous distribution: exactly, by counting lattice paths (Hodges 1958), up to n · m = 2,000,000; beyond by
    /// Kolmogorov's limit with Stephens' (1970) correction of the sample size.
    /// </summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="n">Rows of one side.</param>
    /// <param name="m">Rows of the other side.</param>
    public static double PValue(double d, int n, int m)
    {
        if (!(d > 0))
            return double.IsNaN(d) ? double.NaN : 1;
        return (long)n * m <= ExactUpTo ? Exact(d, n, m) : Limit(d, n, m);
    }

    /// <summary>
    /// One minus the share of all paths from (0, 0) to (n, m) on which |i/n − j/m| stays below d. Each row is scaled by i / (i + m), so that the last cell is a probability.
    /// </summary>
    private static double Exact(double d, int n, int m)
    {
        var bound = (Math.Floor(d * n * m - 1e-7) + 0.5) / ((double)n * m);
        var paths = new double[m + 1];
        for (var j = 0; j <= m; j++)
            paths[j] = (double)j / m > bound ? 0 : 1;
        for (var i = 1; i <= n; i++)
        {
            var scale = i / (double)(i + m);
            paths[0] = (double)i / n > bound ? 0 : scale * paths[0];
            for (var j = 1; j <= m; j++)
                paths[j] = Math.Abs((double)i / n - (double)j / m) > bound ? 0 : scale * paths[j] + paths[j - 1];
        }

        return Math.Clamp(1 - paths[m], 0, 1);
    }

    private static double Limit(double d, int n, int m)
    {
        var root = Math.Sqrt((double)n * m / ((double)n + m));
        var t = (root + 0.12 + 0.11 / root) * d;
        if (t < 0.2)
            return 1;
        double sum = 0;
        for (var k = 1; k <= 100; k++)
        {
            var term = Math.Exp(-2 * k * k * t * t);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-18)
                break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
