namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>
/// Intervals of smooth statistics from their variance by the infinitesimal jackknife (Jaeckel 1972; Efron 1982, ch. 6), on a scale on which they are nearer to normal and
/// from which they come back inside their range.
/// </summary>
internal static class Delta
{
    /// <summary>With fewer rows (or of a class) no interval is given.</summary>
    public const int MinRows = 10;

    /// <summary>Why there is none when all rows say the same.</summary>
    public const string NoSpread = "the rows show no spread, so nothing says how far the value may be off";

    private const int NormalAbove = 100_000;

    /// <summary>Why there is none.</summary>
    public static string TooFew(int count, string what) => $"too few: {count} {what}{(count == 1 ? "" : "s")}, at least {MinRows} are needed";

    /// <summary>Student's two-sided quantile, by the beta quantile; the normal one above 100,000 degrees.</summary>
    /// <param name="degrees">Degrees of freedom ≥ 1.</param>
    /// <param name="level">Nominal coverage.</param>
    public static double Student(int degrees, double level)
    {
        if (degrees > NormalAbove)
            return InverseCdf.Normal(0.5 + level / 2);
        var x = InverseCdf.Beta(level, 0.5, degrees / 2.0);
        return Math.Sqrt(degrees * x / (1 - x));
    }

    /// <summary>
    /// A value in [0, 1] with a variance: Wilson's interval of the share of v (1 − v) / variance rows, which has the same variance; method <paramref name="method"/>.
    /// </summary>
    public static Interval Wilson(double value, double variance, double level, string method)
    {
        var rows = value * (1 - value) / variance;
        return new Share(value * rows, rows, rows, 0).Wilson(level) with { Method = method };
    }

    /// <summary>A value in (0, 1) with a variance: normal on the logit scale; method <paramref name="method"/>.</summary>
    public static Interval Logit(double value, double variance, double level, string method)
    {
        var (at, half) = (Math.Log(value / (1 - value)), InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(variance) / (value * (1 - value)));
        return new(level, 1 / (1 + Math.Exp(half - at)), 1 / (1 + Math.Exp(-half - at)), method);
    }
}
