using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>The percentile bootstrap over rows, for whoever asks for it instead of a closed form.</summary>
internal static class RowBootstrap
{
    /// <summary>The interval of a value from resamples; withheld as <see cref="ReplicateInterval"/> says.</summary>
    /// <param name="value">The value on all rows.</param>
    /// <param name="units">How many units are drawn.</param>
    /// <param name="count">What the estimate counts.</param>
    /// <param name="weighted">The value when each unit counts by a weight; called on several threads.</param>
    /// <param name="stream">The stream of resamples.</param>
    /// <param name="replicates">How many.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Estimate Estimate(double value, int units, long count, Func<ReadOnlySpan<double>, double> weighted, ChanceStream stream, int replicates, double level)
    {
        var drawn = Resampling.Of(units, stream, replicates).Values(weighted);
        var estimate = ReplicateInterval.Percentile(value, drawn, units, level);
        return estimate.Interval is { } interval ? Primitives.Estimate.Of(value, interval, count) : Primitives.Estimate.WithoutInterval(value, count, estimate.Because!);
    }
}
