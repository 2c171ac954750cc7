using System.Reflection;
using Practicum.Numerics.Statistics.Catalogue;
using Practicum.Numerics.Statistics.Drift;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Every name of a statistic of drift has a page whose example has a value.</summary>
public sealed class DriftPagesTests
{
    [Fact]
    public void Every_name_has_a_page_with_an_example()
    {
        var names = typeof(DriftNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Append("drift.verdict@1");
        var pages = StatisticPages.All.Where(p => p.Family == StatisticFamily.Drift).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), pages.Select(p => $"{p.Id}@{p.Version}").Order(StringComparer.Ordinal));
        Assert.All(pages, p => Assert.True(p.Example().Result.IsDefined, p.Id));
    }
}
