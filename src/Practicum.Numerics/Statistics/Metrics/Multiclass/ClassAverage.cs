using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// Intervals of averages over classes, put together from the classes' own by variance recovery (MOVER; Zou and Donner 2008, eq. 4 for a sum): low = value − √(d Σ aₖ² (vₖ − lₖ)²), and the
/// same above. Each class has Wilson's interval; d, the variance of the average over the sum of the classes' own (both by the infinitesimal jackknife), carries their correlation.
/// </summary>
internal static class ClassAverage
{
    /// <summary>The estimate; withheld when an averaged class has nothing to estimate from. Method <c>mover-wilson</c>; f other than f1 <c>delta-logit</c>.</summary>
    public static Estimate Estimate(DecisionMetrics decided, MulticlassMetric metric, double value, double level)
    {
        var table = decided.Table;
        double below = 0, above = 0, apart = 0;
        for (var c = 0; c < table.RowWeights.Length; c++)
        {
            var part = decided.Part(metric, c);
            if (part == 0)
                continue;
            var share = ShareOf(table, metric, c);
            if (share.All == 0)
                return Primitives.Estimate.WithoutInterval(value, table.Count, $"class {c} has no {(metric.Kind == MulticlassKind.Precision ? "decisions" : "labels")}, so its part is 0 by convention");
            var (one, interval) = (decided.OfClass(metric, c), OfShare(metric, share, level));
            below += part * part * (one - interval.Low) * (one - interval.Low);
            above += part * part * (interval.High - one) * (interval.High - one);
        }

        var variances = new double[table.RowWeights.Length];
        foreach (var cell in table.Cells)
        {
            Add(cell.Row);
            if (cell.Row != cell.Column)
                Add(cell.Column);
            void Add(int c)
            {
                var slope = decided.Part(metric, c) * decided.SlopeOfClass(metric, c, cell.Row, cell.Column);
                variances[c] += cell.Squares * slope * slope;
            }
        }

        foreach (var variance in variances)
            apart += variance;
        var together = table.Variance((i, j) => decided.Slope(metric, value, i, j)) * (table.Count - 1.0) / table.Count;
        if (metric is { Kind: MulticlassKind.F, Parameter: not 1 })
            return together > 0 && value is > 0 and < 1 ? Primitives.Estimate.Of(value, Delta.Logit(value, together, level), table.Count) : Primitives.Estimate.WithoutInterval(value, table.Count, Delta.NoSpread);
        var joint = apart > 0 && together > 0 ? Math.Sqrt(together / apart) : 1;
        return Primitives.Estimate.Of(value, new(level, Math.Max(0, value - joint * Math.Sqrt(below)), Math.Min(1, value + joint * Math.Sqrt(above)), "mover-wilson"), table.Count);
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

    /// <summary>Wilson's interval of the share, brought to the scale of the metric.</summary>
    public static Interval OfShare(MulticlassMetric metric, Share share, double level)
    {
        var interval = share.Interval(level);
        return metric.Kind == MulticlassKind.F ? interval with { Low = 2 * interval.Low / (1 + interval.Low), High = 2 * interval.High / (1 + interval.High) } : interval;
    }
}
