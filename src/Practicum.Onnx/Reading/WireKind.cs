namespace Practicum.Onnx.Reading;

/// <summary>Ways in which a field is written (protobuf, "Encoding", wire types).</summary>
internal enum WireKind
{
    /// <summary>A number of 1 to 10 bytes.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and so many bytes.</summary>
    Length = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
