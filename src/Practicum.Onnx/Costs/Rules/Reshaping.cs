using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that tell or change dimensions and keep the elements. They cost no operations.</summary>
internal static class Reshaping
{
    public static void Add(RuleBook book)
    {
        book.Add(Shape, "Shape");
        book.Add(Size, "Size");
        book.Add(Reshape, "Reshape");
        book.Add(Flatten, "Flatten");
        book.Add(Squeeze, "Squeeze");
        book.Add(Unsqueeze, "Unsqueeze");
        book.Add(Transpose, "Transpose");
        book.Add(DepthToSpace, "DepthToSpace");
        book.Add(SpaceToDepth, "SpaceToDepth");
    }

    private static void Shape(Visit visit)
    {
        var x = visit.In(0);
        var start = Bound(visit.Whole("start", 0), x.Rank);
        var end = Math.Max(start, Bound(visit.Whole("end", x.Rank), x.Rank));
        visit.Out(0, new(Elements.Int64, [end - start]) { Cells = x.Exact ? x.Shape.AsSpan()[start..end].ToArray() : null });
    }

    private static int Bound(long place, int rank) => (int)Math.Clamp(place < 0 ? place + rank : place, 0, rank);

    private static void Size(Visit visit)
    {
        var x = visit.In(0);
        var count = x.Count;
        visit.Out(0, new(Elements.Int64, []) { Cells = x.Exact && count <= long.MaxValue ? [(long)count] : null });
    }

    private static void Reshape(Visit visit)
    {
        var x = visit.In(0);
        if (visit.Wholes(1) is not { } target)
        {
            visit.Fail("takes its sizes from values that are known only while the graph runs");
            return;
        }

        var shape = new long[target.Length];
        var (rest, allowZero) = (-1, visit.Whole("allowzero", 0) != 0);
        for (var d = 0; d < shape.Length; d++)
        {
            if (target[d] < -1 || (target[d] == -1 && rest >= 0))
                visit.Fail("is given a negative size");
            if (target[d] == -1)
                rest = d;
            shape[d] = target[d] == -1 ? 1 : target[d] == 0 && !allowZero ? visit.Dimension(x, d) : Math.Max(0, target[d]);
        }

        Fill(visit, x, shape, rest);
        visit.Out(0, x.Element, shape, cells: x.Cells);
    }

    /// <summary>Sets the dimension that takes the rest, and holds that elements are neither made nor lost.</summary>
    private static void Fill(Visit visit, Value x, long[] shape, int rest)
    {
        var (count, stated) = (x.Count, Sizes.Count(shape));
        if (rest >= 0)
        {
            if (stated == 0 || (x.Exact && count % stated != 0))
                visit.Fail($"cannot spread {count} elements over the sizes asked for");
            else
                shape[rest] = Sizes.Dimension(count / stated);
        }
        else if (stated > count || (x.Exact && stated != count))
        {
            visit.Fail($"is asked to make {stated} elements of {count}");
        }
    }

    private static void Flatten(Visit visit)
    {
        var x = visit.In(0);
        var axis = visit.Whole("axis", 1);
        var at = (int)Math.Clamp(axis < 0 ? axis + x.Rank : axis, 0, x.Rank);
        var dims = x.Shape.AsSpan();
        visit.Out(0, x.Element, [Sizes.Dimension(Sizes.Count(dims[..at])), Sizes.Dimension(Sizes.Count(dims[at..]))], cells: x.Cells);
    }

    private static void Squeeze(Visit visit)
    {
        var x = visit.In(0);
        var axes = visit.Has(1) ? visit.Wholes(1) : visit.List("axes");
        if ((visit.Has(1) && axes is null) || (axes is null && !x.Exact))
        {
            visit.Fail("takes its axes from values that are known only while the graph runs");
            return;
        }

        var gone = new bool[x.Rank];
        for (var d = 0; axes is null && d < gone.Length; d++)
            gone[d] = x.Shape[d] == 1;
        foreach (var axis in axes ?? [])
        {
            var at = visit.Axis(axis, x.Rank);
            if (at >= gone.Length)
                continue;
            gone[at] = true;
            if (x.Exact && x.Shape[at] != 1)
                visit.Fail($"drops a dimension of size {x.Shape[at]}; only a size of 1 can be dropped");
        }

        visit.Out(0, x.Element, x.Shape.Where((_, d) => !gone[d]), cells: x.Cells);
    }

    private static void Unsqueeze(Visit visit)
    {
        var x = visit.In(0);
        var axes = visit.Has(1) ? visit.Wholes(1) : visit.List("axes");
        if (axes is null)
        {
            visit.Fail("takes its axes from values that are known only while the graph runs");
            return;
        }

        var rank = x.Rank + axes.Length;
        if (rank > Sizes.MostRank)
        {
            visit.Fail($"makes a value of {rank} dimensions; at most {Sizes.MostRank} are followed");
            return;
        }

        var added = new bool[rank];
        foreach (var axis in axes)
        {
            var at = visit.Axis(axis, rank);
            if (at < rank && added[at])
                visit.Fail($"adds axis {at} twice");
            else if (at < rank)
                added[at] = true;
        }

        var from = 0;
        var shape = added.Select(a => a ? 1 : from < x.Rank ? x.Shape[from++] : 1).ToArray();
        visit.Out(0, x.Element, shape, cells: x.Cells);
    }

    private static void Transpose(Visit visit)
    {
        var x = visit.In(0);
        var order = visit.List("perm") ?? [.. Enumerable.Range(0, x.Rank).Select(d => (long)(x.Rank - 1 - d))];
        if (order.Length != x.Rank || order.Distinct().Count() != x.Rank || order.Any(d => d < 0 || d >= x.Rank))
        {
            visit.Fail("names another order than one of its input's axes");
            return;
        }

        ImmutableArray<long> shape = [.. order.Select(d => x.Shape[(int)d])];
        var from = new long[x.Rank];
        var cells = x.Cells is null ? null : Cells.Map(shape, i =>
        {
            for (var d = 0; d < order.Length; d++)
                from[order[d]] = i[d];
            return Cells.At(x, from);
        });
        uint firm = 0;
        for (var d = 0; d < order.Length; d++)
            firm |= (x.Firm >> (int)order[d] & 1) << d;
        visit.Out(0, new(x.Element, shape) { Cells = cells, Firm = firm });
    }

    private static void DepthToSpace(Visit visit)
    {
        var x = visit.In(0);
        var block = visit.Whole("blocksize", 0);
        if (!visit.AtLeast(x, 4))
            return;
        if (block < 1 || block > Sizes.MostDimension >> 31)
            visit.Fail($"has the block size {block}");
        else
            visit.Out(0, x.Element, [x.Shape[0], x.Shape[1] / (block * block), Sizes.Dimension((Int128)x.Shape[2] * block), Sizes.Dimension((Int128)x.Shape[3] * block)]);
    }

    private static void SpaceToDepth(Visit visit)
    {
        var x = visit.In(0);
        var block = visit.Whole("blocksize", 0);
        if (!visit.AtLeast(x, 4))
            return;
        if (block < 1 || block > Sizes.MostDimension >> 31)
            visit.Fail($"has the block size {block}");
        else
            visit.Out(0, x.Element, [x.Shape[0], Sizes.Dimension((Int128)x.Shape[1] * block * block), x.Shape[2] / block, x.Shape[3] / block]);
    }
}
