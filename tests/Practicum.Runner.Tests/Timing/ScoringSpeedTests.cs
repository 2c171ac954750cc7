using Practicum.Runner.Runs.Timing;

namespace Practicum.Runner.Tests.Timing;

/// <summary>What is told of wall time, in steps.</summary>
public sealed class ScoringSpeedTests
{
    [Theory]
    [InlineData(1_234_567, 1_000_000)]
    [InlineData(4_999_999, 2_000_000)]
    [InlineData(5_000_000, 5_000_000)]
    [InlineData(0.7, 0.5)]
    [InlineData(1, 1)]
    public void A_rate_is_rounded_down_to_1_2_or_5(double rate, double told) => Assert.Equal(told, ScoringSpeed.AtLeast(rate));

    [Fact]
    public void Rates_and_times_are_told_in_steps_of_1_2_and_5()
    {
        var speed = new ScoringSpeed();
        speed.Report(4_096);
        speed.Report(5_000);
        var (items, facts) = speed.End(TimeSpan.FromMilliseconds(17.3)).Of(5_000, Digest.Of("rows"), []);
        Assert.Equal(200_000, facts.Single(f => f.Id == "machine/scoring_rate").Value);
        Assert.All(facts, f => Assert.Equal(Coarse.Step(f.Value), f.Value));
        Assert.All(items, i => Assert.Contains("in steps of 1, 2 and 5", i.Reason));
    }
}
