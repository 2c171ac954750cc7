using Practicum.Numerics.Statistics.Metrics.Sorting;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// Areas under the ROC curve of more than two classes: one against the rest (Provost and Domingos 2000), and one against one (Hand and Till 2001, eq. 7: A(i|j), by the scores of class
/// i, and A(j|i) of every pair, averaged). Classes without labels are left out. Ties count one half.
/// </summary>
/// <remarks>
/// Rows are sorted once for each class, and their labels kept in that order, so that a walk reads on; one walk gives the areas, a second one their derivatives in the weights of the
/// rows.
/// </remarks>
internal sealed class ClassAreas
{
    private readonly ReadOnlyMemory<int> _labels;
    private readonly int[][] _orders, _sorted;

    /// <summary>Sorts by each class's scores.</summary>
    public ClassAreas(int classes, ReadOnlyMemory<int> labels, ReadOnlyMemory<double> scores)
    {
        (_labels, _orders, _sorted) = (labels, new int[classes][], new int[classes][]);
        Parallel.For(0, classes, c =>
        {
            _orders[c] = Order(c, classes, labels.Length, scores.Span);
            _sorted[c] = Array.ConvertAll(_orders[c], kept => labels.Span[Row(kept)]);
        });
    }

    private int Classes => _orders.Length;

    /// <summary>The average area; NaN with fewer than two classes among the labels.</summary>
    public double Value(MulticlassMetric metric, ReadOnlySpan<double> weights)
    {
        var sizes = Sizes(weights);
        var present = sizes.Count(s => s > 0);
        return present < 2 ? double.NaN : Average(metric, sizes, Areas(metric, sizes, weights));
    }

    /// <summary>
    /// The variance of the value: squared derivatives in the rows' weights, which are DeLong's structural components summed over the averaged areas, with m / (m − 1) for the
    /// m rows of a class.
    /// </summary>
    public double Variance(MulticlassMetric metric, ReadOnlySpan<double> weights)
    {
        var sizes = Sizes(weights);
        var areas = Areas(metric, sizes, weights);
        var value = Average(metric, sizes, areas);
        var slopes = new double[_labels.Length];
        for (var c = 0; c < Classes; c++)
        {
            if (sizes[c] > 0 && metric.Kind == MulticlassKind.AreaOneVsRest)
                AddOneVsRest(slopes, c, Part(metric, sizes, c, c), areas[c][0], sizes, weights);
            else if (sizes[c] > 0)
                AddOneVsOne(slopes, c, metric, areas[c], sizes, weights);
        }

        if (metric.Average == Multiclass.Average.Weighted)
            AddPrevalence(slopes, metric, areas, sizes, value);
        return Sum(slopes, weights);
    }

    private static int[] Order(int c, int classes, int rows, ReadOnlySpan<double> scores)
    {
        var column = new double[rows];
        for (var i = 0; i < rows; i++)
            column[i] = scores[i * classes + c];
        var order = new int[rows];
        ScoreSort.Descending(column, new byte[rows], new double[rows], order, new byte[rows]);
        for (var i = 0; i < rows; i++)
        {
            // the last row of a run of equal scores is kept as its complement
            if (i + 1 == rows || column[order[i + 1]] != column[order[i]])
                order[i] = ~order[i];
        }

        return order;
    }

    private double[] Sizes(ReadOnlySpan<double> weights)
    {
        var sizes = new double[Classes];
        var labels = _labels.Span;
        for (var i = 0; i < labels.Length; i++)
            sizes[labels[i]] += weights.IsEmpty ? 1 : weights[i];
        return sizes;
    }

    /// <summary>Of each class: its area against the rest as the only item, or its areas A(c|j) against each other class.</summary>
    private double[][] Areas(MulticlassMetric metric, double[] sizes, ReadOnlySpan<double> weights)
    {
        var (areas, all) = (new double[Classes][], sizes.Sum());
        for (var c = 0; c < Classes; c++)
        {
            var credit = sizes[c] > 0 ? Credit(c, weights) : new double[Classes];
            if (metric.Kind == MulticlassKind.AreaOneVsRest)
                areas[c] = [credit.Sum() / (sizes[c] * (all - sizes[c]))];
            else
                areas[c] = [.. credit.Select((won, j) => won / (sizes[c] * sizes[j]))];
        }

        return areas;
    }

