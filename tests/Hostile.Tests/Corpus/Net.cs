using System.Runtime.InteropServices;
using Practicum.ModelHost.Tests.Models;

namespace Hostile.Tests.Corpus;

/// <summary>A model file in the making, whose every field can lie (field numbers of onnx.proto3, IR version 8).</summary>
internal sealed class Net
{
    public const int Float = 1, Int64 = 7, Text = 8, Bool = 9;

    /// <summary>Fields of the graph.</summary>
    public Proto Graph { get; } = new Proto().Text(2, "graph");

    /// <summary>Fields of the model beside IR version, graph and operator sets.</summary>
    public Proto Model { get; } = new();

    public long IrVersion { get; init; } = 8;

    public (string Domain, long Version)[] Sets { get; init; } = [("", 17), ("ai.onnx.ml", 3)];

    /// <summary>x [N, 2] goes in, y [N, 1] comes out; the nodes are the case's own.</summary>
    public static Net Scorer(params Proto[] nodes)
    {
        var net = new Net().Input("x", Float, -1, 2).Output("y", Float, -1, 1);
        foreach (var node in nodes)
            net.Graph.Message(1, node);
        return net;
    }

    /// <summary>y = sigmoid(x·w), with w a constant that the case gives.</summary>
    public static Net Linear(Proto weights) => Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])).With(weights);

    /// <summary>y = sigmoid of the value named <paramref name="last"/>, [N, 1].</summary>
    public static Net Ending(string last, params Proto[] nodes) => Scorer([.. nodes, Node("Sigmoid", [last], ["y"])]);

    public Net Input(string name, int element, params long[] shape) => Port(11, name, element, shape);

    public Net Output(string name, int element, params long[] shape) => Port(12, name, element, shape);

    /// <summary>The output of a ZipMap: a sequence of maps from int64 to float.</summary>
    public Net MapOutput(string name)
    {
        var tensor = new Proto().Message(1, new Proto().Number(1, Float));
        Graph.Message(12, new Proto().Text(1, name).Message(2, new Proto().Message(4, new Proto().Message(1, new Proto().Message(5, new Proto().Number(1, Int64).Message(2, tensor))))));
        return this;
    }

    public Net With(params Proto[] constants)
    {
        foreach (var constant in constants)
            Graph.Message(5, constant);
        return this;
    }

    public Net Add(params Proto[] nodes)
    {
        foreach (var node in nodes)
            Graph.Message(1, node);
        return this;
    }

    public byte[] Bytes()
    {
        var model = new Proto().Number(1, IrVersion).Message(7, Graph);
        foreach (var (domain, version) in Sets)
            model.Message(8, new Proto().Text(1, domain).Number(2, version));
        return [.. model.Bytes, .. Model.Bytes];
    }

    public static Proto Node(string kind, string[] inputs, string[] outputs, params Proto[] attributes) => NodeOf("", kind, inputs, outputs, attributes);

    public static Proto NodeOf(string domain, string kind, string[] inputs, string[] outputs, params Proto[] attributes)
    {
        var node = new Proto();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, kind).Text(7, domain);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        return node;
    }

    public static Proto Floats(string name, float[] values, params long[] shape) => Raw(name, Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), shape);

    public static Proto Longs(string name, params long[] values) => Raw(name, Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), values.Length);

    /// <summary>A tensor with raw bytes that may have any length.</summary>
    public static Proto Raw(string name, int element, byte[] raw, params long[] shape)
    {
        var tensor = new Proto();
        foreach (var d in shape)
            tensor.Number(1, d);
        return tensor.Number(2, element).Text(8, name).Block(9, raw);
    }

    public static Proto Whole(string name, long value) => new Proto().Text(1, name).Number(20, 2).Number(3, value);

    public static Proto Single(string name, float value) => new Proto().Text(1, name).Number(20, 1).Single(2, value);

    public static Proto Word(string name, string value) => new Proto().Text(1, name).Number(20, 3).Text(4, value);

    public static Proto Wholes(string name, params long[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 7);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute;
    }

    public static Proto Singles(string name, params float[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 6);
        foreach (var value in values)
            attribute.Single(7, value);
        return attribute;
    }

    public static Proto Words(string name, params string[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 8);
        foreach (var value in values)
            attribute.Text(9, value);
        return attribute;
    }

    public static Proto Tensor(string name, Proto tensor) => new Proto().Text(1, name).Number(20, 4).Message(5, tensor);

    public static Proto Body(string name, Net graph) => new Proto().Text(1, name).Number(20, 5).Message(6, graph.Graph);

    /// <summary>A tensor whose bytes are said to lie in another file.</summary>
    public static Proto External(string name, string location, params long[] shape)
    {
        var tensor = new Proto();
        foreach (var d in shape)
            tensor.Number(1, d);
        return tensor.Number(2, Float).Text(8, name).Message(13, new Proto().Text(1, "location").Text(2, location)).Number(14, 1);
    }

    private Net Port(int field, string name, int element, long[] shape)
    {
        var dimensions = new Proto();
        foreach (var d in shape)
            dimensions.Message(1, d == -1 ? new Proto().Text(2, "N") : new Proto().Number(1, d));
        Graph.Message(field, new Proto().Text(1, name).Message(2, new Proto().Message(1, new Proto().Number(1, element).Message(2, dimensions))));
        return this;
    }
}
