using Practicum.Onnx.Costs.Knowns;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that take samples of images: operations for each output element by the number of neighbours that are weighed.</summary>
internal static class Resizing
{
    private const string RunTime = "takes its sizes from values that are known only while the graph runs";

    public static void Add(RuleBook book)
    {
        book.Add(Resize, "Resize");
        book.Add(Upsample, "Upsample");
        book.Add(GridSample, "GridSample");
        book.Add(AffineGrid, "AffineGrid");
        book.Add(RoiAlign, "RoiAlign");
        book.Add(MaxRoiPool, "MaxRoiPool");
        book.Add(Col2Im, "Col2Im");
    }

    private static void Resize(Visit visit)
    {
        var x = visit.In(0);
        var (scales, sizes) = visit.Version is > 0 and < 11 ? (visit.Maybe(1), (Value?)null) : (visit.Maybe(2), visit.Maybe(3));
        ImmutableArray<int> axes = [.. (visit.List("axes") ?? [.. Enumerable.Range(0, x.Rank).Select(d => (long)d)]).Select(a => visit.Axis(a, x.Rank))];
        var useSizes = sizes is not null && sizes.Count > 0;
        // A region of interest scales as well, and stands in an input of its own.
        if (useSizes ? sizes!.Wholes is null : scales is not { IsReal: true, Cells: not null } || visit.Text("coordinate_transformation_mode", "") == "tf_crop_and_resize")
        {
            visit.Fail(RunTime);
            return;
        }

        var numbers = useSizes ? sizes!.Wholes! : scales!.Cells!;
        var policy = visit.Text("keep_aspect_ratio_policy", "stretch");
        if (policy != "stretch" && !x.Exact)
            visit.Fail(RunTime);
        if (numbers.Length != axes.Length || visit.Trouble is not null)
        {
            visit.Fail($"is given {numbers.Length} sizes or scales for {axes.Length} axes");
            return;
        }

        var shape = useSizes ? Sized(x, axes, numbers, policy) : Scaled(x, axes, numbers);
        Finish(visit, x, shape);
    }

    private static void Finish(Visit visit, Value x, long[] shape)
    {
        var (mode, spatial) = (visit.Text("mode", "nearest"), Math.Min(x.Rank, 3));
        var neighbours = mode switch { "cubic" => 4, "linear" or "bilinear" => 2, _ => 0 };
        // One pass for each axis; shrinking with antialias weighs as many neighbours as it shrinks by, at most all of them.
        visit.Operations = Sizes.Times(Sizes.Count(shape), neighbours == 0 ? 0 : 2 * neighbours * spatial);
        if (visit.Whole("antialias", 0) != 0 && neighbours > 0)
            visit.Operations = Sizes.Plus(visit.Operations, Sizes.Times(x.Count, 2 * neighbours * spatial));
        visit.Scratch = neighbours == 0 ? 0 : Sizes.Times(Int128.Max(x.Count, Sizes.Count(shape)), Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, shape);
    }

    private static long[] Scaled(Value x, ImmutableArray<int> axes, long[] scales)
    {
        var shape = x.Shape.ToArray();
        for (var i = 0; i < axes.Length; i++)
            shape[axes[i]] = Scaled(x.Shape[axes[i]], Cells.Real(scales[i]));
        return shape;
    }

    /// <summary>A size times a scale, rounded down in single precision as runtimes do.</summary>
    private static long Scaled(long size, double scale)
    {
        var scaled = Math.Floor((double)((float)scale * (float)size));
        return scaled >= Sizes.MostDimension ? Sizes.MostDimension : scaled > 0 ? (long)scaled : 0;
    }

    private static long[] Sized(Value x, ImmutableArray<int> axes, long[] sizes, string policy)
    {
        var shape = x.Shape.ToArray();
        if (policy == "stretch")
        {
            for (var i = 0; i < axes.Length; i++)
                shape[axes[i]] = sizes[i];
            return shape;
        }

        var ratios = axes.Select((a, i) => (double)sizes[i] / Math.Max(1, x.Shape[a])).ToArray();
        var scale = ratios.Length == 0 ? 1 : policy == "not_larger" ? ratios.Min() : ratios.Max();
        foreach (var axis in axes)
            shape[axis] = Math.Round(scale * x.Shape[axis], MidpointRounding.AwayFromZero) is var size && size >= Sizes.MostDimension ? Sizes.MostDimension : (long)size;
        return shape;
    }

