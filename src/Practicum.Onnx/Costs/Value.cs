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

    /// <summary>Bits of the dimensions that are exact although others are bounds; only where a rule needs to know.</summary>
    public uint Firm { get; init; }

    /// <summary>It follows from constants alone, so that a runtime may compute it before the first run and hold it ever after.</summary>
    public bool Ahead { get; init; }

    /// <summary>Bytes that a text of it takes at most, with its header; those of the rows are taken as 64.</summary>
    public long TextBytes { get; init; } = Sizes.Bytes(Elements.Text);

    /// <summary>Number of dimensions.</summary>
    public int Rank => Shape.Length;

    /// <summary>Number of elements.</summary>
    public Int128 Count => Sizes.Count(Shape.AsSpan());

    /// <summary>Size in memory.</summary>
    public Int128 Bytes => Sizes.Times(Count, Element == Elements.Text ? TextBytes : Sizes.Bytes(Element));

    /// <summary>The numbers when they are whole and known.</summary>
    public long[]? Wholes => IsReal ? null : Cells;

    /// <summary>Its numbers are floats or doubles.</summary>
    public bool IsReal => Element is Elements.Single or Elements.Double;

    /// <summary>A constant of the file; null when its dimensions are negative or too many.</summary>
    public static Value? Of(OnnxTensor tensor)
    {
        if (tensor.Shape.Length > Sizes.MostRank || tensor.Shape.Any(d => d < 0))
            return null;
        var value = new Value(tensor.Element, tensor.Shape) { Ahead = true, TextBytes = Sizes.Bytes(Elements.Text) + tensor.Texts };
        var count = value.Count;
        if (count > MostCells)
            return value;
        var cells = tensor.Wholes ?? Reals(tensor);
        return cells is not null && cells.Length == count ? value with { Cells = cells } : value;
    }

    private static long[]? Reals(OnnxTensor tensor)
    {
        var raw = (tensor.Raw.IsEmpty ? tensor.Listed : tensor.Raw).Span;
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
