using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Models put together from records, as the reader would give them.</summary>
internal static class Made
{
    /// <summary>A node of ONNX's own domain; attributes are numbers, texts or lists of numbers.</summary>
    public static OnnxNode Node(string op, string inputs, string outputs, params (string Name, object Value)[] attributes) => new("", op, "", Names(inputs), Names(outputs), [.. attributes.Select(Attribute)]);

    /// <summary>A node of ai.onnx.ml.</summary>
    public static OnnxNode Learning(string op, string inputs, string outputs, params (string Name, object Value)[] attributes) => Node(op, inputs, outputs, attributes) with { Domain = OperatorRules.Learning };

    /// <summary>A constant of whole numbers.</summary>
    public static OnnxTensor Wholes(string name, params long[] values) => new(name, Elements.Int64, [values.Length]) { Wholes = values };

    /// <summary>A constant whole number without dimensions.</summary>
    public static OnnxTensor Whole(string name, long value) => new(name, Elements.Int64, []) { Wholes = [value] };

    /// <summary>A constant of floats.</summary>
    public static OnnxTensor Reals(string name, params float[] values) => new(name, Elements.Single, [values.Length]) { Raw = values.SelectMany(BitConverter.GetBytes).ToArray() };

    /// <summary>Weights: floats of which only the dimensions matter.</summary>
    public static OnnxTensor Weights(string name, params long[] shape) => new(name, Elements.Single, [.. shape]);

    /// <summary>A float input; −1 is free.</summary>
    public static OnnxValue Input(string name, params long[] shape) => new(name, ValueKind.Tensor, Elements.Single, [.. shape]);

    /// <summary>A model of opset 17 and ai.onnx.ml 3.</summary>
    public static OnnxModel Model(IEnumerable<OnnxValue> inputs, IEnumerable<OnnxTensor> constants, IEnumerable<OnnxNode> nodes, string output, long opset = 17) => new()
    {
        IrVersion = 8,
        OperatorSets = [new("", opset), new(OperatorRules.Learning, 3)],
        Graph = new() { Inputs = [.. inputs], Initializers = [.. constants], Nodes = [.. nodes], Outputs = [.. Names(output).Select(o => new OnnxValue(o, ValueKind.Tensor, Elements.Single, default))] },
    };

    /// <summary>The costs of a model with one input x, whose first dimension is free.</summary>
    public static GraphCosts Costs(long[] x, IEnumerable<OnnxTensor> constants, IEnumerable<OnnxNode> nodes, string output = "y", long rows = 10, long opset = 17) =>
        GraphCosting.Of(Model([Input("x", x)], constants, nodes, output, opset), rows);

    private static ImmutableArray<string> Names(string names) => names.Length == 0 ? [] : [.. names.Split(' ').Select(n => n == "_" ? "" : n)];

    private static OnnxAttribute Attribute((string Name, object Value) attribute) => attribute.Value switch
    {
        int whole => new(attribute.Name, AttributeKind.Whole) { Whole = whole },
        long whole => new(attribute.Name, AttributeKind.Whole) { Whole = whole },
        float real => new(attribute.Name, AttributeKind.Real) { Real = real },
        string text => new(attribute.Name, AttributeKind.Text) { Text = System.Text.Encoding.UTF8.GetBytes(text) },
        long[] wholes => new(attribute.Name, AttributeKind.Wholes) { Wholes = wholes },
        float[] reals => new(attribute.Name, AttributeKind.Reals) { Reals = reals },
        string[] texts => new(attribute.Name, AttributeKind.Texts) { Texts = [.. texts.Select(t => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(t))] },
        OnnxTensor tensor => new(attribute.Name, AttributeKind.Tensor) { Tensors = [tensor] },
        OnnxGraph graph => new(attribute.Name, AttributeKind.Graph) { Graphs = [graph] },
        _ => throw new ArgumentException($"No attribute holds a {attribute.Value.GetType().Name}."),
    };
}
