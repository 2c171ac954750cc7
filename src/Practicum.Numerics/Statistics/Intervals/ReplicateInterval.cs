using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// Intervals from the replicates of a bootstrap, with the reasons for none: fewer than ten units, replicates undefined in more than 5 %, no spread.
/// Undefined (NaN) replicates up to 5 % are left out.
/// </summary>
public static class ReplicateInterval
{
    /// <summary>Fewest units (rows, clusters) that are resampled.</summary>
    public const int FewestUnits = 10;

    /// <summary>Largest share of replicates that may be undefined.</summary>
    public const double MostUndefined = 0.05;

    /// <summary>The value with the percentile interval: quantiles of type 7 of the replicates.</summary>
    /// <param name="value">The statistic of the sample; not NaN.</param>
    /// <param name="replicates">The statistic of each resample; left untouched.</param>
    /// <param name="units">Units resampled.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="method">Name of the method in the interval.</param>
    /// <param name="source">What the resamples vary: rows, worlds, …</param>
    public static Estimate Percentile(double value, ReadOnlySpan<double> replicates, long units, double level = 0.95, string method = "bootstrap", string source = "rows") =>
        Sorted(replicates, units, out var because) is { } sorted
            ? Estimate.Of(value, new(level, Bootstrap.OfSorted(sorted, 0.5 - level / 2), Bootstrap.OfSorted(sorted, 0.5 + level / 2), method, source), units)
            : Estimate.WithoutInterval(value, units, because);

    /// <summary>
    /// The value with the percentile interval, expanded for few units: quantiles at <c>Φ(∓√(n / (n − 1)) t₍ₙ₋₁₎)</c> in place of Φ(∓z) with fewer than 100 of them. The plain interval of a
    /// mean covers 0.90 to 0.92 with ten to twenty.
    /// </summary>
    /// <param name="value">The statistic of the sample; not NaN.</param>
    /// <param name="replicates">The statistic of each resample; left untouched.</param>
    /// <param name="units">Units resampled.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="method">Name of the method in the interval; <c>-expanded</c> is added where it is.</param>
    /// <param name="source">What the resamples vary.</param>
    public static Estimate Expanded(double value, ReadOnlySpan<double> replicates, long units, double level = 0.95, string method = "bootstrap", string source = "rows")
    {
        if (units is < FewestUnits or >= SmallSample.ExpandBelow)
            return Percentile(value, replicates, units, level, method, source);
        var tail = NormalTail.Below(-SmallSample.Quantile(level, units, true));
        var wide = Percentile(value, replicates, units, 1 - 2 * tail, method + "-expanded", source);
        return wide.Interval is { } i ? Estimate.Of(value, i with { Level = level }, units) : wide;
    }

    /// <summary>The value with the basic interval: the percentile interval turned about the value. May leave the range of the statistic.</summary>
    /// <param name="value">The statistic of the sample; not NaN.</param>
    /// <param name="replicates">The statistic of each resample; left untouched.</param>
    /// <param name="units">Units resampled.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="method">Name of the method in the interval.</param>
    /// <param name="source">What the resamples vary.</param>
    public static Estimate Basic(double value, ReadOnlySpan<double> replicates, long units, double level = 0.95, string method = "basic", string source = "rows")
    {
        var turned = Percentile(value, replicates, units, level, method, source);
        return turned.Interval is { } i ? Estimate.Of(value, i with { Low = 2 * value - i.High, High = 2 * value - i.Low }, units) : turned;
    }

    /// <summary>The defined replicates in rising order; null, with the reason, when they cannot carry an interval.</summary>
    internal static double[]? Sorted(ReadOnlySpan<double> replicates, long units, out string because)
    {
        if (units < FewestUnits)
        {
            because = $"too few: {units} to resample, at least {FewestUnits} are needed";
            return null;
        }

        var sorted = new double[replicates.Length];
        var defined = 0;
        foreach (var r in replicates)
        {
            if (!double.IsNaN(r))
                sorted[defined++] = r;
        }

        var undefined = replicates.Length - defined;
        if (undefined > MostUndefined * replicates.Length)
        {
            because = $"undefined in {undefined} of {replicates.Length} resamples, more than {MostUndefined * 100:0} %";
            return null;
        }

        Array.Resize(ref sorted, defined);
        Array.Sort(sorted);
        because = defined > 0 && sorted[0] == sorted[^1] ? "the resamples show no spread" : "";
        return because.Length == 0 ? sorted : null;
    }
}
