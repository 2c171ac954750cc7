using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;
using Practicum.Core.Profiles;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Reads the entries of an assessment's ledger back into records.</summary>
internal sealed class AssessmentReader(string file)
{
    private readonly ImmutableArray<EvidenceItem>.Builder items = ImmutableArray.CreateBuilder<EvidenceItem>();
    private readonly ImmutableArray<TaskResult>.Builder tasks = ImmutableArray.CreateBuilder<TaskResult>();
    private JsonNode? header, score;
    private ImmutableArray<CompetencyEstimate> competencies = [];
    private YearExhibit? year;
    private ImmutableArray<CurveExhibit> curves = [];
    private FindingsExhibit? findings;
    private ImmutableArray<ModelExhibit> models = [];
    private readonly ImmutableArray<DocumentExhibit>.Builder documents = ImmutableArray.CreateBuilder<DocumentExhibit>();

    public ImmutableArray<Diagnostic> Read(IReadOnlyList<string> lines, out (Assessment Assessment, Exhibits Exhibits)? read)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var i = 0; i < lines.Count; i++)
            Try(found, i + 1, () => Take(lines[i]));
        read = null;
        Assessment? assessment = null;
        if (found.Count == 0)
            Try(found, 0, () => assessment = Assemble());
        if (assessment is not null)
            read = (assessment, new() { Year = year, Curves = curves, Findings = findings, Models = models, Documents = documents.ToImmutable() });
        return found.ToImmutable();
    }

    private void Try(ImmutableArray<Diagnostic>.Builder found, int line, Action step)
    {
        try
        {
            step();
        }
        catch (PayloadException e)
        {
            found.Add(new("PR-LEDGER-011", new(file, line), e.Message));
        }
    }

    private void Take(string line)
    {
        if (!CanonicalJson.TryParse(line, out var node, out var error))
            throw new PayloadException($"The line is not JSON. {error}");
        var entry = new NodeReader(node, "the line");
        var payload = node!["payload"];
        var kind = entry.Text("kind");
        if (payload is null && kind == AssessmentLedger.Document)
            return; // Erased; the report is made without it.
        if (payload is null)
            throw new PayloadException($"The payload of kind '{kind}' was erased, so the report cannot be made from this ledger.");
        switch (kind)
        {
            case AssessmentLedger.Header:
                header = payload;
                break;
            case AssessmentLedger.Item:
                items.Add(ReadItem(new(payload, "evidence")));
                break;
            case AssessmentLedger.Task:
                tasks.Add(ReadTask(new(payload, "a task")));
                break;
            case AssessmentLedger.Score:
                score = payload;
                break;
            case AssessmentLedger.Competencies:
                competencies = ReadList(payload, "competencies", n => ReadCompetency(new(n, "a competency")));
                break;
            case AssessmentLedger.Year:
                year = ExhibitReader.Year(new(payload, "the year"));
                break;
            case AssessmentLedger.Curves:
                curves = ReadList(payload, "curves", n => ExhibitReader.Curve(new(n, "a curve")));
                break;
            case AssessmentLedger.Findings:
                findings = FindingsNodes.Read(new(payload, "the findings"));
                break;
            case AssessmentLedger.Models:
                models = ReadList(payload, "models", n => SubmittedNodes.ReadModel(new(n, "a model")));
                break;
            case AssessmentLedger.Document:
                documents.Add(SubmittedNodes.ReadDocument(new(payload, "a document")));
                break;
            default:
                throw new PayloadException($"Entries of kind '{kind}' do not belong into the ledger of an assessment.");
        }
    }

    private Assessment Assemble()
    {
        var (head, total) = (new NodeReader(header, "the entry 'assessment'"), new NodeReader(score, "the entry 'score'"));
        var (project, submission, engine) = (head.Inner("project"), head.Inner("submission"), head.Inner("engine"));
        return new()
        {
            ProjectId = project.Text("id"),
            ProjectTitle = project.Text("title"),
            ProjectVersion = project.Text("version"),
            ProjectDigest = project.Digest("digest"),
            Variant = head.Whole("variant"),
            SubmissionDigest = submission.Digest("digest"),
            SubmissionName = submission.Text("name"),
            Assurance = head.Text("assurance"),
            Settings = head.MaybeText("settings") ?? "",
            Note = head.MaybeText("note"),
            Score = total.MaybeNumber("value"),
            ScoreInterval = total.Interval("interval"),
            ScoreReason = total.MaybeText("reason"),
            Bar = total.Number("bar"),
            Verdict = total.Text("verdict"),
            Engine = new(engine.Text("version"), engine.Text("onnxruntime"), engine.Text("rid"), engine.Text("cpu"), engine.Text("cage")),
            Evidence = items.ToImmutable(),
            Tasks = tasks.ToImmutable(),
            Competencies = competencies,
        };
    }

    private static EvidenceItem ReadItem(NodeReader item) => new()
    {
        Id = item.Text("id"),
        Examiner = item.Text("examiner"),
        Definition = item.Text("definition"),
        Value = item.Estimate(),
        Unit = item.MaybeText("unit"),
        Anchors = ReadAnchors(item),
        Direction = item.Text("direction"),
        Raw = item.MaybeNumber("raw"),
        StandardError = item.MaybeNumber("se"),
        Score = item.MaybeNumber("score"),
        ScoreInterval = item.Interval("score_interval"),
        Group = item.Digest("group"),
        Seeds = item.MaybeNumber("seeds") is null ? null : item.Whole("seeds"),
        Competencies = item.List("competencies", AsText),
        Reason = item.MaybeText("reason"),
        Measured = item.Flag("measured"),
        Inputs = item.List("inputs", n => new Digest(AsText(n))),
    };

    private static Anchors? ReadAnchors(NodeReader item)
    {
        if (item.IsNull("anchors"))
            return null;
        var a = item.Inner("anchors");
        return new(a.Number("naive"), a.Number("starter"), a.Number("reference"), a.Number("stability"));
    }

    private static TaskResult ReadTask(NodeReader task) => new()
    {
        Id = task.Text("id"),
        Title = task.Text("title"),
        About = task.Text("about"),
        Score = task.MaybeNumber("score"),
        Interval = task.Interval("interval"),
        Weight = task.Number("weight"),
        Lost = task.List("lost", n => ReadLost(new(n, "lost points"))),
        Reason = task.MaybeText("reason"),
    };

    private static LostPoints ReadLost(NodeReader lost) => new(
        lost.Text("metric"), lost.Number("points"), lost.Text("headline"), lost.Text("reason"),
        lost.MaybeNumber("money") is { } units ? Money.FromUnits(units) : null);

    private static CompetencyEstimate ReadCompetency(NodeReader c) => new(
        c.Text("id"), c.Number("estimate"), c.Interval("interval"), c.Number("sd"), c.Whole("evidence"), c.Whole("groups"), c.Whole("projects"), c.Text("verdict"));

    private static ImmutableArray<T> ReadList<T>(JsonNode payload, string what, Func<JsonNode?, T> each) =>
        payload is JsonArray array ? [.. array.Select(each)] : throw new PayloadException($"Expected a list for {what}.");

    private static string AsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new PayloadException("Expected a list of texts.");
}
