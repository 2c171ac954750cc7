using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that join, cut and frame values. They cost no operations.</summary>
internal static class Moving
{
    public static void Add(RuleBook book)
    {
        book.Add(Concat, "Concat");
        book.Add(Split, "Split");
        book.Add(Slice, "Slice");
        book.Add(Pad, "Pad");
        book.Add(CenterCropPad, "CenterCropPad");
    }

    private static void Concat(Visit visit)
    {
        var first = visit.In(0);
        var axis = visit.Axis(visit.Whole("axis", 1), first.Rank);
        if (visit.Trouble is not null)
            return;
        Int128 sum = 0;
        var shape = first.Shape.ToArray();
        var known = true;
        for (var i = 0; i < visit.Count; i++)
        {
            var value = visit.In(i);
            if (value.Rank != first.Rank)
            {
                visit.Fail($"joins a value of {value.Rank} dimensions to one of {first.Rank}");
                return;
            }

            for (var d = 0; d < value.Rank; d++)
            {
                if (d != axis && value.Shape[d] != shape[d] && visit.Exact)
                    visit.Fail($"joins values of the sizes {shape[d]} and {value.Shape[d]}");
                shape[d] = Math.Max(shape[d], value.Shape[d]);
            }

            sum = Sizes.Plus(sum, value.Shape[axis]);
            known &= value.Cells is not null;
        }

        shape[axis] = Sizes.Dimension(sum);
        var count = Sizes.Count(shape);
        visit.Out(0, first.Element, shape, cells: !known || count > Value.MostCells ? null : count == 0 ? [] : Joined(visit, shape, axis));
    }

