using System.Buffers;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Regression;

/// <summary>The default interval of each regression metric, and the reasons for none.</summary>
internal static class RegressionEstimates
{
    /// <summary>Nominal coverage.</summary>
    public const double Level = 0.95;

    private const int MinRows = 20, MinRowsOfR2 = 100, MinRowsOfRmsle = 200;

    /// <summary>See <see cref="RegressionSample.Estimate"/>.</summary>
    public static Estimate Of(RegressionSample sample, RegressionMetric metric)
    {
        var n = RowWeights.Count(sample.Weights, sample.Rows);
        if (n == 0)
            return Estimate.Undefined(sample.Rows == 0 ? "there are no rows" : "all weights are 0", 0);
        if (WhyUndefined(sample, metric) is { } because)
            return Estimate.Undefined(because, n);
        var value = RegressionValues.Of(metric, sample.Truth, sample.Predictions, sample.Weights);
        if (!double.IsFinite(value))
            return Estimate.Undefined("the numbers are too large to be squared and summed", n);
        if (metric.Kind == RegressionKind.MaxError)
            return Estimate.WithoutInterval(value, n, "the largest error of rows not seen has no bound");
        var least = metric.Kind switch { RegressionKind.R2 => MinRowsOfR2, RegressionKind.Rmsle => MinRowsOfRmsle, _ => MinRows };
        if (n < least)
            return Estimate.WithoutInterval(value, n, $"too few: {n} row{(n == 1 ? "" : "s")}, at least {least} are needed");
        var interval = metric.Kind switch
        {
            RegressionKind.R2 => R2(sample, value, n),
            RegressionKind.MedianAbsoluteError => Median(sample),
            _ => Mean(sample, metric),
        };
        return interval.High - interval.Low > 1e-12 * Math.Abs(value) ? Estimate.Of(value, interval, n) : Estimate.WithoutInterval(value, n, Delta.NoSpread);
    }

    private static string? WhyUndefined(RegressionSample sample, RegressionMetric metric)
    {
        switch (metric.Kind)
        {
            case RegressionKind.R2:
                return RegressionValues.Varies(sample.Truth, sample.Weights) ? null : "the true numbers are all the same";
            case RegressionKind.Mape or RegressionKind.Rmsle:
                var bad = 0;
                for (var i = 0; i < sample.Rows; i++)
                {
                    if ((sample.Weights.IsEmpty || sample.Weights[i] > 0) && double.IsNaN(RegressionValues.Loss(metric, sample.Truth[i], sample.Predictions[i])))
                        bad++;
                }

                var what = metric.Kind == RegressionKind.Mape ? $"{bad} true number{(bad == 1 ? " is" : "s are")} 0" : $"{bad} row{(bad == 1 ? " has" : "s have")} a number of −1 or less";
                return bad == 0 ? null : what;
            default:
                return null;
        }
    }

    private static Interval Mean(RegressionSample sample, RegressionMetric metric)
    {
        var rented = ArrayPool<double>.Shared.Rent(sample.Rows);
        var losses = rented.AsSpan(0, sample.Rows);
        var truth = sample.Truth;
        var predictions = sample.Predictions;
        for (var i = 0; i < losses.Length; i++)
            losses[i] = RegressionValues.Loss(metric, truth[i], predictions[i]);
        var interval = WeightedMean.Interval(losses, sample.Weights, WeightedMean.Of(losses, sample.Weights), Level);
        ArrayPool<double>.Shared.Return(rented);
        if (metric.Kind == RegressionKind.Bias)
            return interval;
        interval = interval with { Low = Math.Max(0, interval.Low) };
        return metric.Kind is RegressionKind.Rmse or RegressionKind.Rmsle
            ? interval with { Low = Math.Sqrt(interval.Low), High = Math.Sqrt(interval.High), Method = "hall-t-root" }
            : interval;
    }

    /// <summary>
    /// The delete-one jackknife of ln(1 − R²) = ln Σ w e² − ln Σ w (y − ȳ)², taken back: without row i the first sum loses w e², the second w (y − ȳ)² · W / (W − w). Student's quantile.
    /// </summary>
    private static Interval R2(RegressionSample sample, double value, int n)
    {
        var (errors, spread, mean, all) = RegressionValues.Squares(sample.Truth, sample.Predictions, sample.Weights);
        var rented = ArrayPool<double>.Shared.Rent(sample.Rows);
        var (count, sum) = (0, 0.0);
        for (var i = 0; i < sample.Rows; i++)
        {
            var w = sample.Weights.IsEmpty ? 1 : sample.Weights[i];
            if (w == 0)
                continue;
            var (e, d) = (sample.Predictions[i] - sample.Truth[i], sample.Truth[i] - mean);
            var without = Math.Log((errors - w * e * e) / (spread - w * d * d * all / (all - w)));
            rented[count++] = without;
            sum += without;
        }

        var (middle, squares) = (sum / n, 0.0);
        foreach (var without in rented.AsSpan(0, n))
            squares += (without - middle) * (without - middle);
        ArrayPool<double>.Shared.Return(rented);
        var half = Delta.Student(n - 1, Level) * Math.Sqrt((n - 1.0) / n * squares);
        return double.IsFinite(half) ? new(Level, 1 - (1 - value) * Math.Exp(half), 1 - (1 - value) * Math.Exp(-half), "jackknife-log") : new(Level, value, value, "jackknife-log");
    }

    /// <summary>
    /// Woodruff (1952): the interval of the share below the median, ½ ± z ½ √(Σ w²) / Σ w, taken back through the sorted errors to the first ones past its ends. Without
    /// weights this is the sign test's interval with the normal approximation of the binomial.
    /// </summary>
    private static Interval Median(RegressionSample sample)
    {
        var z = InverseCdf.Normal(0.5 + Level / 2);
        if (sample.Weights.IsEmpty)
        {
            var unweighted = RegressionValues.Errors(sample.Truth, sample.Predictions);
            var (middle, spread, last) = (unweighted.Length / 2.0, z * 0.5 * Math.Sqrt(unweighted.Length), unweighted.Length - 1);
            return new(Level, Selection.Of(unweighted, (int)(middle - spread)), Selection.Of(unweighted, Math.Min(last, (int)(middle + spread))), "woodruff");
        }

        var (errors, weights, count) = RegressionValues.SortedErrors(sample.Truth, sample.Predictions, sample.Weights);
        double all = 0, squares = 0;
        for (var i = 0; i < count; i++)
        {
            all += weights[i];
            squares += weights[i] * weights[i];
        }

        var half = z * 0.5 * Math.Sqrt(squares);
        return new(Level, AtShare(errors, weights, count, all / 2 - half), AtShare(errors, weights, count, all / 2 + half), "woodruff");
    }

    /// <summary>The first error at which the weight so far is above the target.</summary>
    private static double AtShare(double[] errors, double[] weights, int count, double target)
    {
        var below = 0.0;
        for (var i = 0; i < count; i++)
        {
            below += weights[i];
            if (below > target)
                return errors[i];
        }

        return errors[count - 1];
    }
}
