using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts;

namespace Practicum.ModelHost.Tests.ModelHosts;

/// <summary>Limits of inputs that no usual model comes near.</summary>
public sealed class ReachTests : Hosting
{
    [Fact]
    public async Task Inputs_wider_than_the_shared_memory_are_refused()
    {
        const int Width = 30_000; // 3 slots of 4,096 rows of 30,000 floats take 1.4 GiB
        string[] features = [.. Enumerable.Range(0, Width).Select(i => $"c{i}")];
        var rows = Rows([.. features.Select(f => (f, (Column)Numbers(1)))]);
        var graph = new Graph().Input("x", Graph.Float, -1, Width).Output("y", Graph.Float, -1, 1).Node("ReduceMean", ["x"], ["y"], Graph.Attribute("axes", [1L]));
        Assert.Equal("PR-MODEL-015", Assert.IsType<Outcome<Practicum.Runner.ModelHosts.ModelHost>.Refused>(await Start(graph, features, rows)).Code);
    }

    [Fact]
    public async Task A_text_longer_than_any_word_is_refused()
    {
        var rows = Rows(("plan", Texts("plus", new string('x', 70_000))), ("count", Numbers(1, 2)), ("number", Numbers(0.1, 0.2)));
        Assert.Equal("PR-MODEL-037", Assert.IsType<Outcome<Scores>.Refused>(await Scored(Some.Columns(), null, rows)).Code);
    }

    [Theory]
    [InlineData(1_000_000, 1, null)]
    [InlineData(1_100_000, 1, "PR-MODEL-042")] // 4.2 MiB go in
    [InlineData(200_000, 8, "PR-MODEL-040")] // 6.1 MiB come out: more than one frame holds
    [InlineData(200_000, 32, "PR-MODEL-040")] // 24 MiB come out: not even copied
    public async Task Tensors_of_more_than_four_megabytes_go_neither_in_nor_out(int rows, int copies, string? code)
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, copies).Node("Concat", [.. Enumerable.Repeat("x", copies)], ["y"], Graph.Attribute("axis", 1L));
        Assert.Equal(code, await Ran(graph, NamedTensor.Of("x", new float[rows], rows, 1)));
    }

    [Fact]
    public async Task An_output_that_is_no_tensor_is_refused()
    {
        var map = new Graph().Input("x", Graph.Float, -1, 2).MapOutput("y").Node("ai.onnx.ml", "ZipMap", ["x"], ["y"], Graph.Attribute("classlabels_int64s", [0L, 1L]));
        Assert.Equal("PR-MODEL-041", await Ran(map, NamedTensor.Of("x", [0.25f, 0.75f], 1, 2)));
    }

    private static async Task<string?> Ran(Graph graph, NamedTensor input)
    {
        await using var host = Assert.IsType<Outcome<TensorHost>.Done>(await TensorHost.StartAsync(Unvetted(graph.Bytes()), new(), Stop)).Value;
        return await host.RunAsync([input], Stop) is Outcome<ImmutableArray<NamedTensor>>.Refused refused ? refused.Code : null;
    }
}
