using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>
/// Walks a graph in the order of its file and applies the rule of each operator; what is not made before it is read is not known. Inputs of the graph live to its end;
/// constants are not counted. Every node is visited once, however deep the graphs lie in each other.
/// </summary>
internal sealed class GraphWalk(OnnxModel model)
{
    /// <summary>Most graphs inside each other.</summary>
    public const int MostDepth = 8;

    /// <summary>Most numbers of small tensors that are followed in one walk.</summary>
    private const int MostCells = 1 << 20;

    private readonly Stack<Scope> scopes = new();
    private readonly long general = model.VersionOf("") ?? 0, learning = model.VersionOf("ai.onnx.ml") ?? 0;
    private int followed;

    /// <summary>Called with each value that a node of the outermost graph makes.</summary>
    public Action<string, Value>? Seen { get; init; }

    /// <summary>The largest value made so far.</summary>
    public LargestValue? Largest { get; private set; }

    /// <summary>Where the walk of the outermost graph ended too soon, or null.</summary>
    public UnknownSize? Unknown { get; private set; }

    /// <summary>Takes some of the numbers that may be followed; false when they are used up.</summary>
    public bool Follow(int cells)
    {
        if (cells > MostCells - followed)
            return false;
        followed += cells;
        return true;
    }

    /// <summary>Walks a graph within the graph.</summary>
    public InnerWalk Inside(OnnxGraph graph, ReadOnlySpan<Value?> given) =>
        scopes.Count >= MostDepth ? new([], 0, 0, 0, $"holds graphs inside each other more than {MostDepth} deep") : Run(graph, given);

    /// <summary>Walks a graph with these values for its inputs, in their order.</summary>
    public InnerWalk Run(OnnxGraph graph, ReadOnlySpan<Value?> given)
    {
        var scope = new Scope(graph);
        var inputs = Begin(scope, given);
        scopes.Push(scope);
        Int128 operations = 0, moved = graph.Nodes.Length;
        var scratch = new Int128[graph.Nodes.Length];
        string? trouble = null;
        for (var n = 0; n < graph.Nodes.Length && trouble is null; n++)
        {
            var node = graph.Nodes[n];
            var visit = Visit(node, scope.Inputs(n), scope);
            moved = Sizes.Plus(moved, Keep(scope, visit, scope.Makes(n), n));
            operations = Sizes.Plus(operations, visit.Operations);
            scratch[n] = visit.Scratch;
            if (visit.Trouble is null)
                continue;
            trouble = $"{Quoted.Plain(node.Operator, 60)} {visit.Trouble}.";
            if (scopes.Count == 1)
                Unknown = new(n, Quoted.Plain(node.Operator, 60), trouble);
        }

        var outputs = trouble is null ? Collect(scope, ref trouble) : [];
        scopes.Pop();
        return new(outputs, new Liveness(scope, scratch).Peak(inputs), operations, moved, trouble);
    }

    /// <summary>Sets the inputs; gives their bytes.</summary>
    private static Int128 Begin(Scope scope, ReadOnlySpan<Value?> given)
    {
        Int128 bytes = 0;
        for (var i = 0; i < Math.Min(given.Length, scope.Graph.Inputs.Length); i++)
        {
            if (given[i] is not { } value)
                continue;
            scope.At(scope.Id(scope.Graph.Inputs[i].Name)).Value = value;
            bytes = Sizes.Plus(bytes, value.Bytes);
        }

        return bytes;
    }

    private Visit Visit(OnnxNode node, ReadOnlySpan<int> read, Scope scope)
    {
        var inputs = new Value?[read.Length];
        string? missing = null;
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i] == Scope.LeftOut)
                continue;
            inputs[i] = Value(scope, read[i], node.Inputs[i]);
            if (inputs[i] is null)
                missing ??= node.Inputs[i];
        }

        var visit = new Visit(node, node.Domain.Length == 0 ? general : learning, inputs, this);
        if (missing is not null)
            visit.Fail($"reads {Quoted.Of(missing)}, which nothing before it makes");
        else if (OperatorRules.Find(node.Domain, node.Operator) is { } rule)
            rule(visit);
        else
            visit.Fail("has no rule for its sizes");
        for (var i = 0; i < visit.Outputs; i++)
        {
            if (visit.Made[i] is null && node.Outputs[i].Length > 0)
                visit.Fail($"names {visit.Outputs} outputs, more than it makes");
        }

        return visit;
    }

    /// <summary>The value of a name: made in this graph, a constant of it, or one of those around it.</summary>
    private Value? Value(Scope scope, int id, string name)
    {
        if (Known(scope, id) is { } own)
            return own;
        foreach (var around in scopes.Skip(1))
        {
            var outer = around.Find(name);
            if (outer >= 0 && Known(around, outer) is { } value)
                return value;
        }

        return null;
    }

    private static Value? Known(Scope scope, int id)
    {
        ref var slot = ref scope.At(id);
        if (slot.Value is null && slot.Constant is { } constant)
            slot.Value = Costs.Value.Of(constant);
        return slot.Value;
    }

    /// <summary>Notes what a node made; gives the number of elements.</summary>
    private Int128 Keep(Scope scope, Visit visit, ReadOnlySpan<int> made, int n)
    {
        Int128 count = 0;
        for (var i = 0; i < made.Length; i++)
        {
            if (made[i] == Scope.LeftOut || visit.Made[i] is not { } value)
                continue;
            ref var slot = ref scope.At(made[i]);
            // A constant stands in the file already; what follows from constants alone is held ahead of the run.
            (slot.Value, slot.Bytes, slot.Maker, slot.Kept) = (value, visit.Node.Operator == "Constant" ? 0 : value.Bytes, n, slot.Kept || value.Ahead);
            count = Sizes.Plus(count, value.Count);
            if (Largest is null || slot.Bytes > Largest.Bytes)
                Largest = new(Quoted.Plain(visit.Node.Outputs[i], 60), value.Shape, slot.Bytes);
            if (scopes.Count == 1)
                Seen?.Invoke(visit.Node.Outputs[i], value);
        }

        return count;
    }

    private ImmutableArray<Value> Collect(Scope scope, ref string? trouble)
    {
        var outputs = ImmutableArray.CreateBuilder<Value>(scope.Graph.Outputs.Length);
        foreach (var output in scope.Graph.Outputs)
        {
            if (Value(scope, scope.Id(output.Name), output.Name) is not { } value)
            {
                trouble = $"The graph's output {Quoted.Of(output.Name)} is made by no node.";
                return [];
            }

            outputs.Add(value);
        }

        return outputs.ToImmutable();
    }
}
