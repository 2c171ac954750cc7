namespace Practicum.Onnx.Reading;

/// <summary>Nodes in order, with the constants and the ports that they use (GraphProto).</summary>
public sealed record OnnxGraph
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Nodes in the order of the file.</summary>
    public ImmutableArray<OnnxNode> Nodes { get; init; } = [];

    /// <summary>Constants.</summary>
    public ImmutableArray<OnnxTensor> Initializers { get; init; } = [];

    /// <summary>Number of constants in sparse form; not read.</summary>
    public int SparseInitializers { get; init; }

    /// <summary>Inputs; older files list their constants here as well.</summary>
    public ImmutableArray<OnnxValue> Inputs { get; init; } = [];

    /// <summary>Outputs.</summary>
    public ImmutableArray<OnnxValue> Outputs { get; init; } = [];

    /// <summary>What the file says about values in between (<c>value_info</c>): a claim, never trusted.</summary>
    public ImmutableArray<OnnxValue> Claims { get; init; } = [];
}

/// <summary>One operation (NodeProto).</summary>
/// <param name="Name">Its name; often empty.</param>
/// <param name="Operator"><c>MatMul</c>, …</param>
/// <param name="Domain">"" for ONNX's own ("ai.onnx" is given as ""), or <c>ai.onnx.ml</c>.</param>
/// <param name="Inputs">Names of values; "" for one left out.</param>
/// <param name="Outputs">Names of values; "" for one left out.</param>
/// <param name="Attributes">Attributes.</param>
public sealed record OnnxNode(
    string Name, string Operator, string Domain, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<OnnxAttribute> Attributes)
{
    /// <summary>Which of several functions of one name is meant (<c>overload</c>); only functions have it.</summary>
    public string Overload { get; init; } = "";

    /// <summary>An attribute by name, or null.</summary>
    public OnnxAttribute? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute;
        }

        return null;
    }

    /// <summary>A whole-number attribute, or what stands in for it.</summary>
    public long Whole(string name, long otherwise) => Find(name) is { Kind: AttributeKind.Whole } found ? found.Whole : otherwise;
}

/// <summary>An input, an output or a claim about a value (ValueInfoProto).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Tensor, or something else.</param>
/// <param name="Element">Number of the element type (TensorProto.DataType); 0 when none is stated.</param>
/// <param name="Shape">Dimensions; −1 is free; below that the file says something negative. Default (uninitialised) when no shape is stated.</param>
public sealed record OnnxValue(string Name, ValueKind Kind, int Element, ImmutableArray<long> Shape)
{
    /// <summary>Names of the free dimensions (<c>dim_param</c>), "" for one without; as long as the shape, and default when no shape is stated.</summary>
    public ImmutableArray<string> Symbols { get; init; }
}

/// <summary>Kinds of values.</summary>
public enum ValueKind
{
    /// <summary>No type is stated.</summary>
    None,

    /// <summary>A dense tensor.</summary>
    Tensor,

    /// <summary>A sequence, a map, an optional, a sparse tensor or an opaque value.</summary>
    Other,
}
