using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>The default interval of each metric, and the reasons for none.</summary>
internal static class BinaryEstimates
{
    private const double Level = 0.95;
    private const int MinOfClass = 10, Replicates = 999, ResampleUpTo = 50_000;

    /// <summary>See <see cref="BinarySample.Estimate"/>.</summary>
    public static Estimate Of(BinarySample sample, SortedRows rows, BinaryMetric metric, double threshold, ChanceStream stream)
    {
        var n = rows.Labels.Length;
        var above = rows.Above(threshold);
        if (WhyUndefined(rows, metric, above) is { } because)
            return Estimate.Undefined(because, n);
        var value = sample.Value(BinaryMetrics.Names[(int)metric], threshold);
        if (metric is BinaryMetric.Accuracy or BinaryMetric.Precision or BinaryMetric.Recall)
            return Share(rows, metric, above, value);
        if (Math.Min(rows.Positives, rows.Negatives) < MinOfClass)
            return Estimate.WithoutInterval(value, n, TooFew(rows));
        return metric switch
        {
            BinaryMetric.RocAuc => Area(rows, value),
            BinaryMetric.LogLoss => MeanLoss(rows.LogLosses, value, double.PositiveInfinity),
            BinaryMetric.Brier => MeanLoss([.. rows.Scores.Select((s, i) => (s - rows.Labels[i]) * (s - rows.Labels[i]))], value, 1),
            BinaryMetric.Ece => Estimate.Of(value, CalibrationError.Interval(rows, value, Level), n),
            _ when n > ResampleUpTo => Jackknifed(rows, metric, threshold, value),
            _ => Estimate.Of(value, Bootstrap.Percentile(Resampled(sample, metric, threshold, stream), Level, "rows"), n),
        };
    }

    private static string? WhyUndefined(SortedRows rows, BinaryMetric metric, int above)
    {
        if (rows.Labels.Length == 0)
            return "there are no rows";
        if (BinaryMetrics.NeedsProbabilities(metric) && !rows.AreProbabilities)
            return "a score lies outside 0 to 1";
        return metric switch
        {
            BinaryMetric.RocAuc or BinaryMetric.AveragePrecision when rows.Positives == 0 || rows.Negatives == 0 => "all labels are the same",
            BinaryMetric.Recall when rows.Positives == 0 => "no label is positive",
            BinaryMetric.Precision when above == 0 => "no row is decided as positive",
            BinaryMetric.F1 when above == 0 && rows.Positives == 0 => "no label is positive and no row is decided as positive",
            _ => null,
        };
    }

    private static string TooFew(SortedRows rows)
    {
        if (rows.Positives == 0 || rows.Negatives == 0)
            return "too few: all labels are the same";
        var (count, what) = rows.Positives < rows.Negatives ? (rows.Positives, "positive") : (rows.Negatives, "negative");
        return $"too few: {count} {what} label{(count == 1 ? "" : "s")}, at least {MinOfClass} are needed";
    }

    private static Estimate Share(SortedRows rows, BinaryMetric metric, int above, double value)
    {
        var hits = 0;
        for (var i = 0; i < above; i++)
            hits += rows.Labels[i];
        var (k, n) = metric switch
        {
            BinaryMetric.Accuracy => (hits + rows.Negatives - (above - hits), rows.Labels.Length),
            BinaryMetric.Precision => (hits, above),
            _ => (hits, rows.Positives),
        };
        return Estimate.Of(value, n < MinOfClass ? Proportion.ClopperPearson(k, n, Level) : Proportion.Wilson(k, n, Level), n);
    }

    private static Estimate MeanLoss(ReadOnlySpan<double> losses, double value, double most)
    {
        var interval = MeanInterval.Of(losses, Level);
        return Estimate.Of(value, interval with { Low = Math.Max(0, interval.Low), High = Math.Min(most, interval.High) }, losses.Length);
    }

    private static Estimate Area(SortedRows rows, double value)
    {
        var variance = DeLong.Variance(rows);
        if (variance > 0)
            return Estimate.Of(value, Normal(value, variance, "delong"), rows.Labels.Length);
        var why = rows.GroupEnds.Length == 1 ? "all scores are the same" : "the scores separate the labels completely, so the rows show no spread";
        return Estimate.WithoutInterval(value, rows.Labels.Length, why);
    }

    private static Estimate Jackknifed(SortedRows rows, BinaryMetric metric, double threshold, double value) =>
        Estimate.Of(value, Normal(value, Influence.Variance(rows, metric, threshold, value), "infinitesimal-jackknife"), rows.Labels.Length);

    private static Interval Normal(double value, double variance, string method)
    {
        var half = InverseCdf.Normal(0.5 + Level / 2) * Math.Sqrt(variance);
        return new(Level, Math.Max(0, value - half), Math.Min(1, value + half), method);
    }

    private static double[] Resampled(BinarySample sample, BinaryMetric metric, double threshold, ChanceStream stream)
    {
        var replicates = new double[Replicates];
        var name = BinaryMetrics.Names[(int)metric];
        Parallel.For(
            0,
            Replicates,
            () => new double[sample.Rows],
            (r, _, counts) =>
            {
                Bootstrap.FillCounts(counts, stream, r);
                replicates[r] = sample.Weighted(name, threshold, counts);
                return counts;
            },
            _ => { });
        return replicates;
    }
}
