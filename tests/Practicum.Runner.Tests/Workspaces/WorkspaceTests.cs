using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Runner.Intake;
using Practicum.Runner.Tests.Intake;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    [Fact]
    public void Workspace_yaml_is_written_in_one_line_a_key()
    {
        var text = WorkspaceFile.Write(Handed.Facts);
        Assert.Equal($$$$"""
            practicum: workspace/v1
            project: {id: churn-desk, version: 1.0.0, title: "Keep the subscribers", digest: "{{{{Handed.Facts.Digest}}}}"}
            variant: 7
            assurance: practice
            target: churned
            splits: {train: 365d, production: 365d, holdout: 0.2}
            rows_per_day: 500.25
            production:
              tick: 1h
              entity: customer_id
              label_delay: {by_label: {1: {median: 7d, p95: 30d}, 0: {fixed: 30d}}, never: 0.02}
              labels: {seen: all}
              value: {tp: 40, fp: -8, fn: -60, tn: 0}
              no_answer: 0
              fallback: {act: "calls >= 3"}
              costs: {retrain: 500, alert: 20, deploy: 0, rollback: 0, rollout_day: 5, label: 0, error: 0}
              retrain: {takes: 1d}
            causes: [drift.concept, drift.covariate, upstream.unit]
            checklist: [label-noise, leak.target-proxy, pii]
            tasks:
            - {id: predict, examiner: offline, metrics: {roc_auc: 1, log_loss: 1}, weight: 3, slices: [plan]}
            - {id: operate, title: "Operate it", examiner: production, metrics: {value: 2, detection: 1, false_alarms: 1}, weight: 4}
            pass: {score: 0.7}

            """, text);
        foreach (var secret in new[] { "incident", "seed", "logistic", "gamma", "price-rise", "4mo" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_models_may_use_is_written_when_there_is_something_and_read_back()
    {
        var facts = Handed.Facts with { ControlFlow = ["If", "Scan"] };
        Assert.Contains("\nmodels: {allow: [If, Scan]}\npass:", WorkspaceFile.Write(facts), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        File.WriteAllText(Path.Combine(_folder, "workspace.yaml"), WorkspaceFile.Write(facts));
        File.WriteAllText(Path.Combine(_folder, "data", "schema.yaml"), SchemaFile.Write(facts.Schema));
        var problems = new List<Diagnostic>();
        Assert.Equal(facts.ControlFlow, WorkspaceFile.Read(_folder, problems)!.ControlFlow);
        Assert.Empty(problems);
    }

    [Fact]
    public void The_schema_is_one_column_a_line() =>
        Assert.Equal("""
            practicum: schema/v1
            columns:
            - {name: row_id, type: number, about: "Name of the row", role: row_id}
            - {name: time, type: text, about: "Moment, UTC", role: time}
            - {name: customer_id, type: number, about: "Customer", role: entity}
            - {name: tenure, type: number, unit: months, about: "Months since \"sign-up\"", role: feature}
            - {name: plan, type: text, role: feature}
            - {name: fee, type: number, unit: EUR, role: feature}
            - {name: calls, type: number, role: feature}
            - {name: churned, type: number, about: "The label, 0 or 1", role: target}

            """, SchemaFile.Write(Handed.Facts.Schema));

    [Fact]
    public void What_is_written_is_read_back_and_checked()
    {
        var (workspace, problems) = (Path.Combine(_folder, "work"), new List<Diagnostic>());
        Assert.True(WorkspaceWriter.Write(workspace, "# Brief\n", Handed.Facts, Weeks.Training().Rows, [("train.py", "x"u8.ToArray())], problems));
        Assert.Empty(problems);
        Assert.Equal(
            ["brief.md", "data/schema.yaml", "data/train.csv", "starter/train.py", "submission/policy.yaml", "submission/submission.yaml", "workspace.yaml"],
            Directory.GetFiles(workspace, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(workspace, f)).Order(StringComparer.Ordinal));
        var facts = WorkspaceFile.Read(workspace, problems)!;
        Assert.Empty(problems);
        Assert.Equal(WorkspaceFile.Write(Handed.Facts), WorkspaceFile.Write(facts));
        Assert.Equal(Handed.Facts.Schema.Fields, facts.Schema.Fields);

        var template = Path.Combine(workspace, "submission");
        Assert.Equal("submission.yaml:6:9: PR-SUB-008: The file 'model.onnx' is not there.", string.Join('\n', Checker.Check(template, workspace).Problems));
        File.WriteAllText(Path.Combine(template, "model.onnx"), "a model");
        var manifest = Path.Combine(template, "submission.yaml");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("# policy:", "policy:").Replace("# features:", "features:"));
        var report = Checker.Check(template, workspace);
        Assert.Equal("", string.Join('\n', report.Problems));
        Assert.Equal(0.0741, report.Submission!.Model.Threshold);
        Assert.Single(report.Statements);
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "mine");
        var problems = new List<Diagnostic>();
        Assert.False(WorkspaceWriter.Write(_folder, "", Handed.Facts, Weeks.Training().Rows, [], problems));
        Assert.Equal("PR-WORK-012", Assert.Single(problems).Code);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void The_key_tells_the_halves_and_the_truth()
    {
        var rows = Weeks.Training().Rows.Take([0, 1, 2]);
        var problems = new List<Diagnostic>();
        var key = Path.Combine(_folder, "key");
        Assert.True(KeyWriter.Write(key, rows, [0.1, 0.25, 0.5], [true, false, true], null, KeyFile.Text([Fault], [7, 5, 6]), problems));
        var lines = File.ReadAllLines(Path.Combine(key, "holdout.csv"));
        Assert.Equal("row_id,time,customer_id,tenure,plan,fee,calls,churned,truth,half", lines[0]);
        Assert.EndsWith(",0.25,private", lines[2], StringComparison.Ordinal);
        Assert.Equal("""
            {"id":"noise","kind":"label-noise","rows":[7,6],"columns":["code"],"added":["a"],"cells":[[5,"fee"]],"pairs":[[6,5],[7,-1]],"spans":[[5,"note",3,4,"email"]],"removed":2,"remedies":["relabel"],"rate":0.06,"at_serve":"missing"}

            """, File.ReadAllText(Path.Combine(key, "faults.jsonl")));
        Assert.Equal("", KeyFile.Text([], []));
    }

    [Fact]
    public void Only_a_secret_file_seals()
    {
        var problems = new List<Diagnostic>();
        Assert.Equal("practice", Secrets.Load(null, problems)!.Assurance);
        Assert.Equal("practicum practice secret, public on purpose"u8.ToArray(), Secrets.Practice.Bytes.ToArray());
        var file = Path.Combine(_folder, "secret");
        File.WriteAllText(file, "0123456789abcdef");
        Assert.Equal("sealed", Secrets.Load(file, problems)!.Assurance);
        Assert.Empty(problems);
        File.WriteAllText(file, "short");
        Assert.Null(Secrets.Load(file, problems));
        Assert.Null(Secrets.Load(file + "-missing", problems));
        Assert.Equal(["PR-WORK-011", "PR-WORK-010"], problems.Select(p => p.Code));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    /// <summary>A key that has everything that one can have.</summary>
    private static FaultKey Fault => new()
    {
        Id = "noise",
        Kind = "label-noise",
        Rows = [0, 2],
        Columns = ["code"],
        Added = ["a"],
        Cells = [new(1, "fee")],
        Pairs = [(2, 1), (0, -1)],
        Spans = [new(1, "note", 3, 4, "email")],
        Removed = 2,
        Remedies = ["relabel"],
        Rate = 0.06,
        AtServe = "missing",
    };
}
