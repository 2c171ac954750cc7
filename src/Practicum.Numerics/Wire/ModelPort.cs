namespace Practicum.Numerics.Wire;

/// <summary>What kind of value an input or output is.</summary>
public enum PortKind
{
    /// <summary>A dense tensor.</summary>
    Tensor = 0,

    /// <summary>A sequence or a map: what a ZipMap gives.</summary>
    Map = 1,

    /// <summary>Anything else: optional, sparse, opaque.</summary>
    Other = 2,
}

/// <summary>Element types of tensors, with ONNX's numbers (<c>TensorProto.DataType</c>); those that nothing here uses keep their number unnamed.</summary>
public enum ElementType
{
    /// <summary>Not a tensor.</summary>
    None = 0,

    /// <summary>32-bit floating point.</summary>
    Float = 1,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Text.</summary>
    Text = 8,

    /// <summary>64-bit floating point.</summary>
    Double = 11,
}

/// <summary>An input or output of a model.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Kind">Tensor, map, or something else.</param>
/// <param name="Element">Element type of a tensor.</param>
/// <param name="Shape">Dimensions of a tensor; −1 is free. Empty when the graph states no shape.</param>
public sealed record ModelPort(string Name, PortKind Kind, ElementType Element, ImmutableArray<long> Shape)
{
    /// <summary>The shape for people: <c>[N, 30]</c>, with N for a free first dimension and ? for other free ones.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape.Select((d, i) => d >= 0 ? d.ToString(CultureInfo.InvariantCulture) : i == 0 ? "N" : "?"))}]";

    /// <summary>Name of the element type for people: <c>float</c>, <c>int64</c>, <c>string</c>, …</summary>
    public string ElementText => (int)Element switch
    {
        1 => "float",
        2 => "uint8",
        3 => "int8",
        4 => "uint16",
        5 => "int16",
        6 => "int32",
        7 => "int64",
        8 => "string",
        9 => "bool",
        10 => "float16",
        11 => "double",
        12 => "uint32",
        13 => "uint64",
        16 => "bfloat16",
        var n => string.Create(CultureInfo.InvariantCulture, $"type {n}"),
    };
}
