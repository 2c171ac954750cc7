using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Core.Production.Monitoring;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Tests.Production.Simulation;

namespace Practicum.Core.Tests.Production.Monitoring;

public sealed class ArrivalTests
{
    private static readonly DelaySpec Week = new() { Kind = DelayKind.Lognormal, Median = TestYear.Span("7d"), P95 = TestYear.Span("30d") };

    /// <summary>Vectors of methods.md §1, "Labels": median 7 d, p95 30 d.</summary>
    [Fact]
    public void The_arrived_share_of_a_lognormal_delay()
    {
        Assert.Equal(0.884752, ArrivedShare.Sigma(Week), 6);
        Assert.Equal(0.078395, ArrivedShare.At(Week, 2), 6);
        Assert.Equal(0.783315, ArrivedShare.At(Week, 14), 6);
    }

    [Fact]
    public void A_window_is_mature_when_nine_in_ten_of_its_youngest_labels_are_expected()
    {
        var clock = new SeasonClock(TestYear.Span("1d"), null);
        var lag = ArrivedShare.Lag(Week, 0.9, clock, 365);
        Assert.True(ArrivedShare.At(Week, lag) >= 0.9 && ArrivedShare.At(Week, lag - 1) < 0.9);
        Assert.Equal(0, ArrivedShare.Lag(Week, 0, clock, 365));
    }

    [Theory]
    [InlineData("by arrival", 5, 11)]
    [InlineData("by request mature 0.9", 5, 12)]
    public void Half_of_the_labels_of_a_window_come_after_a_change_when_the_delay_and_half_the_window_have_passed(string by, int delay, int first)
    {
        var season = TestYear.Parse($"delay {delay}d\nincident flip from 5d");
        var outcome = ProductionReplay.Play(season, TestPolicy.Parse($"monitor q metric accuracy window 4d every 1d {by} alarm < 0.5"));
        var looks = outcome.Monitors[0].Looks;
        // Right decisions are 0.75 of the rows, after the flip 0.25: half-way is 0.5.
        Assert.True(looks.Single(l => l.Tick == first - 1).Value > 0.55);
        Assert.InRange(looks.Single(l => l.Tick == first).Value, 0.45, 0.55);
        Assert.True(looks.Single(l => l.Tick == first + 1).Value < 0.45);
    }

    [Fact]
    public void A_request_window_without_maturity_has_no_labels_yet()
    {
        var season = TestYear.Parse("delay 9d");
        var outcome = ProductionReplay.Play(season, TestPolicy.Parse("monitor q metric log_loss window 4d by request alarm > 1"));
        Assert.All(outcome.Monitors[0].Looks, l => Assert.True(double.IsNaN(l.Value)));
    }

    [Theory]
    [InlineData("acted")]
    [InlineData("not_acted")]
    public void Only_labels_of_the_chosen_decisions_are_ever_seen(string seen)
    {
        var all = ProductionReplay.Play(TestYear.Parse("days 10"), null);
        var policy = TestPolicy.Parse("monitor q metric accuracy window 2d alarm < 0.1");
        var some = ProductionReplay.Play(TestYear.Parse($"days 10\nseen {seen}"), policy);
        Assert.Equal(9 * 200, all.Arrived.Sum());
        Assert.InRange(some.Arrived.Sum(), 9 * 80, 9 * 120);
        Assert.Equal(some.Arrived, ProductionReplay.Play(TestYear.Parse($"days 10\nseen {seen}"), null).Arrived);
    }
}
