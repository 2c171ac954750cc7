using Practicum.Core.Examining.Findings;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

public sealed class TellingRuleTests
{
    private static readonly Digest[] Handed = [Digest.Of("one"), Digest.Of("two"), Digest.Of("three"), Digest.Of("four")];

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0.12, 0)]
    [InlineData(0.13, 0.25)]
    [InlineData(0.62, 0.5)]
    [InlineData(0.63, 0.75)]
    [InlineData(0.99, 1)]
    public void A_score_is_told_in_quarters(double score, double told) => Assert.Equal(told, TellingRule.InQuarters(score));

    [Fact]
    public void An_interval_of_quarters_holds_what_the_rounding_hides()
    {
        var exact = TellingRule.Blurred(0.6, [], 1_000);
        Assert.Equal((0.375, 0.625), (Math.Round(exact.Min(), 3), Math.Round(exact.Max(), 3)));
        Assert.Equal(exact, TellingRule.Blurred(-9, [.. Enumerable.Repeat(0.45, 1_000)], 10));
        Assert.Equal(1, TellingRule.Blurred(0.99, [], 1_000).Max());
    }

    [Fact]
    public void Findings_are_told_of_three_times_and_the_same_ones_again_at_any_time()
    {
        Assert.True(TellingRule.MayTell([], Handed[0]));
        Assert.True(TellingRule.MayTell(Handed[..2], Handed[2]));
        Assert.False(TellingRule.MayTell(Handed[..3], Handed[3]));
        Assert.True(TellingRule.MayTell(Handed[..3], Handed[1]));
        Assert.True(TellingRule.MayTell([Handed[0], Handed[0], Handed[0]], Handed[3]));
    }
}
