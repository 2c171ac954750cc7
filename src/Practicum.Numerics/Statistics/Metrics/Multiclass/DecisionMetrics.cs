using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// Metrics of a table of labels against decisions, and their derivatives in the weight of a row, for variances by the infinitesimal jackknife. With T, R, P the hits, labels and
/// decisions of a class and N all: recall T/R, precision T/P, f_β = (1 + β²)T / (β²R + P).
/// </summary>
internal sealed class DecisionMetrics(CellTable table)
{
    private readonly int _present = Present(table), _labelled = table.RowWeights.Count(w => w > 0);
    private readonly double _products = Products(table.RowWeights, table.ColumnWeights), _rowSquares = Products(table.RowWeights, table.RowWeights),
        _columnSquares = Products(table.ColumnWeights, table.ColumnWeights);

    /// <summary>The table.</summary>
    public CellTable Table => table;

    /// <summary>Classes that occur among labels or decisions.</summary>
    public int PresentClasses => _present;

    /// <summary>Classes that occur among labels.</summary>
    public int LabelledClasses => _labelled;

    /// <summary>Agreement expected of unrelated decisions, Σ R P / N².</summary>
    public double ByChance => _products / (table.All * table.All);

    private double Agreement => table.Trace / table.All;

    /// <summary>Whether a class occurs.</summary>
    public bool Occurs(int c) => table.RowWeights[c] > 0 || table.ColumnWeights[c] > 0;

    /// <summary>The value; NaN when undefined.</summary>
    public double Value(MulticlassMetric metric) => metric switch
    {
        _ when table.All == 0 => double.NaN,
        { Kind: MulticlassKind.Mcc } => Covariance / Math.Sqrt(Spread(_columnSquares) * Spread(_rowSquares)),
        { Kind: MulticlassKind.Kappa } => ByChance < 1 ? (Agreement - ByChance) / (1 - ByChance) : double.NaN,
        { Kind: MulticlassKind.Accuracy } or { Average: Average.Micro } => Agreement,
        { Average: Average.None, Kind: not MulticlassKind.BalancedAccuracy } => double.NaN,
        _ => Averaged(metric),
    };

    /// <summary>One class against the others; NaN when undefined.</summary>
    public double OfClass(MulticlassMetric metric, int c)
    {
        var (hits, below) = Parts(metric, c);
        return hits / below;
    }

    /// <summary>The part that a class has in an average.</summary>
    public double Part(MulticlassMetric metric, int c) => metric switch
    {
        { Kind: MulticlassKind.BalancedAccuracy } => table.RowWeights[c] > 0 ? 1.0 / _labelled : 0,
        { Average: Average.Weighted } => table.RowWeights[c] / table.All,
        _ => Occurs(c) ? 1.0 / _present : 0,
    };

    /// <summary>The derivative of the metric of one class in the weight of a row labelled <paramref name="i"/> and decided as <paramref name="j"/>.</summary>
    public double SlopeOfClass(MulticlassMetric metric, int c, int i, int j)
    {
        var (hits, below) = Parts(metric, c);
        if (below == 0 || (i != c && j != c))
            return 0;
        var (atHits, atLabels, atDecisions) = metric.Kind switch
        {
            MulticlassKind.Precision => (1.0, 0.0, 1.0),
            MulticlassKind.F => (1 + metric.Parameter * metric.Parameter, metric.Parameter * metric.Parameter, 1.0),
            _ => (1.0, 1.0, 0.0),
        };
        var moved = (i == c ? atLabels : 0) + (j == c ? atDecisions : 0);
        return ((i == c && j == c ? atHits : 0) - hits / below * moved) / below;
    }

    /// <summary>The derivative of the metric in the weight of a row labelled <paramref name="i"/> and decided as <paramref name="j"/>.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="value">Its value.</param>
    /// <param name="i">Label.</param>
    /// <param name="j">Decision.</param>
    public double Slope(MulticlassMetric metric, double value, int i, int j)
    {
        var (all, same) = (table.All, i == j ? 1.0 : 0.0);
        var crossed = table.ColumnWeights[i] + table.RowWeights[j];
        switch (metric.Kind)
        {
            case MulticlassKind.Mcc:
                var (a, b) = (Spread(_columnSquares), Spread(_rowSquares));
                var atCovariance = all * same + table.Trace - crossed;
                return atCovariance / Math.Sqrt(a * b) - value * ((all - table.ColumnWeights[j]) / a + (all - table.RowWeights[i]) / b);
            case MulticlassKind.Kappa:
                var (rest, chance) = (1 - ByChance, crossed / (all * all) - 2 * ByChance / all);
                return (same - Agreement) / all / rest - (1 - Agreement) / (rest * rest) * chance;
            default:
                var sum = Part(metric, i) * SlopeOfClass(metric, i, i, j) + (i == j ? 0 : Part(metric, j) * SlopeOfClass(metric, j, i, j));
                return metric.Average == Average.Weighted ? sum + (Zeroed(OfClass(metric, i)) - value) / all : sum;
        }
    }

    private double Covariance => table.Trace * table.All - _products;

    private double Spread(double squares) => table.All * table.All - squares;

    private (double Hits, double Below) Parts(MulticlassMetric metric, int c)
    {
        var (hits, labels, decisions) = (table.Diagonal[c], table.RowWeights[c], table.ColumnWeights[c]);
        if (metric.Kind == MulticlassKind.Precision)
            return (hits, decisions);
        if (metric.Kind != MulticlassKind.F)
            return (hits, labels);
        var square = metric.Parameter * metric.Parameter;
        return ((1 + square) * hits, square * labels + decisions);
    }

    private double Averaged(MulticlassMetric metric)
    {
        var sum = 0.0;
        for (var c = 0; c < table.RowWeights.Length; c++)
        {
            if (Occurs(c))
                sum += Part(metric, c) * Zeroed(OfClass(metric, c));
        }

        return sum;
    }

    private static double Zeroed(double value) => double.IsNaN(value) ? 0 : value;

    private static int Present(CellTable table)
    {
        var count = 0;
        for (var c = 0; c < table.RowWeights.Length; c++)
            count += table.RowWeights[c] > 0 || table.ColumnWeights[c] > 0 ? 1 : 0;
        return count;
    }

    private static double Products(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var c = 0; c < a.Length; c++)
            sum += a[c] * b[c];
        return sum;
    }
}
