using Practicum.Core.Production;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>The order inside a tick (methods.md §1), one law a step. The world is told in TestYear.</summary>
public sealed class TickOrderTests
{
    private static YearOutcome Play(string year, string policy) => ProductionReplay.Play(TestYear.Parse(year), TestPolicy.Parse(policy));

    [Fact]
    public void Step_1_a_label_is_known_at_the_tick_at_which_it_is_visible_and_not_before()
    {
        var outcome = Play("delay 3d", "monitor quality metric log_loss window 1d alarm > 9\nrule quality alert");
        Assert.Equal([true, true, false, false], outcome.Monitors[0].Looks.Take(4).Select(l => double.IsNaN(l.Value)));
        Assert.Equal([0, 0, 0, 200, 200], outcome.Arrived.Take(5));
    }

    [Fact]
    public void Step_2_a_repair_mends_the_traffic_of_the_tick_at_which_it_is_due()
    {
        var outcome = Play("incident slip from 5d for 20d repair 2d", "monitor moved feature x test mean-shift window 1d alarm > 0.3\nrule moved alert upstream.unit");
        Assert.Equal(8, outcome.Incidents[0].RepairedAt);
        Assert.Equal(outcome.DoNothing.Expected[..8], outcome.Policy.Expected[..8]);
        Assert.True(outcome.Policy.Expected[8] > outcome.DoNothing.Expected[8]);
    }

    [Fact]
    public void Step_2_a_rollout_goes_on_before_monitors_look_and_rules_act()
    {
        var outcome = Play("version b wrong", """
            monitor start volume window 1d every 99d alarm > 0
            monitor back volume window 3d every 99d alarm > 0
            rule start deploy b
            rule back rollback
            rollout steps 50,100 hold 2d
            """);
        Assert.Equal(["deploy", "alarm", "rollback"], outcome.Timeline.Where(e => e.Tick == 3).Select(e => e.Kind));
        Assert.Equal(outcome.DoNothing.Expected[3..], outcome.Policy.Expected[3..]);
        Assert.Equal(0, outcome.Regret[RegretPart.BadDeploys].Micro);
    }

    [Fact]
    public void Step_3_a_window_ends_where_the_tick_of_its_look_begins()
    {
        var outcome = Play("incident slip from 5d for 1d", "monitor moved feature x test mean-shift window 1d alarm > 0.3\nrule moved alert");
        Assert.Equal([6], outcome.Monitors[0].Looks.Where(l => l.Value > 0.3).Select(l => l.Tick));
        Assert.Equal([6], outcome.Alarms.Select(a => a.Opened));
    }

    /// <summary>The newcomer says 1 − x, so that its decisions and its money are the opposite of the model's.</summary>
    [Fact]
    public void Step_4_a_deploy_serves_the_traffic_of_its_own_tick()
    {
        var outcome = Play("version b wrong", "monitor start volume window 1d alarm > 0\nrule start deploy b");
        Assert.Equal(outcome.DoNothing.Expected[0], outcome.Policy.Expected[0]);
        Assert.Equal(-outcome.DoNothing.Expected[1], outcome.Policy.Expected[1]);
    }

    [Fact]
    public void Step_6_what_an_act_costs_is_booked_at_its_own_tick()
    {
        var outcome = Play("version b right\ncost deploy 3\ncost alert 2", "monitor start volume window 1d alarm > 0\nrule start alert\nrule start deploy b");
        Assert.Equal((0, 5_000_000, 0), (outcome.Policy.Costs[0], outcome.Policy.Costs[1], outcome.Policy.Costs[2]));
    }
}
