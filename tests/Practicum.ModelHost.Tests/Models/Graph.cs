using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Tests.Models;

/// <summary>Assembles small ONNX graphs by hand (field numbers of onnx.proto3).</summary>
internal sealed class Graph
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Text = 8;
    public const int Bool = 9;
    public const int Double = 11;
    private readonly Proto graph = new Proto().Text(2, "test");

    /// <summary>A tensor input; −1 is the free dimension N.</summary>
    public Graph Input(string name, int element, params long[] shape) => Port(11, name, TensorType(element, shape));

    public Graph Output(string name, int element, params long[] shape) => Port(12, name, TensorType(element, shape));

    /// <summary>The output of a ZipMap: a sequence of maps from int64 to float.</summary>
    public Graph MapOutput(string name)
    {
        var map = new Proto().Message(5, new Proto().Number(1, Int64).Message(2, TensorType(Float, [])));
        return Port(12, name, new Proto().Message(4, new Proto().Message(1, map)));
    }

    public Graph Floats(string name, float[] values, params long[] shape) => Constant(name, Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), shape);

    public Graph Longs(string name, long[] values, params long[] shape) => Constant(name, Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), shape);

    public Graph Truth(string name, bool value) => Constant(name, Bool, [value ? (byte)1 : (byte)0], []);

    public Graph Node(string kind, string[] inputs, string[] outputs, params Proto[] attributes) => Node("", kind, inputs, outputs, attributes);

    public Graph Node(string domain, string kind, string[] inputs, string[] outputs, params Proto[] attributes)
    {
        var node = new Proto();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, kind).Text(7, domain);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        graph.Message(1, node);
        return this;
    }

    public static Proto Attribute(string name, long value) => new Proto().Text(1, name).Number(20, 2).Number(3, value);

    public static Proto Attribute(string name, float value) => new Proto().Text(1, name).Number(20, 1).Single(2, value);

    public static Proto Attribute(string name, Graph value) => new Proto().Text(1, name).Number(20, 5).Message(6, value.graph);

    public static Proto Attribute(string name, params long[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 7);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute;
    }

    public static Proto Attribute(string name, params string[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 8);
        foreach (var value in values)
            attribute.Text(9, value);
        return attribute;
    }

    public static Proto Attribute(string name, params float[] values)
    {
        var attribute = new Proto().Text(1, name).Number(20, 6);
        foreach (var value in values)
            attribute.Single(7, value);
        return attribute;
    }

    /// <summary>The model's file, opset 17 and ai.onnx.ml 3.</summary>
    public byte[] Bytes() => new Proto()
        .Number(1, 8)
        .Message(7, graph)
        .Message(8, new Proto().Text(1, "").Number(2, 17))
        .Message(8, new Proto().Text(1, "ai.onnx.ml").Number(2, 3))
        .Bytes;

    private static Proto TensorType(int element, long[] shape)
    {
        var dimensions = new Proto();
        foreach (var d in shape)
            dimensions.Message(1, d < 0 ? new Proto().Text(2, "N") : new Proto().Number(1, d));
        return new Proto().Message(1, new Proto().Number(1, element).Message(2, dimensions));
    }

    private Graph Port(int field, string name, Proto type)
    {
        graph.Message(field, new Proto().Text(1, name).Message(2, type));
        return this;
    }

    private Graph Constant(string name, int element, byte[] raw, long[] shape)
    {
        var tensor = new Proto();
        foreach (var d in shape)
            tensor.Number(1, d);
        graph.Message(5, tensor.Number(2, element).Text(8, name).Block(9, raw));
        return this;
    }
}
