using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Clustering;

/// <summary>
/// Two partitions of the same rows: labels (the reference) and clusters. What the numbers of the groups are does not matter, only which rows share one. Never changed; safe on any
/// number of threads.
/// </summary>
/// <remarks>
/// Metrics: ari (Hubert and Arabie 1985), rand, fowlkes_mallows from pairs of rows; nmi (over the arithmetic mean of both entropies; also nmi_geometric, nmi_min, nmi_max), ami
/// (arithmetic mean; Vinh, Epps and Bailey 2010), homogeneity, completeness, v_measure and v_measure@β (Rosenberg and Hirschberg 2007) from entropies. All are at most 1, and
/// those but ari and ami at least 0. Weights are counts of rows: a weight of 2 is the row twice. A value of 0 / 0 is undefined, where scikit-learn says 1 or 0.
/// </remarks>
public sealed class PartitionPair
{
    private readonly int[] _labels, _clusters;
    private readonly double[] _weights;
    private readonly CellTable _table;
    private readonly int _labelCount, _clusterCount;

    /// <summary>Counts pairs of groups.</summary>
    /// <param name="labels">The reference group of each row, from 0.</param>
    /// <param name="clusters">The group of each row to be held against it, from 0.</param>
    /// <param name="weights">A weight ≥ 0 a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a group is negative, or a weight is negative or not finite.</exception>
    public PartitionPair(ReadOnlySpan<int> labels, ReadOnlySpan<int> clusters, ReadOnlySpan<double> weights = default)
    {
        if (labels.Length != clusters.Length)
            throw new ArgumentException($"{labels.Length} labels, but {clusters.Length} clusters.");
        RowWeights.Check(weights, labels.Length);
        (_labels, _clusters, _weights) = (labels.ToArray(), clusters.ToArray(), weights.ToArray());
        (_labelCount, _clusterCount) = (Groups(labels, "label"), Groups(clusters, "cluster"));
        _table = Table(_weights);
    }

    /// <summary>ari, rand, fowlkes_mallows, nmi, nmi_geometric, nmi_min, nmi_max, ami, homogeneity, completeness, v_measure; v_measure@β is allowed as well.</summary>
    public static ImmutableArray<string> Metrics => ClusteringMetric.Names;

    /// <summary>How many rows.</summary>
    public int Rows => _labels.Length;

    /// <summary>Whether more is better: always.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static bool IsHigherBetter(string metric) => ClusteringMetric.Of(metric).Beta >= 0;

    /// <summary>The value of a metric; NaN when undefined.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double Value(string metric) => PartitionEstimates.Value(_table, ClusteringMetric.Of(metric));

    /// <summary>The value when each row counts by these weights times its own.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="rowWeights">A weight ≥ 0 a row; empty for 1 each.</param>
    public double Weighted(string metric, ReadOnlySpan<double> rowWeights) =>
        PartitionEstimates.Value(Table(RowWeights.Times(_weights, rowWeights, Rows)), ClusteringMetric.Of(metric));

    /// <summary>
    /// The value with its 95 % interval over rows by the delete-one jackknife on the scale of ln(1 − value), bias taken off, <c>jackknife-log</c>; the two partitions are taken as given, only
    /// the rows vary. Withheld with fewer than 100 rows, and for entropies with fewer than two rows a cell of the table. No bootstrap is offered: it adds the bias of the entropies once more.
    /// </summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public Estimate Estimate(string metric) => PartitionEstimates.Of(_table, ClusteringMetric.Of(metric));

    private static int Groups(ReadOnlySpan<int> values, string what)
    {
        var most = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
                throw new ArgumentException($"The {what} of row {i} is {values[i]}.");
            most = Math.Max(most, values[i]);
        }

        return most + 1;
    }

    private CellTable Table(ReadOnlySpan<double> weights) => CellTable.Of(_labels, _clusters, weights, _labelCount, _clusterCount);
}
