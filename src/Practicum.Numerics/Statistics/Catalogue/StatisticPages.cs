namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Every statistic that has a page.</summary>
public static class StatisticPages
{
    /// <summary>All pages, by family and name; no name twice in all.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [.. Written.SelectMany(pages => pages).OrderBy(page => page.Family).ThenBy(page => page.Id, StringComparer.Ordinal)];

    private static ImmutableArray<StatisticPage>[] Written =>
    [
        BinaryPages.All,
        IntervalPages.All,
        MulticlassPages.All,
        RegressionPages.All,
        RankingPages.All,
        ClusteringPages.All,
        FairnessPages.All,
        AgreementPages.All,
        MeasurementPages.All,
        DriftSamplePages.All,
        DriftSharePages.All,
    ];
}
