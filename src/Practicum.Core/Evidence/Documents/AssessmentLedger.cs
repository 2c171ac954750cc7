using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Evidence.Documents;

/// <summary>An assessment and what its report draws, as a ledger; and back, so that pages can be made from the ledger alone.</summary>
public static class AssessmentLedger
{
    internal const string Header = "assessment", Item = "evidence", Task = "task", Score = "score", Competencies = "competencies",
        Year = "exhibits/year", Curves = "exhibits/curves", Findings = "exhibits/findings", Models = "exhibits/models", Document = "exhibits/document";

    /// <summary>
    /// One entry for what was assessed by what, one for each piece of evidence, one for each task, then score, competencies and exhibits; documents of the submission apart, so that one can be erased.
    /// Holds no time of day: equal assessments give equal ledgers. A measured item enters without its values.
    /// </summary>
    public static Ledger Write(Assessment assessment, Exhibits exhibits)
    {
        var ledger = new Ledger();
        var header = new JsonObject
        {
            ["practicum"] = "assessment/v1",
            ["project"] = AssessmentNodes.Project(assessment, whole: true),
            ["variant"] = Nodes.Number(assessment.Variant),
            ["submission"] = AssessmentNodes.Submission(assessment, whole: true),
            ["assurance"] = assessment.Assurance,
            ["engine"] = AssessmentNodes.Engine(assessment.Engine),
        };
        if (assessment.Settings.Length > 0)
            header["settings"] = assessment.Settings;
        if (assessment.Note is { } note)
            header["note"] = note;
        ledger.Append(Header, header);
        foreach (var item in assessment.Evidence)
            ledger.Append(Item, AssessmentNodes.Item(item, whole: true));
        foreach (var task in assessment.Tasks)
            ledger.Append(Task, AssessmentNodes.Task(task, whole: true));
        ledger.Append(Score, AssessmentNodes.Score(assessment));
        ledger.Append(Competencies, Nodes.List(assessment.Competencies, AssessmentNodes.Competency));
        if (exhibits.Year is { } year)
            ledger.Append(Year, ExhibitNodes.Year(year));
        ledger.Append(Curves, Nodes.List(exhibits.Curves, ExhibitNodes.Curve));
        if (exhibits.Findings is { } findings)
            ledger.Append(Findings, FindingsNodes.Findings(findings));
        if (!exhibits.Models.IsEmpty)
            ledger.Append(Models, Nodes.List(exhibits.Models, SubmittedNodes.Model));
        foreach (var document in exhibits.Documents)
            ledger.Append(Document, SubmittedNodes.Document(document));
        return ledger;
    }

    /// <summary>Reads a ledger back. Verify it first (<see cref="Ledger.Verify"/>): this only reads.</summary>
    /// <param name="lines">Lines of the ledger.</param>
    /// <param name="read">The assessment and its exhibits; null when something is wrong.</param>
    /// <param name="file">Name of the file, for the diagnostics.</param>
    /// <returns>What is wrong: lines that are no entries, payloads that are erased or lack something. Empty when all was read.</returns>
    public static ImmutableArray<Diagnostic> Read(IReadOnlyList<string> lines, out (Assessment Assessment, Exhibits Exhibits)? read, string file = "ledger.jsonl") =>
        new AssessmentReader(file).Read(lines, out read);
}
