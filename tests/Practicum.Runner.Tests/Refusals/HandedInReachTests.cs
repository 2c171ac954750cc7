using Practicum.Runner.Tests.Intake;

namespace Practicum.Runner.Tests.Refusals;

/// <summary>Every code that a submission, a policy, a recipe or findings can be refused with is reached by one small mistake.</summary>
public sealed class HandedInReachTests
{
    [Theory]
    [InlineData("PR-SUB-002", "variant: 7\n", "")]
    [InlineData("PR-SUB-007", "plan=basic, {onehot", "tenure, {onehot")]
    public void A_mistake_in_submission_yaml_has_its_code(string code, string old, string changed) =>
        Assert.Contains($"{code}: ", Handed.Problems(Changed(Handed.Plain, old, changed)), StringComparison.Ordinal);

    [Theory]
    [InlineData("PR-POL-001", "correction: holm", "corection: holm")]
    [InlineData("PR-POL-002", "watch: \"missing fee\", ", "")]
    [InlineData("PR-POL-006", "policy/v1", "policy/v9")]
    public void A_mistake_in_a_policy_has_its_code(string code, string old, string changed) =>
        Assert.Contains($"{code}: ", Handed.Problems(policy: Changed(Handed.Policy, old, changed)), StringComparison.Ordinal);

    [Theory]
    [InlineData("PR-REC-001", "seed: 3", "sead: 3")]
    [InlineData("PR-REC-002", "learner: gbdt\n", "")]
    [InlineData("PR-REC-003", "seed: 3", "seed: three")]
    [InlineData("PR-REC-004", "seed: 3", "seed: -3")]
    [InlineData("PR-REC-006", "recipe/v1", "receipt/v1")]
    [InlineData("PR-REC-007", "[tenure, fee, plan]", "[tenure, fee, fee]")]
    public void A_mistake_in_a_recipe_has_its_code(string code, string old, string changed) =>
        Assert.Contains($"{code}: ", Handed.Problems(recipe: Changed(Handed.Recipe, old, changed)), StringComparison.Ordinal);

    [Theory]
    [InlineData("PR-FIND-001", "{\"kind\":\"pii\",\"sure\":1}")]
    [InlineData("PR-FIND-002", "{\"confidence\":1}")]
    [InlineData("PR-FIND-002", "{\"kind\":\"none\",\"confidence\":1}")]
    [InlineData("PR-FIND-003", "{\"kind\":[\"pii\"]}")]
    [InlineData("PR-FIND-013", "{\"kind\":\"pii\",\"scope\":\"pii\"}")]
    [InlineData("PR-FIND-003", "{\"kind\":\"pii\",\"spans\":[[1,\"fee\",0]]}")]
    [InlineData("PR-FIND-003", "{\"kind\":\"pii\",\"rows\":[-1]}")]
    [InlineData("PR-FIND-004", "{\"kind\":\"pii\",\"spans\":[[1,\"fee\",0,0]]}")]
    [InlineData("PR-FIND-005", "{\"kind\":\"pii\",\"cells\":[[1,\"fees\"]]}")]
    [InlineData("PR-FIND-016", "{\"kind\":\"none\",\"scope\":\"pii\",\"rows\":[1]}")]
    [InlineData("PR-FIND-014", "{\"kind\":\"pii\",\"rows\":[1,2],\"row_confidence\":[0.5]}")]
    public void A_mistake_in_a_finding_has_its_code(string code, string line) =>
        Assert.Contains($"findings.jsonl:1:", Assert.Single(Handed.Problems(findings: line + "\n").Split('\n'), l => l.Contains($"{code}: ", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Findings_beyond_all_measure_are_not_read() =>
        Assert.Contains("PR-FIND-010: ", Handed.Problems(findings: new string(' ', (16 << 20) + 1)), StringComparison.Ordinal);

    [Fact]
    public void Mistakes_in_findings_are_told_fifty_times_and_no_more()
    {
        var problems = Handed.Problems(findings: string.Concat(Enumerable.Repeat("oops\n", 500))).Split('\n');
        Assert.Equal(51, problems.Length);
        Assert.Contains("PR-FIND-011: ", problems[^1], StringComparison.Ordinal);
    }

    private static string Changed(string text, string old, string changed)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, changed, StringComparison.Ordinal);
    }
}
