using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that pick and place elements by index. They cost no operations, but for scattering that adds, multiplies or compares: one for each update.</summary>
internal static class Indexing
{
    public static void Add(RuleBook book)
    {
        book.Add(Gather, "Gather");
        book.Add(GatherElements, "GatherElements");
        book.Add(GatherND, "GatherND");
        book.Add(Scatter, "Scatter", "ScatterElements", "ScatterND");
        book.Learning(ArrayFeatureExtractor, "ArrayFeatureExtractor");
    }

    private static void Gather(Visit visit)
    {
        var (x, indices) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 1))
            return;
        var axis = visit.Axis(visit.Whole("axis", 0), x.Rank);
        if (x.Rank + indices.Rank - 1 > Sizes.MostRank)
        {
            visit.Fail($"makes a value of {x.Rank + indices.Rank - 1} dimensions; at most {Sizes.MostRank} are followed");
            return;
        }

        ImmutableArray<long> shape = [.. x.Shape[..axis], .. indices.Shape, .. x.Shape[(axis + 1)..]];
        visit.Out(0, new(x.Element, shape) { Cells = x.Cells is null || indices.Wholes is null ? null : Cells.Map(shape, i => Picked(x, indices, axis, i)) });
    }

    private static long? Picked(Value x, Value indices, int axis, long[] index)
    {
        Span<long> from = stackalloc long[Sizes.MostRank];
        index.AsSpan(0, axis).CopyTo(from);
        index.AsSpan(axis + indices.Rank).CopyTo(from[(axis + 1)..]);
        if (Cells.At(indices, index.AsSpan(axis, indices.Rank)) is not { } at)
            return null;
        from[axis] = at < 0 ? at + x.Shape[axis] : at;
        return Cells.At(x, from);
    }

    private static void GatherElements(Visit visit)
    {
        var (x, indices) = (visit.In(0), visit.In(1));
        visit.Out(0, x.Element, indices.Shape);
    }

    private static void GatherND(Visit visit)
    {
        var (x, indices) = (visit.In(0), visit.In(1));
        var batch = visit.Whole("batch_dims", 0);
        if (!visit.AtLeast(x, 1) || !visit.AtLeast(indices, 1))
            return;
        var depth = indices.Shape[^1];
        if (!indices.Exact && (indices.Firm >> (indices.Rank - 1) & 1) == 0)
            visit.Fail("picks by as many indices as are known only while the graph runs");
        else if (batch < 0 || batch >= indices.Rank || depth < 0 || depth > x.Rank - batch)
            visit.Fail($"picks by {depth} indices from a value of {x.Rank} dimensions");
        else
            visit.Out(0, x.Element, [.. indices.Shape[..^1], .. x.Shape[(int)(batch + depth)..]]);
    }

    private static void Scatter(Visit visit)
    {
        var (x, indices, updates) = (visit.In(0), visit.In(1), visit.In(2));
        visit.Operations = visit.Text("reduction", "none") == "none" ? 0 : updates.Count;
        visit.Out(0, x with { Cells = visit.Node.Operator == "ScatterND" && visit.Operations == 0 ? Placed(x, indices, updates) : null });
    }

    /// <summary>Known numbers with known updates of whole rows or single places in them.</summary>
    private static long[]? Placed(Value x, Value indices, Value updates)
    {
        if (x.Cells is null || indices.Wholes is not { } places || updates.Cells is not { } news || x.Element != updates.Element || indices.Rank == 0)
            return null;
        var depth = indices.Shape[^1];
        if (depth < 1 || depth > x.Rank)
            return null;
        var row = (long)Sizes.Count(x.Shape.AsSpan()[(int)depth..]);
        if (places.Length / depth * row != news.Length)
            return null;
        var cells = (long[])x.Cells.Clone();
        for (long u = 0; u < places.Length / depth; u++)
        {
            long at = 0;
            for (var d = 0; d < depth; d++)
            {
                var place = places[(u * depth) + d];
                place = place < 0 ? place + x.Shape[d] : place;
                if (place < 0 || place >= x.Shape[d])
                    return null;
                at = (at * x.Shape[d]) + place;
            }

            news.AsSpan((int)(u * row), (int)row).CopyTo(cells.AsSpan((int)(at * row)));
        }

        return cells;
    }

    private static void ArrayFeatureExtractor(Visit visit)
    {
        var (x, indices) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 1))
            return;
        var count = Sizes.Dimension(indices.Count);
        visit.Out(0, x.Element, x.Rank == 1 ? [1, count] : [.. x.Shape[..^1], count]);
    }
}
