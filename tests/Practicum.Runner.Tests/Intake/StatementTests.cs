using Practicum.Core.Packs;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Statements;

namespace Practicum.Runner.Tests.Intake;

/// <summary>Vectors of the label monitors: the share of new rows in a window and the labels to expect (methods, section 1 and 5).</summary>
public sealed class StatementTests
{
    private static readonly LabelArrival Churn = new(new() { Kind = DelayKind.Lognormal, Median = SimSpan.FromDays(7), P95 = SimSpan.FromDays(30) }, 0.1);
    private static readonly LabelArrival Fixed = new(new() { Kind = DelayKind.Fixed, Median = SimSpan.FromDays(3) }, 0.1);

    [Theory]
    [InlineData(7, 0.1109)]
    [InlineData(14, 0.4434)]
    [InlineData(21, 0.7555)]
    [InlineData(28, 0.8830)]
    public void The_share_of_new_rows_agrees_with_the_vectors_of_a_lognormal_delay(double day, double share) => Assert.Equal(share, Churn.NewShare(day, 14), 4);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(7, 0.2857)]
    [InlineData(14, 0.7857)]
    [InlineData(17, 1)]
    public void The_share_of_new_rows_agrees_with_the_vectors_of_a_fixed_delay(double day, double share) => Assert.Equal(share, Fixed.NewShare(day, 14), 4);

    [Theory]
    [InlineData(2, 4.6)]
    [InlineData(7, 155.2)]
    [InlineData(14, 620.8)]
    [InlineData(30, 2046.2)]
    public void The_labels_to_expect_agree_with_the_vectors(double days, double labels) => Assert.Equal(labels, PolicyStatements.Labels(0.05, 2_000, days, Churn), 1);

    [Fact]
    public void The_distribution_of_delays_agrees_with_the_vectors()
    {
        Assert.Equal(0.078395, Churn.Arrived(2), 6);
        Assert.Equal(0.783315, Churn.Arrived(14), 6);
    }

    [Fact]
    public void The_first_half_new_day_is_where_the_share_crosses_one_half()
    {
        Assert.Equal(0.5, Churn.NewShare(Churn.HalfNew(14, false, 0), 14), 9);
        Assert.Equal(10, Fixed.HalfNew(14, false, 0), 6);          // (s − 3)/14 = 1/2
        Assert.Equal(3 + 7, Fixed.HalfNew(14, true, 0.9), 6);      // age 3 d, half of the window
    }

    [Fact]
    public void A_policy_is_told_what_its_monitors_and_steps_can_do()
    {
        using var handed = new Handed();
        var statements = Checker.Check(handed.Path, Handed.Facts, null).Statements;
        Assert.Equal(["monitor fee-shift", "monitor quality", "monitor broken", "rollout step 5 %", "rollout step 25 %", "rollout step 100 %"], statements.Select(s => s.About));
        Assert.Equal("This monitor cannot be half on new data before day 3.5 after a change (window 7 d); with a look every 7 d, that is by day 7.0.", statements[0].Text);
        Assert.Contains("labels by arrival", statements[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("At 5 % of 500/d you will see about", statements[3].Text, StringComparison.Ordinal);
        Assert.False(statements[4].Warns);
    }

    [Fact]
    public void A_rollout_with_too_few_labels_cannot_be_decided_on_quality()
    {
        using var handed = new Handed(policy: Handed.Policy.Replace("max_hold: 28d, min_labels: 100", "max_hold: 28d, min_labels: 2000"));
        var step = Checker.Check(handed.Path, Handed.Facts, null).Statements.First(s => s.About == "rollout step 5 %");
        Assert.True(step.Warns);
        Assert.Contains("this rollout cannot be decided on quality", step.Text, StringComparison.Ordinal);
    }
}
