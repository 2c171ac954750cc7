using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// The bias-corrected and accelerated bootstrap interval. B. Efron, "Better bootstrap confidence intervals", Journal of the American Statistical Association 82 (1987) 171–185;
/// Efron and Tibshirani (1993), §14.3.
/// </summary>
public static class BcaInterval
{
    /// <summary>The acceleration <c>Σ l³ / (6 (Σ l²)^{3/2})</c> of influence or jackknife values (t − t₍ᵢ₎); they are centred first. 0 when they are all the same.</summary>
    /// <param name="influence">One a unit, up to a common positive factor.</param>
    public static double Acceleration(ReadOnlySpan<double> influence)
    {
        double mean = 0, squares = 0, cubes = 0;
        foreach (var l in influence)
            mean += l;
        mean /= influence.Length;
        foreach (var l in influence)
        {
            var d = l - mean;
            squares += d * d;
            cubes += d * d * d;
        }

        return squares > 0 ? cubes / (6 * squares * Math.Sqrt(squares)) : 0;
    }

    /// <summary>
    /// The value with its interval: quantiles of type 7 at <c>Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z)))</c>, where Φ(z₀) is the share of replicates below the value, those equal to it
    /// counted half. Withheld as <see cref="ReplicateInterval"/> says, when the value lies outside all replicates, and when the correction has no bounded end.
    /// </summary>
    /// <param name="value">The statistic of the sample; not NaN.</param>
    /// <param name="replicates">The statistic of each resample; left untouched.</param>
    /// <param name="acceleration">See <see cref="Acceleration"/>.</param>
    /// <param name="units">Units resampled.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="method">Name of the method in the interval.</param>
    /// <param name="source">What the resamples vary.</param>
    /// <param name="expand">Whether to take quantiles further out with fewer than 100 units, as <see cref="ReplicateInterval.Expanded"/> does; the method's name then ends in <c>-expanded</c>.</param>
    public static Estimate Of(
        double value, ReadOnlySpan<double> replicates, double acceleration, long units, double level = 0.95, string method = "bca", string source = "rows", bool expand = false)
    {
        if (ReplicateInterval.Sorted(replicates, units, out var because) is not { } sorted)
            return Estimate.WithoutInterval(value, units, because);
        var shift = Shift(value, sorted);
        if (!double.IsFinite(shift))
            return Estimate.WithoutInterval(value, units, "the value lies outside all resamples, so its bias cannot be corrected");
        expand &= units < SmallSample.ExpandBelow;
        var z = SmallSample.Quantile(level, units, expand);
        var (low, high) = (Adjusted(shift, -z, acceleration), Adjusted(shift, z, acceleration));
        return double.IsNaN(low + high)
            ? Estimate.WithoutInterval(value, units, "the statistic is too skewed for a bounded interval")
            : Estimate.Of(value, new(level, Bootstrap.OfSorted(sorted, low), Bootstrap.OfSorted(sorted, high), expand ? method + "-expanded" : method, source), units);
    }

    /// <summary>z₀ of sorted replicates; infinite when the value lies outside them.</summary>
    internal static double Shift(double value, ReadOnlySpan<double> sorted)
    {
        int below = 0, equal = 0;
        foreach (var r in sorted)
        {
            below += r < value ? 1 : 0;
            equal += r == value ? 1 : 0;
        }

        var share = (below + 0.5 * equal) / sorted.Length;
        return share <= 0 ? double.NegativeInfinity : share >= 1 ? double.PositiveInfinity : InverseCdf.Normal(share);
    }

    /// <summary>The adjusted share of one end; NaN when it runs past infinity.</summary>
    internal static double Adjusted(double shift, double z, double acceleration)
    {
        var scale = 1 - acceleration * (shift + z);
        return scale > 0 ? NormalTail.Below(shift + (shift + z) / scale) : double.NaN;
    }
}
