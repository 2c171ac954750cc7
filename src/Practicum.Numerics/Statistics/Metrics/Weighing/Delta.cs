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

    /// <summary>Why there is none.</summary>
    public static string TooFew(int count, string what) => $"too few: {count} {what}{(count == 1 ? "" : "s")}, at least {MinRows} are needed";

    /// <summary>A value in (0, 1): normal on the logit scale; method <c>delta-logit</c>.</summary>
    public static Interval Logit(double value, double variance, double level)
    {
        var (at, half) = (Math.Log(value / (1 - value)), Half(variance, level) / (value * (1 - value)));
        return new(level, 1 / (1 + Math.Exp(half - at)), 1 / (1 + Math.Exp(-half - at)), "delta-logit");
    }

    /// <summary>A value in (−1, 1), such as a correlation: normal on Fisher's z scale (1921); method <c>delta-fisher</c>.</summary>
    public static Interval Fisher(double value, double variance, double level)
    {
        var (at, half) = (Math.Atanh(value), Half(variance, level) / (1 - value * value));
        return new(level, Math.Tanh(at - half), Math.Tanh(at + half), "delta-fisher");
    }

    /// <summary>A value on its own scale; method <c>delta</c>.</summary>
    public static Interval Plain(double value, double variance, double level, double low, double high)
    {
        var half = Half(variance, level);
        return new(level, Math.Max(low, value - half), Math.Min(high, value + half), "delta");
    }

    private static double Half(double variance, double level) => InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(variance);
}
