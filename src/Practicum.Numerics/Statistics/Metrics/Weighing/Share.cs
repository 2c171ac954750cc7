using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>A share of rows, by weight. The effective number of rows is (Σ w)² / Σ w² (Kish 1965, §11.7); without weights, their number.</summary>
/// <param name="Hits">Weight of the hits.</param>
/// <param name="All">Weight of all.</param>
/// <param name="Squares">Sum of squared weights of all.</param>
/// <param name="Rows">How many rows; 0 when not counted.</param>
internal readonly record struct Share(double Hits, double All, double Squares, long Rows)
{
    private const double FewEvents = 3.000001;

    /// <summary>The share; NaN of nothing.</summary>
    public double Value => Hits / All;

    /// <summary>Effective number of rows.</summary>
    public double Effective => All * All / Squares;

    /// <summary>
    /// The interval of the share of the effective rows: <c>wilson</c>, with unequal weights <c>wilson-kish</c>; <c>clopper-pearson</c> with fewer than ten unweighted rows.
    /// With up to three hits or misses, the end beyond them as <see cref="Wilson"/> says.
    /// </summary>
    public Interval Interval(double level)
    {
        var equal = All == Squares && All < 1e15 && double.IsInteger(All) && double.IsInteger(Hits);
        return equal && All < Delta.MinRows ? Proportion.ClopperPearson((long)Hits, (long)All, level) : Wilson(level) with { Method = equal ? "wilson" : "wilson-kish" };
    }

    /// <summary>
    /// Wilson's interval (1927) of the share of the effective rows, which need not be a whole number; method <c>wilson</c>. With x ≤ 3 misses or hits, where it covers too
    /// seldom, the end beyond them is λ/n from 1 or 0, λ the (1 − level)-quantile of half a χ² with 2x degrees (Brown, Cai and DasGupta 2001, §4.1.1), if that is further out.
    /// </summary>
    public Interval Wilson(double level)
    {
        var (n, p, z) = (Effective, Value, InverseCdf.Normal(0.5 + level / 2));
        var middle = p + z * z / (2 * n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        var scale = 1 + z * z / n;
        var (low, high) = (p <= 0 ? 0 : Math.Max(0, (middle - half) / scale), p >= 1 ? 1 : Math.Min(1, (middle + half) / scale));
        return new(level, Math.Min(low, Rare(n * p, n, level)), Math.Max(high, 1 - Rare(n * (1 - p), n, level)), "wilson");
    }

    private static double Rare(double events, double n, double level) => events is > 0 and <= FewEvents ? InverseCdf.ChiSquared(1 - level, 2 * events) / 2 / n : 1;

    /// <summary>
    /// The share by itself, by the rule of <see cref="Proportion.Of"/>: <c>clopper-pearson</c> with fewer than <see cref="Proportion.FewestForWilson"/> effective hits or misses, else
    /// <c>wilson</c>; with unequal weights <c>-kish</c> stands behind the name. (<see cref="Interval"/> is for sums and differences made of shares.)
    /// </summary>
    public Estimate Estimate(double level)
    {
        var (n, k) = (Effective, Value * Effective);
        var interval = Math.Min(k, n - k) < Proportion.FewestForWilson ? Proportion.ClopperPearson(k, n, level) : Proportion.Wilson(k, n, level);
        return Primitives.Estimate.Of(Value, All == Squares ? interval : interval with { Method = interval.Method + "-kish" }, Rows);
    }
}
