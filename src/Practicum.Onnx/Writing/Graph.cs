using System.Buffers.Binary;

namespace Practicum.Onnx.Writing;

/// <summary>
/// A graph under construction: inputs, nodes in order of computation, constants and one output (<c>ModelProto</c> of onnx.proto, IR version 8, operators of
/// ONNX 15 and of ai.onnx.ml 3). Tensor names never meet: a name that is taken gets underscores.
/// </summary>
internal sealed class Graph(string name)
{
    /// <summary>Domain of the operators for text and trees.</summary>
    public const string MachineLearning = "ai.onnx.ml";

    private const int FloatType = 1, StringType = 8;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<WireWriter> inputs = [], constants = [];
    private readonly List<GraphNode> nodes = [];

    /// <summary>Declares an input [N, 1] of that very name, float or string. Inputs come before everything else.</summary>
    public void Input(string column, bool text)
    {
        taken.Add(column);
        inputs.Add(Value(column, text ? StringType : FloatType));
    }

    /// <summary>Adds a node and gives the name of its output.</summary>
    public string Add(string operation, ImmutableArray<string> of, string output, Action<GraphNode>? attributes = null, string domain = "")
    {
        var free = Free(output);
        var node = new GraphNode(operation, of, free, domain);
        attributes?.Invoke(node);
        nodes.Add(node);
        return free;
    }

    /// <summary>Adds a float constant [rows, columns] and gives its name.</summary>
    public string Constant(string wanted, int rows, int columns, ReadOnlySpan<float> values)
    {
        var free = Free(wanted);
        var raw = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        constants.Add(new WireWriter().Integer(1, rows).Integer(1, columns).Integer(2, FloatType).Text(8, free).Bytes(9, raw));
        return free;
    }

    /// <summary>The model's bytes, with one float output [N, 1].</summary>
    public byte[] ToModel(string output)
    {
        var graph = new WireWriter();
        foreach (var node in nodes)
            graph.Message(1, node.ToWire());
        graph.Text(2, name);
        foreach (var constant in constants)
            graph.Message(5, constant);
        foreach (var input in inputs)
            graph.Message(11, input);
        graph.Message(12, Value(output, FloatType));
        return new WireWriter().Integer(1, 8).Text(2, "practicum").Message(7, graph)
            .Message(8, new WireWriter().Text(1, "").Integer(2, 15))
            .Message(8, new WireWriter().Text(1, MachineLearning).Integer(2, 3))
            .Written.ToArray();
    }

    private static WireWriter Value(string name, int type)
    {
        var shape = new WireWriter().Message(1, new WireWriter().Text(2, "N")).Message(1, new WireWriter().Integer(1, 1));
        var tensor = new WireWriter().Integer(1, type).Message(2, shape);
        return new WireWriter().Text(1, name).Message(2, new WireWriter().Message(1, tensor));
    }

    private string Free(string wanted)
    {
        while (!taken.Add(wanted))
            wanted += "_";
        return wanted;
    }
}
