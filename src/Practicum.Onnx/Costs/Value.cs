using System.Buffers.Binary;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>What is known of a value before the graph runs: its type, its dimensions, and the numbers themselves where they are few and follow from constants and sizes.</summary>
/// <param name="Element">Number of the element type (TensorProto.DataType); 0 when it is not known.</param>
/// <param name="Shape">Dimensions, none negative.</param>
/// <param name="Exact">False when the dimensions are upper bounds.</param>
internal sealed record Value(int Element, ImmutableArray<long> Shape, bool Exact = true)
{
    /// <summary>Most numbers of a value that are followed.</summary>
    public const int MostCells = 4_096;

    /// <summary>A scalar of which nothing is known; stands in where an input is missing.</summary>
    public static readonly Value Nothing = new(Elements.Single, []);

    /// <summary>The numbers in row-major order, or null: whole numbers as they are, floats and doubles as the bits of a double. Never changed once set.</summary>
    public long[]? Cells { get; init; }

    /// <summary>The members of a sequence; default for a tensor.</summary>
    public ImmutableArray<Value> Items { get; init; }

    /// <summary>Number of dimensions.</summary>
    public int Rank => Shape.Length;

    /// <summary>It is a sequence of tensors.</summary>
    public bool IsSequence => !Items.IsDefault;

    /// <summary>Number of elements.</summary>
    public Int128 Count => Sizes.Count(Shape.AsSpan());

    /// <summary>Size in memory.</summary>
    public Int128 Bytes
    {
        get
        {
            if (!IsSequence)
                return Sizes.Times(Count, Sizes.Bytes(Element));
            Int128 sum = 0;
            foreach (var item in Items)
                sum = Sizes.Plus(sum, item.Bytes);
            return sum;
        }
    }

    /// <summary>The numbers when they are whole and known.</summary>
    public long[]? Wholes => IsReal ? null : Cells;

    /// <summary>Its numbers are floats or doubles.</summary>
    public bool IsReal => Element is Elements.Single or Elements.Double;

    /// <summary>A constant of the file; null when its dimensions are negative or too many.</summary>
    public static Value? Of(OnnxTensor tensor)
    {
        if (tensor.Shape.Length > Sizes.MostRank || tensor.Shape.Any(d => d < 0))
            return null;
        var value = new Value(tensor.Element, tensor.Shape);
        var count = value.Count;
        if (count > MostCells)
            return value;
        var cells = tensor.Wholes ?? Reals(tensor);
        return cells is not null && cells.Length == count ? value with { Cells = cells } : value;
    }

    private static long[]? Reals(OnnxTensor tensor)
    {
        var raw = tensor.Raw.Span;
        var width = tensor.Element switch { Elements.Single => 4, Elements.Double => 8, _ => 0 };
        if (width == 0 || raw.IsEmpty || raw.Length > width * MostCells)
            return null;
        var cells = new long[raw.Length / width];
        for (var i = 0; i < cells.Length; i++)
        {
            var part = raw[(i * width)..];
            cells[i] = BitConverter.DoubleToInt64Bits(width == 4 ? BinaryPrimitives.ReadSingleLittleEndian(part) : BinaryPrimitives.ReadDoubleLittleEndian(part));
        }

        return cells;
    }
}
