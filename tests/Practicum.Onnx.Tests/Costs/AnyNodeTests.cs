using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Every rule with nodes that make no sense: any inputs, any attributes, any numbers. There is always an answer, and it is never negative.</summary>
public sealed class AnyNodeTests
{
    private static readonly long[] Numbers = [0, 1, 2, 3, 4, 7, -1, -2, -3, 100, 1L << 31, 1L << 62, long.MaxValue, long.MinValue, long.MaxValue - 1, -(1L << 40)];
    private static readonly int[] Types = [1, 7, 6, 9, 8, 11, 10, 2];

    private static readonly string[] Attributes =
    [
        "axis", "axes", "perm", "pads", "strides", "dilations", "kernel_shape", "group", "output_shape", "output_padding", "keepdims", "to", "split", "starts", "ends", "blocksize", "ceil_mode", "k",
        "start", "end", "allowzero", "num_outputs", "batch_dims", "hidden_size", "layout", "pooled_shape", "output_height", "output_width", "sampling_ratio", "onesided", "output_datatype", "value_ints",
        "value_int", "noop_with_empty_axes", "n_targets", "targets", "n_supports", "vectors_per_class", "nodes_treeids", "nodes_nodeids", "nodes_truenodeids", "nodes_falsenodeids", "tree_roots",
        "nodes_trueleafs", "nodes_falseleafs", "classlabels_ints", "classlabels_int64s", "ngram_indexes", "max_gram_length", "max_skip_count", "num_scan_inputs", "scan_input_axes", "scan_output_axes",
        "new_axis", "shape", "dtype", "size", "transA", "transB", "cats_int64s", "stash_type", "antialias",
    ];

    private static readonly string[] Texts = ["SAME_UPPER", "VALID", "ij,jk->ik", "...", ",,->", "ii", "a...,...b->...ab", "bidirectional", "none", "cubic", "linear", "not_larger", "tf_crop_and_resize", "FLOAT", "", "->"];

    public static TheoryData<string, string> Rules => [.. OperatorRules.Names.Order().Select(n => (n.Domain, n.Operator))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_an_answer_for_every_node(string domain, string op)
    {
        var draws = new Draws(new Chance(7).Stream(domain + op));
        for (var round = 0; round < 200; round++)
        {
            var node = Node(draws, domain, op);
            var model = Made.Model(Inputs(draws), Constants(draws), [node], string.Join(' ', node.Outputs), draws.One([1L, 5, 7, 10, 13, 18, 21]));
            var costs = GraphCosting.Of(model, draws.One([0L, 1, 1_024, long.MaxValue]));
            Assert.InRange(costs.PeakBytes, 0, Sizes.Most);
            Assert.InRange(costs.Operations, 0, Sizes.Most);
            Assert.True(costs.Unknown is null || costs.Unknown.Reason.Length is > 10 and < 400, costs.Unknown?.Reason);
            Assert.True(costs.Largest is null || costs.Largest.Shape.All(d => d >= 0));
        }
    }

    private static OnnxNode Node(Draws draws, string domain, string op)
    {
        var attributes = new List<OnnxAttribute>();
        foreach (var name in Attributes.Where(_ => draws.Below(4) == 0))
            attributes.Add(Attribute(draws, name));
        foreach (var name in new[] { "auto_pad", "equation", "direction", "mode", "reduction", "keep_aspect_ratio_policy", "coordinate_transformation_mode" }.Where(_ => draws.Below(3) == 0))
            attributes.Add(new(name, AttributeKind.Text) { Text = System.Text.Encoding.UTF8.GetBytes(draws.One(Texts)) });
        var graph = new OnnxGraph { Inputs = [.. Inputs(draws).Skip(draws.Below(6))], Nodes = [Made.Node(draws.One(["Add", "Mul", "Concat", "Identity"]), "x0 x1", "z")], Outputs = [.. Enumerable.Repeat(Made.Input("z"), draws.Below(4))] };
        foreach (var name in new[] { "body", "then_branch", "else_branch" })
            attributes.Add(new(name, AttributeKind.Graph) { Graphs = [graph] });
        attributes.Add(new("value", AttributeKind.Tensor) { Tensors = [Constants(draws)[0]] });
        ImmutableArray<string> names = ["x0", "x1", "x2", "x3", "c0", "c1", "c2", "c3", "c4", "c5", ""];
        return new("", op, domain, [.. Enumerable.Range(0, draws.Below(8)).Select(_ => draws.One(names.AsSpan()))], [.. Enumerable.Range(0, draws.Below(5)).Select(i => "y" + i)], [.. attributes]);
    }

    private static OnnxAttribute Attribute(Draws draws, string name) => draws.Below(3) == 0
        ? new(name, AttributeKind.Wholes) { Wholes = Enumerable.Range(0, draws.Below(7)).Select(_ => draws.One(Numbers)).ToArray() }
        : draws.Below(2) == 0
            ? new(name, AttributeKind.Wholes) { Wholes = Enumerable.Range(0, draws.Below(5)).Select(_ => draws.One([0L, 1, 2, 3])).ToArray() }
            : new(name, AttributeKind.Whole) { Whole = draws.One(Numbers) };

    private static OnnxValue[] Inputs(Draws draws) =>
        [.. Enumerable.Range(0, 4).Select(i => new OnnxValue("x" + i, ValueKind.Tensor, draws.One(Types), [.. Enumerable.Range(0, draws.Below(6)).Select(d => d == 0 ? -1 : draws.One([0L, 1, 2, 3, 4, 8, 1L << 31, long.MaxValue]))]))];

    private static OnnxTensor[] Constants(Draws draws) => [.. Enumerable.Range(0, 6).Select(i => Constant(draws, "c" + i))];

    private static OnnxTensor Constant(Draws draws, string name)
    {
        var count = draws.Below(5);
        if (draws.Below(4) == 0)
            return Made.Reals(name, [.. Enumerable.Range(0, count).Select(_ => draws.One([0f, 1, -1, 2.5f, float.NaN, float.MaxValue, float.PositiveInfinity]))]);
        if (draws.Below(6) == 0)
            return new(name, draws.One(Types), [.. Enumerable.Range(0, draws.Below(4)).Select(_ => draws.One([0L, 1, 2, 5, int.MaxValue, 1L << 40]))]) { Wholes = draws.Below(2) == 0 ? [] : [3, 1] };
        if (draws.Below(5) == 0)
            return Made.Whole(name, draws.One(Numbers));
        return Made.Wholes(name, [.. Enumerable.Range(0, count).Select(_ => draws.Below(2) == 0 ? draws.One(Numbers) : draws.Below(4))]);
    }

    private sealed class Draws(ChanceStream stream)
    {
        private uint at;

        public int Below(int count) => (int)(stream.Uniform(at++, 0) * count);

        public T One<T>(ReadOnlySpan<T> of) => of[Below(of.Length)];
    }
}
