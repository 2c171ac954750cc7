namespace Practicum.Cli.Tests;

/// <summary>Codes that only a run can end with.</summary>
public sealed class ReachTests(Desk desk) : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_ledger_that_is_not_there_cannot_be_verified() =>
        Assert.Contains("PR-RUN-004: There is no such file.", (await _shell.Run("ledger", "verify", "none.jsonl")).Ended(1).Error);

    [Fact]
    public async Task A_project_without_production_cannot_be_replayed()
    {
        desk.Copy("pack", _shell, "pack");
        desk.Copy("work", _shell, "work");
        var start = Desk.Pack.IndexOf("production:\n", StringComparison.Ordinal);
        var end = Desk.Pack.IndexOf("tasks:", StringComparison.Ordinal);
        _shell.Write("pack/project.yaml", Desk.Pack.Remove(start, end - start).Replace("  - {id: operate, examiner: production, metrics: {value: 2, detection: 1, false_alarms: 1}, weight: 4}\n", "", StringComparison.Ordinal));
        _shell.Write("work/submission/submission.yaml", Desk.Manifest.Replace("policy: policy.yaml\n", "", StringComparison.Ordinal));
        Assert.Contains("PR-RUN-005: ", (await _shell.Run("replay", "pack", "work/submission")).Ended(1).Error);
    }

    [Fact]
    public async Task Results_need_a_folder_that_can_be_written()
    {
        // The kernel's own folder takes no files, whoever asks.
        Assert.Contains("PR-RUN-011: ", (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--out", "/proc/practicum")).Ended(1).Error);
        Assert.False(Directory.Exists("/proc/practicum"));
    }

    [Fact]
    public async Task Data_beyond_all_measure_are_not_read()
    {
        desk.Copy("pack", _shell, "pack");
        _shell.Write("pack/project.yaml", """
            practicum: project/v1
            id: recorded-desk
            version: 1.0.0
            title: Read it
            brief: brief.md
            world:
              kind: recorded
              data: rows.csv
              time: {order: rows, tick_rows: 10, tick: 1d}
              target: {column: left, positive: "yes"}
            splits: {train: 50%, production: rest, holdout: 20%}
            tasks:
              - {id: predict, examiner: offline, metrics: [roc_auc], weight: 1}

            """);
        // A hole in a file takes no room on the disk.
        using (var holes = File.Create(_shell.At("pack", "rows.csv")))
            holes.SetLength((4L << 30) + 1);
        Assert.Contains("rows.csv: PR-RUN-002: ", (await _shell.Run("new", "pack", "--out", "work")).Ended(1).Error);
        Assert.False(Directory.Exists(_shell.At("work")));
    }

    [Fact]
    public async Task Answers_beyond_all_measure_are_not_graded()
    {
        using (var holes = File.Create(_shell.At("answers.csv")))
            holes.SetLength((2L << 30) + 1);
        _shell.Write("predictions.csv", "id,score\na,0.5\n");
        Assert.Contains("answers.csv: PR-GRADE-002: ", (await _shell.Run("grade", "answers.csv", "predictions.csv", "--id", "id", "--label", "label", "--score", "score")).Ended(1).Error);
    }

    [Fact]
    public async Task A_proof_whose_model_cannot_be_trained_says_so()
    {
        desk.Copy("pack", _shell, "pack");
        _shell.Write("pack/proof/plain/model.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [fee]\nrows: {from: 2031-01-01}\n");
        _shell.Write("pack/proof/plain/proof.yaml", "practicum: proof/v1\nabout: \"One model of rows that are not there\"\nexpect: below\nmodels:\n  model: {recipe: model.yaml}\n");
        Assert.Contains("PR-PROOF-003: ", (await _shell.Run("pack", "prove", "pack", "--out", "proofs")).Ended(1).Error);
    }
}
