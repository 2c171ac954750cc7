using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>The percentile bootstrap over rows, for whoever asks for it instead of a closed form.</summary>
internal static class RowBootstrap
{
    /// <summary>The interval of a value from resamples; undefined resamples are left out, and with more than one in twenty of them the interval is withheld.</summary>
    /// <param name="value">The value on all rows.</param>
    /// <param name="units">How many units are drawn.</param>
    /// <param name="count">What the estimate counts.</param>
    /// <param name="weighted">The value when each unit counts by a weight; called on several threads.</param>
    /// <param name="stream">The stream of resamples.</param>
    /// <param name="replicates">How many.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Estimate(double value, int units, long count, Func<double[], double> weighted, ChanceStream stream, int replicates, double level)
    {
        var drawn = new double[replicates];
        Parallel.For(
            0,
            replicates,
            () => new double[units],
            (r, _, counts) =>
            {
                Bootstrap.FillCounts(counts, stream, r);
                drawn[r] = weighted(counts);
                return counts;
            },
            _ => { });
        var undefined = drawn.Count(double.IsNaN);
        return undefined > 0.05 * replicates
            ? Primitives.Estimate.WithoutInterval(value, count, $"the value is undefined on {undefined} of {replicates} resamples")
            : Primitives.Estimate.Of(value, Bootstrap.Percentile(drawn, level, "rows"), count);
    }
}
