using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Regression;

/// <summary>Values of regression metrics, each from one pass in the order of the rows (r2 from two, so that a large mean costs no digits).</summary>
internal static class RegressionValues
{
    /// <summary>The value; NaN when undefined.</summary>
    public static double Of(RegressionMetric metric, ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights) => metric.Kind switch
    {
        RegressionKind.R2 => R2(truth, predictions, weights),
        RegressionKind.MedianAbsoluteError => Median(truth, predictions, weights),
        RegressionKind.MaxError => Max(truth, predictions, weights),
        RegressionKind.Rmse => Math.Sqrt(Mean(metric, truth, predictions, weights)),
        RegressionKind.Rmsle => Math.Sqrt(Mean(metric, truth, predictions, weights)),
        _ => Mean(metric, truth, predictions, weights),
    };

    /// <summary>The loss of one row, of which mae, mse, bias, mape and pinball are means, rmse and rmsle roots of means; NaN or infinite where undefined.</summary>
    public static double Loss(RegressionMetric metric, double truth, double prediction)
    {
        var error = prediction - truth;
        switch (metric.Kind)
        {
            case RegressionKind.Bias:
                return error;
            case RegressionKind.Rmse or RegressionKind.Mse:
                return error * error;
            case RegressionKind.Mape:
                return truth == 0 ? double.NaN : Math.Abs(error) / Math.Abs(truth);
            case RegressionKind.Rmsle:
                if (!(truth > -1 && prediction > -1))
                    return double.NaN;
                var ratio = Math.Log((1 + prediction) / (1 + truth));
                return ratio * ratio;
            case RegressionKind.Pinball:
                return error > 0 ? (1 - metric.Quantile) * error : -metric.Quantile * error;
            default:
                return Math.Abs(error);
        }
    }

    /// <summary>Σ w e², Σ w (y − ȳ)², ȳ and Σ w.</summary>
    public static (double Errors, double Spread, double Mean, double All) Squares(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        double errors = 0, spread = 0, sum = 0, all = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var (w, e) = (weights.IsEmpty ? 1 : weights[i], predictions[i] - truth[i]);
            sum += w * truth[i];
            errors += w * (e * e);
            all += w;
        }

        var mean = sum / all;
        for (var i = 0; i < truth.Length; i++)
        {
            var d = truth[i] - mean;
            spread += (weights.IsEmpty ? 1 : weights[i]) * (d * d);
        }

        return (errors, spread, mean, all);
    }

    /// <summary>Whether the truth varies among rows with weight.</summary>
    public static bool Varies(ReadOnlySpan<double> truth, ReadOnlySpan<double> weights)
    {
        var first = double.NaN;
        for (var i = 0; i < truth.Length; i++)
        {
            if (!weights.IsEmpty && weights[i] == 0)
                continue;
            if (double.IsNaN(first))
                first = truth[i];
            else if (truth[i] != first)
                return true;
        }

        return false;
    }

    /// <summary>Absolute errors in the order of the rows.</summary>
    public static double[] Errors(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        var errors = new double[truth.Length];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = Math.Abs(predictions[i] - truth[i]);
        return errors;
    }

    /// <summary>Absolute errors of the rows with weight, rising, and their weights.</summary>
    public static (double[] Errors, double[] Weights, int Count) SortedErrors(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        var (errors, sorted, count) = (new double[truth.Length], new double[truth.Length], 0);
        for (var i = 0; i < truth.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            if (w == 0)
                continue;
            errors[count] = Math.Abs(predictions[i] - truth[i]);
            sorted[count++] = w;
        }

        if (weights.IsEmpty)
            Array.Sort(errors);
        else
            Array.Sort(errors, sorted, 0, count);
        return (errors, sorted, count);
    }

    /// <summary>
    /// The weighted median of rising values: the middle of all values at which the weight below reaches one half, so that weights of whole numbers are repeated rows and without
    /// weights it is the plain median.
    /// </summary>
    public static double Median(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var half = 0.0;
        foreach (var w in weights)
            half += w;
        half /= 2;
        var below = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            below += weights[i];
            if (Math.Abs(below - half) <= 1e-12 * half && i + 1 < values.Length)
                return (values[i] + values[i + 1]) / 2;
            if (below > half)
                return values[i];
        }

        return double.NaN;
    }

    private static double Mean(RegressionMetric metric, ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        double sum = 0, all = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            if (w == 0)
                continue;
            sum += w * Loss(metric, truth[i], predictions[i]);
            all += w;
        }

        return sum / all;
    }

    private static double R2(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        if (!Varies(truth, weights))
            return double.NaN;
        var (errors, spread, _, _) = Squares(truth, predictions, weights);
        return 1 - errors / spread;
    }

    private static double Median(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty && !truth.IsEmpty)
        {
            var all = Errors(truth, predictions);
            var (below, above) = (Selection.Of(all, (all.Length - 1) / 2), Selection.Of(all, all.Length / 2));
            return below + (above - below) / 2;
        }

        var (errors, sorted, count) = SortedErrors(truth, predictions, weights);
        return Median(errors.AsSpan(0, count), sorted.AsSpan(0, count));
    }

    private static double Max(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights)
    {
        var most = double.NaN;
        for (var i = 0; i < truth.Length; i++)
        {
            var error = Math.Abs(predictions[i] - truth[i]);
            if ((weights.IsEmpty || weights[i] > 0) && !(error <= most))
                most = error;
        }

        return most;
    }
}
