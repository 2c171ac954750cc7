using Practicum.Core.Production;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Production.Accounts;
using Practicum.Core.Submissions;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>Laws of methods.md §1: nothing from the future, common random numbers, the same bytes.</summary>
public sealed class CausalityTests
{
    private const string Busy = """
        days 40
        rows 100/d
        tick 6h
        delay 2d
        entities 40
        version b coin
        version c wrong
        cost alert 2
        cost deploy 3
        cost rollback 1
        cost rollout 7
        cost label 0.01
        incident slip from 8d for 4d repair 1d
        incident flip from 20d
        """;

    private const string Operated = """
        monitor drift feature x window 2d every 1d alarm > 0.3
        monitor size feature size window 2d alarm > 0.3
        monitor scores score x window 1d alarm > 0.5
        monitor quality metric log_loss window 3d every 1d min_labels 50 alarm > 1.3 x
        monitor later metric brier window 2d by request mature 0.9 min_labels 50 alarm > 0.3
        rule drift alert upstream.unit cooldown 5d
        rule scores deploy b
        rule quality for 2 deploy c cooldown 3d
        rule later rollback
        rule size fallback
        rollout shadow 1d steps 10,50,100 hold 1d max_hold 3d min_labels 30 abort log_loss > 1.3 x champion on_inconclusive promote
        """;

    private static YearRun Run(Season season, Policy policy, IOperator? other = null)
    {
        var tables = new SeasonTables(season);
        var clock = new SeasonClock(season.Tick, tables.Base.Rows.Start);
        var incidents = IncidentClock.Of(season.Spec, clock, tables.Base.Rows.Ticks, null);
        return new Simulator(tables, clock, incidents, policy, other ?? new RuleOperator(policy, clock)).Play();
    }

    private static string Acts(YearRun run, int upTo) => Timeline.Print(run.Events.Where(e => e.Tick <= upTo && e.Kind != "note"), TestYear.Span("6h"));

    [Fact]
    public void Scrambling_everything_from_a_tick_on_leaves_all_acts_up_to_it_unchanged()
    {
        var policy = TestPolicy.Parse(Operated);
        var whole = Run(TestYear.Parse(Busy), policy);
        Assert.True(whole.Events.Select(e => e.Kind).Distinct().Count() >= 5, Timeline.Print(whole.Events, TestYear.Span("6h")));
        foreach (var k in new[] { 1, 9, 33, 40, 41, 57, 90, 101, 120, 159 })
        {
            var other = Run(TestYear.Parse(Busy, scrambleFrom: k), policy);
            Assert.Equal(Acts(whole, k), Acts(other, k));
            Assert.Equal(whole.Money.Costs.Take(k + 1), other.Money.Costs.Take(k + 1));
            Assert.Equal(whole.Money.Expected.Take(k), other.Money.Expected.Take(k));
            Assert.NotEqual(whole.Money.Expected.Skip(k), other.Money.Expected.Skip(k));
        }
    }

    /// <summary>Does as its policy says, and one thing more at one tick.</summary>
    private sealed class Meddler(IOperator inner, int at, Act act) : IOperator
    {
        public ImmutableArray<Act> Act(in Observation seen) => seen.Tick == at ? inner.Act(seen).Add(act) : inner.Act(seen);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(70)]
    [InlineData(130)]
    public void Two_operators_differ_only_at_and_after_their_first_different_act(int at)
    {
        var season = TestYear.Parse(Busy);
        var policy = TestPolicy.Parse(Operated);
        var clock = new SeasonClock(season.Tick, null);
        var one = Run(season, policy);
        var two = Run(season, policy, new Meddler(new RuleOperator(policy, clock), at, new(ActKind.Pause, null, ImmutableSortedDictionary<string, double>.Empty, null)));
        Assert.Equal(Acts(one, at - 1), Acts(two, at - 1));
        Assert.Equal(one.Money.Realised.Take(at), two.Money.Realised.Take(at));
        Assert.NotEqual(one.Money.Realised[at], two.Money.Realised[at]);
    }

    [Fact]
    public void The_same_season_and_policy_give_the_same_year()
    {
        var policy = TestPolicy.Parse(Operated);
        var outcomes = Enumerable.Range(0, 4).AsParallel().Select(_ => ProductionReplay.Play(TestYear.Parse(Busy), policy)).ToArray();
        foreach (var other in outcomes.Skip(1))
        {
            Assert.Equal(outcomes[0].Timeline, other.Timeline);
            Assert.Equal(outcomes[0].Policy.Expected, other.Policy.Expected);
            Assert.Equal(outcomes[0].Monitors.SelectMany(m => m.Looks), other.Monitors.SelectMany(m => m.Looks));
            Assert.Equal(outcomes[0].Regret, other.Regret);
        }
    }

    [Fact]
    public void A_policy_that_never_acts_is_doing_nothing_to_the_unit()
    {
        var outcome = ProductionReplay.Play(TestYear.Parse(Busy), TestPolicy.Parse("monitor q feature x window 1d alarm > 99\nrule q rollback"));
        var left = ProductionReplay.Play(TestYear.Parse(Busy), null);
        Assert.Equal(left.Policy.Expected, outcome.Policy.Expected);
        Assert.Equal(left.Policy.Realised, outcome.Policy.Realised);
        Assert.Equal(left.DoNothing.Expected, outcome.Policy.Expected);
        Assert.Equal(left.Arrived, outcome.Arrived);
        Assert.All(outcome.Policy.Costs, c => Assert.Equal(0, c));
    }

    [Fact]
    public void Doing_nothing_earns_no_more_than_the_best_operator_and_that_no_more_than_the_ceiling()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var outcome = ProductionReplay.Play(TestYear.Parse($"{Busy}\nseed {seed}"), TestPolicy.Parse(Operated));
            Assert.True(outcome.DoNothing.Total <= outcome.Clairvoyant.Total);
            Assert.True(outcome.Clairvoyant.Total <= outcome.Ceiling!.Total);
            Assert.Equal(outcome.Clairvoyant.Total - outcome.Policy.Total, new Money(outcome.Regret.Values.Sum(m => m.Micro)));
            Assert.Equal(outcome.Policy.Costs.Sum(), outcome.Timeline.Sum(e => e.Amount.Micro));
        }
    }

    [Fact]
    public void Customers_of_a_canary_stay_in_it_and_the_newcomer_serves_about_its_share()
    {
        var season = TestYear.Parse("days 20\nrows 400/d\nentities 200\nversion b coin");
        var policy = TestPolicy.Parse("monitor s volume window 1d alarm > 0\nrule s deploy b\nrollout steps 10,40,100 hold 5d");
        var outcome = ProductionReplay.Play(season, policy);
        Assert.Equal([(0, "model", null, 0), (1, "model", "b", 0.1), (6, "model", "b", 0.4), (11, "b", null, 0)], outcome.Served.Select(s => (s.From, s.Champion, s.Challenger, s.Share)));
        var (rightMoney, coinMoney) = (outcome.DoNothing.Expected.Average(), 0.0);
        Assert.InRange(outcome.Policy.Expected[6..11].Average(), (0.45 * rightMoney) + coinMoney, (0.75 * rightMoney) + coinMoney);
    }
}
