using Practicum.Numerics.Statistics.Catalogue;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

public class IntervalPagesTests
{
    [Fact]
    public void Every_page_of_intervals_and_tests_computes_its_example()
    {
        Assert.Equal(27, IntervalPages.All.Length);
        Assert.Equal(27, IntervalPages.All.Select(p => p.Id).Distinct().Count());
        foreach (var page in IntervalPages.All)
        {
            var example = page.Example().Result;
            Assert.True(example.IsDefined, $"{page.Id}: {example.Because}");
            Assert.True(example.Interval is null || (example.Interval.Low <= example.Value + 1e-12 && example.Value <= example.Interval.High + 1e-12), page.Id);
            Assert.False(page.Definition.Length * page.Formula.Length * page.Interval.Length * page.Assumptions.Length * page.Edges.Length * page.CheckedAgainst.Length == 0, page.Id);
        }
    }

    [Theory] // numbers that stand elsewhere: Newcombe's table II, Fagerland's example, the worked values of the method
    [InlineData("interval.share-difference", 0.0524, 0.3339)]
    [InlineData("interval.share-difference-paired", -0.5069, -0.0256)]
    [InlineData("interval.rate", 0.0651, 0.9229)]
    [InlineData("interval.ratio", 0.8203, 0.9572)]
    [InlineData("ranks", 1, 3)]
    public void Examples_show_published_numbers(string id, double low, double high)
    {
        var interval = IntervalPages.All.Single(p => p.Id == id).Example().Result.Interval!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }
}
