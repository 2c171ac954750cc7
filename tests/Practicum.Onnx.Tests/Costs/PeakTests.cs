using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>The peak of live bytes, counted by hand. Rows are 10, floats have 4 bytes.</summary>
public sealed class PeakTests
{
    private const int Row = 10 * 4;

    [Fact]
    public void In_a_chain_two_values_live_beside_the_input()
    {
        var nodes = Enumerable.Range(0, 100).Select(i => Made.Node("Relu", i == 0 ? "x" : "v" + i, i == 99 ? "y" : "v" + (i + 1)));
        Assert.Equal(3 * 4 * Row, Made.Costs([-1, 4], [], nodes).PeakBytes);
    }

    [Fact]
    public void A_value_lives_to_its_last_reader()
    {
        // a lives until the end: x, a, b, c, then x, a, c, y.
        OnnxNode[] nodes = [Made.Node("Relu", "x", "a"), Made.Node("Relu", "a", "b"), Made.Node("Relu", "b", "c"), Made.Node("Add", "a c", "y")];
        Assert.Equal(4 * 4 * Row, Made.Costs([-1, 4], [], nodes).PeakBytes);
    }

    [Fact]
    public void Constants_are_not_counted_and_outputs_live_to_the_end()
    {
        OnnxNode[] nodes = [Made.Node("MatMul", "x w", "y"), Made.Node("Relu", "y", "z"), Made.Node("Relu", "z", "u")];
        Assert.Equal((1 + 8 + 8 + 8) * Row, Made.Costs([-1, 1], [Made.Weights("w", 1, 8)], nodes, "y z u").PeakBytes);
    }

    [Fact]
    public void An_output_that_nobody_reads_still_takes_its_bytes()
    {
        OnnxNode[] nodes = [Made.Node("MatMul", "x w", "a"), Made.Node("Relu", "x", "y")];
        Assert.Equal((1 + 1 + 50) * Row, Made.Costs([-1, 1], [Made.Weights("w", 1, 50)], nodes).PeakBytes);
    }

    [Fact]
    public void What_follows_from_constants_alone_is_held_all_the_time()
    {
        OnnxNode[] nodes =
        [
            Made.Node("ConstantOfShape", "s", "a"), Made.Node("ReduceMax", "a", "b"), Made.Node("Add", "x b", "c"), Made.Node("ConstantOfShape", "s", "d"), Made.Node("ReduceMax", "d", "e"), Made.Node("Add", "c e", "y"),
        ];
        var costs = Made.Costs([-1, 1], [Made.Wholes("s", 1_000, 1)], nodes);
        Assert.InRange(costs.PeakBytes, 8_000, 8_200);
    }

    [Fact]
    public void Of_the_two_orders_the_dearer_one_counts()
    {
        // In the file's order a is gone before d comes; ONNX Runtime goes up from f first and comes to c last, so that both live at one time.
        OnnxNode[] nodes =
        [
            Made.Node("MatMul", "x w", "a"), Made.Node("ReduceMax", "a", "c"), Made.Node("ReduceMin", "a", "g"), Made.Node("MatMul", "x w", "d"), Made.Node("ReduceMax", "d", "e"),
            Made.Node("Neg", "g", "h"), Made.Node("Add", "h e", "f"),
        ];
        var costs = Made.Costs([-1, 1], [Made.Weights("w", 1, 1_000)], nodes, "c f");
        Assert.InRange(costs.PeakBytes, 2_000 * Row, 2_010 * Row);
        Assert.InRange(Made.Costs([-1, 1], [Made.Weights("w", 1, 1_000)], nodes, "f c").PeakBytes, 2_000 * Row, 2_010 * Row);
        Assert.InRange(Made.Costs([-1, 1], [Made.Weights("w", 1, 1_000)], [.. nodes[..1], .. nodes[2..]], "f").PeakBytes, 1_000 * Row, 1_010 * Row);
    }

    [Fact]
    public void What_a_graph_within_reads_lives_while_it_runs()
    {
        // a is read inside the branches only, after b has come.
        var branch = new OnnxGraph { Nodes = [Made.Node("Relu", "a", "r")], Outputs = [Made.Input("r")] };
        OnnxNode[] nodes = [Made.Node("MatMul", "x w", "a"), Made.Node("Relu", "x", "b"), Made.Node("If", "k", "y", ("then_branch", branch), ("else_branch", branch))];
        Assert.Equal((1 + 50 + 1 + 50 + 50) * Row - Row, Made.Costs([-1, 1], [Made.Weights("w", 1, 50), new("k", Elements.Flag, [])], nodes).PeakBytes);
    }

    [Fact]
    public void A_convolution_needs_the_columns_of_one_image_beside_its_values()
    {
        var costs = Made.Costs([-1, 2, 8, 8], [Made.Weights("w", 3, 2, 3, 3)], [Made.Node("Conv", "x w", "y")]);
        Assert.Equal(Row * ((2 * 64) + (3 * 36)) + (4 * 18 * 36), costs.PeakBytes);
        Assert.Equal("y", costs.Largest!.Name);
        Assert.Equal([10, 2, 8, 8], Made.Costs([-1, 2, 8, 8], [], [Made.Node("Relu", "x", "y")]).Largest!.Shape);
    }

    [Fact]
    public void Texts_count_64_bytes_each()
    {
        var model = Made.Model([new("x", ValueKind.Tensor, Elements.Text, [-1, 2])], [], [Made.Learning("LabelEncoder", "x", "y", ("values_floats", new float[3]))], "y");
        Assert.Equal(10 * 2 * (64 + 4), GraphCosting.Of(model, 10).PeakBytes);
    }

    [Fact]
    public void Rows_are_the_free_first_dimension_and_every_other_of_its_name()
    {
        OnnxValue Named(string name, params string[] symbols) => new(name, ValueKind.Tensor, Elements.Single, [.. symbols.Select(_ => -1L)]) { Symbols = [.. symbols] };
        GraphCosts Of(OnnxValue x) => GraphCosting.Of(Made.Model([x], [], [Made.Node("Relu", "x", "y")], "y"), 10);
        Assert.Equal(2 * 10 * 10 * 4, Of(Named("x", "N", "N")).PeakBytes);
        Assert.Equal(2 * 10 * 4, Of(Named("x", "N")).PeakBytes);
        Assert.Equal(new UnknownSize(-1, "", "Input 'x' has a free dimension beside the rows: the second one."), Of(Named("x", "N", "T")).Unknown);
        Assert.NotNull(Of(Named("x", "", "")).Unknown);
    }
}