    private static void Upsample(Visit visit)
    {
        var x = visit.In(0);
        long[]? scales;
        if (visit.Has(1))
            scales = visit.In(1) is { IsReal: true, Cells: { } cells } ? cells : null;
        else if (visit.Node.Find("scales") is { Kind: AttributeKind.Reals, Reals.Length: <= Sizes.MostRank } listed)
            scales = [.. listed.Reals.ToArray().Select(r => Cells.From(r))];
        else
            scales = x.Rank == 4 ? [Cells.From(1), Cells.From(1), Cells.From(Real(visit, "height_scale")), Cells.From(Real(visit, "width_scale"))] : null;
        if (scales is null)
        {
            visit.Fail(RunTime);
            return;
        }

        if (scales.Length != x.Rank)
            visit.Fail($"is given {scales.Length} scales for {x.Rank} dimensions");
        else
            Finish(visit, x, Scaled(x, [.. Enumerable.Range(0, x.Rank)], scales));
    }

    private static double Real(Visit visit, string name) => visit.Node.Find(name) is { Kind: AttributeKind.Real } found ? found.Real : 1;

    private static void GridSample(Visit visit)
    {
        var (x, grid) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 3) || !visit.AtLeast(grid, x.Rank))
            return;
        long[] shape = [x.Shape[0], x.Shape[1], .. grid.Shape.AsSpan()[1..(x.Rank - 1)]];
        var neighbours = visit.Text("mode", "linear") is "bicubic" or "cubic" ? 4 : 2;
        visit.Operations = Sizes.Times(Sizes.Count(shape), 2 * (long)Math.Pow(neighbours, Math.Min(3, x.Rank - 2)));
        visit.Out(0, x.Element, shape);
    }

    private static void AffineGrid(Visit visit)
    {
        var theta = visit.In(0);
        if (visit.Wholes(1) is not { } size)
        {
            visit.Fail(RunTime);
            return;
        }

        if (size.Length is not (4 or 5) || size.Any(s => s < 0))
        {
            visit.Fail($"is given {size.Length} sizes where 4 or 5 are expected");
            return;
        }

        long[] shape = [size[0], .. size.AsSpan(2), size.Length - 2];
        visit.Operations = Sizes.Times(Sizes.Count(shape), 2 * (size.Length - 1));
        visit.Scratch = Sizes.Times(Sizes.Count(shape), 2 * Sizes.Bytes(theta.Element));
        visit.Out(0, theta.Element, shape);
    }

    private static void RoiAlign(Visit visit)
    {
        var (x, regions) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 4) || !visit.AtLeast(regions, 1))
            return;
        var (height, width, ratio) = (Math.Max(0, visit.Whole("output_height", 1)), Math.Max(0, visit.Whole("output_width", 1)), visit.Whole("sampling_ratio", 0));
        long[] shape = [regions.Shape[0], x.Shape[1], height, width];
        // Without a stated ratio a region may cover the whole image: all its places are then sampled for each channel.
        var samples = ratio > 0 ? Sizes.Times(Sizes.Count(shape), Sizes.Times(ratio, ratio)) : Sizes.Times(Sizes.Times(regions.Shape[0], x.Shape[1]), Int128.Max(Sizes.Times(x.Shape[2], x.Shape[3]), Sizes.Times(height, width)));
        visit.Operations = Sizes.Times(samples, 8);
        visit.Out(0, x.Element, shape);
    }

    private static void MaxRoiPool(Visit visit)
    {
        var (x, regions) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 4) || !visit.AtLeast(regions, 1))
            return;
        var pooled = visit.List("pooled_shape", 2, 1);
        visit.Operations = Sizes.Times(Sizes.Times(regions.Shape[0], x.Shape[1]), Sizes.Times(x.Shape[2], x.Shape[3]));
        visit.Out(0, x.Element, [regions.Shape[0], x.Shape[1], pooled[0], pooled[1]]);
    }

    private static void Col2Im(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 3))
            return;
        if (visit.Wholes(1) is not { } image || visit.Wholes(2) is not { } block || image.Length > Sizes.MostRank)
        {
            visit.Fail(RunTime);
            return;
        }

        var area = Sizes.Count([.. block.Select(b => Math.Max(1, b))]);
        visit.Operations = x.Count;
        visit.Out(0, x.Element, [x.Shape[0], (long)(x.Shape[1] / area), .. image]);
    }
}
