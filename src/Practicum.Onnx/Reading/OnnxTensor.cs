namespace Practicum.Onnx.Reading;

/// <summary>A constant (TensorProto).</summary>
/// <param name="Name">Its name; empty inside an attribute.</param>
/// <param name="Element">Number of its element type (TensorProto.DataType).</param>
/// <param name="Shape">Dimensions as written; none is a scalar. A reader does not judge them.</param>
public sealed record OnnxTensor(string Name, int Element, ImmutableArray<long> Shape)
{
    /// <summary>The values where they are written as raw bytes, little-endian; a slice of the file.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>The values of a float or double tensor where they are written as one packed list (<c>float_data</c>, <c>double_data</c>), little-endian; a slice of the file.</summary>
    public ReadOnlyMemory<byte> Listed { get; init; }

    /// <summary>Number of values that stand in the typed fields (<c>float_data</c>, <c>int64_data</c>, <c>string_data</c>, …).</summary>
    public long Typed { get; init; }

    /// <summary>Bytes of the values in the file, however written.</summary>
    public long Bytes { get; init; }

    /// <summary>It points to another file (<c>data_location</c> or <c>external_data</c>).</summary>
    public bool External { get; init; }

    /// <summary>Bytes of the texts, when the type is string.</summary>
    public long Texts { get; init; }

    /// <summary>It is a part of a larger tensor (<c>segment</c>).</summary>
    public bool Segmented { get; init; }

    /// <summary>Values stand in a field of another type, or twice, so that readers could disagree.</summary>
    public bool Misplaced { get; init; }

    /// <summary>The values as whole numbers when there are at most 4,096 of them and their type is int32, int64 or bool, else null: what shapes are computed from.</summary>
    public long[]? Wholes { get; init; }
}
