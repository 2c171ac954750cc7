using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>
/// One node while its rule is applied: what goes in, what comes out, what it costs. A rule that meets something impossible says so once with <see cref="Fail"/>
/// and may go on; every reading is safe for every node that a file can hold.
/// </summary>
internal sealed class Visit
{
    private readonly OnnxNode node;
    private readonly Value?[] inputs, made;
    private readonly GraphWalk walk;
    private readonly bool ahead;
    private readonly long textBytes;

    /// <summary>Sets out for a node, in a version of its operator set, with what is known of its inputs.</summary>
    public Visit(OnnxNode node, long version, Value?[] inputs, GraphWalk walk)
    {
        (this.node, Version, this.inputs, this.walk) = (node, version, inputs, walk);
        made = new Value?[node.Outputs.Length];
        (Exact, ahead) = (true, true);
        foreach (var input in inputs)
        {
            if (input is null)
                continue;
            Exact &= input.Exact;
            ahead &= input.Ahead;
            textBytes = Math.Max(textBytes, input.Element == Elements.Text ? input.TextBytes : 0);
        }

        foreach (var attribute in node.Attributes)
        {
            ahead &= attribute.Graphs.IsEmpty;
            textBytes = Math.Max(textBytes, attribute.Text.Length + Sizes.Bytes(Elements.Text));
            foreach (var text in attribute.Texts)
                textBytes = Math.Max(textBytes, text.Length + Sizes.Bytes(Elements.Text));
        }

        // Runtimes keep quantised weights as they are.
        ahead &= node.Operator != "DequantizeLinear";
    }

    /// <summary>The node.</summary>
    public OnnxNode Node => node;

    /// <summary>Version of its operator set.</summary>
    public long Version { get; }

    /// <summary>Number of inputs, those left out included.</summary>
    public int Count => inputs.Length;

    /// <summary>Number of outputs, those left out included.</summary>
    public int Outputs => made.Length;

    /// <summary>Floating-point operations.</summary>
    public Int128 Operations { get; set; }

    /// <summary>Bytes that the operator needs beside its inputs and outputs while it runs.</summary>
    public Int128 Scratch { get; set; }

    /// <summary>Why sizes cannot be known, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Every input has exact dimensions.</summary>
    public bool Exact { get; }

    /// <summary>What came out.</summary>
    public Value?[] Made => made;

    /// <summary>Says why sizes cannot be known; the first reason counts.</summary>
    public void Fail(string reason) => Trouble ??= reason;

    /// <summary>An input is given.</summary>
    public bool Has(int i) => i < inputs.Length && inputs[i] is not null;

    /// <summary>An input that may be left out.</summary>
    public Value? Maybe(int i) => i < inputs.Length ? inputs[i] : null;

    /// <summary>An input that must be there.</summary>
    public Value In(int i)
    {
        if (Maybe(i) is { } value)
            return value;
        Fail($"lacks input {i + 1}");
        return Value.Nothing;
    }

    /// <summary>A dimension of a value; 1 with a complaint where it has none.</summary>
    public long Dimension(Value value, int axis)
    {
        if (axis >= 0 && axis < value.Rank)
            return value.Shape[axis];
        Fail($"expects more dimensions than {value.Rank}");
        return 1;
    }

    /// <summary>An axis counted from the front; 0 with a complaint where there is none.</summary>
    public int Axis(long axis, int rank)
    {
        if (axis >= -rank && axis < rank)
            return (int)(axis < 0 ? axis + rank : axis);
        Fail($"names axis {axis} of a value with {rank} dimensions");
        return 0;
    }

    /// <summary>The value has at least so many dimensions; otherwise there is a complaint.</summary>
    public bool AtLeast(Value value, int rank)
    {
        if (value.Rank >= rank)
            return true;
        Fail($"expects at least {rank} dimensions and is given {value.Rank}");
        return false;
    }

    /// <summary>A whole-number attribute.</summary>
    public long Whole(string name, long otherwise) => node.Whole(name, otherwise);

    /// <summary>A text attribute; longer ones than 1,000 bytes are taken as absent.</summary>
    public string Text(string name, string otherwise) =>
        node.Find(name) is { Kind: AttributeKind.Text, Text.Length: <= 1_000 } found ? System.Text.Encoding.UTF8.GetString(found.Text.Span) : otherwise;

    /// <summary>A list of whole numbers as an attribute; null when it is not there.</summary>
    public long[]? List(string name) => node.Find(name) is { Kind: AttributeKind.Wholes } found && found.Wholes.Length <= Value.MostCells ? found.Wholes.ToArray() : null;

    /// <summary>A list with one number for each of several dimensions; absent, each is <paramref name="otherwise"/>.</summary>
    public long[] List(string name, int length, long otherwise)
    {
        var list = List(name) ?? [.. Enumerable.Repeat(otherwise, length)];
        if (list.Length == length)
            return list;
        Fail($"has {list.Length} numbers in {name} where {length} are expected");
        return [.. Enumerable.Repeat(otherwise, length)];
    }

    /// <summary>Known whole numbers of an input; null when they are known only while the graph runs.</summary>
    public long[]? Wholes(int i) => Maybe(i)?.Wholes;

    /// <summary>Sets an output that is wanted. Dimensions are cut to what can be counted.</summary>
    public void Out(int i, Value value)
    {
        if (i >= made.Length)
            return;
        if (value.Rank > Sizes.MostRank)
        {
            Fail($"makes a value of {value.Rank} dimensions; at most {Sizes.MostRank} are followed");
            value = Value.Nothing;
        }

        var exact = value.Exact && Exact;
        var keep = value.Cells is { } cells && exact && cells.Length == value.Count && walk.Follow(cells.Length);
        made[i] = value with { Exact = exact, Cells = keep ? value.Cells : null, Ahead = ahead, TextBytes = Math.Max(value.TextBytes, textBytes) };
    }

    /// <summary>Sets an output from a type and dimensions.</summary>
    public void Out(int i, int element, IEnumerable<long> shape, bool exact = true, long[]? cells = null) =>
        Out(i, new(element, [.. shape.Select(d => Math.Clamp(d, 0, Sizes.MostDimension))], exact) { Cells = cells });

    /// <summary>Walks a graph within the graph once, with these values for its inputs.</summary>
    public InnerWalk Inside(OnnxGraph graph, ReadOnlySpan<Value?> given) => walk.Inside(graph, given);
}

/// <summary>What a graph within the graph makes and costs in one run.</summary>
/// <param name="Outputs">Its outputs in order.</param>
/// <param name="Peak">Most bytes of its own values at one time.</param>
/// <param name="Operations">Floating-point operations.</param>
/// <param name="Moved">Nodes and elements that they make: what even a graph without floating-point operations takes.</param>
/// <param name="Trouble">Why sizes in it cannot be known, or null.</param>
internal readonly record struct InnerWalk(ImmutableArray<Value> Outputs, Int128 Peak, Int128 Operations, Int128 Moved, string? Trouble);
