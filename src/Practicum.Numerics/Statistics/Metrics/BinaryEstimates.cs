using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>The default interval of each metric, and the reasons for none.</summary>
internal static class BinaryEstimates
{
    private const double Level = 0.95;
    private const int MinOfClass = 10, FewestInPart = 5;

    /// <summary>See <see cref="BinarySample.Estimate"/>.</summary>
    public static Estimate Of(SortedRows rows, BinaryMetric metric, double threshold)
    {
        var n = Count(rows);
        if (WhyUndefined(rows, metric, threshold) is { } because)
            return Estimate.Undefined(because, n);
        if (metric.Kind is BinaryKind.Accuracy or BinaryKind.Precision or BinaryKind.Recall or BinaryKind.Specificity)
            return Share(rows, metric, threshold);
        var value = Value(rows, metric, threshold);
        if (TooFew(rows) is { } few)
            return Estimate.WithoutInterval(value, n, few);
        if (MeanLoss.Knows(metric))
            return Loss(rows, metric.Kind);
        return Interval(rows, metric, threshold, value) is { } interval ? Estimate.Of(value, interval, n) : Estimate.WithoutInterval(value, n, WhyNone(rows, metric));
    }

    /// <summary>The interval of a metric that is neither a share nor a mean loss, of ten effective rows of each class or more; null when there is none.</summary>
    private static Interval? Interval(SortedRows rows, BinaryMetric metric, double threshold, double value)
    {
        var totals = rows.Totals;
        switch (metric.Kind)
        {
            case BinaryKind.Ece:
                return CalibrationError.Interval(rows.EqualWidth, totals.All, Level);
            case BinaryKind.EceMass:
                return CalibrationError.Interval(rows.EqualMass, totals.All, Level);
            case BinaryKind.RocAuc:
                return IsConstant(rows) ? null : BinaryIntervals.Area(value, rows.Ranks.AreaVariance, totals, Level);
            case BinaryKind.AveragePrecision:
                var ofPositives = totals.EffectivePositives;
                var variance = rows.Ranks.AveragePrecisionVariance * (ofPositives / (ofPositives - 1));
                return value < 1 && variance > 0 ? BinaryIntervals.Logit(value, value, variance, (ofPositives - 1) / 2, 1, Level, "influence-logit") : null;
            case BinaryKind.PartialAuc or BinaryKind.PartialAucRaw:
                return Partial(rows, metric, value);
            case BinaryKind.Ks:
                return Distance(rows);
            case BinaryKind.BalancedAccuracy:
                var cells = rows.At(threshold);
                return BinaryIntervals.MeanOfShares(cells.Share(BinaryKind.Recall), cells.Share(BinaryKind.Specificity), Level);
            default:
                var smoothed = rows.At(threshold).Smoothed();
                var (middle, spread) = (smoothed.Value(metric), totals.OfOne(smoothed.Variance(metric)));
                return metric.Kind == BinaryKind.FBeta
                    ? BinaryIntervals.Logit(value, middle, spread, double.PositiveInfinity, 1, Level, "influence-logit")
                    : BinaryIntervals.Fisher(value, middle, spread, Level, "influence-fisher");
        }
    }

    private static Interval? Partial(SortedRows rows, BinaryMetric metric, double value)
    {
        var most = metric.Kind == BinaryKind.PartialAuc ? 1 : metric.Parameter;
        var (p, n, _) = PartialVariance(rows, metric);
        var variance = rows.Totals.OfTwo((p, n));
        return rows.Totals.EffectiveNegatives * metric.Parameter < FewestInPart || !(variance > 0) || !(value > 0 && value < most) ? null
            : BinaryIntervals.Logit(value, value, variance, (rows.Totals.EffectivePositives - 1) / 2, most, Level, "placement-logit");
    }

    private static Interval? Distance(SortedRows rows)
    {
        if (IsConstant(rows))
            return null;
        var cells = rows.At(rows.Ranks.DistanceAt);
        var (hits, positives) = cells.Share(BinaryKind.Recall);
        var (rejections, negatives) = cells.Share(BinaryKind.Specificity);
        return hits / positives >= 1 - rejections / negatives
            ? BinaryIntervals.LargestDifference((hits, positives), (negatives - rejections, negatives), Level)
            : BinaryIntervals.LargestDifference((negatives - rejections, negatives), (hits, positives), Level);
    }

