using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Clustering;

/// <summary>
/// The seven sums of a table of labels against clusters from which every metric of agreement is computed: of squares and of n ln n, over cells n, labels a and clusters b.
/// Taking a row out moves each by a difference of two terms, which makes the jackknife as cheap as the value.
/// </summary>
internal readonly record struct PartitionSums(double All, double Cells, double Labels, double Clusters, double CellLogs, double LabelLogs, double ClusterLogs)
{
    /// <summary>Sums up a table.</summary>
    public static PartitionSums Of(CellTable table)
    {
        double cells = 0, cellLogs = 0;
        foreach (var cell in table.Cells)
        {
            cells += cell.Weight * cell.Weight;
            cellLogs += XLogX(cell.Weight);
        }

        return new(table.All, cells, Squares(table.RowWeights), Squares(table.ColumnWeights), cellLogs, Logs(table.RowWeights), Logs(table.ColumnWeights));
    }

    /// <summary>The sums when a cell of weight n, of a label of weight a and a cluster of weight b, loses some of it.</summary>
    public PartitionSums Without(double n, double a, double b, double lost) => new(
        All - lost,
        Cells - lost * (2 * n - lost),
        Labels - lost * (2 * a - lost),
        Clusters - lost * (2 * b - lost),
        CellLogs - XLogX(n) + XLogX(n - lost),
        LabelLogs - XLogX(a) + XLogX(a - lost),
        ClusterLogs - XLogX(b) + XLogX(b - lost));

    /// <summary>The value; NaN when it is 0 / 0.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="byChance">The mutual information expected of unrelated partitions, for ami.</param>
    public double Value(ClusteringMetric metric, double byChance)
    {
        double pairs = All * (All - 1), both = Cells - All, first = Labels - All, second = Clusters - All;
        var (labels, clusters) = (Entropy(LabelLogs), Entropy(ClusterLogs));
        var shared = Math.Max(0, labels + clusters - Entropy(CellLogs));
        return metric.Kind switch
        {
            ClusteringKind.Ari => Ratio(both - first * second / pairs, (first + second) / 2 - first * second / pairs, 1e-14 * pairs),
            ClusteringKind.Rand => Ratio(pairs + 2 * both - first - second, pairs, 0),
            ClusteringKind.FowlkesMallows => Ratio(both, Math.Sqrt(first * second), 0),
            ClusteringKind.Nmi => Ratio(shared, (labels + clusters) / 2, 1e-14),
            ClusteringKind.NmiGeometric => Ratio(shared, Math.Sqrt(labels * clusters), 1e-14),
            ClusteringKind.NmiMin => Ratio(shared, Math.Min(labels, clusters), 1e-14),
            ClusteringKind.NmiMax => Ratio(shared, Math.Max(labels, clusters), 1e-14),
            ClusteringKind.Ami => Ratio(shared - byChance, (labels + clusters) / 2 - byChance, 1e-14),
            ClusteringKind.Homogeneity => Ratio(shared, labels, 1e-14),
            ClusteringKind.Completeness => Ratio(shared, clusters, 1e-14),
            _ => Ratio((1 + metric.Beta) * shared, labels + metric.Beta * clusters, 1e-14),
        };
    }

    /// <summary>ln N − Σ x ln x / N, in nats; 0 for a single group.</summary>
    private double Entropy(double logs)
    {
        var entropy = Math.Log(All) - logs / All;
        return entropy > 1e-14 * Math.Max(1, Math.Log(All)) ? entropy : 0;
    }

    private static double Ratio(double above, double below, double nothing) => below > nothing ? Math.Min(1, above / below) : double.NaN;

    private static double Squares(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }

    private static double Logs(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += XLogX(value);
        return sum;
    }

    private static double XLogX(double x) => x > 0 ? x * Math.Log(x) : 0;
}
