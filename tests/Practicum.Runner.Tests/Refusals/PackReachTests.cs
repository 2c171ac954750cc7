using System.Text;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Tests.PackFiles;

namespace Practicum.Runner.Tests.Refusals;

/// <summary>Every code that a pack or a proof can be refused with is reached by one small mistake.</summary>
public sealed class PackReachTests
{
    private const string Proof = """
        practicum: proof/v1
        about: "A model of one column"
        expect: below
        models:
          model: {recipe: model.yaml, threshold: 0.5}

        """;

    [Theory]
    [InlineData("PR-PACK-002", "title: Keep the subscribers\n", "")]
    [InlineData("PR-PACK-007", "id: operate, title", "id: predict, title")]
    [InlineData("PR-PACK-010", "{draw: \"gamma(2, 14)\", unit", "{unit")]
    [InlineData("PR-PACK-011", "{entity: 40000,", "{entity: 40000, hidden: true,")]
    [InlineData("PR-PACK-012", "mood: {draw", "row_id: {draw")]
    [InlineData("PR-PACK-014", "column: fee, factor: 100, ", "column: fee, ")]
    [InlineData("PR-PACK-015", "column: fee, factor: 100, ", "column: fee, factor: 100, logit: \"1\", ")]
    [InlineData("PR-PACK-016", "causes: [drift.concept, drift.covariate, upstream.unit]", "causes: [drift.concept, drift.covariate]")]
    [InlineData("PR-PACK-017", "label_delay: {by_label: {1: {median: 7d, p95: 30d}, 0: {fixed: 30d}}, never: 2%}", "label_delay: {median: 7d, fixed: 3d}")]
    [InlineData("PR-PACK-018", "train: 1y, production: 1y", "train: 50%, production: 1y")]
    [InlineData("PR-PACK-021", "splits: {", "faults: [{id: t, kind: poison.backdoor, rate: 1%, value: \"1\", column: fee, columns: [fee]}]\nsplits: {")]
    [InlineData("PR-EXPR-002", "0.04*tenure", "1e999*tenure")]
    [InlineData("PR-EXPR-016", "pick(plan, basic", "pick(a: plan, basic")]
    public void A_mistake_in_project_yaml_has_its_code(string code, string old, string changed)
    {
        Assert.Contains(old, PackFolder.Churn, StringComparison.Ordinal);
        Assert.Contains($"{code}: ", PackFolder.Problems(PackFolder.Churn.Replace(old, changed, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_of_production_needs_one()
    {
        var start = PackFolder.Churn.IndexOf("production:\n", StringComparison.Ordinal);
        var end = PackFolder.Churn.IndexOf("findings:", StringComparison.Ordinal);
        Assert.Contains("PR-PACK-019: ", PackFolder.Problems(PackFolder.Churn.Remove(start, end - start)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_brief_that_is_no_text_is_refused()
    {
        using var folder = new PackFolder(PackFolder.Churn);
        File.WriteAllBytes(Path.Combine(folder.Path, "brief.md"), [0x23, 0xFF, 0xFE]);
        Assert.Equal("brief.md: PR-PACK-020: The brief is not UTF-8 text.", Assert.Single(PackFile.Read(folder.Path).Problems).ToString());
    }

    [Fact]
    public void An_expression_is_not_a_novel() => Assert.Contains(
        "PR-EXPR-004: ", PackFolder.Problems(PackFolder.Churn.Replace("0.04*tenure", string.Join('+', Enumerable.Repeat("0.04*tenure", 1_000)), StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("PR-PRF-001", "expect:", "wish: 1\nexpect:")]
    [InlineData("PR-PRF-002", "expect: below\n", "")]
    [InlineData("PR-PRF-003", "threshold: 0.5", "threshold: half")]
    [InlineData("PR-PRF-004", "threshold: 0.5", "threshold: 1.5")]
    [InlineData("PR-PRF-005", "expect: below", "expect: above")]
    [InlineData("PR-PRF-006", "proof/v1", "prove/v1")]
    [InlineData("PR-PRF-008", "recipe: model.yaml", "recipe: other.yaml")]
    public void A_mistake_in_a_proof_has_its_code(string code, string old, string changed) =>
        Assert.Contains($"{code}: ", Proofs(("proof/naive/proof.yaml", Proof.Replace(old, changed, StringComparison.Ordinal)), ("proof/naive/model.yaml", "")), StringComparison.Ordinal);

    [Fact]
    public void A_whole_proof_is_read() => Assert.Equal("", Proofs(("proof/naive/proof.yaml", Proof), ("proof/naive/model.yaml", "")));

    [Fact]
    public void A_pack_needs_a_proof() => Assert.StartsWith("proof: PR-PROOF-001: ", Proofs(), StringComparison.Ordinal);

    [Fact]
    public void A_folder_of_a_proof_needs_its_file() => Assert.Contains("PR-PROOF-002: ", Proofs(("proof/naive/model.yaml", "")), StringComparison.Ordinal);

    private static string Proofs(params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("practicum-test-");
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text, new UTF8Encoding(false));
            }

            var problems = new List<Diagnostic>();
            ProofFile.ReadAll(folder.FullName, problems);
            return string.Join('\n', problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