    /// <summary>The infinitesimal jackknife without correction for few rows: the sum of squared derivatives in the number of times that each row is drawn.</summary>
    public static double PlainVariance(SortedRows rows, BinaryMetric metric, double threshold) => metric.Kind switch
    {
        BinaryKind.RocAuc => rows.Ranks.AreaVariance.Positives + rows.Ranks.AreaVariance.Negatives,
        BinaryKind.AveragePrecision => rows.Ranks.AveragePrecisionVariance,
        BinaryKind.PartialAuc or BinaryKind.PartialAucRaw => PartialVariance(rows, metric) is var (p, n, _) ? p + n : 0,
        BinaryKind.Ece => rows.EqualWidth.Variance,
        BinaryKind.EceMass => rows.EqualMass.Variance,
        BinaryKind.Ks => 4 * rows.At(rows.Ranks.DistanceAt).Variance(new(BinaryKind.BalancedAccuracy)),
        _ => rows.At(threshold).Variance(metric),
    };

    /// <summary>Efron's (1987) acceleration: Σ l³ / (6 (Σ l²)^1.5) over the derivatives l in the number of times that each row is drawn; not of calibration errors.</summary>
    public static double Acceleration(SortedRows rows, BinaryMetric metric, double threshold)
    {
        if (MeanLoss.Knows(metric))
            return rows.Loss(metric.Kind) is var loss ? loss.Skewness / (6 * Math.Sqrt(loss.Rows)) : 0;
        var cubes = metric.Kind switch
        {
            BinaryKind.RocAuc => rows.Ranks.Cubes.Area,
            BinaryKind.AveragePrecision => rows.Ranks.Cubes.AveragePrecision,
            BinaryKind.PartialAuc or BinaryKind.PartialAucRaw => PartialVariance(rows, metric).Cubes,
            BinaryKind.Ks => 8 * rows.At(rows.Ranks.DistanceAt).Cubes(new(BinaryKind.BalancedAccuracy)),
            _ => rows.At(threshold).Cubes(metric),
        };
        var squares = PlainVariance(rows, metric, threshold);
        return squares > 0 ? cubes / (6 * squares * Math.Sqrt(squares)) : 0;
    }

    /// <summary>The value, from what the rows keep; NaN when undefined.</summary>
    public static double Value(SortedRows rows, BinaryMetric metric, double threshold)
    {
        if (rows.Labels.Length == 0 || (metric.NeedsProbabilities && !rows.AreProbabilities))
            return double.NaN;
        return metric.Kind switch
        {
            BinaryKind.RocAuc => rows.Ranks.Area,
            BinaryKind.AveragePrecision => rows.Ranks.AveragePrecision,
            BinaryKind.Ks => rows.Ranks.Distance,
            BinaryKind.LogLoss or BinaryKind.Brier => rows.Loss(metric.Kind).Mean,
            BinaryKind.Ece => rows.EqualWidth.Error,
            BinaryKind.EceMass => rows.EqualMass.Error,
            BinaryKind.PartialAucRaw => PartialArea.Raw(rows, rows.Weights, rows.Totals.Positives, rows.Totals.Negatives, metric.Parameter),
            BinaryKind.PartialAuc => PartialArea.Standardised(PartialArea.Raw(rows, rows.Weights, rows.Totals.Positives, rows.Totals.Negatives, metric.Parameter), metric.Parameter),
            _ => rows.At(threshold).Value(metric),
        };
    }

    /// <summary>Rows that carry weight.</summary>
    public static int Count(SortedRows rows)
    {
        var count = rows.Labels.Length;
        foreach (var w in rows.Weights)
            count -= w == 0 ? 1 : 0;
        return count;
    }

