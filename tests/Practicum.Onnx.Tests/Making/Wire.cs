using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Making;

/// <summary>Parts of model files for tests, right or wrong, as protobuf messages of onnx.proto.</summary>
internal static class Wire
{
    public const int Float = 1, Long = 7, Text = 8, Bool = 9;

    public static WireWriter New() => new();

    /// <summary>A float value with some shape; −1 is the free dimension N.</summary>
    public static WireWriter Value(string name, int element = Float, params long[] shape)
    {
        var dims = New();
        foreach (var size in shape)
            dims.Message(1, size == -1 ? New().Text(2, "N") : New().Integer(1, size));
        return New().Text(1, name).Message(2, New().Message(1, New().Integer(1, element).Message(2, dims)));
    }

    public static WireWriter Tensor(string name, int element, long[] shape, byte[]? raw = null)
    {
        var tensor = New();
        foreach (var size in shape)
            tensor.Integer(1, size);
        tensor.Integer(2, element).Text(8, name);
        return raw is null ? tensor : tensor.Bytes(9, raw);
    }

    public static WireWriter Node(string op, string[] inputs, string[] outputs, string domain = "", params WireWriter[] attributes)
    {
        var node = New();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, op);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        return domain.Length == 0 ? node : node.Text(7, domain);
    }

    public static WireWriter Attribute(string name, long value) => New().Text(1, name).Integer(3, value).Integer(20, 2);

    public static WireWriter Attribute(string name, string value) => New().Text(1, name).Text(4, value).Integer(20, 3);

    public static WireWriter Attribute(string name, WireWriter tensor) => New().Text(1, name).Message(5, tensor).Integer(20, 4);

    public static WireWriter Inner(string name, WireWriter graph) => New().Text(1, name).Message(6, graph).Integer(20, 5);

    public static WireWriter Attribute(string name, float[] values) => New().Text(1, name).Singles(7, values).Integer(20, 6);

    public static WireWriter Attribute(string name, long[] values) => New().Text(1, name).Integers(8, values).Integer(20, 7);

    public static WireWriter Attribute(string name, string[] values)
    {
        var attribute = New().Text(1, name);
        foreach (var value in values)
            attribute.Text(9, value);
        return attribute.Integer(20, 8);
    }

    /// <summary>A graph with the input x [N, 2] and the output y [N, 2], unless others are given.</summary>
    public static WireWriter Graph(WireWriter[] nodes, WireWriter[]? constants = null, WireWriter[]? inputs = null, WireWriter[]? outputs = null)
    {
        var graph = New();
        foreach (var node in nodes)
            graph.Message(1, node);
        graph.Text(2, "g");
        foreach (var constant in constants ?? [])
            graph.Message(5, constant);
        foreach (var input in inputs ?? [Value("x", Float, -1, 2)])
            graph.Message(11, input);
        foreach (var output in outputs ?? [Value("y", Float, -1, 2)])
            graph.Message(12, output);
        return graph;
    }

    /// <summary>A model of IR version 8, with version 17 of ai.onnx and 3 of ai.onnx.ml.</summary>
    public static byte[] Model(WireWriter graph, long ir = 8, long own = 17, long learning = 3, Action<WireWriter>? more = null)
    {
        var model = New().Integer(1, ir).Text(2, "tests").Text(3, "1").Message(7, graph).Message(8, New().Text(1, "").Integer(2, own)).Message(8, New().Text(1, "ai.onnx.ml").Integer(2, learning));
        more?.Invoke(model);
        return model.Written.ToArray();
    }

    /// <summary>A model of one node from x to y.</summary>
    public static byte[] Of(string op, string domain = "", params WireWriter[] attributes) => Model(Graph([Node(op, ["x"], ["y"], domain, attributes)]));
}
