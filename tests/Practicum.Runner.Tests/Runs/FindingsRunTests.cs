using System.Text;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Claims;
using Practicum.Runner.Runs;
using Practicum.Runner.Tests.PackFiles;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Tests.Runs;

/// <summary>A pack with planted faults, and files that say the truth of its key, half of it, nothing and everything: read as they are handed in, marked as they are assessed.</summary>
public sealed class FindingsRunTests : IDisposable
{
    private static readonly string Pack = PackFolder.Churn
        .Replace("findings: {checklist: [label-noise, leak.target-proxy, pii]}", """
            faults:
              - {id: noise, kind: label-noise, rate: 6%}
              - {id: leak, kind: leak.target-proxy, column: last_invoice_code, strength: 0.9, at_serve: missing}
              - {id: twice, kind: duplicates, rate: 2%}
            findings: {checklist: [label-noise, leak.target-proxy, duplicates, pii, units, imbalance]}
            """, StringComparison.Ordinal)
        .Replace("tasks:\n", "tasks:\n  - {id: data, examiner: findings, weight: 2}\n", StringComparison.Ordinal);

    private readonly PackFolder _folder = new(Pack);
    private readonly VariantBench _bench;
    private readonly WorkspaceFacts _facts;

    public FindingsRunTests()
    {
        var problems = new List<Diagnostic>();
        var bench = VariantBench.Open(_folder.Path, 7, new() { RatePerDay = 20, Final = true }, problems);
        Assert.Equal("", string.Join('\n', problems));
        _bench = bench!;
        _facts = WorkspaceFacts.Of(_bench.Project, 7, _bench.Assurance, _bench.World.RowsPerDay, _bench.Schema);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_truth_half_of_it_nothing_and_everything_get_what_they_deserve()
    {
        var truth = Lines(_bench.Planted.Keys.Select(Line).Concat(Absent("pii", "units", "imbalance")));
        Assert.InRange(Score(truth), 0.98, 1);
        Assert.InRange(Score(Lines(_bench.Planted.Keys.Take(2).Select(Line).Concat(Absent("pii")))), 0.3, 0.7);
        Assert.Equal(0, Score(""), 12);
        var everything = Lines(_bench.Project.Checklist.Select(k => $$"""{"kind":"{{k}}","confidence":0.9,"rows":[{{Ids(Enumerable.Range(0, _bench.Train.RowId.Length))}}]}"""));
        Assert.True(Raw(everything) <= 0);
        Assert.Equal(0, Score(everything));
    }

    [Fact]
    public void A_task_of_findings_is_written_into_the_workspace_and_read_back()
    {
        Assert.Contains("- {id: data, examiner: findings, metrics: {findings: 1}, weight: 2}", WorkspaceFile.Write(_facts), StringComparison.Ordinal);
        Assert.Contains("PR-PACK-040: The task 'data' needs 'findings: {checklist: …}'", PackFolder.Problems(Pack.Replace("findings: {checklist: [label-noise, leak.target-proxy, duplicates, pii, units, imbalance]}\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("PR-PACK-002: The key 'metrics' is missing in a task.", PackFolder.Problems(Pack.Replace("examiner: offline, metrics: [roc_auc, log_loss]", "examiner: offline", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private double Score(string findings) => Grading.Grade([Measure(findings)], 0.7).Score!.Value;

    private double Raw(string findings) => Measure(findings).Evidence[0].Raw!.Value;

    private TaskMeasurement Measure(string text)
    {
        var problems = new List<Diagnostic>();
        var training = new TrainingData(WorkspaceTables.Of(_bench.Train, _facts), _facts);
        var findings = FindingsFile.Read(Encoding.UTF8.GetBytes(text), "findings.jsonl", _facts, training, problems);
        Assert.Equal("", string.Join('\n', problems));
        var submission = new Submission { Project = _facts.Project, Variant = 7, Model = new() { Name = "model", File = "model.onnx" }, Findings = "findings.jsonl", Claims = findings };
        var exam = new ExamMaker(_bench, new("me", "", submission, []), null!, null!).For(_bench.Project.Tasks[0]);
        return Examiners.Find("findings")!.Examine(exam, default);
    }

    private string Line(FaultKey key)
    {
        var remedy = key.Remedies.IsEmpty ? "" : $",\"remedy\":\"{key.Remedies[0]}\"";
        var columns = string.Join(',', key.Columns.Select(c => $"\"{c}\""));
        return $$"""{"kind":"{{key.Kind}}","confidence":0.98,"rows":[{{Ids(key.Rows)}}],"columns":[{{columns}}]{{remedy}}}""";
    }

    private string Ids(IEnumerable<int> rows) => string.Join(',', rows.Select(r => _bench.Train.RowId[r].ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Absent(params string[] kinds) => kinds.Select(k => $$"""{"kind":"none","scope":"{{k}}","confidence":0.98}""");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