    /// <summary>Why a metric has no value, or null.</summary>
    public static string? WhyUndefined(SortedRows rows, BinaryMetric metric, double threshold)
    {
        if (rows.Labels.Length == 0)
            return "there are no rows";
        if (!(rows.Totals.All > 0))
            return "all weights are 0";
        if (metric.NeedsProbabilities)
            return rows.AreProbabilities ? null : "a score lies outside 0 to 1";
        var (oneClass, noPositives, noNegatives) = (!(rows.Totals.Positives > 0 && rows.Totals.Negatives > 0), !(rows.Totals.Positives > 0), !(rows.Totals.Negatives > 0));
        if (!metric.IsOfDecisions)
            return oneClass ? "all labels are the same" : null;
        var cells = rows.At(threshold);
        var (nonePositive, allPositive) = (!(cells.Hits + cells.FalseAlarms > 0), !(cells.Misses + cells.Rejections > 0));
        return metric.Kind switch
        {
            BinaryKind.BalancedAccuracy when oneClass => "all labels are the same",
            BinaryKind.Recall when noPositives => "no label is positive",
            BinaryKind.Specificity when noNegatives => "no label is negative",
            BinaryKind.Precision when nonePositive => "no row is decided as positive",
            BinaryKind.FBeta when nonePositive && noPositives => "no label is positive and no row is decided as positive",
            BinaryKind.Mcc when oneClass => "all labels are the same",
            BinaryKind.Mcc when nonePositive || allPositive => "all rows are decided alike",
            BinaryKind.Kappa when (noPositives && nonePositive) || (noNegatives && allPositive) => "all labels and all decisions are the same",
            _ => null,
        };
    }

    /// <summary>Why there is no interval, or null: fewer than ten (effective) rows of a class.</summary>
    public static string? TooFew(SortedRows rows)
    {
        var (positives, negatives) = (rows.Totals.EffectivePositives, rows.Totals.EffectiveNegatives);
        if (!(positives > 0) || !(negatives > 0))
            return "too few: all labels are the same";
        if (Math.Min(positives, negatives) >= MinOfClass - 1e-9)
            return null;
        var (count, what) = positives < negatives ? (positives, "positive") : (negatives, "negative");
        var effective = rows.Weights.Length == 0 ? "" : "effective ";
        var plural = count == 1 ? "" : "s";
        return string.Create(CultureInfo.InvariantCulture, $"too few: {count:0.#} {effective}{what} label{plural}, at least {MinOfClass} are needed");
    }

    private static Estimate Share(SortedRows rows, BinaryMetric metric, double threshold)
    {
        var cells = rows.At(threshold);
        var (k, n) = cells.Share(metric.Kind);
        var interval = Math.Min(k, n - k) < Proportion.FewestForWilson ? Proportion.ClopperPearson(k, n, Level) : Proportion.Wilson(k, n, Level);
        return Estimate.Of(cells.Value(metric), interval, (long)Math.Round(n));
    }

    private static Estimate Loss(SortedRows rows, BinaryKind kind)
    {
        var moments = rows.Loss(kind);
        var interval = MeanInterval.OfMoments(moments.Mean, moments.Error, moments.Skewness, moments.Rows, Level);
        var most = kind == BinaryKind.Brier ? 1 : double.PositiveInfinity;
        return Estimate.Of(moments.Mean, interval with { Low = Math.Max(0, interval.Low), High = Math.Min(most, interval.High) }, (long)moments.Rows);
    }

    private static (double Positives, double Negatives, double Cubes) PartialVariance(SortedRows rows, BinaryMetric metric)
    {
        var most = metric.Parameter;
        var (p, n, cubes) = PartialArea.Variance(rows, PartialArea.Raw(rows, rows.Weights, rows.Totals.Positives, rows.Totals.Negatives, most), most);
        var scale = metric.Kind == BinaryKind.PartialAuc ? 2 * (most - most * most / 2) : 1;
        return (p / (scale * scale), n / (scale * scale), cubes / (scale * scale * scale));
    }

    private static bool IsConstant(SortedRows rows) => rows.Scores[0] == rows.Scores[^1];

    private static string WhyNone(SortedRows rows, BinaryMetric metric)
    {
        if (IsConstant(rows))
            return "all scores are the same";
        var inPart = rows.Totals.EffectiveNegatives * metric.Parameter;
        return metric.Kind is BinaryKind.PartialAuc or BinaryKind.PartialAucRaw && inPart < FewestInPart
            ? string.Create(CultureInfo.InvariantCulture, $"too few: {inPart:0.#} negative labels within the false positive rate, at least {FewestInPart} are needed")
            : "the scores separate the labels completely, so the rows show no spread";
    }
}
