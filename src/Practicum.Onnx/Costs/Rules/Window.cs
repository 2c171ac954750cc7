namespace Practicum.Onnx.Costs.Rules;

/// <summary>A window that slides over an image: kernel, strides, dilations and padding, each with one number for each spatial axis.</summary>
internal sealed class Window
{
    private readonly long[] kernel, strides, dilations, pads;
    private readonly string padding;

    private Window(long[] kernel, long[] strides, long[] dilations, long[] pads, string padding) =>
        (this.kernel, this.strides, this.dilations, this.pads, this.padding) = (kernel, strides, dilations, pads, padding);

    /// <summary>Places of the kernel.</summary>
    public Int128 Area => Sizes.Count(kernel);

    /// <summary>Reads the window of a node; null with a complaint when its numbers do not fit. A kernel that the node states goes before one from weights.</summary>
    public static Window? Of(Visit visit, int rank, long[]? weights = null)
    {
        var kernel = weights ?? visit.List("kernel_shape", rank, 0);
        var window = new Window(kernel, visit.List("strides", rank, 1), visit.List("dilations", rank, 1), visit.List("pads", 2 * rank, 0), visit.Text("auto_pad", "NOTSET"));
        if (kernel.Length != rank || kernel.Any(k => k < 0) || window.strides.Any(s => s < 1) || window.dilations.Any(d => d < 1) || (weights is null && kernel.Contains(0)))
            visit.Fail("has a kernel, strides or dilations below 1 or of the wrong number");
        return visit.Trouble is null ? window : null;
    }

    /// <summary>Places of the window along each axis.</summary>
    public long[] Places(Visit visit, ReadOnlySpan<long> sizes, bool ceiling)
    {
        var places = new long[kernel.Length];
        for (var d = 0; d < places.Length; d++)
        {
            Int128 reach = ((Int128)dilations[d] * (kernel[d] - 1)) + 1;
            if (padding is "SAME_UPPER" or "SAME_LOWER")
            {
                places[d] = Sizes.Dimension(((Int128)sizes[d] + strides[d] - 1) / strides[d]);
                continue;
            }

            var both = padding == "VALID" ? 0 : (Int128)pads[d] + pads[places.Length + d];
            var room = sizes[d] + both - reach;
            if (room < 0 && visit.Exact && sizes[d] > 0)
                visit.Fail($"slides a window of {reach} over {sizes[d] + both} places");
            places[d] = room < 0 ? 0 : Sizes.Dimension((ceiling ? Ceiling(room, sizes[d], d) : room / strides[d]) + 1);
        }

        return places;
    }

    /// <summary>Size of a transposed convolution along an axis: stride × (size − 1) + extra + reach − padding.</summary>
    public long Spread(long size, int d, long extra)
    {
        if (padding is "SAME_UPPER" or "SAME_LOWER")
            return Sizes.Dimension((Int128)size * strides[d]);
        var both = padding == "VALID" ? 0 : (Int128)pads[d] + pads[kernel.Length + d];
        return Sizes.Dimension(((Int128)strides[d] * (size - 1)) + extra + ((Int128)dilations[d] * (kernel[d] - 1)) + 1 - both);
    }

    /// <summary>Size before pooling, from the size after it.</summary>
    public long Unpooled(long size, int d) => Sizes.Dimension(((Int128)strides[d] * (size - 1)) + kernel[d] - pads[d] - pads[kernel.Length + d]);

    /// <summary>Steps when the last window may hang over; one that would begin in the padding behind is left out.</summary>
    private Int128 Ceiling(Int128 room, long size, int d)
    {
        var steps = (room + strides[d] - 1) / strides[d];
        var front = padding == "VALID" ? 0 : pads[d];
        return steps * strides[d] >= size + (Int128)front ? steps - 1 : steps;
    }
}
