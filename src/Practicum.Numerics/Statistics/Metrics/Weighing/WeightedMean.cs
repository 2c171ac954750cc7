using System.Buffers;
using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>Means over rows, and whatever behaves like one: a value with the derivatives of it in the rows' weights.</summary>
internal static class WeightedMean
{
    /// <summary>Σ w x / Σ w in the order of the rows; NaN when the weights sum to 0.</summary>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0, all = 0;
        if (weights.IsEmpty)
        {
            foreach (var value in values)
                sum += value;
            return sum / values.Length;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            sum += weights[i] * values[i];
            all += weights[i];
        }

        return sum / all;
    }

    /// <summary>
    /// The interval of a weighted mean, corrected for skewness (Hall 1992) at Student's quantile with n − 1 degrees instead of the normal one, method <c>hall-t</c>: that of the values
    /// w (x − mean) · n / Σ w, which sum to 0, about the mean.
    /// </summary>
    /// <param name="values">A value a row.</param>
    /// <param name="weights">A weight a row, or none.</param>
    /// <param name="mean">Their weighted mean.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Interval(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double mean, double level)
    {
        if (weights.IsEmpty)
            return Studentised(values, level);
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        var (n, all) = (0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            rented[n++] = weights[i] * (values[i] - mean);
            all += weights[i];
        }

        var moved = rented.AsSpan(0, n);
        foreach (ref var value in moved)
            value *= n / all;
        var around = Studentised(moved, level);
        ArrayPool<double>.Shared.Return(rented);
        return around with { Low = mean + around.Low, High = mean + around.High };
    }

    /// <summary>The estimate of a mean of values in [low, high]; the interval is withheld with fewer rows than <see cref="Delta.MinRows"/>.</summary>
    public static Estimate Estimate(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double low, double high, double level)
    {
        var n = RowWeights.Count(weights, values.Length);
        if (n == 0)
            return Primitives.Estimate.Undefined(values.IsEmpty ? "there are no rows" : "all weights are 0", 0);
        var mean = Of(values, weights);
        if (n < Delta.MinRows)
            return Primitives.Estimate.WithoutInterval(mean, n, Delta.TooFew(n, "row"));
        var interval = Interval(values, weights, mean, level);
        if (!(interval.High - interval.Low > 1e-12 * Math.Abs(mean)))
            return Primitives.Estimate.WithoutInterval(mean, n, Delta.NoSpread);
        return Primitives.Estimate.Of(mean, interval with { Low = Math.Max(low, interval.Low), High = Math.Min(high, interval.High) }, n);
    }

    /// <summary>Hall's interval at Student's quantile: the level at which the normal quantile is that one is asked for in its place.</summary>
    private static Interval Studentised(ReadOnlySpan<double> values, double level) =>
        MeanInterval.Of(values, 1 - NormalTail.Beyond(Delta.Student(values.Length - 1, level))) with { Level = level, Method = "hall-t" };
}
