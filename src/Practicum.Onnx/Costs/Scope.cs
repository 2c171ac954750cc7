using System.Runtime.InteropServices;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>The names of one graph: for each the last node that reads it. Time and memory follow the number of edges.</summary>
internal sealed class Scope
{
    /// <summary>Stands for an input that is left out.</summary>
    public const int LeftOut = -1;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<Slot> slots = [];
    private readonly List<int> edges = [];

    /// <summary>Numbers the names that a graph reads and makes, and notes who reads each last.</summary>
    public Scope(OnnxGraph graph)
    {
        Graph = graph;
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            foreach (var name in node.Inputs)
                edges.Add(name.Length == 0 ? LeftOut : Read(name, n));
            foreach (var name in node.Outputs)
                edges.Add(name.Length == 0 ? LeftOut : Id(name));
            foreach (var attribute in node.Attributes)
            {
                foreach (var inner in attribute.Graphs)
                    Captured(inner, n, 1);
            }
        }

        foreach (var output in graph.Outputs)
            Read(output.Name, int.MaxValue);
        foreach (var constant in graph.Initializers)
        {
            if (ids.TryGetValue(constant.Name, out var id))
                At(id).Constant = constant;
        }
    }

    /// <summary>The graph.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>Numbers of the inputs and then of the outputs of each node, node after node.</summary>
    public ReadOnlySpan<int> Edges => CollectionsMarshal.AsSpan(edges);

    /// <summary>What is known of a name. Valid until a name is added.</summary>
    public ref Slot At(int id) => ref CollectionsMarshal.AsSpan(slots)[id];

    /// <summary>The number of a name, or −1.</summary>
    public int Find(string name) => ids.TryGetValue(name, out var id) ? id : -1;

    /// <summary>The number of a name, a new one if need be.</summary>
    public int Id(string name)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, name, out var known);
        if (!known)
        {
            id = slots.Count;
            slots.Add(new() { Last = -1 });
        }

        return id;
    }

    /// <summary>Whatever a graph within a node reads is read by the node.</summary>
    private void Captured(OnnxGraph inner, int node, int depth)
    {
        if (depth > GraphWalk.MostDepth)
            return;
        foreach (var within in inner.Nodes)
        {
            foreach (var name in within.Inputs)
            {
                if (name.Length > 0)
                    Read(name, node);
            }

            foreach (var attribute in within.Attributes)
            {
                foreach (var deeper in attribute.Graphs)
                    Captured(deeper, node, depth + 1);
            }
        }

        foreach (var output in inner.Outputs)
            Read(output.Name, node);
    }

    private int Read(string name, int node)
    {
        var id = Id(name);
        At(id).Last = Math.Max(At(id).Last, node);
        return id;
    }
}

/// <summary>A name of a graph.</summary>
internal record struct Slot
{
    /// <summary>What is known of its value, while it lives.</summary>
    public Value? Value { get; set; }

    /// <summary>The constant of that name.</summary>
    public OnnxTensor? Constant { get; set; }

    /// <summary>Index of the last node that reads it; −1 for none, <see cref="int.MaxValue"/> for an output of the graph.</summary>
    public int Last { get; set; }

    /// <summary>Bytes that end with its last reader: 0 for constants and inputs, which live longer.</summary>
    public Int128 Bytes { get; set; }
}
