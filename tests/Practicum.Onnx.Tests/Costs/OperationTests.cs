using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Floating-point operations against closed forms, a multiply-add counting 2.</summary>
public sealed class OperationTests
{
    [Fact]
    public void A_network_of_three_layers_costs_its_products_biases_and_activations()
    {
        var costs = Made.Costs(
            [-1, 30],
            [Made.Weights("a", 30, 64), Made.Weights("b", 64), Made.Weights("c", 64, 64), Made.Weights("d", 64), Made.Weights("e", 64, 1), Made.Weights("f", 1)],
            [Made.Node("Gemm", "x a b", "1"), Made.Node("Relu", "1", "2"), Made.Node("Gemm", "2 c d", "3"), Made.Node("Relu", "3", "4"), Made.Node("Gemm", "4 e f", "5"), Made.Node("Sigmoid", "5", "y")],
            rows: 1_000);
        Assert.Equal(1_000 * ((2 * ((30 * 64) + (64 * 64) + 64)) + (2 * (64 + 64)) + 2), costs.Operations);
    }

    /// <summary>LeNet-5 on 32 × 32: LeCun et al. 1998, figure 2. C1 makes 6 maps of 28 × 28, S2 6 of 14 × 14, C3 (here with all connections) 16 of 10 × 10, S4 16 of 5 × 5.</summary>
    [Fact]
    public void Lenet_costs_what_its_layers_say()
    {
        var costs = Made.Costs(
            [-1, 1, 32, 32],
            [Made.Weights("a", 6, 1, 5, 5), Made.Weights("b", 6), Made.Weights("c", 16, 6, 5, 5), Made.Weights("d", 16), Made.Weights("e", 120, 400), Made.Weights("f", 120), Made.Wholes("r", 0, -1)],
            [
                Made.Node("Conv", "x a b", "1"), Made.Node("Tanh", "1", "2"), Made.Node("AveragePool", "2", "3", ("kernel_shape", new[] { 2L, 2 }), ("strides", new[] { 2L, 2 })),
                Made.Node("Conv", "3 c d", "4"), Made.Node("Tanh", "4", "5"), Made.Node("AveragePool", "5", "6", ("kernel_shape", new[] { 2L, 2 }), ("strides", new[] { 2L, 2 })),
                Made.Node("Reshape", "6 r", "7"), Made.Node("Gemm", "7 e f", "y", ("transB", 1)),
            ],
            rows: 3);
        long c1 = 6 * 28 * 28, s2 = 6 * 14 * 14, c3 = 16 * 10 * 10, s4 = 16 * 5 * 5;
        Assert.Equal(3 * ((c1 * ((2 * 25) + 1)) + c1 + (s2 * 4) + (c3 * ((2 * 150) + 1)) + c3 + (s4 * 4) + (120 * 801)), costs.Operations);
    }

    [Fact]
    public void Trees_cost_their_longest_paths_and_one_sum_for_each_tree()
    {
        // Tree 0 is a leaf; tree 1 has paths of one and two steps, its nodes in no order.
        (string, object)[] attributes =
        [
            ("n_targets", 1), ("nodes_treeids", new[] { 0L, 1, 1, 1, 1, 1 }), ("nodes_nodeids", new[] { 0L, 4, 0, 2, 1, 3 }), ("nodes_modes", new[] { "LEAF", "LEAF", "BRANCH_LEQ", "BRANCH_LEQ", "LEAF", "LEAF" }),
            ("nodes_truenodeids", new[] { 0L, 0, 1, 3, 0, 0 }), ("nodes_falsenodeids", new[] { 0L, 0, 2, 4, 0, 0 }),
        ];
        Assert.Equal(100 * (2 + 2), Made.Costs([-1, 3], [], [Made.Learning("TreeEnsembleRegressor", "x", "y", attributes)], rows: 100).Operations);
    }

    [Fact]
    public void Trees_that_go_in_a_circle_cost_a_path_through_all_nodes()
    {
        (string, object)[] attributes =
        [
            ("nodes_treeids", new[] { 0L, 0, 0 }), ("nodes_nodeids", new[] { 0L, 1, 2 }), ("nodes_modes", new[] { "BRANCH_LEQ", "BRANCH_LEQ", "BRANCH_LEQ" }),
            ("nodes_truenodeids", new[] { 1L, 2, 0 }), ("nodes_falsenodeids", new[] { 2L, 0, 1 }),
        ];
        Assert.Equal(3 + 1, Made.Costs([-1, 3], [], [Made.Learning("TreeEnsembleRegressor", "x", "y", attributes)], rows: 1).Operations);
    }

    [Theory]
    [InlineData("ij,jk->ik", new long[] { 4, 5 }, new long[] { 5, 6 }, 4 * 5 + 2 * 4 * 5 * 6)]
    [InlineData("i,j->ij", new long[] { 4 }, new long[] { 6 }, 4 + 2 * 4 * 6)]
    [InlineData("bij,bjk->bik", new long[] { 2, 3, 4 }, new long[] { 2, 4, 5 }, 2 * 3 * 4 + 2 * 2 * 3 * 4 * 5)]
    public void An_einstein_sum_costs_the_product_of_all_its_letters(string equation, long[] a, long[] b, int expected)
    {
        var costs = Made.Costs([1], [Made.Weights("a", a), Made.Weights("b", b)], [Made.Node("Einsum", "a b", "y", ("equation", equation))]);
        Assert.Equal(expected, costs.Operations);
    }

    [Fact]
    public void A_recurrent_layer_costs_its_gates_at_each_step()
    {
        var costs = Made.Costs([-1, 5, 3], [Made.Weights("w", 1, 16, 3), Made.Weights("r", 1, 16, 4)], [Made.Node("LSTM", "x w r", "y", ("hidden_size", 4))], rows: 7);
        Assert.Equal(7 * 5 * 16 * ((2 * (3 + 4)) + 8), costs.Operations);
    }

    [Fact]
    public void Support_vectors_cost_a_kernel_each()
    {
        var costs = Made.Costs([-1, 2], [], [Made.Learning("SVMRegressor", "x", "y", ("n_supports", 3), ("support_vectors", new float[6]), ("coefficients", new float[3]))], rows: 10);
        Assert.Equal(10 * ((2 * (6 + 3)) + (10 * 3)), costs.Operations);
    }

    [Fact]
    public void A_linear_classifier_costs_its_coefficients_and_gives_labels_and_scores()
    {
        var costs = Made.Costs([-1, 4], [], [Made.Learning("LinearClassifier", "x", "l y", ("coefficients", new float[12]), ("intercepts", new float[3]), ("classlabels_ints", new[] { 0L, 1, 2 }))], rows: 10);
        Assert.Equal(10 * ((2 * 12) + (5 * 3)), costs.Operations);
        Assert.Equal((10 * 16) + (10 * 8) + (10 * 12), costs.PeakBytes);
    }

    [Fact]
    public void Of_two_branches_the_dearer_one_counts()
    {
        OnnxGraph Branch(string op, int times) => new()
        {
            Nodes = [.. Enumerable.Range(0, times).Select(i => Made.Node(op, i == 0 ? "x" : "v" + i, i == times - 1 ? "r" : "v" + (i + 1)))],
            Outputs = [Made.Input("r")],
        };
        var costs = Made.Costs([-1, 4], [new("b", Elements.Flag, [])], [Made.Node("If", "b", "y", ("then_branch", Branch("Relu", 1)), ("else_branch", Branch("Exp", 3)))]);
        Assert.Equal(3 * 40, costs.Operations);
    }
}
