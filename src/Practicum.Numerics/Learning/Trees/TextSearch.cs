namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Finds the best split of a node on a column of texts: the texts are put in order of G/(H + s), and every part of that order is tried against the rest, which
/// with s = 0 and λ = 0 finds the best of all subsets (W. Fisher, "On grouping for maximum homogeneity", JASA 1958; as LightGBM and scikit-learn do).
/// Texts with few rows in the node, and missing ones, go together to the better side; where the node had none of them, they go to the larger child.
/// </summary>
/// <param name="cuts">The columns.</param>
/// <param name="objective">The objective.</param>
/// <param name="point">How to read the sums.</param>
/// <param name="search">Says what a split gains.</param>
/// <param name="smoothing">s, added to H when texts are put in order.</param>
/// <param name="fewest">Rows that a text needs in the node to be placed by itself.</param>
internal sealed class TextSearch(ColumnCuts[] cuts, Objective objective, FixedPoint point, SplitSearch search, double smoothing, double fewest)
{
    /// <summary>The best split on one column; among equals the first found.</summary>
    public Split Best(Histogram histogram, int column, NodeSums node, Bounds bounds)
    {
        var cells = histogram.Of(column);
        var codes = cuts[column].Codes;
        Span<NodeSums> sums = stackalloc NodeSums[ColumnCuts.Most];
        Span<(double Slope, int Code)> order = stackalloc (double, int)[ColumnCuts.Most];
        var rest = point.Read(cells[codes]);
        var placed = 0;
        for (var code = 0; code < codes; code++)
        {
            sums[code] = point.Read(cells[code]);
            if (sums[code].Rows >= fewest && sums[code].Rows > 0)
                order[placed++] = (sums[code].First / (sums[code].Second + smoothing + 1e-12), code);
            else
                rest += sums[code];
        }

        order = order[..placed];
        order.Sort();
        var before = bounds.Any ? objective.Worth(node, objective.Leaf(node, bounds)) : objective.Worth(node);
        var (gained, taken, restLeft, best) = (0.0, 0, false, default(NodeSums));
        var left = default(NodeSums);
        for (var i = 0; i < placed && (i < placed - 1 || rest.Rows > 0); i++)
        {
            left += sums[order[i].Code];
            var gain = search.Gain(left, node, before, !bounds.Any, column, bounds);
            if (gain > gained)
                (gained, taken, restLeft, best) = (gain, i + 1, rest.Rows == 0 && 2 * left.Rows >= node.Rows, left);
            if (rest.Rows == 0 || i == placed - 1)
                continue;
            gain = search.Gain(left + rest, node, before, !bounds.Any, column, bounds);
            if (gain > gained)
                (gained, taken, restLeft, best) = (gain, i + 1, true, left + rest);
        }

        return gained > 0 ? new(gained, column, 0, restLeft, best, Set(order, taken, restLeft, codes)) : default;
    }

    /// <summary>The codes that go left: the first ones of the order, and with the rest on the left also all that were not placed.</summary>
    private static CodeSet Set(ReadOnlySpan<(double Slope, int Code)> order, int taken, bool restLeft, int codes)
    {
        Span<ulong> words = stackalloc ulong[4];
        for (var code = 0; restLeft && code < codes; code++)
            words[code >> 6] |= 1UL << (code & 63);
        foreach (var (_, code) in restLeft ? order[taken..] : order[..taken])
            words[code >> 6] ^= 1UL << (code & 63);
        return CodeSet.Of(words);
    }
}
