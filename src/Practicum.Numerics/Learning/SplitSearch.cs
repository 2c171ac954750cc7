using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning;

/// <summary>Sums over a node's rows.</summary>
/// <param name="First">Sum of first derivatives of the loss.</param>
/// <param name="Second">Sum of second derivatives.</param>
/// <param name="Rows">How many rows.</param>
internal readonly record struct NodeSums(double First, double Second, int Rows)
{
    public static NodeSums operator +(NodeSums a, NodeSums b) => new(a.First + b.First, a.Second + b.Second, a.Rows + b.Rows);

    public static NodeSums operator -(NodeSums a, NodeSums b) => new(a.First - b.First, a.Second - b.Second, a.Rows - b.Rows);
}

/// <summary>A way to part a node; <see cref="Gain"/> 0 means none.</summary>
/// <param name="Gain">Fall of the loss's second-order model, times two.</param>
/// <param name="Column">Index of the column.</param>
/// <param name="Code">Largest code that goes left.</param>
/// <param name="MissingLeft">Whether missing values go left.</param>
/// <param name="Left">Sums of the left child.</param>
internal readonly record struct Split(double Gain, int Column, int Code, bool MissingLeft, NodeSums Left);

/// <summary>
/// Finds the best split of a node by the second-order gain of T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system" (KDD 2016), equation 7 and
/// algorithm 3: G²/(H + λ) of both children less that of the node, missing values tried on either side.
/// </summary>
internal sealed class SplitSearch(BinnedColumn[] columns, double l2, int minRows)
{
    private const double LeastCurvature = 1e-3, LeastGain = 1e-7;

    /// <summary>The best split on one column; among equals the one with the smallest code, missing values to the right.</summary>
    public Split Best(Histogram histogram, int column, NodeSums node)
    {
        var sums = histogram.Sums(column);
        var counts = histogram.Counts(column);
        var missing = Cell(sums[BinnedColumn.Missing], counts[BinnedColumn.Missing]);
        var last = columns[column].Thresholds.Length;
        var before = Worth(node);
        var best = default(Split);
        var left = default(NodeSums);
        for (var code = 0; code <= last; code++)
        {
            left += Cell(sums[code], counts[code]);
            if (code < last || missing.Rows > 0)
                best = Better(best, new(0, column, code, missing.Rows == 0 && 2 * left.Rows >= node.Rows, left), node, before);
            if (code < last && missing.Rows > 0)
                best = Better(best, new(0, column, code, true, left + missing), node, before);
        }

        return best;
    }

    /// <summary>What the sums are worth: G²/(H + λ).</summary>
    public double Worth(NodeSums sums) => sums.Rows == 0 ? 0 : sums.First * sums.First / (sums.Second + l2);

    private static NodeSums Cell(Vector128<double> sums, int rows) => new(sums[0], sums[1], rows);

    private Split Better(Split best, Split next, NodeSums node, double before)
    {
        var right = node - next.Left;
        if (next.Left.Rows < minRows || right.Rows < minRows || next.Left.Second < LeastCurvature || right.Second < LeastCurvature)
            return best;
        var gain = Worth(next.Left) + Worth(right) - before;
        return gain > best.Gain && gain > LeastGain ? next with { Gain = gain } : best;
    }
}
