using Practicum.Runner.Tests.Learning;
using Practicum.Runner.Tests.PackFiles;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Tests.Runs;

public sealed class FindingsRunTests
{
    private const string Planted = """
        faults:
          - {id: noise, kind: label-noise, rate: 6%}
          - {id: leak, kind: leak.target-proxy, column: last_invoice_code, strength: 0.9, at_serve: missing}
          - {id: twice, kind: duplicates, rate: 2%}
        findings: {checklist: [label-noise, leak.target-proxy, duplicates, pii, units, imbalance]}
        tasks:
          - {id: data, examiner: findings, weight: 2}

        """;

    private static readonly string Pack = PackFolder.Churn.Replace("findings: {checklist: [label-noise, leak.target-proxy, pii]}\ntasks:\n", Planted, StringComparison.Ordinal);

    [Fact]
    public void Truth_half_nothing_and_everything_get_what_they_deserve_in_a_generated_world()
    {
        using var pack = new PlantedPack(Pack, new() { RatePerDay = 20 });
        Deserved(pack);
    }

    [Theory]
    [InlineData("bank_marketing", "bank-full.csv", ";", "y", "yes")]
    [InlineData("adult", "adult.csv", ",", "income-per-year", ">50K")]
    [InlineData("german_credit", "german.csv", ",", "credit", "2")]
    [InlineData("elec2", "elec.csv", ",", "class", "1")]
    [InlineData("bike_sharing", "hour.csv", ",", "workingday", "1")]
    public void Truth_half_nothing_and_everything_get_what_they_deserve_in_recorded_worlds(string set, string file, string separator, string target, string positive)
    {
        using var pack = new PlantedPack($$$"""
            practicum: project/v1
            id: recorded
            version: 1.0.0
            title: Recorded
            brief: brief.md
            world:
              kind: recorded
              data: {{{file}}}
              separator: "{{{separator}}}"
              time: {order: rows, tick_rows: 48, tick: 1d}
              target: {column: {{{target}}}, positive: "{{{positive}}}"}
            splits: {train: 60%, production: rest, holdout: {random: 20%}}

            """ + Planted, new() { DataFile = Path.Combine(Shared.Folder(set), file) });
        Deserved(pack);
    }

    [Fact]
    public void A_task_of_findings_is_written_into_the_workspace_and_needs_no_metrics()
    {
        using var pack = new PlantedPack(Pack, new() { RatePerDay = 20 });
        Assert.Contains("- {id: data, examiner: findings, metrics: {findings: 1}, weight: 2}", WorkspaceFile.Write(pack.Facts), StringComparison.Ordinal);
        Assert.Contains("PR-PACK-040: The task 'data' needs 'findings: {checklist: …}'", PackFolder.Problems(Pack.Replace("findings: {checklist: [label-noise, leak.target-proxy, duplicates, pii, units, imbalance]}\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("PR-PACK-002: The key 'metrics' is missing in a task.", PackFolder.Problems(Pack.Replace("examiner: offline, metrics: [roc_auc, log_loss]", "examiner: offline", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static void Deserved(PlantedPack pack)
    {
        Assert.InRange(pack.Score(pack.Truth), 0.98, 1);
        Assert.InRange(pack.Score(pack.Half), 0.3, 0.6);
        Assert.Equal(0, pack.Score(""), 12);
        Assert.True(pack.Raw(pack.Everything) <= 0);
        Assert.Equal(0, pack.Score(pack.Everything));
    }
}
