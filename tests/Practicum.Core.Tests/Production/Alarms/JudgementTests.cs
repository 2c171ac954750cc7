using Practicum.Core.Production;
using Practicum.Core.Tests.Production.Simulation;

namespace Practicum.Core.Tests.Production.Alarms;

/// <summary>How incidents and alarms are counted (methods.md §4).</summary>
public sealed class JudgementTests
{
    private static YearOutcome Play(string year, string policy) => ProductionReplay.Play(TestYear.Parse(year), TestPolicy.Parse(policy));

    private const string Shift = "monitor moved feature x test mean-shift window 1d alarm > 0.3\n";

    [Fact]
    public void Harm_is_measured_by_twins_and_a_harmless_change_makes_alarms_neutral()
    {
        var outcome = Play("incident slip from 3d for 2d\nincident shift from 18d for 2d", Shift + "rule moved alert");
        Assert.Equal([true, false], outcome.Incidents.Select(i => i.Harmful));
        Assert.True(outcome.Incidents[0].Harm > Money.FromUnits(50));
        Assert.Equal([(4, AlarmTruth.True, "slip"), (19, AlarmTruth.Neutral, "shift")], outcome.Alarms.Select(a => (a.Opened, a.Truth, a.Incident)));
        Assert.True(double.IsNaN(outcome.Incidents[1].NormalisedDelay));
    }

    [Fact]
    public void The_window_is_the_change_and_a_grace_of_one_monitor_window_and_the_95_percent_delay()
    {
        var outcome = Play("delay 3d\nincident slip from 3d for 2d", "monitor moved feature x test mean-shift window 2d every 1d alarm > 0.3\nrule moved alert");
        var incident = outcome.Incidents[0];
        Assert.Equal((3, 5, 10), (incident.Onset, incident.End, incident.WindowEnd));
        Assert.Equal(4, incident.Alarm);
        Assert.Equal(1 / 7.0, incident.NormalisedDelay, 12);
        Assert.Equal((30 - 7) / 30.0, outcome.QuietMonths, 12);
    }

    [Fact]
    public void A_permanent_change_is_news_for_as_long_as_it_says()
    {
        var outcome = Play("days 60\nincident flip from 10d respond 15d", Shift + "rule moved alert");
        Assert.Equal((10, 60, 10 + 15 + 1 + 1), (outcome.Incidents[0].Onset, outcome.Incidents[0].End, outcome.Incidents[0].WindowEnd));
        Assert.Equal((null, 1.0), (outcome.Incidents[0].Alarm, outcome.Incidents[0].NormalisedDelay));
    }

    [Fact]
    public void Alarms_outside_every_window_are_false_and_those_after_the_last_incident_too()
    {
        var outcome = Play("incident slip from 10d for 1d", Shift + "monitor clock volume window 1d every 9d alarm > 0\nrule moved alert\nrule clock for 1 alert");
        Assert.Equal([AlarmTruth.False], outcome.Alarms.Where(a => a.Monitor == "clock").Select(a => a.Truth));
        Assert.Equal([AlarmTruth.True], outcome.Alarms.Where(a => a.Monitor == "moved").Select(a => a.Truth));
    }

    [Fact]
    public void A_second_episode_in_a_window_with_another_diagnosis_is_false()
    {
        var outcome = Play("days 40\nincident slip from 10d for 10d", """
            monitor moved feature x test mean-shift window 1d alarm > 0.3
            monitor quality metric log_loss window 2d alarm > 1.2 x
            monitor again feature size window 2d alarm > 0.3
            rule moved alert upstream.unit
            rule quality alert drift.concept
            rule again alert upstream.unit
            """);
        Assert.Equal([("moved", AlarmTruth.True), ("quality", AlarmTruth.False), ("again", AlarmTruth.True)], outcome.Alarms.Take(3).Select(a => (a.Monitor, a.Truth)));
        Assert.Equal(1, outcome.Incidents[0].Diagnosis, 12);
    }

    [Fact]
    public void A_monitor_that_no_rule_listens_to_is_drawn_and_not_counted()
    {
        var outcome = Play("incident slip from 10d for 5d", Shift + "monitor other volume window 1d alarm > 0\nrule other alert");
        Assert.NotEmpty(outcome.Monitors[0].Looks);
        Assert.DoesNotContain(outcome.Alarms, a => a.Monitor == "moved");
        Assert.Null(outcome.Timeline.FirstOrDefault(e => e.Kind == "alarm" && e.Id.Contains("moved", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_episode_closes_after_one_quiet_window()
    {
        var outcome = Play("incident slip from 10d for 3d", Shift + "rule moved alert");
        Assert.Equal([(11, 15)], outcome.Alarms.Select(a => (a.Opened, a.Closed)));
    }

    [Fact]
    public void A_repair_ends_the_response_lag_and_a_miss_has_its_own_part()
    {
        const string Year = "incident slip from 10d for 15d repair 2d\ncost alert 3";
        var mended = Play(Year, "monitor moved feature x test mean-shift window 1d alarm > 0.3\nrule moved alert upstream.unit");
        Assert.Equal(11, mended.Incidents[0].Alarm);
        Assert.Equal(13, mended.Incidents[0].RepairedAt);
        Assert.True(mended.Regret[RegretPart.ResponseLag].Micro > 0);
        Assert.Equal(0, mended.Regret[RegretPart.DetectionDelay].Micro);
        Assert.Equal(0, mended.Regret[RegretPart.MissedIncidents].Micro);
        Assert.Equal(0, mended.Regret[RegretPart.Upkeep].Micro);
        var missed = ProductionReplay.Play(TestYear.Parse(Year), null);
        Assert.True(missed.Regret[RegretPart.MissedIncidents] > mended.Regret[RegretPart.ResponseLag]);
        Assert.Equal(-3_000_000, missed.Regret[RegretPart.Upkeep].Micro);
    }

    [Fact]
    public void A_recorded_world_has_realised_money_only()
    {
        var outcome = Play("recorded\nincident slip from 10d for 5d", Shift + "rule moved fallback");
        Assert.Equal(outcome.Policy.Realised, outcome.Policy.Expected);
        Assert.Null(outcome.Ceiling);
        Assert.Null(outcome.VisibleCeiling);
        Assert.NotNull(outcome.Reference);
        Assert.Equal(outcome.Clairvoyant.Total - outcome.Policy.Total, new Money(outcome.Regret.Values.Sum(m => m.Micro)));
    }
}
