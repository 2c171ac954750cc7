namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Intervals of a difference of two shares, <c>k₁/n₁ − k₂/n₂</c>.</summary>
public static class ProportionDifference
{
    /// <summary>
    /// The difference of two independent shares with Newcombe's interval; undefined when a group is empty.
    /// </summary>
    /// <param name="hits1">Hits of the first group, from 0 to <paramref name="trials1"/>.</param>
    /// <param name="trials1">Trials of the first group.</param>
    /// <param name="hits2">Hits of the second group.</param>
    /// <param name="trials2">Trials of the second group.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Of(long hits1, long trials1, long hits2, long trials2, double level = 0.95) =>
        trials1 == 0 || trials2 == 0
            ? Estimate.Undefined("a group has no rows", trials1 + trials2)
            : Estimate.Of((double)hits1 / trials1 - (double)hits2 / trials2, Newcombe(hits1, trials1, hits2, trials2, level), trials1 + trials2);

    /// <summary>
    /// Newcombe's hybrid score interval: the distances of both shares to their Wilson limits, squared and added. R. G. Newcombe, "Interval estimation for the difference between
    /// independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890, method 10.
    /// </summary>
    /// <param name="hits1">Hits of the first group.</param>
    /// <param name="trials1">Trials of the first group, above 0.</param>
    /// <param name="hits2">Hits of the second group.</param>
    /// <param name="trials2">Trials of the second group, above 0.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Newcombe(long hits1, long trials1, long hits2, long trials2, double level = 0.95)
    {
        var (a, b) = (Proportion.Wilson(hits1, trials1, level), Proportion.Wilson(hits2, trials2, level));
        return Added((double)hits1 / trials1, a, (double)hits2 / trials2, b, 0, level, "newcombe");
    }

    /// <summary>
    /// The difference of two estimates of independent groups by the same square-and-add rule, from the intervals that they have ("MOVER": G. Y. Zou and A. Donner, "Construction of
    /// confidence limits about effect measures", Statistics in Medicine 27 (2008) 1693–1702).
    /// </summary>
    /// <param name="value1">First value.</param>
    /// <param name="interval1">Its interval.</param>
    /// <param name="value2">Second value.</param>
    /// <param name="interval2">Its interval, of the same level.</param>
    public static Interval Mover(double value1, Interval interval1, double value2, Interval interval2) =>
        Added(value1, interval1, value2, interval2, 0, interval1.Level, "mover") with { Source = interval1.Source };

    /// <summary>
    /// Newcombe's interval for two shares of the same rows: R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired data",
    /// Statistics in Medicine 17 (1998) 2635–2650, method 10. The difference is (onlyFirst − onlySecond) / n.
    /// </summary>
    /// <param name="both">Rows that are hits in both.</param>
    /// <param name="onlyFirst">Rows that are hits in the first alone.</param>
    /// <param name="onlySecond">Rows that are hits in the second alone.</param>
    /// <param name="neither">Rows that are hits in neither.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval NewcombePaired(long both, long onlyFirst, long onlySecond, long neither, double level = 0.95)
    {
        double e = both, f = onlyFirst, g = onlySecond, h = neither, n = e + f + g + h;
        var (a, b) = (Proportion.Wilson(both + onlyFirst, (long)n, level), Proportion.Wilson(both + onlySecond, (long)n, level));
        var margins = (e + f) * (g + h) * (e + g) * (f + h);
        var cross = e * h - f * g;
        var phi = margins == 0 ? 0 : (cross > 0 ? Math.Max(0, cross - n / 2) : cross) / Math.Sqrt(margins);
        return Added((e + f) / n, a, (e + g) / n, b, phi, level, "newcombe-paired");
    }

    /// <summary>The difference of two shares of the same rows with Newcombe's paired interval; undefined without rows.</summary>
    /// <param name="both">Rows that are hits in both.</param>
    /// <param name="onlyFirst">Rows that are hits in the first alone.</param>
    /// <param name="onlySecond">Rows that are hits in the second alone.</param>
    /// <param name="neither">Rows that are hits in neither.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Paired(long both, long onlyFirst, long onlySecond, long neither, double level = 0.95)
    {
        var n = both + onlyFirst + onlySecond + neither;
        return n == 0
            ? Estimate.Undefined("there are no rows", 0)
            : Estimate.Of((double)(onlyFirst - onlySecond) / n, NewcombePaired(both, onlyFirst, onlySecond, neither, level), n);
    }

    /// <summary>
    /// The score interval of O. Miettinen and M. Nurminen, "Comparative analysis of two rates", Statistics in Medicine 4 (1985) 213–226: the differences that a score test with
    /// variances under the restricted maximum likelihood, times N / (N − 1), does not reject.
    /// </summary>
    /// <param name="hits1">Hits of the first group.</param>
    /// <param name="trials1">Trials of the first group, above 0.</param>
    /// <param name="hits2">Hits of the second group.</param>
    /// <param name="trials2">Trials of the second group, above 0.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval MiettinenNurminen(long hits1, long trials1, long hits2, long trials2, double level = 0.95)
    {
        var z = InverseCdf.Normal(0.5 + level / 2);
        var difference = (double)hits1 / trials1 - (double)hits2 / trials2;
        double Score(double delta) => Statistic(hits1, trials1, hits2, trials2, difference, delta);
        var low = hits1 == 0 && hits2 == trials2 ? -1 : Root.Falling(d => Score(d) - z, -1, difference);
        var high = hits1 == trials1 && hits2 == 0 ? 1 : Root.Falling(d => Score(d) + z, difference, 1);
        return new(level, low, high, "miettinen-nurminen");
    }

    /// <summary>The score statistic of a difference δ; Farrington and Manning's (1990) closed solution of the restricted likelihood.</summary>
    private static double Statistic(double x1, double n1, double x2, double n2, double difference, double delta)
    {
        if (difference == delta)
            return 0;
        var n = n1 + n2;
        var c2 = ((n1 + 2 * n2) * delta - n - x1 - x2) / n;
        var c1 = ((n2 * delta - n - 2 * x2) * delta + x1 + x2) / n;
        var c0 = x2 * delta * (1 - delta) / n;
        var q = c2 * c2 * c2 / 27 - c1 * c2 / 6 + c0 / 2;
        var p = Math.CopySign(Math.Sqrt(Math.Max(0, c2 * c2 / 9 - c1 / 3)), q);
        var turn = p == 0 ? 0 : (Math.PI + Math.Acos(Math.Clamp(q / (p * p * p), -1, 1))) / 3;
        var p2 = Math.Clamp(2 * p * Math.Cos(turn) - c2 / 3, Math.Max(0, -delta), Math.Min(1, 1 - delta));
        var p1 = p2 + delta;
        var variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1);
        return variance > 0 ? (difference - delta) / Math.Sqrt(variance) : double.PositiveInfinity * Math.Sign(difference - delta);
    }

    private static Interval Added(double p1, Interval a, double p2, Interval b, double phi, double level, string method)
    {
        double Root(double x, double y) => Math.Sqrt(Math.Max(0, x * x - 2 * phi * x * y + y * y));
        var difference = p1 - p2;
        return new(level, difference - Root(p1 - a.Low, b.High - p2), difference + Root(a.High - p1, p2 - b.Low), method);
    }
}
