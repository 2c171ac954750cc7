using Practicum.Core.Production;
using Practicum.Core.Production.Monitoring;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Tests.Production.Simulation;

namespace Practicum.Core.Tests.Production.Monitoring;

public sealed class MonitorTests
{
    private static MonitorTrace Watch(string year, string monitor) =>
        ProductionReplay.Play(TestYear.Parse(year), TestPolicy.Parse(monitor)).Monitors[0];

    /// <summary>methods.md §6: mean 9 (1/n + 1/m) for deciles; the bound by scipy.stats.chi2.ppf(1 − 7/90, 9) = 15.512868: here n = 1,400, m = 14,000.</summary>
    [Fact]
    public void Psi_without_drift_has_its_known_mean_and_auto_is_the_chi_squared_quantile_over_the_floor()
    {
        var trace = Watch("days 720", "monitor x feature x window 7d alarm auto\nquiet_for 90d");
        Assert.Equal(102, trace.Looks.Length);
        Assert.InRange(trace.Looks.Average(l => l.Value) / (9 * ((1 / 1_400.0) + (1 / 14_000.0))), 0.75, 1.3);
        Assert.Equal(0.02, trace.Threshold);
        var small = Watch("days 720\nrows 20/d", "monitor x feature x window 7d alarm auto\nquiet_for 90d");
        Assert.Equal(15.512868 * ((1 / 140.0) + (1 / 14_000.0)), small.Threshold, 3);
    }

    /// <summary>
    /// methods.md §6, law: on rows like its reference a monitor alarms no more often than quiet_for states. 1,440 looks a day apart at 90 d: 16 are
    /// expected, and 99.9 % of Poisson(16) lie below 30 (scipy.stats.poisson.ppf).
    /// </summary>
    [Fact]
    public void On_rows_like_its_reference_auto_alarms_about_as_seldom_as_quiet_for_says()
    {
        var trace = Watch("days 1441\nrows 200/d", "monitor x feature x window 1d alarm auto\nquiet_for 90d");
        Assert.InRange(trace.Looks.Count(l => l.Value > trace.Threshold), 4, 29);
    }

    [Fact]
    public void Fewer_rows_than_asked_for_are_unknown()
    {
        var trace = Watch("incident slip from 10d", "monitor x feature x window 1d min_rows 201 alarm > 0.1");
        Assert.All(trace.Looks, l => Assert.True(double.IsNaN(l.Value)));
    }

    [Fact]
    public void Windows_tumble_unless_every_says_otherwise_and_the_first_look_has_a_whole_window()
    {
        Assert.Equal([7, 14, 21, 28], Watch("days 30", "monitor x feature x window 7d alarm > 1").Looks.Select(l => l.Tick));
        Assert.Equal([7, 9, 11, 13], Watch("days 15", "monitor x feature x window 7d every 2d alarm > 1").Looks.Select(l => l.Tick));
    }

    [Theory]
    [InlineData("feature size", 0.1)]
    [InlineData("score", 1.0)]
    public void Categories_and_scores_shift_when_the_column_slips(string watch, double least)
    {
        var looks = Watch("days 20\nincident slip from 10d", $"monitor m {watch} window 2d alarm > 9").Looks;
        Assert.All(looks.Where(l => l.Tick <= 10), l => Assert.True(l.Value < 0.1));
        Assert.All(looks.Where(l => l.Tick >= 12), l => Assert.True(l.Value > least));
    }

    [Fact]
    public void Ks_of_a_tenfold_slip_is_nine_tenths() =>
        Assert.InRange(Watch("days 20\nincident slip from 10d", "monitor m feature x test ks window 2d alarm > 9").Looks[^1].Value, 0.87, 0.91);

    [Fact]
    public void Shares_count_missing_new_and_unanswered_rows()
    {
        Assert.All(Watch("days 5", "monitor m missing x window 1d alarm > 0").Looks, l => Assert.Equal(0, l.Value));
        Assert.All(Watch("days 5", "monitor m new-values size window 1d alarm > 0").Looks, l => Assert.Equal(0, l.Value));
        Assert.All(Watch("days 5", "monitor m new-values x window 1d alarm > 0").Looks, l => Assert.Equal(1, l.Value));
        Assert.All(Watch("days 5", "monitor m errors window 1d alarm > 0").Looks, l => Assert.Equal(0, l.Value));
        Assert.All(Watch("days 5\nversion model silent", "monitor m errors window 1d alarm > 0").Looks, l => Assert.Equal(1, l.Value));
    }

    [Fact]
    public void The_first_28_days_are_a_reference_once_their_labels_are_mature()
    {
        var trace = Watch("days 60\ndelay 4d\nincident flip from 40d", "monitor q metric accuracy reference first-28d window 2d alarm < 0.8 x");
        Assert.Equal(0.8 * 0.75, trace.Threshold, 1);
        var early = Watch("days 30\ndelay 4d", "monitor q metric accuracy reference first-28d window 2d alarm < 0.8 x");
        Assert.True(double.IsNaN(early.Threshold));
    }

    [Fact]
    public void A_window_of_one_day_is_matched_by_its_weekday_and_a_week_by_all_days()
    {
        // 2025-01-01 was a Wednesday; the epoch's Thursday is weekday 0, so Wednesday is 6.
        Assert.True(SimTime.TryParse("2025-01-01", out var start));
        var clock = new SeasonClock(TestYear.Span("1h"), start);
        Assert.Equal([6, 0, 1], new long[] { 0, 24, 48 }.Select(clock.Weekday));
        var day = HourSet.Of(Match.Weekday, clock, 24, 48);
        Assert.Equal(Enumerable.Range(0, 24), Enumerable.Range(0, 168).Where(day.Has));
        Assert.Equal([3, 4], Enumerable.Range(0, 168).Where(HourSet.Of(Match.HourOfWeek, clock, 27, 29).Has));
        Assert.All(Enumerable.Range(0, 168), h => Assert.True(HourSet.Of(Match.Weekday, clock, 24, 24 + 168).Has(h)));
    }

    [Fact]
    public void A_matched_reference_rests_on_the_rows_of_those_hours_only()
    {
        var rows = new ReferenceRows<double, double>([1, 2, 3, double.NaN], [0, 25, 1, 2], double.IsNaN, v => v.Sum());
        Assert.Equal((2, 4.0), rows.For(default(HourSet).With(0).With(1).With(2)));
        Assert.Null(rows.For(default(HourSet).With(100)));
    }

    [Fact]
    public void A_timeline_is_written_as_json_lines_too() => Assert.Equal(
        """
        {"tick":3,"kind":"alert","id":"alert/1","cause_id":"alarm/x/1","amount_micro":20000000,"words":"drift.concept 100 %"}
        {"tick":4,"kind":"incident","id":"incident/price","cause_id":null,"amount_micro":0,"words":"Prices rise"}

        """.ReplaceLineEndings("\n"), Timeline.JsonLines(
        [new(3, "alert", "alert/1", "alarm/x/1", Money.FromUnits(20), "drift.concept 100 %"), new(4, "incident", "incident/price", null, default, "Prices rise")]));
}
