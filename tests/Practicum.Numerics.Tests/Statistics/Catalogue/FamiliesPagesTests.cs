using Practicum.Numerics.Statistics.Catalogue;
using Practicum.Numerics.Statistics.Metrics.Clustering;
using Practicum.Numerics.Statistics.Metrics.Multiclass;
using Practicum.Numerics.Statistics.Metrics.Ranking;
using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Numerics.Tests.Statistics.Catalogue;

public class FamiliesPagesTests
{
    [Fact]
    public void Every_metric_of_several_classes_numbers_rankings_and_clusterings_has_a_page()
    {
        var names = MulticlassSample.Metrics.Select(m => "multiclass." + m).Concat(RegressionSample.Metrics).Concat(PartitionPair.Metrics)
            .Concat(RankingSample.Metrics.Select(m => m.StartsWith("precision", StringComparison.Ordinal) || m.StartsWith("recall", StringComparison.Ordinal) ? "ranking." + m : m));
        var ids = StatisticPages.All.Select(page => page.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(names.Select(name => name.Split('@')[0]).Where(name => !ids.Contains(name)));
    }

    [Fact]
    public void Examples_show_an_interval_wherever_there_is_one()
    {
        var pages = StatisticPages.All.Where(page => page.Family is StatisticFamily.Multiclass or StatisticFamily.Regression or StatisticFamily.Ranking or StatisticFamily.Clustering);
        Assert.Equal(["max_error", "r2", "rmsle"], pages.Where(page => page.Example().Result.Interval is null).Select(page => page.Id));
    }
}
