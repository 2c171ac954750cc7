namespace Practicum.Onnx.Reading;

/// <summary>Kinds of attributes (AttributeProto.AttributeType), with ONNX's numbers.</summary>
public enum AttributeKind
{
    /// <summary>Not stated, or unknown.</summary>
    None = 0,

    /// <summary>One float.</summary>
    Real = 1,

    /// <summary>One whole number.</summary>
    Whole = 2,

    /// <summary>One text, which may be any bytes.</summary>
    Text = 3,

    /// <summary>One tensor.</summary>
    Tensor = 4,

    /// <summary>One graph within the graph.</summary>
    Graph = 5,

    /// <summary>Floats.</summary>
    Reals = 6,

    /// <summary>Whole numbers.</summary>
    Wholes = 7,

    /// <summary>Texts.</summary>
    Texts = 8,

    /// <summary>Tensors.</summary>
    Tensors = 9,

    /// <summary>Graphs.</summary>
    Graphs = 10,

    /// <summary>A sparse tensor; not read.</summary>
    SparseTensor = 11,

    /// <summary>Sparse tensors; not read.</summary>
    SparseTensors = 12,

    /// <summary>A type; not read.</summary>
    Type = 13,

    /// <summary>Types; not read.</summary>
    Types = 14,
}

/// <summary>An attribute of a node. Only the member of its kind is filled.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
public sealed record OnnxAttribute(string Name, AttributeKind Kind)
{
    /// <summary>It takes its value from the attribute of a function around it (<c>ref_attr_name</c>).</summary>
    public bool Refers { get; init; }

    /// <summary>Something of another kind is filled as well, so that readers could disagree.</summary>
    public bool Mixed { get; init; }

    /// <summary>The float.</summary>
    public float Real { get; init; }

    /// <summary>The whole number.</summary>
    public long Whole { get; init; }

    /// <summary>The text's bytes; a slice of the file.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>The floats.</summary>
    public ReadOnlyMemory<float> Reals { get; init; }

    /// <summary>The whole numbers.</summary>
    public ReadOnlyMemory<long> Wholes { get; init; }

    /// <summary>The texts' bytes.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Texts { get; init; } = [];

    /// <summary>The tensor or tensors.</summary>
    public ImmutableArray<OnnxTensor> Tensors { get; init; } = [];

    /// <summary>The graph or graphs.</summary>
    public ImmutableArray<OnnxGraph> Graphs { get; init; } = [];
}
