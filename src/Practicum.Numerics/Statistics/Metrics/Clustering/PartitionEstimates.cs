using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Clustering;

/// <summary>Values and intervals of the agreement of two partitions, from their table.</summary>
internal static class PartitionEstimates
{
    private const double Level = 0.95;
    private const int MinRows = 100, RowsForACell = 2;

    /// <summary>The value; NaN when undefined.</summary>
    public static double Value(CellTable table, ClusteringMetric metric) => table.All > 0 ? PartitionSums.Of(table).Value(metric, ByChance(table, metric)) : double.NaN;

    /// <summary>See <see cref="PartitionPair.Estimate"/>.</summary>
    public static Estimate Of(CellTable table, ClusteringMetric metric)
    {
        if (table.Count == 0)
            return Estimate.Undefined("there are no rows with weight", 0);
        var byChance = ByChance(table, metric);
        if (metric.Kind == ClusteringKind.Ami && double.IsNaN(byChance))
            return Estimate.Undefined("chance can be counted for weights of whole numbers only", table.Count);
        var value = PartitionSums.Of(table).Value(metric, byChance);
        if (double.IsNaN(value))
            return Estimate.Undefined(WhyUndefined(table, metric), table.Count);
        var (bias, variance) = Jackknife(table, metric, value, byChance);
        return Interval(table, metric, value, bias, variance);
    }

    /// <summary>
    /// The delete-one jackknife (Efron and Tibshirani 1993, ch. 11) of ln(1 − value), on which scale few disagreements are nearer to normal: rows of a cell are alike, so each cell is left
    /// out one row of at a time, and counts as often as it has rows. Of a weighted cell, (Σ w)² / Σ w² effective rows of Σ w² / Σ w each. What unrelated partitions share is taken to grow as 1 / N when a row is left out.
    /// </summary>
    internal static (double Bias, double Variance) Jackknife(CellTable table, ClusteringMetric metric, double value, double byChance)
    {
        var sums = PartitionSums.Of(table);
        double rows = 0, mean = 0;
        var without = new double[table.Cells.Length];
        for (var c = 0; c < without.Length; c++)
        {
            var cell = table.Cells[c];
            var lost = cell.Squares / cell.Weight;
            var left = sums.Without(cell.Weight, table.RowWeights[cell.Row], table.ColumnWeights[cell.Column], lost);
            without[c] = Math.Log(1 - left.Value(metric, byChance * table.All / left.All));
            rows += Effective(cell);
            mean += Effective(cell) * without[c];
        }

        mean /= rows;
        var squares = 0.0;
        for (var c = 0; c < without.Length; c++)
            squares += Effective(table.Cells[c]) * (without[c] - mean) * (without[c] - mean);
        return ((rows - 1) * (mean - Math.Log(1 - value)), (rows - 1) / rows * squares);
    }

    private static double Effective(Cell cell) => cell.Weight * cell.Weight / cell.Squares;

    private static Estimate Interval(CellTable table, ClusteringMetric metric, double value, double bias, double variance)
    {
        if (WhyWithheld(table, metric, variance) is { } because)
            return Estimate.WithoutInterval(value, table.Count, because);
        var (least, half) = (metric.Kind is ClusteringKind.Ari or ClusteringKind.Ami ? -1 : 0, InverseCdf.Normal(0.5 + Level / 2) * Math.Sqrt(variance));
        var at = Math.Log(1 - value) - bias;
        return Estimate.Of(value, new(Level, Math.Max(least, 1 - Math.Exp(at + half)), Math.Max(least, 1 - Math.Exp(at - half)), "jackknife-log"), table.Count);
    }

    private static string? WhyWithheld(CellTable table, ClusteringMetric metric, double variance)
    {
        var cells = metric.OfEntropy ? RowsForACell * table.RowWeights.Count(w => w > 0) * table.ColumnWeights.Count(w => w > 0) : 0;
        var least = Math.Max(MinRows, cells);
        if (table.Count < least)
            return $"too few: {table.Count} row{(table.Count == 1 ? "" : "s")}, at least {least} are needed";
        return variance > 0 && double.IsFinite(variance) ? null : Delta.NoSpread;
    }

    private static double ByChance(CellTable table, ClusteringMetric metric)
    {
        if (metric.Kind != ClusteringKind.Ami)
            return 0;
        foreach (var cell in table.Cells)
        {
            if (!double.IsInteger(cell.Weight))
                return double.NaN;
        }

        return ChanceInformation.Of(table.RowWeights, table.ColumnWeights, table.All);
    }

    private static string WhyUndefined(CellTable table, ClusteringMetric metric)
    {
        var (labels, clusters) = (table.RowWeights.Count(w => w > 0), table.ColumnWeights.Count(w => w > 0));
        if (metric.OfEntropy)
            return labels == 1 && clusters == 1 ? "neither partition splits the rows" : labels == 1 ? "all labels are the same" : clusters == 1 ? "all rows are in one cluster" : "every row is alone in both partitions";
        return labels == 1 && clusters == 1 ? "neither partition splits the rows" : "no two rows share a group in one of the partitions";
    }
}
