using Practicum.Runner.Proving;
using Practicum.Runner.Tests.PackFiles;

namespace Practicum.Runner.Tests.Proving;

/// <summary>What can be said of a pack without training.</summary>
public sealed class PackLintTests
{
    internal const string Desk = """
        practicum: project/v1
        id: small-desk
        version: 1.0.0
        title: Keep a few
        brief: brief.md
        world:
          kind: generated
          start: 2025-01-01
          rate: 100/d
          vary: {calls_weight: "uniform(0.5, 0.9)"}
          columns:
            customer: {entity: 2000, about: "Customer"}
            plan: {draw: "choice(basic: 0.7, plus: 0.3)", about: "Plan"}
            fee: {value: "pick(plan, basic: 12, plus: 22) * lognormal(0, 0.1)", unit: EUR, about: "Fee"}
            calls: {draw: poisson(0.7), about: "Calls"}
            shadow_mood: {draw: "normal(0, 1)", hidden: true}
          target: {name: churned, kind: binary, probability: "logistic(-2 + calls_weight * calls + 0.8 * (plan == 'basic') + 0.3 * shadow_mood)"}
        splits: {train: 60d, holdout: 20%}
        findings: {checklist: [label-noise, duplicates]}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc]}

        """;

    [Fact]
    public void A_sound_pack_has_no_mistakes() => Assert.Equal("", Lint(Desk));

    [Theory]
    [InlineData("[label-noise, duplicates]", "[label-nois, duplicates]", "project.yaml: PR-LINT-001: The checklist offers 'label-nois', which has no meaning. Nearest: 'label-noise'.")]
    [InlineData("[label-noise, duplicates]", "[duplicates, duplicates]", "project.yaml: PR-LINT-001: The checklist offers 'duplicates' more than once.")]
    [InlineData(", about: \"Calls\"}", "}", "project.yaml:15:5: PR-LINT-005: The column 'calls' has no 'about'; interns are not told what it means.")]
    [InlineData("logistic(-2 ", "logistic(-9 ", "project.yaml: PR-LINT-006: Of ")]
    [InlineData("findings:", "faults: [{id: twins, kind: imbalance, rate: 50%}]\nfindings:", "PR-LINT-007: The fault 'twins' is of the kind 'imbalance', which the checklist does not offer, so that nobody can report it.")]
    public void A_mistake_is_named(string old, string changed, string expected) =>
        Assert.Contains(expected, Lint(Desk.Replace(old, changed, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_brief_that_names_a_hidden_column_or_a_parameter_is_told()
    {
        using var pack = Folder(Desk);
        File.WriteAllText(Path.Combine(pack.Path, "brief.md"), "# Task\nThe shadow_mood matters, and calls_weight. A shadow_moody is another word.\n");
        Assert.Equal(
            ["brief.md: PR-LINT-003: The brief names 'shadow_mood', which interns must not know.", "brief.md: PR-LINT-003: The brief names 'calls_weight', which interns must not know."],
            PackLint.Run(pack.Path, 1, new()).Select(p => p.ToString()));
    }

    [Fact]
    public void Proofs_that_all_expect_one_verdict_tell_nobody_apart()
    {
        using var pack = Folder(Desk);
        Directory.Delete(Path.Combine(pack.Path, "proof", "naive"), true);
        Assert.Contains("proof: PR-LINT-002: Every proof is expected to be 'meets'", Assert.Single(PackLint.Run(pack.Path, 1, new())).ToString());
    }

    [Fact]
    public void Mistakes_of_form_and_of_proofs_are_told_together()
    {
        using var pack = Folder(Desk.Replace("rate: 100/d", "rate: often", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(pack.Path, "proof", "naive", "proof.yaml"), "practicum: proof/v1\nabout: \"x\"\nexpect: perhaps\nmodels:\n  model: {recipe: model.yaml}\n");
        Assert.Equal(["PACK", "PRF"], PackLint.Run(pack.Path, 1, new()).Select(p => p.Code.Split('-')[1] is var area && area == "EXPR" ? "PACK" : area).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_to_a_suspicion_that_is_never_raised_is_told()
    {
        using var pack = LeakRunTests.Recorded("accept: [{finding: duplicate, reason: \"the publisher's own\"}]");
        Assert.Contains(PackLint.Run(pack.Path, 1, new()), p => p.ToString().Contains("PR-LINT-004: 'duplicate' is no suspicion that could be answered for; expected leak.target-proxy, leak.sum, duplicates, stuck-sensor. Nearest: 'duplicates'.", StringComparison.Ordinal));
    }

    /// <summary>A pack with two proofs.</summary>
    internal static PackFolder Folder(string project, params (string Name, string Text)[] files)
    {
        var pack = new PackFolder(project, files);
        foreach (var (name, expect) in new[] { ("naive", "below"), ("strong", "meets") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(pack.Path, "proof", name)).FullName;
            File.WriteAllText(Path.Combine(folder, "proof.yaml"), $"practicum: proof/v1\nabout: \"One model\"\nexpect: {expect}\nmodels:\n  model: {{recipe: model.yaml}}\n");
            File.WriteAllText(Path.Combine(folder, "model.yaml"), "practicum: recipe/v1\nlearner: logistic\nfeatures: [fee]\n");
        }

        return pack;
    }

    private static string Lint(string project)
    {
        using var pack = Folder(project);
        return string.Join('\n', PackLint.Run(pack.Path, 1, new()));
    }
}
