using Practicum.Core.Evidence;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Production;
using Practicum.Core.Production;

namespace Practicum.Core.Tests.Examining;

public sealed class ProductionExaminerTests
{
    private static readonly ProductionExaminer Examiner = new();

    /// <summary>Methods §2, worked: C = 795, D = 580, P = 720 → κ = 0.6512; P = 500 → −0.3721; with U = 1,000 ρ = 280/205 = 1.3659.</summary>
    [Theory]
    [InlineData(720, 0.6512, 1.3659)]
    [InlineData(500, -0.3721, 2.4390)]
    public void Captured_share_and_cost_ratio_agree_with_the_worked_numbers(double policy, double kappa, double rho)
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(policy)));
        Assert.Equal(kappa, Item(measured, "captured_share").Value.Value, 4);
        Assert.Equal(rho, Item(measured, "cost_ratio").Value.Value, 4);
    }

    [Fact]
    public void Over_seeds_a_ratio_of_sums_is_taken_and_not_a_mean_of_ratios()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(policy: 700, nothing: 600, best: 800), MadeYear.Of(policy: 600, nothing: 600, best: 900)));
        Assert.Equal(100.0 / 500, Item(measured, "captured_share").Value.Value, 12);
        Assert.Equal(1300.0 / 2000, Item(measured, "value").Raw!.Value, 12);
    }

    [Fact]
    public void A_quiet_world_has_nothing_to_gain()
    {
        var share = Item(Examiner.Examine(MadeYear.Exam(MadeYear.Of(policy: 580, nothing: 580, best: 584))), "captured_share");
        Assert.False(share.Value.IsDefined);
        Assert.StartsWith("Nothing to gain here", share.Value.Because, StringComparison.Ordinal);
    }

    /// <summary>Methods §4: delays 3, 5, 8, −, − of 14 → 0.6286; Kaplan–Meier median 8.</summary>
    [Fact]
    public void Missed_incidents_count_as_the_whole_window()
    {
        double?[] delays = [3, 5, 8, null, null];
        var years = delays.Select(d => MadeYear.Of(incidents: MadeYear.Incident("price-rise", d))).ToArray();
        var measured = Examiner.Examine(MadeYear.Exam(years));
        var detection = Item(measured, "detection");
        Assert.Equal(0.6286, detection.Value.Value, 4);
        Assert.Equal(1 - 0.6286, detection.Raw!.Value, 4);
        var delay = Item(measured, "delay.price-rise");
        Assert.Equal(0.6286 * 14, delay.Value.Value, 3);
        Assert.Contains("within 8 days", delay.Reason, StringComparison.Ordinal);
        Assert.Contains("3 of 5 worlds", delay.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_harmful_incident_detection_gives_its_weight_away()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(incidents: MadeYear.Incident("quiet-shift", null, harmful: false))));
        Assert.DoesNotContain(measured.Parts, p => p.Metric == "detection");
        Assert.Contains("nothing to detect", Item(measured, "detection").Reason, StringComparison.Ordinal);
        Assert.False(Item(measured, "alarms_f1").Value.IsDefined);
    }

    /// <summary>Methods §4, F1 examples: (2, 1, 1) → 0.6667 and daily alarms (3, 26, 0) → 0.1875; methods §7: s = max(0, 1 − rate / 2).</summary>
    [Fact]
    public void False_alarms_cost_points_by_their_rate_in_quiet_months()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(
            falseAlarms: 1, incidents: [MadeYear.Incident("a", 2), MadeYear.Incident("b", 4), MadeYear.Incident("c", null)])));
        Assert.Equal(0.6667, Item(measured, "alarms_f1").Value.Value, 4);
        Assert.Equal(1 - (1 / 9.5 / 2), Item(measured, "false_alarms").Raw!.Value, 12);
        var often = Examiner.Examine(MadeYear.Exam(MadeYear.Of(
            falseAlarms: 26, incidents: [MadeYear.Incident("a", 2), MadeYear.Incident("b", 4), MadeYear.Incident("c", 4)])));
        Assert.Equal(0.1875, Item(often, "alarms_f1").Value.Value, 12);
        Assert.Equal(0, Item(often, "false_alarms").Raw);
    }

    /// <summary>Methods §4: twelve in 190 months → [0.0326, 0.1103] where worlds are alike (φ = 1).</summary>
    [Fact]
    public void The_interval_of_false_alarms_is_quasi_Garwood_over_worlds()
    {
        var years = Enumerable.Range(0, 20).Select(k => MadeYear.Of(falseAlarms: k < 12 ? 1 : 0)).ToArray();
        var item = Item(Examiner.Examine(MadeYear.Exam(years)), "false_alarms");
        Assert.Equal((0.0326, 0.1103), (Math.Round(item.Value.Interval!.Low, 4), Math.Round(item.Value.Interval.High, 4)));
        Assert.Equal("worlds", item.Value.Interval.Source);
        Assert.Equal(1 - (item.Value.Interval.High / 2), item.ScoreInterval!.Low, 12);
    }

    [Fact]
    public void One_seed_is_one_year_without_an_interval()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of()));
        var value = Item(measured, "value");
        Assert.Null(value.Value.Interval);
        Assert.Equal("One year, no interval.", value.Value.Because);
        Assert.Equal(0.72, value.Raw!.Value, 12);
        Assert.All(measured.Parts, p => Assert.Null(p.Replicates));
        Assert.Equal("One year, no interval.", measured.Reason);
    }

    [Fact]
    public void From_ten_seeds_on_value_has_an_interval_over_worlds()
    {
        var years = Enumerable.Range(0, 12).Select(k => MadeYear.Of(policy: 700 + (5 * (k % 5)), ceiling: 1000 + (k % 3))).ToArray();
        var measured = Examiner.Examine(MadeYear.Exam(years));
        var value = Item(measured, "value");
        Assert.Equal(("worlds", 12), (value.Value.Interval!.Source, value.Seeds));
        Assert.InRange(value.Raw!.Value, value.ScoreInterval!.Low, value.ScoreInterval.High);
        Assert.All(measured.Parts, p => Assert.Equal(2_000, p.Replicates!.Length));
        Assert.True(value.StandardError > 0);
    }

    [Fact]
    public void A_recorded_year_is_held_against_the_reference_model_with_an_interval_over_days()
    {
        var year = MadeYear.Of(policy: 720, ceiling: null, starter: 400, reference: 800);
        for (var k = 0; k < MadeYear.Ticks; k++)
            year.Policy.Expected[k] += (k * 37 % 11) - 5;
        var measured = Examiner.Examine(MadeYear.Exam(year));
        var value = Item(measured, "value");
        Assert.Equal(0.8, value.Raw!.Value, 4);
        Assert.Equal("rows", value.ScoreInterval!.Source);
        Assert.Equal("rows", measured.Source);
        Assert.All(measured.Parts, p => Assert.NotNull(p.Replicates));
        Assert.False(Item(measured, "cost_ratio").Value.IsDefined);
        foreach (var (metric, money) in new[] { ("regret", 795 - 720.0), ("beyond", 720 - 580.0) })
        {
            var interval = Item(measured, metric).Value.Interval!;
            Assert.Equal("rows", interval.Source);
            Assert.InRange(money, interval.Low, interval.High);
        }
    }

    /// <summary>Methods §4: against daily alarms the chance-corrected share of hits is undefined, skill 0; no alarm in quiet time is left unpaid.</summary>
    [Fact]
    public void Alarms_that_come_all_the_time_are_called_a_clockwork_and_leave_nothing_for_quiet_months()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(falseAlarms: 300, incidents: MadeYear.Incident("price-rise", 1))));
        Assert.False(Item(measured, "alarm_skill").Value.IsDefined);
        Assert.Contains("clockwork", Item(measured, "detection").Reason, StringComparison.Ordinal);
        Assert.Equal(0, Item(measured, "false_alarms").Raw);
        var calm = Examiner.Examine(MadeYear.Exam(MadeYear.Of(falseAlarms: 1, incidents: MadeYear.Incident("price-rise", 1))));
        Assert.DoesNotContain("clockwork", Item(calm, "detection").Reason, StringComparison.Ordinal);
    }

    /// <summary>Methods §4: harm is computed with twins, and the author's claim is checked against it.</summary>
    [Fact]
    public void A_claim_about_harm_that_twins_contradict_is_said()
    {
        var wrong = MadeYear.Incident("price-rise", 2) with { DeclaredHarmful = false };
        var right = MadeYear.Incident("unit-slip", 2) with { DeclaredHarmful = true };
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(incidents: [wrong, right])));
        Assert.Contains("Declared harmless; in 1 of 1 world it did harm.", Item(measured, "harm_declared.price-rise").Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(measured.Evidence, e => e.Id == "operate/harm_declared.unit-slip");
    }

    [Fact]
    public void Value_is_not_scored_where_the_starter_earns_as_much_as_the_reference()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(starter: 1000)));
        Assert.DoesNotContain(measured.Parts, p => p.Metric == "value");
        Assert.StartsWith("Not scored", Item(measured, "value").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Earning_more_than_the_best_operator_is_said()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(policy: 800)));
        Assert.Equal(1, Item(measured, "reference-beaten").Value.Value);
        Assert.True(Item(measured, "regret").Value.Value < 0);
    }

    [Fact]
    public void Lost_points_name_incidents_and_delays()
    {
        var measured = Examiner.Examine(MadeYear.Exam(MadeYear.Of(falseAlarms: 2, incidents: [MadeYear.Incident("price-rise", 7), MadeYear.Incident("unit-slip", null)])));
        var lost = measured.Parts.Single(p => p.Metric == "detection").Lost;
        Assert.Equal(["price-rise was noticed after 7 days.", "unit-slip was not noticed."], lost.Select(l => l.Headline));
        Assert.Equal([1 / 3.0, 2 / 3.0], lost.Select(l => Math.Round(l.Share, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        var quiet = measured.Parts.Single(p => p.Metric == "false_alarms").Lost.Single();
        Assert.Equal("2 false alarms in 10 quiet months.", quiet.Headline);
        Assert.Contains("volume 2", quiet.Reason, StringComparison.Ordinal);
        var value = measured.Parts.Single(p => p.Metric == "value").Lost;
        Assert.Equal(1, value.Sum(l => l.Share), 12);
        Assert.Equal(205.0 / 280, value[0].Share, 12);
    }

    [Fact]
    public void No_year_is_not_measured()
    {
        var measured = Examiners.Examine(Examiner, MadeYear.Exam());
        Assert.Empty(measured.Parts);
        Assert.All(measured.Evidence, e => Assert.StartsWith("Not measured, because", e.Value.Because, StringComparison.Ordinal));
    }

    [Fact]
    public void An_examiner_that_fails_says_so()
    {
        var broken = MadeYear.Of() with { Incidents = default };
        var measured = Examiners.Examine(Examiner, MadeYear.Exam(broken));
        Assert.Empty(measured.Parts);
        Assert.Contains("the examiner failed", measured.Reason, StringComparison.Ordinal);
    }

    private static EvidenceItem Item(TaskMeasurement measured, string metric) => measured.Evidence.Single(e => e.Id == $"operate/{metric}");
}
