using Practicum.Runner.Intake;

namespace Practicum.Runner.Tests.Intake;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("do: fallback", "do: retrain", "policy.yaml:11:24: PR-POL-009: 'do: retrain' is not available yet; deploy a challenger instead.")]
    [InlineData("shadow: 14d", "test: betting", "policy.yaml:12:17: PR-POL-009: 'test: betting' is not available yet; leave it out or write none.")]
    [InlineData("shadow: 14d", "test: msprt", "policy.yaml:12:17: PR-POL-009: 'test: msprt' is not available yet; leave it out or write none.")]
    [InlineData("\"missing fee\", window: 1d, alarm: \"> 5%\"", "missing fee, window: 1d, alarm: auto", "policy.yaml:5:51: PR-POL-009: 'alarm: auto' is not available yet for 'missing'; write a comparison.")]
    [InlineData("\"missing fee\"", "latency", "policy.yaml:5:19: PR-POL-009: Watching latency is not available yet.")]
    [InlineData("\"metric log_loss > 1.1 x champion\"", "errors > 1%", "policy.yaml:12:98: PR-POL-009: Judging a rollout by 'errors' is not available yet; use 'metric …'.")]
    public void What_is_not_available_yet_is_refused_in_one_sentence(string old, string changed, string expected) =>
        Assert.Equal(expected, Handed.Problems(policy: Handed.Policy.Replace(old, changed)));

    [Theory]
    [InlineData("metric log_loss > 1.1 x champion", 1.1, true)]
    [InlineData("metric log_loss > 110 % champion", 1.1, true)]
    [InlineData("metric log_loss > 0.4", 0.4, false)]
    public void A_rollout_is_judged_by_a_number_or_a_multiple_of_the_champion(string written, double number, bool times)
    {
        using var handed = new Handed(policy: Handed.Policy.Replace("metric log_loss > 1.1 x champion", written));
        var (submission, problems) = SubmissionReader.Read(handed.Path, Handed.Facts);
        Assert.Equal("", string.Join('\n', problems));
        Assert.Equal(new("log_loss", new(">", number, times)), submission!.Policy!.Rollout!.Abort);
    }

    [Fact]
    public void A_multiple_names_the_champion() =>
        Assert.Contains("PR-POL-012", Handed.Problems(policy: Handed.Policy.Replace("1.1 x champion", "1.1 x")), StringComparison.Ordinal);

    [Fact]
    public void Auto_belongs_to_psi_alone() =>
        Assert.EndsWith("PR-POL-009: 'alarm: auto' is not available yet for the test 'ks'; write a comparison.", Handed.Problems(policy: Handed.Policy.Replace("test: psi.reference-deciles", "test: ks")), StringComparison.Ordinal);

    [Theory]
    [InlineData("steps: [5%, 25%, 100%]", "steps: [25%, 5%, 100%]", "policy.yaml:12:37: PR-POL-023: The steps of a rollout must rise.")]
    [InlineData("steps: [5%, 25%, 100%]", "steps: [5%, 25%]", "policy.yaml:12:36: PR-POL-023: The last step of a rollout must be 100%.")]
    [InlineData("steps: [5%, 25%, 100%]", "steps: [5%, 125%]", "policy.yaml:12:36: PR-POL-004: An item of 'steps' must be a share from 0.01 % to 100 %. Found '125%'.")]
    [InlineData("do: deploy v2", "do: deploy", "policy.yaml:10:25: PR-POL-022: 'deploy' names one version, as in 'deploy v2'.")]
    [InlineData("for: 2 windows", "for: 2", "policy.yaml:9:28: PR-POL-003: 'for' must be a number of windows such as '2 windows'. Found '2'.")]
    [InlineData("window: 14d", "window: 90m", "policy.yaml:4:70: PR-POL-004: 'window' must be a whole number of ticks of 1h. Found '90m'.")]
    [InlineData("do: fallback", "do: fallback, diagnosis: drift.concept", "policy.yaml:11:45: PR-POL-021: A 'diagnosis' belongs to 'do: alert'.")]
    public void Rules_and_rollouts_must_make_sense(string old, string changed, string expected) =>
        Assert.Equal(expected, Handed.Problems(policy: Handed.Policy.Replace(old, changed)));

    [Fact]
    public void Names_that_are_not_there_get_the_nearest_one() =>
        Assert.Equal("""
            policy.yaml:3:22: PR-POL-005: There is no feature 'fees'. Nearest: 'fee'. All: tenure, plan, fee, calls.
            policy.yaml:4:21: PR-POL-005: There is no metric 'logloss'. Nearest: 'log_loss'. All: roc_auc, average_precision, log_loss, brier, accuracy, precision, recall, f1, ece.
            policy.yaml:5:14: PR-POL-005: There is no thing to watch 'featur'. Nearest: 'feature'. All: feature, score, metric, missing, new-values, volume, errors, latency.
            policy.yaml:7:37: PR-POL-005: There is no cause 'drift.koncept'. Nearest: 'drift.concept'. All: drift.concept, drift.covariate, upstream.unit.
            policy.yaml:8:19: PR-POL-005: There is no model to deploy 'v3'. Nearest: 'v2'. All: model, v2.
            policy.yaml:9:19: PR-POL-005: There is no act 'rolback'. Nearest: 'rollback'. All: alert, deploy, rollback, retrain, fallback, pause.
            policy.yaml:7:12: PR-POL-005: There is no monitor 'd'. All: a, b, c.
            """, Handed.Problems(policy: """
            practicum: policy/v1
            monitors:
              a: {watch: feature fees, window: 7d, alarm: "> 0.2"}
              b: {watch: metric logloss, window: 7d, alarm: "> 0.2"}
              c: {watch: featur fee, window: 7d, alarm: "> 0.2"}
            rules:
              - {when: d, do: alert, diagnosis: drift.koncept}
              - {when: b, do: deploy v3}
              - {when: c, do: rolback}

            """));

    [Theory]
    [InlineData("watch: score, test: psi.reference-deciles, alarm: auto", "PR-POL-020: 'alarm: auto' needs 'quiet_for', the mean time to a false alarm of the whole policy.")]
    [InlineData("watch: volume, alarm: \"drop\"", "PR-POL-011: An alarm is a comparison such as '> 0.2', '> 5%' or '> 1.15 x', or auto. Found 'drop'.")]
    [InlineData("watch: volume, test: ks, alarm: \"< 0.5 x\"", "PR-POL-013: A 'test' belongs to 'feature' and 'score'; other watches compare their value itself.")]
    [InlineData("watch: metric brier, reference: training, alarm: \"> 0.5\"", "PR-POL-014: A metric is compared with 'validation' or 'first-28d'.")]
    [InlineData("watch: metric brier, mature: 0.9, alarm: \"> 0.5\"", "PR-POL-015: 'mature' belongs to 'by: request'.")]
    [InlineData("watch: score, alarm: \"> 2 x\"", "PR-POL-016: A test has no reference value to multiply; compare with a number, as in '> 0.2'.")]
    [InlineData("watch: feature plan, test: ks, alarm: \"> 0.2\"", "PR-POL-017: The test 'ks' needs numbers, and 'plan' holds text; use psi.reference-deciles.")]
    [InlineData("watch: metric brier, alarm: \"> 1.1 x\"", "PR-POL-019: The alarm multiplies the validation figure 'brier', which submission.yaml does not give. Add validation: {brier: …}, or use reference: first-28d.")]
    [InlineData("watch: feature, alarm: \"> 0.2\"", "PR-POL-010: 'feature' must name a column, as in 'feature fee'.")]
    [InlineData("watch: feature fee, test: psy, alarm: \"> 0.2\"", "PR-POL-005: There is no test 'psy'. All: psi.reference-deciles, ks, mean-shift.")]
    public void Parts_of_a_monitor_must_fit_together(string monitor, string expected)
    {
        var problems = Handed.Problems(policy: $"practicum: policy/v1\nmonitors:\n  a: {{window: 7d, {monitor}}}\n");
        Assert.Equal(expected, problems[(problems.IndexOf("PR-", StringComparison.Ordinal))..]);
    }

    [Fact]
    public void A_short_unmatched_window_is_refused_where_training_follows_the_week()
    {
        var policy = "practicum: policy/v1\nmonitors:\n  a: {watch: feature fee, window: 1d, alarm: \"> 0.2\"}\n  b: {watch: feature tenure, window: 1d, alarm: \"> 0.2\"}\n  c: {watch: feature fee, window: 1d, match: weekday, alarm: \"> 0.2\"}\n";
        Assert.Equal("policy.yaml:3:35: PR-POL-018: 'fee' follows the days of the week in training (p < 0.001); a window of 1d would alarm on weekends. Use a window of 7d, or match: weekday.",
            Handed.Problems(policy: policy, training: Weeks.Training()));
    }

    [Fact]
    public void A_test_for_a_value_that_never_occurs_is_refused() =>
        Assert.Equal("submission.yaml:6:34: PR-SUB-017: The value 'basik' of 'plan' never occurs in the training rows. Nearest: 'basic'. All: basic, plus.",
            Handed.Problems(Handed.Plain.Replace("plan=basic", "plan=basik"), "practicum: policy/v1\n", training: Weeks.Training()));
}
