using System.Runtime.InteropServices;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>The names of one graph and who reads them. Time and memory follow the number of edges.</summary>
internal sealed class Scope
{
    /// <summary>Stands for an input or output that is left out.</summary>
    public const int LeftOut = -1;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<Slot> slots = [];
    private readonly List<int> reads = [], makes = [];
    private readonly int[] named, read, made;

    /// <summary>Numbers the names that a graph reads and makes.</summary>
    public Scope(OnnxGraph graph)
    {
        Graph = graph;
        (named, read, made) = (new int[graph.Nodes.Length + 1], new int[graph.Nodes.Length + 1], new int[graph.Nodes.Length + 1]);
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            foreach (var name in node.Inputs)
                reads.Add(name.Length == 0 ? LeftOut : Id(name));
            named[n] = reads.Count;
            foreach (var attribute in node.Attributes)
            {
                foreach (var inner in attribute.Graphs)
                    Captured(inner, 1);
            }

            foreach (var name in node.Outputs)
                makes.Add(name.Length == 0 ? LeftOut : Id(name));
            (read[n + 1], made[n + 1]) = (reads.Count, makes.Count);
        }

        foreach (var output in graph.Outputs)
            At(Id(output.Name)).Kept = true;
        foreach (var constant in graph.Initializers)
        {
            if (ids.TryGetValue(constant.Name, out var id))
                At(id).Constant = constant;
        }
    }

    /// <summary>The graph.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>How many names there are.</summary>
    public int Names => slots.Count;

    /// <summary>Numbers of a node's own inputs.</summary>
    public ReadOnlySpan<int> Inputs(int node) => CollectionsMarshal.AsSpan(reads)[read[node]..named[node]];

    /// <summary>Numbers of all that a node reads, what the graphs within it read included.</summary>
    public ReadOnlySpan<int> Reads(int node) => CollectionsMarshal.AsSpan(reads)[read[node]..read[node + 1]];

    /// <summary>Numbers of a node's outputs.</summary>
    public ReadOnlySpan<int> Makes(int node) => CollectionsMarshal.AsSpan(makes)[made[node]..made[node + 1]];

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
            slots.Add(new() { Maker = -1 });
        }

        return id;
    }

    /// <summary>Whatever a graph within a node reads is read by the node.</summary>
    private void Captured(OnnxGraph inner, int depth)
    {
        if (depth > GraphWalk.MostDepth)
            return;
        foreach (var within in inner.Nodes)
        {
            foreach (var name in within.Inputs)
            {
                if (name.Length > 0)
                    reads.Add(Id(name));
            }

            foreach (var attribute in within.Attributes)
            {
                foreach (var deeper in attribute.Graphs)
                    Captured(deeper, depth + 1);
            }
        }

        foreach (var output in inner.Outputs)
            reads.Add(Id(output.Name));
    }
}

/// <summary>A name of a graph.</summary>
internal record struct Slot
{
    /// <summary>What is known of its value, once it is made.</summary>
    public Value? Value { get; set; }

    /// <summary>The constant of that name.</summary>
    public OnnxTensor? Constant { get; set; }

    /// <summary>Index of the node that makes it; −1 for none.</summary>
    public int Maker { get; set; }

    /// <summary>It lives to the end: an output of the graph, or what follows from constants alone.</summary>
    public bool Kept { get; set; }

    /// <summary>Bytes of what a node made; 0 for constants and inputs.</summary>
    public Int128 Bytes { get; set; }
}
