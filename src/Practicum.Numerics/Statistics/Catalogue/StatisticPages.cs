namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Every statistic that has a page.</summary>
public static class StatisticPages
{
    /// <summary>All pages, by family and name; no name twice in all.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        .. Enumerable.Empty<StatisticPage>()

            // one line a family, in the order of StatisticFamily
            .OrderBy(page => page.Family).ThenBy(page => page.Id, StringComparer.Ordinal),
    ];
}