    /// <summary>Known numbers of all inputs, block after block.</summary>
    private static long[] Joined(Visit visit, long[] shape, int axis)
    {
        var inner = (int)Sizes.Count(shape.AsSpan()[(axis + 1)..]);
        var outer = (int)Sizes.Count(shape.AsSpan()[..axis]);
        var cells = new List<long>();
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < visit.Count; i++)
            {
                var block = (int)visit.In(i).Shape[axis] * inner;
                cells.AddRange(visit.In(i).Cells!.AsSpan(o * block, block));
            }
        }

        return [.. cells];
    }

    private static void Split(Visit visit)
    {
        var x = visit.In(0);
        var axis = visit.Axis(visit.Whole("axis", 0), x.Rank);
        if (!visit.AtLeast(x, 1))
            return;
        var size = x.Shape[axis];
        var parts = visit.Has(1) ? visit.Wholes(1) : visit.List("split") ?? Even(size, visit.Whole("num_outputs", visit.Outputs));
        // Of a size that is only bounded, no even part is larger than the first.
        var even = !x.Exact && !visit.Has(1) && visit.List("split") is null;
        if (parts is not null && (parts.Length != visit.Outputs || parts.Any(p => p < 0 || p > size) || (x.Exact && parts.Sum(p => (decimal)p) != size)))
        {
            visit.Fail($"cuts {size} into parts that do not add up to it, or are not as many as its outputs");
            return;
        }

        long start = 0;
        for (var i = 0; i < visit.Outputs; i++)
        {
            var shape = x.Shape.SetItem(axis, parts?[even ? 0 : i] ?? size);
            var from = start;
            visit.Out(i, new(x.Element, shape, parts is not null) { Cells = x.Cells is null || parts is null ? null : Cells.Map(shape, index => Shifted(x, index, axis, from)) });
            start += parts?[i] ?? 0;
        }
    }

    private static long? Shifted(Value x, long[] index, int axis, long by)
    {
        Span<long> from = stackalloc long[Sizes.MostRank];
        index.CopyTo(from);
        from[axis] += by;
        return Cells.At(x, from);
    }

    private static long[]? Even(long size, long parts)
    {
        if (parts is < 1 or > Value.MostCells)
            return null;
        var part = (size / parts) + (size % parts == 0 ? 0 : 1);
        return [.. Enumerable.Range(0, (int)parts).Select(i => Math.Clamp(size - (i * part), 0, part))];
    }

    private static void Slice(Visit visit)
    {
        var x = visit.In(0);
        var written = visit.Version is > 0 and < 10;
        var starts = written ? visit.List("starts") : visit.Wholes(1);
        var ends = written ? visit.List("ends") : visit.Wholes(2);
        var axes = written ? visit.List("axes") : visit.Wholes(3);
        var steps = written ? null : visit.Wholes(4);
        if (starts is null || ends is null || (axes is null && visit.Has(3)) || (steps is null && visit.Has(4)))
        {
            visit.Out(0, x.Element, x.Shape, exact: false);
            return;
        }

        axes ??= [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)];
        steps ??= [.. Enumerable.Repeat(1L, starts.Length)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Contains(0))
        {
            visit.Fail("has starts, ends, axes and steps that do not belong together");
            return;
        }

        var (shape, first, step) = (x.Shape.ToArray(), new long[x.Rank], new long[x.Rank]);
        Array.Fill(step, 1);
        for (var i = 0; i < starts.Length; i++)
        {
            var axis = visit.Axis(axes[i], x.Rank);
            if (visit.Trouble is not null)
                return;
            (first[axis], var places) = Window(x.Shape[axis], starts[i], ends[i], steps[i]);
            // A smaller size can leave more places between one end counted from the front and one counted from the back.
            shape[axis] = x.Exact ? places : x.Shape[axis];
            step[axis] = steps[i];
        }

        visit.Out(0, x.Element, shape, cells: x.Cells is null ? null : Cells.Map([.. shape], i => Strided(x, i, first, step)));
    }

    /// <summary>First place and number of places of a slice (ONNX, Slice-13: places beyond the ends are cut to them).</summary>
    private static (long First, long Count) Window(long size, long start, long end, long step)
    {
        start = start < 0 ? start + size : start;
        end = end < 0 && end >= -size ? end + size : end;
        if (step > 0)
        {
            start = Math.Clamp(start, 0, size);
            end = Math.Clamp(end, 0, size);
            return (start, end <= start ? 0 : ((end - start - 1) / step) + 1);
        }

        if (size == 0)
            return (0, 0);
        start = Math.Clamp(start, 0, size - 1);
        end = Math.Clamp(end, -1, size);
        return (start, start <= end ? 0 : Sizes.Dimension((((Int128)start - end - 1) / -(Int128)step) + 1));
    }

    private static long? Strided(Value x, long[] index, long[] first, long[] step)
    {
        Span<long> from = stackalloc long[Sizes.MostRank];
        for (var d = 0; d < index.Length; d++)
            from[d] = first[d] + (index[d] * step[d]);
        return Cells.At(x, from);
    }

    private static void Pad(Visit visit)
    {
        var x = visit.In(0);
        var pads = visit.Has(1) ? visit.Wholes(1) : visit.List("pads");
        var axes = visit.Has(3) ? visit.Wholes(3) : [.. Enumerable.Range(0, x.Rank).Select(i => (long)i)];
        if (pads is null || axes is null)
        {
            visit.Fail("takes its sizes from values that are known only while the graph runs");
            return;
        }

        if (pads.Length != 2 * axes.Length)
        {
            visit.Fail($"is given {pads.Length} widths for {axes.Length} axes");
            return;
        }

        var shape = x.Shape.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = visit.Axis(axes[i], x.Rank);
            if (visit.Trouble is not null)
                return;
            shape[axis] = Sizes.Dimension((Int128)x.Shape[axis] + pads[i] + pads[axes.Length + i]);
        }

        visit.Out(0, x.Element, shape);
    }

    private static void CenterCropPad(Visit visit)
    {
        var x = visit.In(0);
        if (visit.Wholes(1) is not { } target)
        {
            visit.Fail("takes its sizes from values that are known only while the graph runs");
            return;
        }

        var axes = visit.List("axes") ?? [.. Enumerable.Range(0, x.Rank).Select(i => (long)i)];
        if (axes.Length != target.Length || target.Any(t => t < 0))
        {
            visit.Fail($"is given {target.Length} sizes for {axes.Length} axes");
            return;
        }

        var shape = x.Shape.ToArray();
        for (var i = 0; i < axes.Length && visit.Trouble is null; i++)
        {
            var axis = visit.Axis(axes[i], x.Rank);
            if (axis < shape.Length)
                shape[axis] = target[i];
        }

        // A crop is made before a frame is put around it, so that up to one more value lives meanwhile.
        visit.Scratch = x.Bytes;
        visit.Out(0, x.Element, shape);
    }
}
