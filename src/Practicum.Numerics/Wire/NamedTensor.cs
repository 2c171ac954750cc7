using System.Runtime.InteropServices;

namespace Practicum.Numerics.Wire;

/// <summary>A tensor with the name of the input that it is for, or of the output that it came from.</summary>
public sealed record NamedTensor
{
    /// <summary>Most dimensions.</summary>
    public const int MostRank = 8;

    private NamedTensor(string name, ElementType element, ImmutableArray<long> shape, ReadOnlyMemory<byte> raw, ImmutableArray<string> texts) =>
        (Name, Element, Shape, Raw, Texts) = (name, element, shape, raw, texts);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its element type.</summary>
    public ElementType Element { get; }

    /// <summary>Dimensions, each from 0; none is a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The elements, little-endian, row after row; empty for text.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The elements of a tensor of text, row after row; else empty.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>A tensor of numbers or truth values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">Any type but text.</param>
    /// <param name="shape">Dimensions.</param>
    /// <param name="raw">Its elements, little-endian.</param>
    /// <returns>The tensor; null when the elements do not fill the shape, or the shape is none.</returns>
    public static NamedTensor? Of(string name, ElementType element, ImmutableArray<long> shape, ReadOnlyMemory<byte> raw) =>
        element.Bytes() is > 0 and var size && Elements(shape) is { } count && count * size == raw.Length ? new(name, element, shape, raw, []) : null;

    /// <summary>A tensor of text; null when the texts do not fill the shape.</summary>
    public static NamedTensor? Of(string name, ImmutableArray<long> shape, ImmutableArray<string> texts) =>
        Elements(shape) == texts.Length ? new(name, ElementType.Text, shape, default, texts) : null;

    /// <summary>A tensor of floats.</summary>
    /// <exception cref="ArgumentException">The values do not fill the shape.</exception>
    public static NamedTensor Of(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Of(name, ElementType.Float, [.. shape], MemoryMarshal.AsBytes(values).ToArray()) ?? throw new ArgumentException($"{values.Length} values do not fill the shape.");

    /// <summary>Number of elements of a shape; null when a dimension is negative, there are too many of them, or their product does not fit 63 bits.</summary>
    public static long? Elements(ImmutableArray<long> shape)
    {
        if (shape.Length > MostRank)
            return null;
        var (product, none) = ((Int128)1, false);
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                return null;
            none |= dimension == 0;
            if (product <= long.MaxValue)
                product *= Math.Max(dimension, 1);
        }

        return none ? 0 : product <= long.MaxValue ? (long)product : null;
    }
}
