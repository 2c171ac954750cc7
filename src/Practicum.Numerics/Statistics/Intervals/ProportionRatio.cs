namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Intervals of a ratio of two independent shares, <c>(k₁/n₁) / (k₂/n₂)</c>: relative risk, ratio of selection rates.</summary>
public static class ProportionRatio
{
    /// <summary>
    /// The ratio with the score interval, which covers in small groups and at zero hits in the first. Undefined when a group is empty or the second has no hit.
    /// </summary>
    /// <param name="hits1">Hits of the first group, from 0 to <paramref name="trials1"/>.</param>
    /// <param name="trials1">Trials of the first group.</param>
    /// <param name="hits2">Hits of the second group, the one divided by.</param>
    /// <param name="trials2">Trials of the second group.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Of(long hits1, long trials1, long hits2, long trials2, double level = 0.95)
    {
        var n = trials1 + trials2;
        if (trials1 == 0 || trials2 == 0)
            return Estimate.Undefined("a group has no rows", n);
        return hits2 == 0
            ? Estimate.Undefined("the group divided by has no hit", n)
            : Estimate.Of((double)hits1 / trials1 / ((double)hits2 / trials2), Score(hits1, trials1, hits2, trials2, level), n);
    }

    /// <summary>
    /// The score interval of O. Miettinen and M. Nurminen (Statistics in Medicine 4, 1985, 213–226): Koopman's (Biometrics 40, 1984) with variances times N / (N − 1).
    /// The lower end is 0 without hits in the first group; the upper one is infinite without hits in the second.
    /// </summary>
    /// <param name="hits1">Hits of the first group.</param>
    /// <param name="trials1">Trials of the first group, above 0.</param>
    /// <param name="hits2">Hits of the second group.</param>
    /// <param name="trials2">Trials of the second group, above 0.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Score(long hits1, long trials1, long hits2, long trials2, double level = 0.95) =>
        Score((double)hits1, trials1, hits2, trials2, level);

    /// <summary>The same of effective numbers of rows, which need not be whole.</summary>
    internal static Interval Score(double hits1, double trials1, double hits2, double trials2, double level)
    {
        const double Far = 60; // in logarithms: no ratio of counts comes near e⁶⁰
        var z = InverseCdf.Normal(0.5 + level / 2);
        double Statistic(double log) => ScoreOf(hits1, trials1, hits2, trials2, Math.Exp(log));
        var low = hits1 == 0 ? 0 : Math.Exp(Root.Falling(l => Statistic(l) - z, -Far, Far));
        var high = hits2 == 0 ? double.PositiveInfinity : Math.Exp(Root.Falling(l => Statistic(l) + z, -Far, Far));
        return new(level, low, high, "miettinen-nurminen");
    }

    /// <summary>
    /// Katz's interval: normal on the logarithm, variance <c>1/k₁ − 1/n₁ + 1/k₂ − 1/n₂</c> (D. Katz, J. Baptista, S. Azen and M. Pike, Biometrics 34, 1978). Null without hits in
    /// a group; too short in small groups.
    /// </summary>
    /// <param name="hits1">Hits of the first group.</param>
    /// <param name="trials1">Trials of the first group.</param>
    /// <param name="hits2">Hits of the second group.</param>
    /// <param name="trials2">Trials of the second group.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval? Katz(long hits1, long trials1, long hits2, long trials2, double level = 0.95)
    {
        if (hits1 == 0 || hits2 == 0)
            return null;
        var log = Math.Log((double)hits1 / trials1 / ((double)hits2 / trials2));
        var half = InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(1.0 / hits1 - 1.0 / trials1 + 1.0 / hits2 - 1.0 / trials2);
        return new(level, Math.Exp(log - half), Math.Exp(log + half), "katz");
    }

    /// <summary>The score statistic of a ratio; falls as the ratio grows.</summary>
    private static double ScoreOf(double x1, double n1, double x2, double n2, double ratio)
    {
        var n = n1 + n2;
        var a = n * ratio;
        var b = n1 * ratio + x1 + n2 + x2 * ratio;
        var c = x1 + x2;
        var p2 = 2 * c / (b + Math.Sqrt(Math.Max(0, b * b - 4 * a * c)));
        var p1 = ratio * p2;
        var variance = (p1 * Math.Max(0, 1 - p1) / n1 + ratio * ratio * p2 * Math.Max(0, 1 - p2) / n2) * n / (n - 1);
        var rest = x1 / n1 - ratio * (x2 / n2);
        return rest == 0 ? 0 : variance > 0 ? rest / Math.Sqrt(variance) : double.PositiveInfinity * Math.Sign(rest);
    }
}
