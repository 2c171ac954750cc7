using Practicum.Core.Production;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>Timelines of small years. The world is told in TestYear; log loss is 0.5 for a version that is right and 1.5 for one that is wrong.</summary>
public sealed class ScenarioTests
{
    private static YearOutcome Check(string year, string policy, string expected)
    {
        var season = TestYear.Parse(year);
        var outcome = ProductionReplay.Play(season, TestPolicy.Parse(policy));
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), Timeline.Print(outcome.Timeline, season.Tick).Trim());
        Assert.Equal(outcome.Policy.Costs.Sum(), outcome.Timeline.Sum(e => e.Amount.Micro));
        Assert.Equal(outcome.Clairvoyant.Total - outcome.Policy.Total, new Money(outcome.Regret.Values.Sum(m => m.Micro)));
        var ids = outcome.Timeline.Select(e => e.Id).ToHashSet();
        Assert.Equal(outcome.Timeline.Length, ids.Count);
        Assert.All(outcome.Timeline, e => Assert.True(e.CauseId is null || ids.Contains(e.CauseId), $"{e.Id} is caused by {e.CauseId}"));
        Assert.All(outcome.Timeline, e => Assert.True(e.CauseId is not null || e.Kind is "incident" or "alarm" or "note"));
        return outcome;
    }

    [Fact]
    public void A_canary_that_errs_is_aborted() => Check("""
        version b wrong
        """, """
        monitor start volume window 1d alarm > 0
        rule start deploy b
        rollout steps 50,100 hold 7d min_labels 150 abort log_loss > 1.1 x champion
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  canary    b 50 %
        3d 00h  abort     b: log_loss 1.54 > 1.1 x 0.49
        """);

    [Fact]
    public void A_newcomer_that_errs_is_rolled_back() => Check("""
        version b wrong
        """, """
        monitor start volume window 1d alarm > 0
        monitor quality metric log_loss window 2d alarm > 1.15 x
        rule start deploy b
        rule quality rollback
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  deploy    b takes all traffic
        2d 00h  alarm     quality: Log loss on labels that arrived, 0.97 > 0.575
        2d 00h  rollback  model
        """);

    [Fact]
    public void A_good_newcomer_goes_through_shadow_and_canary() => Check("""
        version model coin
        version b right
        cost rollout 10
        cost deploy 3
        """, """
        monitor start volume window 1d alarm > 0
        rule start deploy b
        rollout shadow 3d steps 25,50,100 hold 2d min_labels 100 abort log_loss > 1.1 x champion promote log_loss < 0.95 x champion
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  shadow    b beside model
        4d 00h  canary    b 25 %, log_loss 0.512 < 0.95 x 0.694
        7d 00h  canary    b 50 %, log_loss 0.52 < 0.95 x 0.69
        9d 00h  deploy    b takes all traffic
        """);

    [Fact]
    public void Labels_that_come_late_hold_a_canary_up() => Check("""
        delay 9d
        version b wrong
        """, """
        monitor start volume window 1d alarm > 0
        rule start deploy b
        rollout steps 50,100 hold 2d max_hold 20d min_labels 100 abort log_loss > 1.1 x champion
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  canary    b 50 %
        10d 00h  abort     b: log_loss 1.58 > 1.1 x 0.5
        """);

    [Fact]
    public void A_step_without_enough_labels_ends_undecided() => Check("""
        rows 20/d
        version b right
        """, """
        monitor start volume window 1d alarm > 0
        rule start deploy b
        rollout steps 50,100 hold 3d max_hold 6d min_labels 200 promote log_loss < 2 x champion
        """, """
        1d 00h  alarm     start: Rows in the window, 20 > 0
        1d 00h  canary    b 50 %
        7d 00h  abort     b: undecided on 63 labels
        """);

    [Fact]
    public void The_right_alert_mends_the_world() => Check("""
        incident slip from 10d for 12d repair 2d
        cost alert 20
        """, """
        monitor shift feature x window 2d alarm > 0.2
        rule shift alert upstream.unit:0.7,drift.concept:0.3
        """, """
        10d 00h  incident  slip
        12d 00h  alarm     shift: Shift of x, 5.68 > 0.2
        12d 00h  alert     upstream.unit 70 %, drift.concept 30 %
        14d 00h  repair    slip is mended
        22d 00h  incident-end  slip
        """);

    [Fact]
    public void A_wrong_diagnosis_mends_nothing() => Check("""
        incident slip from 10d for 12d repair 2d
        """, """
        monitor shift feature x window 2d alarm > 0.2
        rule shift alert drift.concept
        """, """
        10d 00h  incident  slip
        12d 00h  alarm     shift: Shift of x, 5.68 > 0.2
        12d 00h  alert     drift.concept 100 %
        22d 00h  incident-end  slip
        """);

    [Fact]
    public void A_diagnosis_spread_evenly_mends_nothing() => Check("""
        incident slip from 10d for 12d repair 2d
        """, """
        monitor shift feature x window 2d alarm > 0.2
        rule shift alert upstream.unit:0.5,drift.concept:0.5
        """, """
        10d 00h  incident  slip
        12d 00h  alarm     shift: Shift of x, 5.68 > 0.2
        12d 00h  alert     drift.concept 50 %, upstream.unit 50 %
        22d 00h  incident-end  slip
        """);

    [Fact]
    public void An_edge_inside_the_cooldown_is_lost() => Check("""
        incident slip from 5d for 1d
        incident shift from 12d for 1d
        """, """
        monitor moved feature x test mean-shift window 1d alarm > 0.3
        rule moved alert cooldown 10d
        """, """
        5d 00h  incident  slip
        6d 00h  incident-end  slip
        6d 00h  alarm     moved: Shift of x, 1.575 > 0.3
        6d 00h  alert     no diagnosis
        12d 00h  incident  shift
        13d 00h  incident-end  shift
        13d 00h  alarm     moved: Shift of x, 0.55 > 0.3
        """);

    [Fact]
    public void Two_windows_in_a_row_are_asked_for() => Check("""
        incident slip from 10d for 1d
        incident flip from 20d
        """, """
        monitor quality metric log_loss window 1d alarm > 1.3 x
        rule quality for 2 alert drift.concept
        """, """
        10d 00h  incident  slip
        11d 00h  incident-end  slip
        20d 00h  incident  flip
        22d 00h  alarm     quality: Log loss on labels that arrived, 1.33 > 0.65
        22d 00h  alert     drift.concept 100 %
        """);

    [Fact]
    public void A_rollback_without_a_predecessor_is_refused() => Check("""
        incident flip from 10d
        """, """
        monitor quality metric log_loss window 2d alarm > 1.5 x
        rule quality rollback
        """, """
        10d 00h  incident  flip
        12d 00h  alarm     quality: Log loss on labels that arrived, 1.485 > 0.75
        12d 00h  refused   rollback: no predecessor
        """);

    [Fact]
    public void The_fallback_is_ended_by_a_deploy_of_the_last_champion() => Check("""
        incident slip from 10d for 5d
        cost deploy 3
        """, """
        monitor low feature x test mean-shift window 1d alarm > 0.8
        monitor well feature x test mean-shift window 1d alarm < 0.2
        rule low fallback
        rule well deploy model
        rollout shadow 5d steps 5,100 hold 5d
        """, """
        1d 00h  alarm     well: Shift of x, 0.07 < 0.2
        1d 00h  refused   deploy model: it serves already
        10d 00h  incident  slip
        11d 00h  alarm     low: Shift of x, 1.57 > 0.8
        11d 00h  fallback  the rule decides
        15d 00h  incident-end  slip
        16d 00h  alarm     well: Shift of x, 0.065 < 0.2
        16d 00h  deploy    model takes all traffic
        """);

    [Fact]
    public void A_pause_answers_nothing_and_is_ended_by_a_deploy() => Check("""
        incident slip from 10d for 5d
        cost error 0.01
        """, """
        monitor low feature x test mean-shift window 1d alarm > 0.8
        monitor well feature x test mean-shift window 1d alarm < 0.2
        rule low pause
        rule well deploy model
        """, """
        1d 00h  alarm     well: Shift of x, 0.07 < 0.2
        1d 00h  refused   deploy model: it serves already
        10d 00h  incident  slip
        11d 00h  alarm     low: Shift of x, 1.57 > 0.8
        11d 00h  pause     no row has an answer
        15d 00h  incident-end  slip
        16d 00h  alarm     well: Shift of x, 0.065 < 0.2
        16d 00h  deploy    model takes all traffic
        """);

    [Fact]
    public void Too_few_labels_are_unknown_and_never_an_alarm() => Check("""
        rows 20/d
        incident flip from 5d
        """, """
        monitor quality metric log_loss window 2d min_labels 50 alarm > 0.1 x
        rule quality alert drift.concept
        """, """
        5d 00h  incident  flip
        """);

    [Fact]
    public void Rules_fire_in_file_order_and_a_second_trial_is_refused() => Check("""
        version b right
        version c right
        """, """
        monitor start volume window 1d alarm > 0
        rule start deploy b
        rule start alert drift.concept
        rule start deploy c
        rollout shadow 40d steps 100 hold 1d
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  shadow    b beside model
        1d 00h  alert     drift.concept 100 %
        1d 00h  refused   deploy c: b is on trial
        29d 00h  note      b is still on trial
        """);

    [Fact]
    public void A_fallback_calls_a_trial_off() => Check("""
        version b right
        incident slip from 10d for 3d
        """, """
        monitor start volume window 1d alarm > 0
        monitor low feature x test mean-shift window 1d alarm > 0.8
        rule start deploy b
        rule low fallback
        rollout steps 5,100 hold 28d
        """, """
        1d 00h  alarm     start: Rows in the window, 200 > 0
        1d 00h  canary    b 5 %
        10d 00h  incident  slip
        11d 00h  alarm     low: Shift of x, 1.57 > 0.8
        11d 00h  abort     b: fallback
        11d 00h  fallback  the rule decides
        13d 00h  incident-end  slip
        """);
}
