using System.Text.Json.Nodes;
using Practicum.Core.Profiles;

namespace Practicum.Core.Evidence.Documents;

/// <summary>
/// The parts of an assessment as JSON, properties in the order of formats §7. With <c>whole</c> a part also carries what only the ledger keeps
/// (titles, headlines, money, the reason of a withheld value apart), so that it can be read back without loss.
/// </summary>
internal static class AssessmentNodes
{
    public static JsonObject Project(Assessment a, bool whole)
    {
        var node = new JsonObject { ["id"] = a.ProjectId, ["version"] = a.ProjectVersion, ["digest"] = a.ProjectDigest.Text };
        if (whole)
            node["title"] = a.ProjectTitle;
        return node;
    }

    public static JsonObject Submission(Assessment a, bool whole)
    {
        var node = new JsonObject { ["digest"] = a.SubmissionDigest.Text };
        if (whole)
            node["name"] = a.SubmissionName;
        return node;
    }

    public static JsonObject Score(Assessment a)
    {
        var node = new JsonObject
        {
            ["value"] = Nodes.Number(a.Score),
            ["interval"] = Nodes.Interval(a.ScoreInterval),
            ["bar"] = Nodes.Number(a.Bar),
            ["verdict"] = a.Verdict,
        };
        if (a.ScoreReason is not null)
            node["reason"] = a.ScoreReason;
        return node;
    }

    public static JsonObject Engine(Engine engine) => new()
    {
        ["version"] = engine.Version,
        ["onnxruntime"] = engine.OnnxRuntime,
        ["rid"] = engine.Rid,
        ["cpu"] = engine.Cpu,
        ["cage"] = engine.Cage,
    };

    public static JsonObject Item(EvidenceItem item, bool whole)
    {
        var shown = !item.Measured;
        var node = new JsonObject
        {
            ["id"] = item.Id,
            ["examiner"] = item.Examiner,
            ["definition"] = item.Definition,
            ["value"] = shown ? Nodes.Number(item.Value.Value) : null,
            ["unit"] = Nodes.Text(item.Unit),
            ["count"] = shown ? Nodes.Number(item.Value.Count) : null,
            ["interval"] = shown ? Nodes.Interval(item.Value.Interval) : null,
            ["anchors"] = shown ? Anchors(item.Anchors) : null,
            ["direction"] = item.Direction,
            ["raw"] = shown ? Nodes.Number(item.Raw) : null,
            ["se"] = shown ? Nodes.Number(item.StandardError) : null,
            ["score"] = shown ? Nodes.Number(item.Score) : null,
            ["score_interval"] = shown ? Nodes.Interval(item.ScoreInterval) : null,
            ["group"] = item.Group.Text,
            ["seeds"] = Nodes.Number(item.Seeds),
            ["attempt"] = Nodes.Number(1),
            ["fresh"] = Nodes.Flag(true),
            ["competencies"] = Nodes.List(item.Competencies, Nodes.Text),
            ["reason"] = Nodes.Text(whole ? item.Reason : Reason(item)),
            ["measured"] = Nodes.Flag(item.Measured),
            ["inputs"] = Nodes.List(item.Inputs, d => Nodes.Text(d.Text)),
        };
        if (whole)
            node["because"] = shown && item.Value.Because is { Length: > 0 } because ? Nodes.Text(because) : null;
        return node;
    }

    public static JsonObject Task(TaskResult task, bool whole)
    {
        var node = new JsonObject
        {
            ["id"] = task.Id,
            ["score"] = Nodes.Number(task.Score),
            ["interval"] = Nodes.Interval(task.Interval),
            ["weight"] = Nodes.Number(task.Weight),
            ["lost"] = Nodes.List(task.Lost, l => Lost(l, whole)),
        };
        if (whole)
            (node["title"], node["about"]) = (task.Title, task.About);
        if (whole || task.Reason is not null)
            node["reason"] = Nodes.Text(task.Reason);
        return node;
    }

    public static JsonObject Competency(CompetencyEstimate c)
    {
        var node = CompetencyFacts(c);
        if (c.Interval is null)
            node["reason"] = "Nothing that was measured speaks to this competency.";
        return node;
    }

    private static JsonObject CompetencyFacts(CompetencyEstimate c) => new()
    {
        ["id"] = c.Id,
        ["estimate"] = Nodes.Number(c.Estimate),
        ["interval"] = Nodes.Interval(c.Interval),
        ["sd"] = Nodes.Number(c.Sd),
        ["evidence"] = Nodes.Number(c.Evidence),
        ["groups"] = Nodes.Number(c.Groups),
        ["projects"] = Nodes.Number(c.Projects),
        ["verdict"] = c.Verdict,
    };

    private static JsonObject Lost(LostPoints lost, bool whole)
    {
        if (!whole)
            return new() { ["points"] = Nodes.Number(lost.Points), ["reason"] = $"{lost.Headline} {lost.Reason}".Trim() };
        return new()
        {
            ["points"] = Nodes.Number(lost.Points),
            ["metric"] = lost.Metric,
            ["headline"] = lost.Headline,
            ["reason"] = lost.Reason,
            ["money"] = Nodes.Number(lost.Money?.Units),
        };
    }

    private static JsonObject? Anchors(Anchors? anchors) => anchors is null ? null : new()
    {
        ["naive"] = Nodes.Number(anchors.Naive),
        ["starter"] = Nodes.Number(anchors.Starter),
        ["reference"] = Nodes.Number(anchors.Reference),
        ["stability"] = Nodes.Number(anchors.Stability),
    };

    private static string? Reason(EvidenceItem item) => (item.Reason, item.Value.Because is { Length: > 0 } said ? said : null) switch
    {
        ({ } reason, { } because) when !reason.Contains(because, StringComparison.Ordinal) => $"{reason} {because}",
        ({ } reason, _) => reason,
        (null, { } because) => because,
        _ => null,
    };
}
