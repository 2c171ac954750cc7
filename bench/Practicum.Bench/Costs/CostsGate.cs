using Practicum.Bench.Measuring;
using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Bench.Costs;

/// <summary>Costing a graph of 5,000 nodes takes ten times as long as one of 500: in a chain, where every node computes sizes, and where every node reads forty values.</summary>
internal static class CostsGate
{
    private const int Few = 500, Many = 5_000, Runs = 8;

    /// <summary>The figures.</summary>
    public static IEnumerable<Measured> Run()
    {
        yield return Bend("costs.chain_bend", "a chain", n => [.. Enumerable.Range(0, n).Select(i => Node("Relu", [Name(i)], i))]);
        yield return Bend("costs.sizes_bend", "computed sizes", n => [.. Enumerable.Range(0, n).Select(i => (i % 4) switch
        {
            0 => Node("Shape", [Name(i)], i),
            1 => Node("Mul", [Name(i), "one"], i),
            2 => Node("Expand", ["x", Name(i)], i),
            _ => Node("Relu", [Name(i)], i),
        })]);
        yield return Bend("costs.wide_bend", "forty inputs each", n => [.. Enumerable.Range(0, n).Select(i => Node("Sum", [.. Enumerable.Range(0, 40).Select(k => Name(Math.Max(0, i - k)))], i))]);
        var model = Model([.. Enumerable.Range(0, Many).Select(i => Node("Relu", [Name(i)], i))]);
        yield return Measured.Once("costs.node_bytes", Cheapest.Bytes(() => GraphCosting.Of(model, 1_024)) / Many, "bytes allocated a node of a chain");
    }

    private static Measured Bend(string name, string what, Func<int, ImmutableArray<OnnxNode>> nodes)
    {
        var (few, many) = (Model(nodes(Few)), Model(nodes(Many)));
        var costs = GraphCosting.Of(many, 1_024);
        if (costs.Unknown is not null || costs.PeakBytes < 1_024 * 32)
            throw new InvalidOperationException($"The costs of {what} are not known.");
        // Both jobs visit as many nodes, so that a busy machine disturbs them alike.
        var less = Cheapest.Seconds(Runs, () => Enumerable.Range(0, Many / Few).Sum(_ => (double)GraphCosting.Of(few, 1_024).Rows));
        var more = Cheapest.Seconds(Runs, () => GraphCosting.Of(many, 1_024));
        return Measured.Once(name, more / less, string.Create(CultureInfo.InvariantCulture, $"times as long a node at {Many} nodes as at {Few}, {what}: {1_000 * more:0.00} ms in all"));
    }

    private static string Name(int i) => i == 0 ? "x" : $"v{i}";

    private static OnnxNode Node(string op, ImmutableArray<string> inputs, int i) => new("", op, "", inputs, [Name(i + 1)], []);

    private static OnnxModel Model(ImmutableArray<OnnxNode> nodes) => new()
    {
        IrVersion = 8,
        OperatorSets = [new("", 17)],
        Graph = new()
        {
            Nodes = nodes,
            Inputs = [new("x", ValueKind.Tensor, 1, [-1, 8])],
            Initializers = [new("one", 7, [1]) { Wholes = [1] }],
            Outputs = [new(nodes[^1].Outputs[0], ValueKind.Tensor, 1, default)],
        },
    };
}
