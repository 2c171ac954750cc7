using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Regression;

/// <summary>
/// True and predicted numbers of one set of rows. Never changed, and safe on any number of threads; the arrays handed in are kept, not copied, and must not be changed either.
/// </summary>
/// <remarks>
/// Metrics: mae, rmse, mse, median_absolute_error, bias (prediction − truth) and max_error in the unit of the numbers (mse in its square); r2, at most 1; mape, a share and not a
/// percentage; rmsle, of ln(1 + x); pinball@τ for a predicted τ-quantile. Undefined: mape when a true value is 0; rmsle when a number is −1 or less; r2 when the truth does not vary.
/// </remarks>
public sealed class RegressionSample
{
    private readonly ReadOnlyMemory<double> _truth, _predictions, _weights;

    /// <summary>Keeps the numbers.</summary>
    /// <param name="truth">The true number of each row.</param>
    /// <param name="predictions">The predicted number of each row.</param>
    /// <param name="weights">A weight ≥ 0 a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or a weight is negative or not finite.</exception>
    public RegressionSample(ReadOnlyMemory<double> truth, ReadOnlyMemory<double> predictions, ReadOnlyMemory<double> weights = default)
    {
        if (truth.Length != predictions.Length)
            throw new ArgumentException($"{truth.Length} true numbers, but {predictions.Length} predictions.");
        CheckFinite(truth.Span, "true number");
        CheckFinite(predictions.Span, "prediction");
        RowWeights.Check(weights.Span, truth.Length);
        (_truth, _predictions, _weights) = (truth, predictions, weights);
    }

    /// <summary>mae, rmse, mse, r2, median_absolute_error, bias, mape, rmsle, pinball@0.5, max_error; other quantiles of pinball are allowed as well.</summary>
    public static ImmutableArray<string> Metrics => RegressionMetric.Names;

    /// <summary>How many rows.</summary>
    public int Rows => _truth.Length;

    internal ReadOnlySpan<double> Truth => _truth.Span;

    internal ReadOnlySpan<double> Predictions => _predictions.Span;

    internal ReadOnlySpan<double> Weights => _weights.Span;

    /// <summary>Whether more is better: r2 alone. bias is best at 0.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static bool IsHigherBetter(string metric) => RegressionMetric.Of(metric).Kind == RegressionKind.R2;

    /// <summary>The value of a metric; NaN when undefined.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double Value(string metric) => Weighted(metric, default);

    /// <summary>The value when each row counts by these weights times its own; a weight of 2 is the row twice.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="rowWeights">A weight ≥ 0 a row, such as the counts of a resample; empty for 1 each.</param>
    public double Weighted(string metric, ReadOnlySpan<double> rowWeights) =>
        RegressionValues.Of(RegressionMetric.Of(metric), Truth, Predictions, RowWeights.Times(Weights, rowWeights, Rows));

    /// <summary>
    /// The value with its 95 % interval over rows, or the reason why there is none: mae, mse, bias, mape and pinball <c>hall-t</c> (a mean, corrected for skewness); rmse and rmsle
    /// <c>hall-t-root</c>, the roots of its ends; r2 <c>jackknife-log</c> of 1 − R²; median_absolute_error <c>woodruff</c>, between order statistics; max_error has none. Withheld
    /// with fewer than twenty rows.
    /// </summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="bootstrap">The stream of resamples, for <paramref name="replicates"/> above 0.</param>
    /// <param name="replicates">0 for the default interval, otherwise how many resamples of rows for a percentile interval (not for max_error).</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public Estimate Estimate(string metric, ChanceStream bootstrap = default, int replicates = 0)
    {
        var which = RegressionMetric.Of(metric);
        var estimate = RegressionEstimates.Of(this, which);
        return replicates == 0 || !estimate.IsDefined || which.Kind == RegressionKind.MaxError ? estimate
            : RowBootstrap.Estimate(estimate.Value, Rows, estimate.Count, counts => Weighted(metric, counts), bootstrap, replicates, RegressionEstimates.Level);
    }

    private static void CheckFinite(ReadOnlySpan<double> values, string what)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"The {what} of row {i} is {values[i]}.");
        }
    }
}
