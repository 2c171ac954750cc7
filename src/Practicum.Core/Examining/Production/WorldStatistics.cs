using Practicum.Core.Examining.Scoring;
using Practicum.Core.Production;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Production;

/// <summary>Means and ratios over worlds (methods §4), with an interval from ten worlds on.</summary>
internal static class WorldStatistics
{
    private const double Level = 0.95;

    /// <summary>The mean per world, with the interval of the studentised bootstrap.</summary>
    public static Estimate Mean(WorldFigures figures, double[] values)
    {
        var mean = values.Sum() / values.Length;
        return Known(figures, mean, values, () => Bootstrap.StudentisedMean(values, figures.Stream));
    }

    /// <summary>The ratio of sums, not the mean of ratios; undefined when the denominators add up to nothing.</summary>
    public static Estimate Ratio(WorldFigures figures, double[] num, double[] den, string undefined)
    {
        var (n, d) = (num.Sum(), den.Sum());
        if (!(d > 0))
            return Estimate.Undefined(undefined, figures.Worlds);
        var ratio = n / d;
        double[] residuals = [.. num.Select((x, i) => x - (ratio * den[i]))];
        return Known(figures, ratio, residuals.All(r => Math.Abs(r) < 1e-12 * (1 + Math.Abs(n))) ? [0, 0] : residuals, () => Bootstrap.RatioOfSums(num, den, figures.Stream));
    }

    /// <summary>A recorded year's money, with the interval of its days (methods §1): it happened once, so nothing varies but the rows.</summary>
    /// <param name="figures">The year.</param>
    /// <param name="days">Money of each day, in units.</param>
    public static Estimate OfDays(WorldFigures figures, double[] days)
    {
        var interval = days.Length < WorldFigures.FewestWorlds ? null : Bootstrap.StudentisedMean(days, figures.Stream, source: "rows");
        return interval is null
            ? Estimate.WithoutInterval(days.Sum(), days.Length, "Too few days for an interval.")
            : Estimate.Of(days.Sum(), interval with { Low = interval.Low * days.Length, High = interval.High * days.Length }, days.Length);
    }

    /// <summary>The difference of two lines of money: per world, or in a recorded year with the interval of its days.</summary>
    /// <param name="figures">The years.</param>
    /// <param name="values">The difference in each world.</param>
    /// <param name="more">The line that counts.</param>
    /// <param name="less">The line that is taken from it.</param>
    public static Estimate Between(WorldFigures figures, double[] values, Func<YearOutcome, MoneyLine> more, Func<YearOutcome, MoneyLine> less)
    {
        if (!figures.IsOneRecordedYear)
            return Mean(figures, values);
        var (year, days) = (figures.Years[0], figures.Days);
        return OfDays(figures, WorldFigures.Minus(WorldResampling.Daily(more(year), days), WorldResampling.Daily(less(year), days)));
    }

    /// <summary>Standard error of a mean; NaN below two worlds.</summary>
    public static double StandardErrorOfMean(double[] values) => Math.Sqrt(RatioMoments.OfSums(values, values).VarNum) / values.Length;

    private static Estimate Known(WorldFigures figures, double value, double[] spread, Func<Interval?> interval)
    {
        if (figures.TooFew is { } few)
            return Estimate.WithoutInterval(value, figures.Worlds, few);
        if (spread.All(v => v == spread[0]))
            return Estimate.WithoutInterval(value, figures.Worlds, $"The same in all {figures.Worlds} worlds.");
        return interval() is { } i && double.IsFinite(i.Low) && double.IsFinite(i.High)
            ? Estimate.Of(value, i with { Level = Level }, figures.Worlds)
            : Estimate.WithoutInterval(value, figures.Worlds, "The worlds differ too little for an interval.");
    }
}
