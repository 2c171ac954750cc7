using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Opening;
using Practicum.Runner.Reports.Sections;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports;

/// <summary>
/// The evidence report: one self-contained HTML page that loads nothing, reads without script, and is derived from the ledger alone.
/// The same arguments give the same text, byte for byte.
/// </summary>
public static class ReportPage
{
    /// <summary>Renders <c>report.html</c>.</summary>
    /// <param name="assessment">What was measured. Every text in it is escaped.</param>
    /// <param name="exhibits">What is drawn: the production year, and curves by period. Either may be missing.</param>
    /// <param name="chain">Where the assessment stands in its ledger.</param>
    /// <returns>The page, to be written as UTF-8.</returns>
    public static string Render(Assessment assessment, Exhibits exhibits, ReportChain chain)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(exhibits);
        ArgumentNullException.ThrowIfNull(chain);
        var context = new ReportContext(assessment, exhibits, chain);
        (string Anchor, string Name, Markup Body)[] sections =
        [
            ("tasks", "Tasks", TaskSection.Render(context)),
            ("lost", "Lost points", LostSection.Render(context)),
            ("findings", "The data", FindingsSection.Render(context)),
            ("year", context.Year is { WholeYear: true } ? "The production year" : "In production", YearSection.Render(context)),
            ("models", "Model quality", ModelSection.Render(context)),
            ("files", exhibits.Models.Length > 1 ? "The models" : "The model", FileSection.Render(context)),
            ("comp", "Competencies", CompetencySection.Render(context)),
            ("evidence", "Evidence", EvidenceSection.Render(context)),
            ("how", "How it was computed", MethodSection.Render(context)),
            ("docs", "Written by the intern", DocumentSection.Render(context)),
        ];
        var shown = sections.Where(s => s.Body.Html.Length > 0).ToArray();
        var jump = shown.Select(s => Markup.Of($"""<li><a href="#{s.Anchor}">{s.Name}</a></li>"""));
        var body = Markup.Of($"""
            {VerdictSection.Render(context)}
            <nav class="noprint jumps" aria-label="In this report"><ul class="jump">{jump}</ul></nav>
            {shown.Select(s => s.Body)}
            """);
        string title = $"Submission {assessment.SubmissionName}: assessment for {assessment.ProjectId}, variant {Words.Count(assessment.Variant)}";
        var foot = Markup.Of($"""
            Practicum {assessment.Engine.Version} · {assessment.ProjectId} {assessment.ProjectVersion} · variant {Words.Count(assessment.Variant)} · <span class="dig wrap-dig">{chain.Head.Text}</span><br>This page loads nothing from elsewhere. It is derived from the ledger and may be made anew at any time.
            """);
        bool charts = context.Year is not null || !exhibits.Curves.IsEmpty;
        return ReportShell.Wrap(title, body, foot, charts ? ChartData.Write(context) : null);
    }
}
