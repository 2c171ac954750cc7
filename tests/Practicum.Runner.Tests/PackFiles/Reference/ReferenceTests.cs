using System.Text.Json.Nodes;
using Practicum.Core.Worlds.Expressions;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Catalogue;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Runner.PackFiles.Reference;

namespace Practicum.Runner.Tests.PackFiles.Reference;

public sealed class ReferenceTests
{
    /// <summary>To write them anew: <c>PRACTICUM_WRITE_REFERENCE=1</c>.</summary>
    [Fact]
    public void The_reference_files_are_those_that_the_program_generates()
    {
        var write = Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1";
        var statistics = Directory.CreateDirectory(Path.Combine(Tree.Root, "docs", "reference", StatisticFiles.Folder)).FullName;
        foreach (var stale in Directory.GetFiles(statistics).Where(f => write && !SchemaFiles.All.Any(known => f.EndsWith(known.Name, StringComparison.Ordinal))))
            File.Delete(stale);
        foreach (var (name, text) in SchemaFiles.All)
        {
            var path = Path.Combine(Tree.Root, "docs", "reference", name);
            if (write)
                File.WriteAllText(path, text);
            Assert.True(File.Exists(path), $"docs/reference/{name} is not there; run the tests with PRACTICUM_WRITE_REFERENCE=1.");
            Assert.Equal(text, File.ReadAllText(path));
        }
    }

    [Fact]
    public void Every_page_of_a_statistic_belongs_to_one()
    {
        var folder = Path.Combine(Tree.Root, "docs", "reference", StatisticFiles.Folder);
        Assert.Equal(
            StatisticFiles.All.Select(f => Path.GetFileName(f.Name)).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_of_a_statistic_says_all_that_its_reader_needs() => Assert.All(StatisticPages.All, page =>
    {
        Assert.Matches("^[a-z0-9][a-z0-9_.@-]*$", page.Id);
        Assert.All([page.Title, page.Definition, page.Formula, page.Interval, page.Assumptions, page.Edges, page.CheckedAgainst], text => Assert.False(string.IsNullOrWhiteSpace(text), page.Id));
        Assert.NotEmpty(page.Sources);
        Assert.True(page.Example().Result.IsDefined, $"The example of {page.Id} is undefined.");
    });

    [Fact]
    public void A_statistic_has_one_page() =>
        Assert.Equal(StatisticPages.All.Length, StatisticPages.All.Select(page => page.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void The_schema_of_a_pack_names_what_must_be_there()
    {
        var schema = JsonNode.Parse(Page("project.schema.json"))!;
        Assert.Equal(["practicum", "id", "version", "title", "brief", "world", "splits", "tasks"], schema["required"]!.AsArray().Select(n => (string)n!));
        Assert.Equal("project/v1", (string)schema["properties"]!["practicum"]!["const"]!);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public void The_page_of_expressions_shows_every_function_of_the_compiler() =>
        Assert.All(ExpressionFunctions.All, f => Assert.Contains($"| `{f.Written}` |", Page("expressions.md"), StringComparison.Ordinal));

    [Fact]
    public void The_page_of_metrics_names_the_interval_that_a_metric_gets()
    {
        var stream = new Chance(1).Stream("docs");
        var scores = Enumerable.Range(0, 400).Select(i => stream.Uniform(0, (uint)i)).ToArray();
        var labels = scores.Select((s, i) => (byte)(stream.Uniform(1, (uint)i) < s ? 1 : 0)).ToArray();
        var sample = new BinarySample(scores, labels);
        foreach (var metric in BinarySample.Metrics)
        {
            var row = Page("metrics.md").Split('\n').Single(l => l.StartsWith($"| `{metric}` |", StringComparison.Ordinal));
            Assert.Contains($"`{sample.Estimate(metric).Interval!.Method}`", row, StringComparison.Ordinal);
        }
    }

    private static string Page(string name) => SchemaFiles.All.Single(f => f.Name == name).Text;
}
