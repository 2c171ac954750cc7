using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>A share of rows, by weight. The effective number of rows is (Σ w)² / Σ w² (Kish 1965, §11.7); without weights, their number.</summary>
/// <param name="Hits">Weight of the hits.</param>
/// <param name="All">Weight of all.</param>
/// <param name="Squares">Sum of squared weights of all.</param>
/// <param name="Rows">How many rows; 0 when not counted.</param>
internal readonly record struct Share(double Hits, double All, double Squares, long Rows)
{
    /// <summary>The share; NaN of nothing.</summary>
    public double Value => Hits / All;

    /// <summary>Effective number of rows.</summary>
    public double Effective => All * All / Squares;

    /// <summary>
    /// Wilson's interval of the share of the effective rows; method <c>wilson</c>, with unequal weights <c>wilson-kish</c>; <c>clopper-pearson</c> with fewer than ten unweighted rows.
    /// </summary>
    public Interval Interval(double level)
    {
        var n = Effective;
        var whole = All == Squares && All < 1e15 && double.IsInteger(All);
        if (whole && double.IsInteger(Hits))
            return n < Delta.MinRows ? Proportion.ClopperPearson((long)Hits, (long)All, level) : Proportion.Wilson((long)Hits, (long)All, level);
        var (p, z) = (Value, InverseCdf.Normal(0.5 + level / 2));
        var middle = p + z * z / (2 * n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        var scale = 1 + z * z / n;
        return new(level, p <= 0 ? 0 : Math.Max(0, (middle - half) / scale), p >= 1 ? 1 : Math.Min(1, (middle + half) / scale), whole ? "wilson" : "wilson-kish");
    }

    /// <summary>The share with its interval.</summary>
    public Estimate Estimate(double level) => Primitives.Estimate.Of(Value, Interval(level), Rows);
}
