namespace Practicum.Onnx.Reading;

/// <summary>Element types of tensors (TensorProto.DataType of onnx.proto) by their numbers.</summary>
public static class ElementTypes
{
    private static readonly (string Name, int Width)[] Known =
    [
        ("undefined", 0), ("float", 4), ("uint8", 1), ("int8", 1), ("uint16", 2), ("int16", 2), ("int32", 4), ("int64", 8), ("string", 0), ("bool", 1), ("float16", 2),
        ("double", 8), ("uint32", 4), ("uint64", 8), ("complex64", 8), ("complex128", 16), ("bfloat16", 2),
        ("float8e4m3fn", 1), ("float8e4m3fnuz", 1), ("float8e5m2", 1), ("float8e5m2fnuz", 1), ("uint4", 0), ("int4", 0), ("float4e2m1", 0), ("float8e8m0", 1),
    ];

    /// <summary>Name as ONNX spells it in lower case; "type 99" for a number that ONNX does not have.</summary>
    public static string Name(int element) => element >= 0 && element < Known.Length ? Known[element].Name : string.Create(CultureInfo.InvariantCulture, $"type {element}");

    /// <summary>Bytes of one value; 0 for texts, for types of less than a byte and for unknown ones.</summary>
    public static int Width(int element) => element >= 0 && element < Known.Length ? Known[element].Width : 0;

    /// <summary>Whether models may use the type: floats of 16, 32 and 64 bits, whole numbers of 8 to 64 bits, bool and string.</summary>
    public static bool Allowed(int element) => element is >= 1 and <= 13 or 16;
}
