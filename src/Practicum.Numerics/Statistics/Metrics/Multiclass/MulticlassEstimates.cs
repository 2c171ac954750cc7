using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>The default interval of each multiclass metric, and the reasons for none.</summary>
internal static class MulticlassEstimates
{
    /// <summary>Nominal coverage.</summary>
    public const double Level = 0.95;

    private const double MostError = 0.6;

    /// <summary>See <see cref="MulticlassSample.Estimate"/>.</summary>
    public static Estimate Of(MulticlassSample sample, MulticlassMetric metric)
    {
        var decided = sample.Unweighted;
        var n = decided.Table.Count;
        if (n == 0)
            return Estimate.Undefined(sample.Rows == 0 ? "there are no rows" : "all weights are 0", 0);
        if (metric.NeedsScores)
            return sample.Scored is null ? Estimate.Undefined("there is no score for each class, only a decision", n) : OfScores(sample, sample.Scored, metric);
        var value = decided.Value(metric);
        if (double.IsNaN(value))
            return Estimate.Undefined(decided.Table.RowWeights.Count(w => w > 0) == 1 ? "all labels are the same" : "all decisions are the same", n);
        if (metric.Kind == MulticlassKind.Accuracy || metric.Average == Average.Micro || metric is { Kind: MulticlassKind.Recall, Average: Average.Weighted })
            return new Share(decided.Table.Trace, decided.Table.All, decided.Table.Squares, n).Estimate(Level);
        if (n < Delta.MinRows)
            return Estimate.WithoutInterval(value, n, Delta.TooFew(n, "row"));
        if (metric.Kind is MulticlassKind.Mcc or MulticlassKind.Kappa)
            return Estimate.Of(value, ClassAverage.OfAgreement(decided, metric, value, Level), n);
        var enough = Delta.MinRows * decided.PresentClasses;
        return n < enough
            ? Estimate.WithoutInterval(value, n, $"too few: {n} rows for {decided.PresentClasses} classes, at least {enough} are needed")
            : ClassAverage.Estimate(decided, metric, value, Level);
    }

    /// <summary>See <see cref="MulticlassSample.OfClass"/>.</summary>
    public static Estimate OfClass(DecisionMetrics decided, MulticlassMetric metric, int c)
    {
        var value = decided.OfClass(metric, c);
        if (double.IsNaN(value))
            return Estimate.Undefined(WhyUndefined(metric), decided.Table.Count);
        var interval = ClassAverage.OfClass(decided, metric, c, value, Level);
        return Estimate.Of(value, interval, ClassAverage.ShareOf(decided.Table, metric, c).Rows);
    }

    private static Estimate OfScores(MulticlassSample sample, ScoredRows scored, MulticlassMetric metric)
    {
        var weights = sample.Weights;
        var n = sample.Unweighted.Table.Count;
        if (metric.NeedsProbabilities && scored.Improper > 0)
            return Estimate.Undefined($"the scores of {scored.Improper} row{(scored.Improper == 1 ? " are" : "s are")} no probabilities that add up to 1", n);
        switch (metric.Kind)
        {
            case MulticlassKind.TopK:
                return scored.TopK((int)Math.Min(int.MaxValue, metric.Parameter), weights).Estimate(Level);
            case MulticlassKind.LogLoss:
                return WeightedMean.Estimate(scored.LogLosses, weights, 0, double.PositiveInfinity, Level);
            case MulticlassKind.Brier:
                return WeightedMean.Estimate(scored.BrierLosses, weights, 0, 2, Level);
            case MulticlassKind.Ece:
                var calibration = TopLabelCalibration.Of(scored, weights);
                return n < Delta.MinRows ? Estimate.WithoutInterval(calibration.Value, n, Delta.TooFew(n, "row")) : Estimate.Of(calibration.Value, calibration.Interval(Level), n);
            default:
                return Area(sample, scored, metric, n);
        }
    }

    private static Estimate Area(MulticlassSample sample, ScoredRows scored, MulticlassMetric metric, int n)
    {
        var value = scored.Areas.Value(metric, sample.Weights);
        if (double.IsNaN(value))
            return Estimate.Undefined("all labels are the same", n);
        if (TooFewOfAClass(sample) is { } few)
            return Estimate.WithoutInterval(value, n, few);
        var variance = scored.Areas.Variance(metric, sample.Weights);
        if (!(variance > 1e-20 && value is > 0 and < 1))
            return Estimate.WithoutInterval(value, n, Delta.NoSpread);
        return Math.Sqrt(variance) > MostError * (1 - value)
            ? Estimate.WithoutInterval(value, n, "too few rows are ranked wrongly to say how far the value may be off")
            : Estimate.Of(value, Delta.Logit(value, variance, Level, "delong-logit"), n);
    }

    private static string? TooFewOfAClass(MulticlassSample sample)
    {
        var counts = new int[sample.Classes];
        for (var i = 0; i < sample.Rows; i++)
            counts[sample.Labels[i]] += sample.Weights.IsEmpty || sample.Weights[i] > 0 ? 1 : 0;
        var least = Array.FindIndex(counts, c => c is > 0 and < Delta.MinRows);
        return least < 0 ? null : $"too few: {counts[least]} label{(counts[least] == 1 ? "" : "s")} of class {least}, at least {Delta.MinRows} are needed";
    }

    private static string WhyUndefined(MulticlassMetric metric) => metric.Kind switch
    {
        MulticlassKind.Precision => "no row is decided as this class",
        MulticlassKind.Recall => "no row is labelled as this class",
        _ => "no row is labelled or decided as this class",
    };
}
