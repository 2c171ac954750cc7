using Practicum.Core.Packs;
using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Simulation;

namespace Practicum.Core.Tests.Production.Accounts;

/// <summary>The vector of methods.md §1, "Decisions and value".</summary>
public sealed class TickMoneyTests
{
    private static readonly double[] P = [.02, .05, 8.0 / 108, .2, .6];
    private static readonly byte[] Acted = [0, 1, 1, 0, 1], Labels = [0, 0, 1, 0, 1];

    private static TickMoney Money(double error = 0) => new(new()
    {
        Value = new(Units(40), Units(-8), Units(-60), Units(0)),
        Costs = new() { Error = Units(error) },
    });

    private static Money Units(double units) => Numerics.Primitives.Money.FromUnits(units);

    [Fact]
    public void Realised_72_is_expected_minus_2_4444_and_luck_74_4444()
    {
        var (realised, expected) = (Money().Realised(Acted, Labels, 0), Money().Expected(Acted, P, 0));
        Assert.Equal((72_000_000, -2_444_444), (realised, expected));
        Assert.Equal(74_444_444, realised - expected);
    }

    [Fact]
    public void The_ceiling_is_13_7556()
    {
        var decisions = new byte[5];
        Money().DecideBest(P, decisions);
        Assert.Equal(13_755_556, Money().Expected(decisions, P, 0));
    }

    [Fact]
    public void Each_row_without_an_answer_pays_for_the_error_in_both_monies()
    {
        var decisions = new byte[3];
        var errors = TickMoney.Decide([float.NaN, 0.5f, 0.49f], 0.5, 1, decisions);
        Assert.Equal([1, 1, 0], decisions);
        Assert.Equal((1, 500_000L), (errors, Money(0).Realised([0, 0], [0, 0], 0) - Money(0.5).Realised([0, 0], [0, 0], 1) + 0));
        Assert.Equal(Money(0).Expected(decisions, [.1, .2, .3], 1) - 500_000, Money(0.5).Expected(decisions, [.1, .2, .3], 1));
    }

    [Fact]
    public void A_score_acts_when_it_is_at_least_the_threshold_compared_as_double()
    {
        var decisions = new byte[3];
        TickMoney.Decide([0.35f, MathF.BitIncrement(0.35f), 0.34f], 0.35, 0, decisions);
        Assert.Equal(0.35f < 0.35 ? 0 : 1, decisions[0]);
        Assert.Equal([1, 0], decisions[1..]);
    }

    [Theory]
    [InlineData(3_600, 5_000_003)]
    [InlineData(3_600, 7)]
    [InlineData(86_400, 5_000_000)]
    [InlineData(7_200, -13)]
    public void A_daily_cost_adds_up_to_the_unit_on_every_day(long tick, long perDay)
    {
        var clock = new SeasonClock(new(tick), null);
        for (var day = 0; day < 3; day++)
            Assert.Equal(perDay, Enumerable.Range(day * clock.DailyTicks, clock.DailyTicks).Sum(n => clock.Prorate(perDay, n)));
        Assert.True(clock.Prorate(perDay, 0) - clock.Prorate(perDay, clock.DailyTicks - 1) is >= -1 and <= 1);
    }
}
