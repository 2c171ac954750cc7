namespace Practicum.Onnx.Costs.Rules;

/// <summary>
/// Convolutions: 2 × (channels of a group × places of the kernel) operations for each output element, and one more for a bias. Scratch is one image's columns (im2col), which
/// runtimes take at most for each image.
/// </summary>
internal static class Convolutions
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Conv(v, 1, 2, v.In(0).Element), "Conv");
        book.Add(v => Conv(v, 1, -1, Elements.Int32), "ConvInteger");
        book.Add(v => Conv(v, 3, 8, v.In(7).Element), "QLinearConv");
        book.Add(ConvTranspose, "ConvTranspose");
        book.Add(DeformConv, "DeformConv");
    }

    private static void Conv(Visit visit, int second, int bias, int element)
    {
        var (x, weights) = (visit.In(0), visit.In(second));
        if (Shape(visit, x, weights) is not { } shape)
            return;
        Charge(visit, x, weights, shape, bias >= 0 && visit.Has(bias));
        visit.Out(0, element, shape);
    }

    private static long[]? Shape(Visit visit, Value x, Value weights)
    {
        if (!visit.AtLeast(x, 3) || !visit.AtLeast(weights, x.Rank))
            return null;
        var group = visit.Whole("group", 1);
        if (!weights.Exact)
        {
            // A smaller kernel would leave room for more places.
            visit.Fail("has weights whose sizes are known only while the graph runs");
            return null;
        }

        if (group < 1 || (visit.Exact && weights.Shape[1] != x.Shape[1] / group) || weights.Rank != x.Rank)
        {
            visit.Fail($"has weights for {weights.Shape[1]} channels in {group} groups and is given {x.Shape[1]}");
            return null;
        }

        var window = Window.Of(visit, x.Rank - 2, [.. weights.Shape.AsSpan()[2..]]);
        return window is null ? null : [x.Shape[0], weights.Shape[0], .. window.Places(visit, x.Shape.AsSpan()[2..], ceiling: false)];
    }

    private static void Charge(Visit visit, Value x, Value weights, long[] shape, bool bias)
    {
        var kernel = Sizes.Count(weights.Shape.AsSpan()[1..]);
        var count = Sizes.Count(shape);
        visit.Operations = Sizes.Plus(Sizes.Times(count, Sizes.Times(2, kernel)), bias ? count : 0);
        visit.Scratch = Sizes.Times(Sizes.Times(kernel, Sizes.Count(shape.AsSpan(2))), Sizes.Bytes(x.Element));
    }

    private static void ConvTranspose(Visit visit)
    {
        var (x, weights) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(x, 3) || !visit.AtLeast(weights, x.Rank))
            return;
        var (rank, group) = (x.Rank - 2, visit.Whole("group", 1));
        var window = Window.Of(visit, rank, [.. weights.Shape.AsSpan()[2..Math.Max(2, x.Rank)]]);
        var extra = visit.List("output_padding", rank, 0);
        var stated = visit.List("output_shape");
        if (window is null || group < 1 || (stated is not null && stated.Length != rank && stated.Length != rank + 2))
        {
            visit.Fail("has an output shape or a group that does not fit its input");
            return;
        }

        var shape = new long[x.Rank];
        (shape[0], shape[1]) = (x.Shape[0], Sizes.Dimension((Int128)weights.Shape[1] * group));
        for (var d = 0; d < rank; d++)
            shape[d + 2] = stated is not null ? Math.Max(0, stated[^(rank - d)]) : window.Spread(x.Shape[d + 2], d, extra[d]);
        var columns = Sizes.Times(Sizes.Count(weights.Shape.AsSpan()[1..]), Sizes.Count(x.Shape.AsSpan()[2..]));
        visit.Operations = Sizes.Plus(Sizes.Times(Sizes.Times(x.Count, 2), Sizes.Count(weights.Shape.AsSpan()[1..])), visit.Has(2) ? Sizes.Count(shape) : 0);
        visit.Scratch = Sizes.Times(columns, Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, shape);
    }

    private static void DeformConv(Visit visit)
    {
        var (x, weights) = (visit.In(0), visit.In(1));
        if (Shape(visit, x, weights) is not { } shape)
            return;
        Charge(visit, x, weights, shape, visit.Has(3));
        // Each place of the kernel is interpolated from four neighbours.
        visit.Operations = Sizes.Times(visit.Operations, 5);
        visit.Scratch = Sizes.Times(visit.Scratch, visit.Whole("group", 1));
        visit.Out(0, x.Element, shape);
    }
}
