namespace Practicum.Numerics.Statistics.Metrics.Clustering;

/// <summary>The mutual information, in nats, that unrelated partitions of the same sizes have on average (Vinh, Epps and Bailey 2010, eq. 24a).</summary>
internal static class ChanceInformation
{
    /// <summary>
    /// Σ over pairs of clusters of E[n/N ln(N n / (a b))], n hypergeometric. Its chances are built outward from the mode by their ratios and divided by their sum, so that no
    /// factorial is needed and only as many terms as matter.
    /// </summary>
    /// <param name="labels">Sizes of the labels; whole numbers.</param>
    /// <param name="clusters">Sizes of the clusters; whole numbers.</param>
    /// <param name="all">Their common sum N.</param>
    public static double Of(ReadOnlySpan<double> labels, ReadOnlySpan<double> clusters, double all)
    {
        var sum = 0.0;
        foreach (var a in labels)
        {
            foreach (var b in clusters)
                sum += a > 0 && b > 0 ? One(a, b, all) : 0;
        }

        return sum;
    }

    private static double One(double a, double b, double all)
    {
        double low = Math.Max(0, a + b - all), high = Math.Min(a, b);
        var mode = Math.Clamp(Math.Floor((a + 1) * (b + 1) / (all + 2)), low, high);
        var (chances, sum) = (1.0, Term(mode, a, b, all));
        var p = 1.0;
        for (var n = mode; n < high && p > 1e-20; n++)
        {
            p *= (a - n) * (b - n) / ((n + 1) * (all - a - b + n + 1));
            chances += p;
            sum += p * Term(n + 1, a, b, all);
        }

        p = 1;
        for (var n = mode; n > low && p > 1e-20; n--)
        {
            p *= n * (all - a - b + n) / ((a - n + 1) * (b - n + 1));
            chances += p;
            sum += p * Term(n - 1, a, b, all);
        }

        return sum / chances;
    }

    private static double Term(double n, double a, double b, double all) => n > 0 ? n / all * Math.Log(all * n / (a * b)) : 0;
}
