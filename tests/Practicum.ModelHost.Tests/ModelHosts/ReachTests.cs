using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;

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
}
