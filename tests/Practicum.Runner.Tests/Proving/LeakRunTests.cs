using System.Text;
using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Splits;
using Practicum.Runner.Proving;
using Practicum.Runner.Runs;
using Practicum.Runner.Tests.PackFiles;

namespace Practicum.Runner.Tests.Proving;

/// <summary>The proof of whole packs.</summary>
public sealed class LeakRunTests
{
    [Fact]
    public void A_generated_pack_is_proved_on_rows_of_its_own()
    {
        var report = Prove(PackLintTests.Folder(PackLintTests.Desk));
        Assert.Equal("", string.Join('\n', report.Problems));
        Assert.InRange(report.Leaks!.Rows, 195_000, 205_000);
        Assert.True(report.Leaks.Holds && report.Split.Tried);
        Assert.Equal(["category", "duplicate", "format", "gbdt", "id", "order", "rank", "time", "value"], report.Leaks.Families.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.InRange(report.Leaks.Families.First(f => f.Name == "value").CopyShare, 0.01, 0.02);
    }

    [Fact]
    public void Declared_faults_are_no_leak_and_their_rows_cannot_be_told_from_metadata()
    {
        var report = Prove(PackLintTests.Folder(PackLintTests.Desk.Replace("findings:", """
            faults:
              - {id: noise, kind: label-noise, rate: 10%}
              - {id: code, kind: leak.target-proxy, column: last_code, strength: 0.9, at_serve: missing}
            findings:
            """, StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', report.Problems));
        Assert.Contains(report.Leaks!.Families, f => f.Name == "order, planted");
        Assert.Contains(report.Keys, k => k is { Fault: "noise", Tried: true, IsTold: false });
        Assert.DoesNotContain(report.Leaks.Attacks, a => a.Name.StartsWith("last_code", StringComparison.Ordinal));
    }

    [Fact]
    public void A_world_whose_labels_are_all_but_certain_gives_no_proof()
    {
        var report = Prove(PackLintTests.Folder(PackLintTests.Desk.Replace("logistic(-2 ", "logistic(-14 ", StringComparison.Ordinal)));
        Assert.Contains("PR-PROVE-002", report.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Suspicions_about_recorded_data_want_an_answer()
    {
        using var pack = Recorded("");
        var report = Prove(pack);
        Assert.Equal(["PR-PROVE-005", "PR-PROVE-005"], report.Problems.Select(p => p.Code));
        Assert.StartsWith("project.yaml:7:3: PR-PROVE-005: leak.target-proxy: 'outcome_code' alone orders the labels", report.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("PR-PROVE-005: duplicates: 1 rows repeat an earlier row in every column.", report.Problems[1].ToString(), StringComparison.Ordinal);
        using var answered = Recorded("accept: [{finding: leak.target-proxy, column: outcome_code, reason: \"interns shall find it\"}, {finding: duplicates, reason: \"the publisher's own\"}]");
        var proved = Prove(answered);
        Assert.Equal("", string.Join('\n', proved.Problems));
        Assert.Equal(["interns shall find it", "the publisher's own"], proved.Accepted.Select(a => a.Reason));
        using var other = Recorded("accept: [{finding: leak.target-proxy, column: x, reason: \"another column\"}, {finding: duplicates, reason: \"the publisher's own\"}]");
        Assert.Equal("PR-PROVE-005", Assert.Single(Prove(other).Problems).Code);
    }

    [Fact]
    public void A_jump_where_the_hidden_rows_begin_is_told()
    {
        using var pack = Recorded("accept: [{finding: leak.target-proxy, reason: \"known\"}, {finding: duplicates, reason: \"known\"}]", jump: 0.7);
        Assert.Contains("PR-PROVE-003: Hidden rows can be told from training rows", Assert.Single(Prove(pack).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_proof_found_is_told_once_for_each_kind_of_attack()
    {
        var (label, p) = (new byte[4_000], Enumerable.Repeat(0.5, 4_000).ToArray());
        for (var i = 0; i < label.Length; i++)
            label[i] = (byte)(i * 7 % 11 > 4 ? 1 : 0);
        LeakAttackResult Attack(string name, double share) =>
            new("order", name, ResidualScore.Of(label, p, Array.ConvertAll(label, y => y * share)), double.NaN, true) { Adjusted = 1e-9 };
        var proof = new LeakProof { Attacks = [Attack("place modulo 11", 1), Attack("place modulo 22", 1)], Controls = [new("a copy", "none", 0, false)], Threshold = 4.7, Families = [], Rows = 4_000 };
        Assert.Equal(["PR-PROVE-002", "PR-PROVE-001"], LeakDiagnostics.Of(proof).Select(d => d.Code));
        Assert.Matches(@"order: 'place modulo (11|22)' tells the label beyond what the world explains: Z = \d+\.\d where 4\.70 is the bound; so do 1 more of the kind\.", LeakDiagnostics.Of(proof).Last().Message);
        Assert.Contains("PR-PROVE-004: The rows of the fault 'copies' can be told by place, name or form alone: area under the ROC curve 0.900", Assert.Single(LeakDiagnostics.Of([new KeyProof("copies", 500, 0.9, 0.01), new KeyProof("noise", 500, 0.52, 0.01)])).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Recorded rows in time order, the last fifth hidden: a number, a column that leaks, and one row that is there twice.</summary>
    internal static PackFolder Recorded(string accept, double jump = 0)
    {
        const int Rows = 6_000, Hidden = 4_800;
        var csv = new StringBuilder("x,outcome_code,y\n");
        var (x, noise) = (new double[Rows], new double[Rows]);
        new Chance(3).Stream("x").Fill(x, 0);
        new Chance(3).Stream("noise").Fill(noise, 0);
        for (var i = 0; i < Rows; i++)
        {
            var label = x[i] + noise[i] > 1.2 ? 1 : 0;
            csv.Append(CultureInfo.InvariantCulture, $"{x[i] + (i >= Hidden ? jump : 0):0.000000},{label * 2 + noise[i]:0.000000},{label}\n");
        }

        var repeated = csv.ToString().Split('\n')[17];
        csv.Append(repeated).Append('\n');
        return PackLintTests.Folder($$"""
            practicum: project/v1
            id: recorded
            version: 1.0.0
            title: Up or down
            brief: brief.md
            world:
              kind: recorded
              data: rows.csv
              time: {order: rows, tick_rows: 50, tick: 1d}
              target: {column: y, positive: "1"}
              {{accept}}
            splits: {train: 100%, holdout: 20%}
            tasks:
              - {id: predict, examiner: offline, metrics: [roc_auc]}

            """, ("rows.csv", csv.ToString()));
    }

    private static LeakReport Prove(PackFolder pack)
    {
        var problems = new List<Diagnostic>();
        var bench = VariantBench.Open(pack.Path, 1, new(), problems);
        var report = bench is null ? null : new LeakRun(bench, NoProgress.Instance).Run(problems, CancellationToken.None);
        Assert.True(report is not null, string.Join('\n', problems));
        return report;
    }
}
