namespace Practicum.Onnx.Costs;

/// <summary>Counts that never overflow: they stop at a value that no limit admits.</summary>
internal static class Sizes
{
    /// <summary>Largest dimension; a larger one becomes this.</summary>
    public const long MostDimension = 1L << 62;

    /// <summary>Most dimensions of a value.</summary>
    public const int MostRank = 32;

    /// <summary>Largest count of elements, bytes or operations, 2⁸⁰: sums of 2⁴⁶ of them still fit 128 bits.</summary>
    public static readonly Int128 Most = Int128.One << 80;

    /// <summary>a + b, at most <see cref="Most"/>.</summary>
    public static Int128 Plus(Int128 a, Int128 b) => Int128.Min(a + b, Most);

    /// <summary>a × b of two counts, at most <see cref="Most"/>.</summary>
    public static Int128 Times(Int128 a, Int128 b)
    {
        if (a <= long.MaxValue && b <= long.MaxValue)
            return Int128.Min(a * b, Most);
        return b > 0 && a > Most / b ? Most : a * b;
    }

    /// <summary>A dimension from a count: not below 0, not above <see cref="MostDimension"/>.</summary>
    public static long Dimension(Int128 count) => count < 0 ? 0 : count > MostDimension ? MostDimension : (long)count;

    /// <summary>Product of dimensions; 0 when one of them is 0, however large the others are.</summary>
    public static Int128 Count(ReadOnlySpan<long> shape)
    {
        if (shape.Contains(0))
            return 0;
        Int128 product = 1;
        foreach (var dimension in shape)
            product = Times(product, dimension);
        return product;
    }

    /// <summary>
    /// Bytes of one element by its number in TensorProto.DataType. A text counts as 64 bytes, since its length is known only when the graph runs;
    /// types of four bits count as a whole byte; an unknown type counts as the widest number, 16 bytes.
    /// </summary>
    public static int Bytes(int element) => element switch
    {
        Elements.Single or Elements.Int32 or Elements.UInt32 => 4,
        Elements.Double or Elements.Int64 or Elements.UInt64 or Elements.Complex64 => 8,
        Elements.Half or Elements.BrainFloat or Elements.Int16 or Elements.UInt16 => 2,
        Elements.Text => 64,
        Elements.UInt8 or Elements.Int8 or Elements.Flag or (>= 17 and <= 23) => 1,
        _ => 16,
    };
}

/// <summary>Numbers of the element types (TensorProto.DataType).</summary>
internal static class Elements
{
    public const int Single = 1, UInt8 = 2, Int8 = 3, UInt16 = 4, Int16 = 5, Int32 = 6, Int64 = 7, Text = 8, Flag = 9, Half = 10, Double = 11, UInt32 = 12, UInt64 = 13;
    public const int Complex64 = 14, Complex128 = 15, BrainFloat = 16;
}
