using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// Intervals of averages over classes, put together from the classes' own by variance recovery (MOVER; Zou and Donner 2008, eq. 4 for a sum): low = value − √(d Σ aₖ² (vₖ − lₖ)²), and the
/// same above. Each class has Wilson's interval; d, the variance of the average over the sum of the classes' own (both by the infinitesimal jackknife), carries their correlation.
/// </summary>
internal static class ClassAverage
{
    private const string Method = "mover-wilson";

    /// <summary>The estimate of an average over classes; withheld when an averaged class has nothing to estimate from.</summary>
    public static Estimate Estimate(DecisionMetrics decided, MulticlassMetric metric, double value, double level)
    {
        var table = decided.Table;
        double below = 0, above = 0, apart = 0;
        for (var c = 0; c < table.RowWeights.Length; c++)
        {
            var part = decided.Part(metric, c);
            if (part == 0)
                continue;
            var one = decided.OfClass(metric, c);
            if (double.IsNaN(one))
                return Primitives.Estimate.WithoutInterval(value, table.Count, $"class {c} has no {(metric.Kind == MulticlassKind.Precision ? "decisions" : "labels")}, so its part is 0 by convention");
            var interval = OfClass(decided, metric, c, one, level);
            below += part * part * (one - interval.Low) * (one - interval.Low);
            above += part * part * (interval.High - one) * (interval.High - one);
        }

        foreach (var variance in VariancesOfParts(decided, metric))
            apart += variance;
        return Primitives.Estimate.Of(value, Together(decided, metric, value, below, above, apart, (0, 1), level), table.Count);
    }

    /// <summary>
    /// mcc and kappa: the distance of kappa from the ends that it has at the ends of the accuracy's Wilson interval, agreement by chance held, scaled by the deviations of both. So a
    /// sample without an error has an interval as well.
    /// </summary>
    public static Interval OfAgreement(DecisionMetrics decided, MulticlassMetric metric, double value, double level)
    {
        var table = decided.Table;
        var accuracy = new Share(table.Trace, table.All, table.Squares, table.Count);
        var (interval, rest) = (accuracy.Wilson(level), 1 - decided.ByChance);
        var (below, above) = ((accuracy.Value - interval.Low) / rest, (interval.High - accuracy.Value) / rest);
        var apart = accuracy.Value * (1 - accuracy.Value) / accuracy.Effective / (rest * rest);
        return Together(decided, metric, value, below * below, above * above, apart, (-1, 1), level);
    }

    /// <summary>The share behind a class's metric: hits of the rows decided so, labelled so, or either (of which f1 is 2 J / (1 + J)).</summary>
    public static Share ShareOf(CellTable table, MulticlassMetric metric, int c)
    {
        var (all, squares) = metric.Kind switch
        {
            MulticlassKind.Precision => (table.ColumnWeights[c], table.ColumnSquares[c]),
            MulticlassKind.F => (table.RowWeights[c] + table.ColumnWeights[c] - table.Diagonal[c], table.RowSquares[c] + table.ColumnSquares[c] - table.DiagonalSquares[c]),
            _ => (table.RowWeights[c], table.RowSquares[c]),
        };
        return new(table.Diagonal[c], all, squares, all == squares ? (long)all : table.Count);
    }

    /// <summary>
    /// The interval of one class: Wilson's of its share; f1 that of J brought to its scale; another f Wilson's of as many rows as give its variance, method <c>delta-wilson</c>.
    /// </summary>
    public static Interval OfClass(DecisionMetrics decided, MulticlassMetric metric, int c, double value, double level)
    {
        var share = ShareOf(decided.Table, metric, c);
        if (metric.Kind != MulticlassKind.F)
            return share.Interval(level);
        if (metric.Parameter == 1 || value is <= 0 or >= 1)
        {
            var interval = share.Interval(level);
            return interval with { Low = 2 * interval.Low / (1 + interval.Low), High = 2 * interval.High / (1 + interval.High) };
        }

        var variance = 0.0;
        foreach (var cell in decided.Table.Cells)
        {
            var slope = decided.SlopeOfClass(metric, c, cell.Row, cell.Column);
            variance += cell.Squares * slope * slope;
        }

        return Delta.Wilson(value, variance, level, "delta-wilson");
    }

    private static Interval Together(DecisionMetrics decided, MulticlassMetric metric, double value, double below, double above, double apart, (double Low, double High) range, double level)
    {
        var together = 0.0;
        foreach (var cell in decided.Table.Cells)
        {
            var slope = decided.Slope(metric, value, cell.Row, cell.Column);
            together += cell.Squares * slope * slope;
        }

        var joint = apart > 0 && together > 0 ? Math.Sqrt(together / apart) : 1;
        return new(level, Math.Max(range.Low, value - joint * Math.Sqrt(below)), Math.Min(range.High, value + joint * Math.Sqrt(above)), Method);
    }

    private static double[] VariancesOfParts(DecisionMetrics decided, MulticlassMetric metric)
    {
        var variances = new double[decided.Table.RowWeights.Length];
        foreach (var cell in decided.Table.Cells)
        {
            Add(cell.Row, cell);
            if (cell.Row != cell.Column)
                Add(cell.Column, cell);
        }

        return variances;

        void Add(int c, Cell cell)
        {
            var slope = decided.Part(metric, c) * decided.SlopeOfClass(metric, c, cell.Row, cell.Column);
            variances[c] += cell.Squares * slope * slope;
        }
    }
}
