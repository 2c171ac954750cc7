using Practicum.Core.Production.Rollout;

namespace Practicum.Core.Tests.Production.Rollout;

/// <summary>Vectors of methods.md §1, "Routing".</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("a", 0.6583291831235843)]
    [InlineData("b", 0.25047115517502533)]
    [InlineData("42", 0.04949053989121653)]
    public void Places_of_the_first_rollout(string entity, double expected) => Assert.Equal(expected, Routing.Uniform(Routing.Salt(1), entity));

    [Fact]
    public void Of_the_three_42_alone_is_in_a_canary_of_5_percent() =>
        Assert.Equal(["42"], new[] { "a", "b", "42" }.Where(e => Routing.Place("rollout/1", e) < Routing.Bound(0.05)));

    [Fact]
    public void Of_2000_rows_5_percent_lie_in_the_99_9_percent_band() =>
        Assert.InRange(Enumerable.Range(0, 2_000).Count(i => Routing.Place("rollout/1", $"0:{i}") < Routing.Bound(0.05)), 69, 133);

    [Fact]
    public void A_growing_share_turns_nobody_back_and_the_whole_takes_everybody()
    {
        var places = Enumerable.Range(0, 500).Select(i => Routing.Place("rollout/2", $"{i}")).ToArray();
        foreach (var (small, large) in new[] { (0.05, 0.25), (0.25, 1.0) })
            Assert.All(places, p => Assert.True(p >= Routing.Bound(small) || p < Routing.Bound(large)));
        Assert.All(places, p => Assert.True(p < Routing.Bound(1)));
        Assert.All(places, p => Assert.False(p < Routing.Bound(0)));
    }
}
