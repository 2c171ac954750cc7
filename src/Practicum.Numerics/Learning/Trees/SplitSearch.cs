using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Finds the best split of a node on a column of numbers: every threshold, missing values tried on either side (algorithm 3 of the XGBoost paper). Where training
/// had none missing, they go to the larger child. Monotone columns and bounds as in XGBoost and scikit-learn: a split whose children's leaves stand in the wrong
/// order is refused, and gains are those of leaves within the bounds.
/// </summary>
/// <param name="cuts">The columns.</param>
/// <param name="objective">The objective.</param>
/// <param name="point">How to read the sums.</param>
/// <param name="monotone">+1 rising, −1 falling, 0 free, for each column.</param>
internal sealed class SplitSearch(ColumnCuts[] cuts, Objective objective, FixedPoint point, sbyte[] monotone)
{
    /// <summary>The best split on one column; among equals the one with the smallest code, missing values to the right.</summary>
    public Split Best(Histogram histogram, int column, NodeSums node, Bounds bounds) =>
        monotone[column] == 0 && !bounds.Any ? BestFree(histogram, column, node) : BestBounded(histogram, column, node, bounds);

    /// <summary>
    /// Without bounds: G₁²/(H₁ + λ) + G₂²/(H₂ + λ) is compared with the best so far by products, so that only a new best costs divisions.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Split BestFree(Histogram histogram, int column, NodeSums node)
    {
        var last = cuts[column].Codes - 1;
        var cells = histogram.Of(column)[..(last + 2)];
        var missing = point.Read(cells[last + 1]);
        var (l2, fewest) = (objective.L2, objective.MinRows);
        var least = objective.Worth(node);
        var need = least + Objective.LeastGain;
        var (code, restLeft, found) = (-1, false, default(NodeSums));
        var sum = Vector128<long>.Zero;
        var sides = missing.Rows > 0 ? 2 : 1;
        for (var at = 0; at <= last - 2 + sides; at++)
        {
            if (cells[at] == Vector128<long>.Zero)
                continue;
            sum += cells[at];
            for (var side = 0; side < sides && (side == 0 || at < last); side++)
            {
                var rows = point.RowsOf(sum.GetElement(1)) + (side * missing.Rows);
                var (g, h) = (point.FirstOf(sum.GetElement(0)) + (side * missing.First), point.SecondOf(sum.GetElement(1)) + (side * missing.Second));
                var (g2, h2) = (node.First - g, node.Second - h);
                if (rows < fewest || node.Rows - rows < fewest || h < Objective.LeastCurvature || h2 < Objective.LeastCurvature)
                    continue;
                var (lower, upper) = (h + l2, h2 + l2);
                if (!((g * g * upper) + (g2 * g2 * lower) > need * lower * upper))
                    continue;
                var worth = (g * g / lower) + (g2 * g2 / upper);
                if (worth > need)
                    (need, code, restLeft, found) = (worth, at, side == 1 || (sides == 1 && 2 * rows >= node.Rows), new(g, h, rows));
            }
        }

        return code < 0 ? default : new(need - least, column, code, restLeft, found, null);
    }

    private Split BestBounded(Histogram histogram, int column, NodeSums node, Bounds bounds)
    {
        var cells = histogram.Of(column);
        var last = cuts[column].Codes - 1;
        var missing = point.Read(cells[last + 1]);
        var before = bounds.Any ? objective.Worth(node, objective.Leaf(node, bounds)) : objective.Worth(node);
        var best = default(Split);
        var free = monotone[column] == 0 && !bounds.Any;
        var sum = Vector128<long>.Zero;
        for (var code = 0; code <= last; code++)
        {
            if (cells[code] == Vector128<long>.Zero || (code == last && missing.Rows == 0))
                continue;
            sum += cells[code];
            var left = point.Read(sum);
            var gain = Gain(left, node, before, free, column, bounds);
            if (gain > best.Gain)
                best = new(gain, column, code, missing.Rows == 0 && 2 * left.Rows >= node.Rows, left, null);
            if (code == last || missing.Rows == 0)
                continue;
            gain = Gain(left + missing, node, before, free, column, bounds);
            if (gain > best.Gain)
                best = new(gain, column, code, true, left + missing, null);
        }

        return best;
    }

    /// <summary>The gain of a split, 0 when it is not allowed or not worth it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Gain(in NodeSums left, in NodeSums node, double before, bool free, int column, in Bounds bounds)
    {
        var right = node - left;
        if (!objective.Allows(left) || !objective.Allows(right))
            return 0;
        var gain = free ? objective.Worth(left) + objective.Worth(right) - before : Bounded(left, right, before, monotone[column], bounds);
        return gain > Objective.LeastGain ? gain : 0;
    }

    private double Bounded(in NodeSums left, in NodeSums right, double before, int direction, in Bounds bounds)
    {
        var (low, high) = (objective.Leaf(left, bounds), objective.Leaf(right, bounds));
        return direction * (high - low) < 0 ? 0 : objective.Worth(left, low) + objective.Worth(right, high) - before;
    }
}
