using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Small files that would fill any memory: each is told for what it is, and its honest twin is not.</summary>
public sealed class ShapeBombTests
{
    private static readonly Int128 Terabyte = Int128.One << 40;

    /// <summary>Each bomb takes a number that makes it one.</summary>
    private static readonly Dictionary<string, (long Hostile, long Honest, Func<long, GraphCosts> Costs)> Bombs = new(StringComparer.Ordinal)
    {
        ["Expand"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Wholes("s", 1, n)], [Made.Node("Expand", "x s", "y")])),
        ["Tile"] = (1_000_000_000_000, 8, n => Made.Costs([-1, 1], [Made.Wholes("s", 1, n)], [Made.Node("Tile", "x s", "y")])),
        ["Tile in a chain"] = (60, 3, n => Made.Costs([-1, 1], [Made.Wholes("s", 1, 2)], Chain(n, (i, o) => Made.Node("Tile", i + " s", o)))),
        ["Concat of itself"] = (64, 3, n => Made.Costs([-1, 1], [], Chain(n, (i, o) => Made.Node("Concat", $"{i} {i}", o, ("axis", 1))))),
        ["MatMul as an outer product"] = (1L << 36, 8, n => Made.Costs([-1, 1], [Made.Weights("w", 1, n)], [Made.Node("MatMul", "x w", "y")])),
        ["Mul as an outer product"] = (1L << 21, 8, n => Made.Costs([-1, 1], [Made.Weights("a", n, 1, 1), Made.Weights("b", n)], [Made.Node("Mul", "x a", "z"), Made.Node("Mul", "z b", "y")])),
        ["Einsum as an outer product"] = (1L << 20, 8, n => Made.Costs([-1, 1], [Made.Weights("a", n), Made.Weights("b", n)], [Made.Node("Einsum", "x a b", "y", ("equation", "ij,k,l->ikl"))])),
        ["Einsum in between"] = (1L << 14, 2, n => Made.Costs([-1, 1], [Made.Weights("a", n), Made.Weights("b", n), Made.Weights("c", n, n)], [Made.Node("Einsum", "x a b c", "y", ("equation", "ij,k,l,kl->i"))], rows: 1_024)),
        ["OneHot"] = (1_000_000_000_000, 8, n => Made.Costs([-1, 1], [Made.Whole("d", n), Made.Reals("v", 0, 1)], [Made.Node("OneHot", "x d v", "y")])),
        ["Pad"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Wholes("p", 0, 0, 0, n)], [Made.Node("Pad", "x p", "y")])),
        ["Resize by scales"] = (1_000_000, 2, n => Made.Costs([-1, 1, 2, 2], [Made.Reals("f", 1, 1, n, n)], [Made.Node("Resize", "x _ f", "y")])),
        ["Resize by sizes"] = (1L << 30, 4, n => Made.Costs([-1, 1, 2, 2], [Made.Wholes("s", 10, 1, n, n)], [Made.Node("Resize", "x _ _ s", "y")])),
        ["Upsample"] = (1_000_000, 2, n => Made.Costs([-1, 1, 2, 2], [Made.Reals("f", 1, 1, n, n)], [Made.Node("Upsample", "x f", "y")], opset: 9)),
        ["ConvTranspose by stride"] = (1L << 40, 2, n => Made.Costs([-1, 1, 4], [Made.Weights("w", 1, 1, 3)], [Made.Node("ConvTranspose", "x w", "y", ("strides", new[] { n }))])),
        ["ConvTranspose by output shape"] = (1L << 40, 9, n => Made.Costs([-1, 1, 4], [Made.Weights("w", 1, 1, 3)], [Made.Node("ConvTranspose", "x w", "y", ("output_shape", new[] { n }))])),
        ["Conv by padding"] = (1L << 40, 2, n => Made.Costs([-1, 1, 4], [Made.Weights("w", 1, 1, 3)], [Made.Node("Conv", "x w", "y", ("pads", new[] { n, n }))])),
        ["Range"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Whole("a", 0), Made.Whole("b", n), Made.Whole("c", 1)], [Made.Node("Range", "a b c", "y")])),
        ["ConstantOfShape"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Wholes("s", n)], [Made.Node("ConstantOfShape", "s", "y")])),
        ["ConstantOfShape overflowing 64 bits"] = (1L << 62, 2, n => Made.Costs([-1, 1], [Made.Wholes("s", n, n, n, n)], [Made.Node("ConstantOfShape", "s", "y")])),
        ["A size that is computed"] = (1L << 21, 2, n => Made.Costs([-1, 1], [Made.Wholes("s", n), Made.Wholes("t", n)], [Made.Node("Mul", "s t", "u"), Made.Node("ConstantOfShape", "u", "y")])),
        ["A size out of the rows"] = (1L << 37, 2, n => Made.Costs([-1, 1], [Made.Wholes("t", 1, n)], [Made.Node("Shape", "x", "h"), Made.Node("Mul", "h t", "u"), Made.Node("Expand", "x u", "y")])),
        ["CenterCropPad"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Wholes("s", 10, n)], [Made.Node("CenterCropPad", "x s", "y")], opset: 18)),
        ["AffineGrid"] = (1L << 20, 4, n => Made.Costs([-1, 2, 3], [Made.Wholes("s", 10, 1, n, n)], [Made.Node("AffineGrid", "x s", "y")], opset: 20)),
        ["HannWindow"] = (1L << 40, 8, n => Made.Costs([-1, 1], [Made.Whole("s", n)], [Made.Node("HannWindow", "s", "y")])),
        ["RoiAlign"] = (1L << 20, 2, n => Made.Costs([-1, 1, 4, 4], [Made.Weights("r", 3, 4), Made.Wholes("i", 0, 0, 0)], [Made.Node("RoiAlign", "x r i", "y", ("output_height", n), ("output_width", n))])),
        ["MaxUnpool"] = (1L << 40, 4, n => Made.Costs([-1, 1, 2], [Made.Weights("i", 10, 1, 2), Made.Wholes("s", 10, 1, n)], [Made.Node("MaxUnpool", "x i s", "y", ("kernel_shape", new[] { 2L }))])),
        ["TfIdfVectorizer"] = (1L << 40, 4, n => Made.Costs([-1, 1], [], [Made.Node("TfIdfVectorizer", "x", "y", ("ngram_indexes", new[] { n }))])),
        ["TreeEnsembleRegressor by targets"] = (1L << 40, 2, n => Made.Costs([-1, 1], [], [Made.Learning("TreeEnsembleRegressor", "x", "y", ("n_targets", n))])),
        ["NonZero in a chain"] = (1_000_000, 2, n => Made.Costs([-1, 1], [Made.Weights("w", 1, n)], [Made.Node("Add", "x w", "a"), Made.Node("NonZero", "a", "b"), Made.Node("NonZero", "b", "c"), Made.Node("NonZero", "c", "d"), Made.Node("Cast", "d", "y", ("to", 1))], rows: 100_000)),
        ["Scan of long rows"] = (1L << 36, 2, n => Made.Costs([-1, 1], [Made.Weights("w", 1, n)], [Made.Node("Scan", "x", "y", ("num_scan_inputs", 1), ("body", Body("Add", "e w")))])),
    };

    public static TheoryData<string> Names => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bomb_is_measured_without_going_off(string name)
    {
        var (hostile, _, costs) = Bombs[name];
        var result = costs(hostile);
        Assert.Null(result.Unknown);
        Assert.True(result.PeakBytes >= Terabyte, $"{name}: {result.PeakBytes} bytes");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_honest_twin_is_small(string name)
    {
        var (_, honest, costs) = Bombs[name];
        var result = costs(honest);
        Assert.Null(result.Unknown);
        Assert.InRange(result.PeakBytes, 1, name.StartsWith("NonZero", StringComparison.Ordinal) ? 1L << 30 : 1 << 20);
    }

    [Fact]
    public void A_dimension_of_zero_makes_nothing_however_large_the_others_are()
    {
        var costs = Made.Costs([-1, 1], [Made.Wholes("s", 1L << 62, 0, 1L << 62)], [Made.Node("ConstantOfShape", "s", "y")]);
        Assert.Null(costs.Unknown);
        Assert.Equal(40, costs.PeakBytes);
        Assert.Equal<Int128>(0, costs.Largest!.Bytes);
    }

    [Fact]
    public void A_sum_of_the_largest_values_stays_the_largest_value()
    {
        var nodes = Enumerable.Range(0, 5_000).Select(i => Made.Node("ConstantOfShape", "s", "y" + i));
        var costs = Made.Costs([-1, 1], [Made.Wholes("s", long.MaxValue, long.MaxValue, long.MaxValue)], nodes, string.Join(' ', Enumerable.Range(0, 5_000).Select(i => "y" + i)));
        Assert.Equal(Sizes.Most, costs.PeakBytes);
    }

    [Theory]
    [InlineData("Expand", "x k", "takes its sizes from values that are known only while the graph runs")]
    [InlineData("Tile", "x k", "takes its sizes from values that are known only while the graph runs")]
    [InlineData("ConstantOfShape", "k", "takes its sizes from values that are known only while the graph runs")]
    [InlineData("Range", "k k k", "runs over a range that is known only while the graph runs")]
    [InlineData("Reshape", "x k", "takes its sizes from values that are known only while the graph runs")]
    [InlineData("Pad", "x k", "takes its sizes from values that are known only while the graph runs")]
    [InlineData("OneHot", "x k x", "takes its sizes from values that are known only while the graph runs")]
    public void Sizes_out_of_the_data_are_told_with_their_node(string op, string inputs, string reason)
    {
        var costs = Made.Costs([-1, 2], [], [Made.Node("Cast", "x", "k", ("to", 7)), Made.Node(op, inputs, "y")]);
        Assert.Equal(new UnknownSize(1, op, $"{op} {reason}."), costs.Unknown);
    }

    [Fact]
    public void A_loop_with_a_known_number_of_rounds_costs_them_and_an_endless_one_is_told()
    {
        var body = new OnnxGraph
        {
            Inputs = [Made.Input("i"), Made.Input("c"), Made.Input("s", -1, 4)],
            Nodes = [Made.Node("Identity", "c", "go"), Made.Node("Add", "s s", "t")],
            Outputs = [Made.Input("go"), Made.Input("t")],
        };
        GraphCosts Loop(string rounds) => Made.Costs([-1, 4], [Made.Whole("m", 7)], [Made.Node("Loop", rounds + " _ x", "y", ("body", body))]);
        // Each round adds 40 numbers, makes 40 and a flag, and visits two nodes.
        Assert.Equal(7 * (40 + 40 + 1 + 2), Loop("m").Operations);
        Assert.Equal("Loop runs as often as its values say while it runs, without a bound.", Loop("_").Unknown!.Reason);
    }

    [Fact]
    public void Rounds_that_only_move_elements_cost_operations_too()
    {
        var body = new OnnxGraph
        {
            Inputs = [Made.Input("i"), Made.Input("c"), Made.Input("s", -1, 4)],
            Nodes = [Made.Node("Identity", "c", "go"), Made.Node("Identity", "s", "t")],
            Outputs = [Made.Input("go"), Made.Input("t")],
        };
        var costs = Made.Costs([-1, 4], [Made.Whole("m", 1L << 40)], [Made.Node("Loop", "m _ x", "y", ("body", body))]);
        Assert.True(costs.Operations > (Int128)1 << 45, costs.Operations.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Texts_that_double_at_each_join_are_measured()
    {
        GraphCosts Of(int joins) => GraphCosting.Of(
            Made.Model([new("x", ValueKind.Tensor, Elements.Text, [-1, 1])], [], Chain(joins, (i, o) => Made.Node("StringConcat", $"{i} {i}", o)), "y", opset: 20), 10);
        Assert.InRange(Of(2).PeakBytes, 1, 10_000);
        Assert.True(Of(60).PeakBytes > Terabyte);
    }

    [Fact]
    public void A_long_text_in_the_file_that_is_repeated_is_measured()
    {
        var constant = new OnnxTensor("t", Elements.Text, [1]) { Texts = 50_000_000 };
        Assert.True(Made.Costs([-1, 1], [constant, Made.Wholes("s", 1_000_000)], [Made.Node("Tile", "t s", "y")]).PeakBytes > Terabyte);
        var label = Made.Learning("LabelEncoder", "x", "y", ("values_strings", new[] { new string('a', 1_000) }));
        Assert.Equal(10 * (4 + 1_064), Made.Costs([-1, 1], [], [label]).PeakBytes);
    }

    [Fact]
    public void Bounds_hold_where_less_data_makes_more_places()
    {
        // Unique gives at most 8 numbers. Of 5 of them, those from the third from the end to before the fifth are 3, of 8 none.
        OnnxNode[] nodes = [Made.Node("Unique", "x", "u"), Made.Node("Slice", "u a b", "y")];
        var slice = Made.Costs([8], [Made.Wholes("a", -3), Made.Wholes("b", 5)], nodes);
        Assert.Equal([8], slice.Largest!.Shape);
        Assert.InRange(slice.PeakBytes, (8 * 4) + (8 * 4) + (3 * 4), 1_000_000);
        OnnxNode[] picks = [Made.Node("NonZero", "x", "n"), Made.Node("GatherND", "w n", "y")];
        Assert.Contains("as many indices", Made.Costs([3], [Made.Weights("w", 100, 100, 100)], picks).Unknown!.Reason, StringComparison.Ordinal);
        OnnxNode[] mask = [Made.Node("NonZero", "x", "n"), Made.Node("Transpose", "n", "t"), Made.Node("GatherND", "x t", "y")];
        Assert.Null(Made.Costs([-1, 3], [], mask).Unknown);
    }

    [Fact]
    public void Graphs_inside_each_other_are_followed_to_a_depth_and_no_further()
    {
        OnnxGraph Deep(int depth) => depth == 0
            ? new() { Nodes = [Made.Node("Relu", "x", "y")], Outputs = [Made.Input("y")] }
            : new() { Nodes = [Made.Node("If", "b", "y", ("then_branch", Deep(depth - 1)), ("else_branch", Deep(0)))], Outputs = [Made.Input("y")] };
        GraphCosts If(int depth) => Made.Costs([-1, 4], [new("b", Elements.Flag, [])], [Made.Node("If", "b", "y", ("then_branch", Deep(depth)), ("else_branch", Deep(0)))]);
        Assert.Null(If(3).Unknown);
        Assert.Equal(40, If(3).Operations);
        Assert.Contains("inside each other", If(9).Unknown!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_makes_and_names_that_would_disturb_a_terminal_are_told_plainly()
    {
        var costs = Made.Costs([-1, 4], [], [Made.Node("Relu", "\u202Eevil\u001B", "y")]);
        Assert.Equal("Relu reads '?evil?', which nothing before it makes.", costs.Unknown!.Reason);
    }

    private static IEnumerable<OnnxNode> Chain(long length, Func<string, string, OnnxNode> node) =>
        Enumerable.Range(0, (int)length).Select(i => node(i == 0 ? "x" : "v" + i, i == length - 1 ? "y" : "v" + (i + 1)));

    private static OnnxGraph Body(string op, string inputs) => new() { Inputs = [Made.Input("e", 1)], Nodes = [Made.Node(op, inputs, "r")], Outputs = [Made.Input("r")] };
}
