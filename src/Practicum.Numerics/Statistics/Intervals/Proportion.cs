namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Intervals of a share k of n.</summary>
public static class Proportion
{
    /// <summary>With fewer hits, or fewer misses, the default interval is the exact one.</summary>
    public const int FewestForWilson = 15;

    /// <summary>
    /// The share with its default interval: Clopper and Pearson's with fewer than <see cref="FewestForWilson"/> hits or misses, else Wilson's. Wilson's interval alone covers 0.84 where
    /// a rate lies near 0.18 / n, for any n; this rule covers at least 0.93 for every rate and every n from 10 on (summed exactly). Undefined without trials.
    /// </summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Of(long k, long n, double level = 0.95) =>
        n == 0 ? Estimate.Undefined("there are no rows", 0) : Estimate.Of((double)k / n, Math.Min(k, n - k) < FewestForWilson ? ClopperPearson(k, n, level) : Wilson(k, n, level), n);

    /// <summary>Wilson's score interval (1927). For n = 0 it is [0, 1].</summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Wilson(long k, long n, double level = 0.95) => Wilson((double)k, (double)n, level);

    /// <summary>The same of weighted rows: effective hits of an effective number of trials, neither of them whole.</summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Wilson(double k, double n, double level)
    {
        if (n == 0)
            return new(level, 0, 1, "wilson");
        var z = InverseCdf.Normal(0.5 + level / 2);
        var share = k / n;
        var middle = share + z * z / (2 * n);
        var half = z * Math.Sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        var scale = 1 + z * z / n;
        return new(level, k == 0 ? 0 : Math.Max(0, (middle - half) / scale), k == n ? 1 : Math.Min(1, (middle + half) / scale), "wilson");
    }

    /// <summary>The exact interval of Clopper and Pearson (1934): never covers less than stated, usually more. For n = 0 it is [0, 1].</summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval ClopperPearson(long k, long n, double level = 0.95) => ClopperPearson((double)k, (double)n, level);

    /// <summary>The same of weighted rows (Korn and Graubard 1998): effective hits of an effective number of trials, neither of them whole.</summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval ClopperPearson(double k, double n, double level)
    {
        var tail = (1 - level) / 2;
        var low = k == 0 ? 0 : InverseCdf.Beta(tail, k, n - k + 1);
        var high = k == n ? 1 : InverseCdf.Beta(1 - tail, k + 1, n - k);
        return new(level, low, high, "clopper-pearson");
    }

    /// <summary>Jeffreys' interval: quantiles of Beta(k + ½, n − k + ½), with ends 0 at k = 0 and 1 at k = n (Brown, Cai and DasGupta 2001).</summary>
    /// <param name="k">Hits, from 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Jeffreys(long k, long n, double level = 0.95)
    {
        var tail = (1 - level) / 2;
        var low = k == 0 ? 0 : InverseCdf.Beta(tail, k + 0.5, n - k + 0.5);
        var high = k == n ? 1 : InverseCdf.Beta(1 - tail, k + 0.5, n - k + 0.5);
        return new(level, low, high, "jeffreys");
    }
}
