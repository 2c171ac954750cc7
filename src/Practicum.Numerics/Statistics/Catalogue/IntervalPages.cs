namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of the methods for intervals and tests.</summary>
internal static class IntervalPages
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [.. SharePages.All, .. ResamplePages.All, .. TestPages.All];
}
