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

/// <summary>A pack with planted faults whose first task marks findings, and files that say the truth of its key, half of it and everything: read as they are handed in, marked as they are assessed.</summary>
internal sealed class PlantedPack : IDisposable
{
    private readonly PackFolder _folder;
    private readonly VariantBench _bench;

    public PlantedPack(string project, RunSettings settings)
    {
        var problems = new List<Diagnostic>();
        _folder = new(project);
        var bench = VariantBench.Open(_folder.Path, 7, settings with { Final = true }, problems);
        Assert.Equal("", string.Join('\n', problems));
        _bench = bench!;
        Facts = WorkspaceFacts.Of(_bench.Project, 7, _bench.Assurance, _bench.World.RowsPerDay, _bench.Schema);
    }

    public WorkspaceFacts Facts { get; }

    public string Truth => Lines(_bench.Planted.Keys.Select(Line).Concat(Absent));

    public string Half => Lines([.. _bench.Planted.Keys.Take((_bench.Planted.Keys.Length + 1) / 2).Select(Line), .. Absent.Take(1)]);

    public string Everything
    {
        get
        {
            var rows = Ids(Enumerable.Range(0, _bench.Train.RowId.Length));
            var columns = string.Join(',', Facts.Schema.Fields.Where(f => f.Role != FieldRole.RowId).Select(f => $"\"{f.Name}\""));
            return Lines(_bench.Project.Checklist.Select(k => $$"""{"kind":"{{k}}","confidence":0.9,"rows":[{{rows}}],"columns":[{{columns}}]}"""));
        }
    }

    public double Score(string findings) => Grading.Grade([Measure(findings)], 0.7).Score!.Value;

    public double Raw(string findings) => Measure(findings).Evidence[0].Raw!.Value;

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Absent => _bench.Project.Checklist.Except(_bench.Planted.Keys.Select(k => k.Kind)).Select(k => $$"""{"kind":"none","scope":"{{k}}","confidence":0.98}""");

    private TaskMeasurement Measure(string text)
    {
        var problems = new List<Diagnostic>();
        var training = new TrainingData(WorkspaceTables.Of(_bench.Train, Facts), Facts);
        var findings = FindingsFile.Read(Encoding.UTF8.GetBytes(text), "findings.jsonl", Facts, training, problems);
        Assert.Equal("", string.Join('\n', problems));
        var submission = new Submission { Project = Facts.Project, Variant = 7, Model = new() { Name = "model", File = "model.onnx" }, Findings = "findings.jsonl", Claims = findings };
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

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