    /// <summary>Of each other class: the weighted pairs in which a row of class c has the higher score of class c, ties half.</summary>
    private double[] Credit(int c, ReadOnlySpan<double> weights)
    {
        var (credit, order, labels, above, start) = (new double[Classes], _orders[c], _sorted[c], 0.0, 0);
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] >= 0)
                continue;
            var own = 0.0;
            for (var r = start; r <= i; r++)
                own += labels[r] == c ? Weight(weights, order[r]) : 0;
            var won = above + 0.5 * own;
            above += own;
            for (; start <= i; start++)
            {
                if (labels[start] != c)
                    credit[labels[start]] += Weight(weights, order[start]) * won;
            }
        }

        return credit;
    }

    private double Average(MulticlassMetric metric, double[] sizes, double[][] areas)
    {
        var sum = 0.0;
        for (var c = 0; c < Classes; c++)
        {
            for (var j = 0; sizes[c] > 0 && j < areas[c].Length; j++)
            {
                if (metric.Kind == MulticlassKind.AreaOneVsRest)
                    sum += Part(metric, sizes, c, c) * areas[c][0];
                else if (j != c && sizes[j] > 0)
                    sum += Part(metric, sizes, c, j) * areas[c][j];
            }
        }

        return sum;
    }

    /// <summary>The part of an area in the average: of class c, or of A(c|j), which is half of its pair's.</summary>
    private static double Part(MulticlassMetric metric, double[] sizes, int c, int j)
    {
        var (present, all) = (sizes.Count(s => s > 0), sizes.Sum());
        if (metric.Kind == MulticlassKind.AreaOneVsRest)
            return metric.Average == Multiclass.Average.Weighted ? sizes[c] / all : 1.0 / present;
        return metric.Average == Multiclass.Average.Weighted ? 0.5 * (sizes[c] + sizes[j]) / ((present - 1) * all) : 1.0 / (present * (present - 1.0));
    }

    private void AddOneVsRest(double[] slopes, int c, double part, double area, double[] sizes, ReadOnlySpan<double> weights)
    {
        var (order, labels, size, rest) = (_orders[c], _sorted[c], sizes[c], sizes.Sum() - sizes[c]);
        var (atPositive, atNegative) = (part / (size * rest), part * area);
        double above = 0, others = 0;
        for (int i = 0, start = 0; i < order.Length; i++)
        {
            if (order[i] >= 0)
                continue;
            double own = 0, other = 0;
            for (var r = start; r <= i; r++)
            {
                var w = Weight(weights, order[r]);
                if (labels[r] == c)
                    own += w;
                else
                    other += w;
            }

            var positive = (rest - others - 0.5 * other) * atPositive - atNegative / size;
            var negative = (above + 0.5 * own) * atPositive - atNegative / rest;
            for (; start <= i; start++)
                slopes[Row(order[start])] += labels[start] == c ? positive : negative;
            above += own;
            others += other;
        }
    }

    /// <summary>Of a row of class c: Σ over j of part · (share of j below it − A(c|j)) / size of c, where the sum loses part / size of j for each row of j that was passed.</summary>
    private void AddOneVsOne(double[] slopes, int c, MulticlassMetric metric, double[] areas, double[] sizes, ReadOnlySpan<double> weights)
    {
        var (order, labels) = (_orders[c], _sorted[c]);
        var (each, less, below, above) = (new double[Classes], new double[Classes], 0.0, 0.0);
        for (var j = 0; j < Classes; j++)
        {
            if (j == c || sizes[j] == 0)
                continue;
            var part = Part(metric, sizes, c, j);
            (each[j], less[j]) = (part / sizes[j], part / sizes[j] * areas[j]);
            below += part * (1 - areas[j]);
        }

        for (int i = 0, start = 0; i < order.Length; i++)
        {
            if (order[i] >= 0)
                continue;
            double own = 0, passed = 0;
            for (var r = start; r <= i; r++)
            {
                var w = Weight(weights, order[r]);
                own += labels[r] == c ? w : 0;
                passed += each[labels[r]] * w;
            }

            var (positive, won) = ((below - 0.5 * passed) / sizes[c], (above + 0.5 * own) / sizes[c]);
            for (; start <= i; start++)
            {
                var j = labels[start];
                slopes[Row(order[start])] += j == c ? positive : each[j] * won - less[j];
            }

            above += own;
            below -= passed;
        }
    }

    /// <summary>The parts of a weighted average move with the classes' sizes as well.</summary>
    private void AddPrevalence(double[] slopes, MulticlassMetric metric, double[][] areas, double[] sizes, double value)
    {
        var labels = _labels.Span;
        var (all, present) = (sizes.Sum(), sizes.Count(s => s > 0));
        var moved = new double[Classes];
        for (var c = 0; c < Classes; c++)
        {
            if (sizes[c] == 0)
                continue;
            if (metric.Kind == MulticlassKind.AreaOneVsRest)
            {
                moved[c] = (areas[c][0] - value) / all;
                continue;
            }

            var sum = 0.0;
            for (var j = 0; j < Classes; j++)
                sum += j == c || sizes[j] == 0 ? 0 : 0.5 * (areas[c][j] + areas[j][c]);
            moved[c] = (sum / (present - 1) - value) / all;
        }

        for (var i = 0; i < slopes.Length; i++)
            slopes[i] += moved[labels[i]];
    }

    private double Sum(double[] slopes, ReadOnlySpan<double> weights)
    {
        var labels = _labels.Span;
        var (squares, counts) = (new double[Classes], new int[Classes]);
        for (var i = 0; i < slopes.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            squares[labels[i]] += w * slopes[i] * w * slopes[i];
            counts[labels[i]] += w > 0 ? 1 : 0;
        }

        return squares.Select((s, c) => counts[c] > 1 ? s * counts[c] / (counts[c] - 1.0) : s).Sum();
    }

    private static int Row(int kept) => kept < 0 ? ~kept : kept;

    private static double Weight(ReadOnlySpan<double> weights, int kept) => weights.IsEmpty ? 1 : weights[Row(kept)];
}
