using Practicum.Numerics.Statistics.Catalogue;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public sealed class BinaryPagesTests
{
    [Fact]
    public void Every_metric_has_a_page_and_its_example_is_computed()
    {
        var pages = StatisticPages.All.Where(p => p.Family == StatisticFamily.Binary).ToArray();
        string[] expected = [.. BinarySample.AllMetrics.Select(m => m is "f1" or "f2" or "f0.5" ? "f_beta" : m == "ks" ? "binary.ks" : m).Append("brier_decomposition").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(expected, pages.Select(p => p.Id));
        Assert.All(pages, p => Assert.True(p.Example().Result is { IsDefined: true, Interval: not null }, p.Id));
    }

    [Fact] // the input and the call on the page give the result on the page
    public void The_example_is_what_a_reader_gets()
    {
        var example = StatisticPages.All.Single(p => p.Id == "roc_auc").Example();
        var halves = example.Input["scores ".Length..].Split(" · labels ");
        var sample = new BinarySample([.. halves[0].Split(' ').Select(double.Parse)], [.. halves[1].Split(' ').Select(byte.Parse)]);
        Assert.Equal(sample.Estimate("roc_auc"), example.Result);
        Assert.Equal("new BinarySample(scores, labels).Estimate(\"roc_auc\")", example.Code);
    }
}
