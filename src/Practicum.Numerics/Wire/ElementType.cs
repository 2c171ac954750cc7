namespace Practicum.Numerics.Wire;

/// <summary>Element types of tensors, with ONNX's numbers (<c>TensorProto.DataType</c>); those that nothing here uses keep their number unnamed.</summary>
public enum ElementType
{
    /// <summary>Not a tensor.</summary>
    None = 0,

    /// <summary>32-bit floating point.</summary>
    Float = 1,

    /// <summary>Whole numbers 0 to 255.</summary>
    UInt8 = 2,

    /// <summary>Whole numbers −128 to 127.</summary>
    Int8 = 3,

    /// <summary>Whole numbers 0 to 65,535.</summary>
    UInt16 = 4,

    /// <summary>16-bit whole numbers.</summary>
    Int16 = 5,

    /// <summary>32-bit whole numbers.</summary>
    Int32 = 6,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Text.</summary>
    Text = 8,

    /// <summary>True or false, a byte each.</summary>
    Bool = 9,

    /// <summary>16-bit floating point (IEEE 754 binary16).</summary>
    Float16 = 10,

    /// <summary>64-bit floating point.</summary>
    Double = 11,

    /// <summary>32-bit whole numbers from 0.</summary>
    UInt32 = 12,

    /// <summary>64-bit whole numbers from 0.</summary>
    UInt64 = 13,

    /// <summary>The upper half of a 32-bit floating-point number.</summary>
    BFloat16 = 16,
}

/// <summary>Names and sizes of element types.</summary>
public static class ElementSizes
{
    /// <summary>Bytes of one element in memory; 0 for text and for types without a name here.</summary>
    public static int Bytes(this ElementType element) => element switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 => 8,
        _ => 0,
    };

    /// <summary>Name for people: <c>float</c>, <c>int64</c>, <c>string</c>, …</summary>
    public static string Named(this ElementType element) => element switch
    {
        ElementType.Text => "string",
        ElementType.None or > ElementType.UInt64 and not ElementType.BFloat16 or < 0 => string.Create(CultureInfo.InvariantCulture, $"type {(int)element}"),
        _ => element.ToString().ToLowerInvariant(),
    };
}
