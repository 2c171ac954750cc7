using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>
/// Every measurement with its interval, method, score and digest, task by task: what decides in view, groups of rows and side figures folded.
/// What could not be measured stands there too, with the reason.
/// </summary>
internal static class EvidenceSection
{
    private static readonly string[] Side = ["accuracy", "precision", "recall", "f1", "regret", "luck", "alarms_f1", "alarm_skill", "diagnosis", "reference-beaten",
        "finding_where", "finding_f", "finding_precision", "finding_recall", "finding_ap", "finding_top", "finding_trust", "finding_brier", "finding_log_loss"];

    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var all = context.Assessment.Evidence;
        if (all.IsEmpty)
            return Markup.Empty;
        var taken = all.Where(e => e.Value.IsDefined || e.Measured).ToArray();
        var missing = all.Where(e => !e.Value.IsDefined && !e.Measured).ToArray();
        var titles = context.Assessment.Tasks.ToDictionary(t => t.Id, t => t.Title, StringComparer.Ordinal);
        var groups = taken.GroupBy(Task, StringComparer.Ordinal).Select(g => OfTask(titles.GetValueOrDefault(g.Key, Words.Capital(g.Key)), [.. g]));
        return Markup.Of($"""
            <section id="evidence" aria-labelledby="h-ev"><h2 id="h-ev">Evidence</h2><p>{Opening(taken.Length, missing.Length)} Each digest names the exact rows or worlds it was measured on, so that anybody can measure again.</p>
            {groups}{Markup.When(missing.Length > 0, () => NotMeasured(missing))}</section>
            """);
    }

    private static string Opening(int taken, int missing) => (taken, missing) switch
    {
        (0, _) => "Nothing could be measured; the reasons stand below.",
        (_, 0) => $"{Words.Of(taken, "measurement")}.",
        _ => $"{Words.Of(taken, "measurement")}, and {Words.Count(missing)} that could not be taken.",
    };

    private static string Task(EvidenceItem e) => e.Id.Split('/')[0];

    private static bool IsSide(EvidenceItem e) => e.Score is null && Side.Contains(e.Definition.Split('@')[0], StringComparer.Ordinal);

    private static Markup OfTask(string title, EvidenceItem[] items)
    {
        var slices = items.Where(e => MetricWords.Slice(e) is not null).ToArray();
        var whole = items.Except(slices).ToArray();
        var side = whole.Where(IsSide).ToArray();
        var main = whole.Except(side).ToArray();
        if (main.Length == 0)
            (main, side) = (side, []);
        return Markup.Of($"""
            <div class="panel"><h3>{title}</h3>{Markup.When(main.Length > 0, () => Table($"{title}: main measurements", main))}
            {Markup.When(slices.Length > 0, () => Folded($"By group ({Words.Count(slices.Length)})", Table($"{title}: by group", slices, groups: true)))}
            {Markup.When(side.Length > 0, () => Folded($"More figures ({Words.Count(side.Length)})", Table($"{title}: more figures", side)))}</div>
            """);
    }

    private static Markup Folded(string title, Markup table) => Markup.Of($"""
        <details class="print"><summary>{title}</summary><h4 class="printed">{title}</h4>{table}</details>
        """);

    private static Markup Table(string caption, EvidenceItem[] items, bool groups = false)
    {
        bool scored = items.Any(e => e.Score is not null);
        var bodies = groups
            ? items.GroupBy(MetricWords.Name, StringComparer.Ordinal).Select(g => Markup.Of($"""
                <tbody><tr class="grp"><th scope="rowgroup" colspan="6">{g.Key}</th></tr>{g.Select(e => EvidenceRow.Render(e, scored))}</tbody>
                """))
            : [Markup.Of($"""<tbody>{items.Select(e => EvidenceRow.Render(e, scored))}</tbody>""")];
        return Markup.Of($"""
            <table class="cards ev {(scored ? "scored" : "plain")}"><caption class="vh">{caption}</caption><thead><tr><th scope="col" class="e-name">Measured</th><th scope="col" class="r e-value">Value</th><th scope="col" class="r e-likely">Likely</th><th scope="col" class="r e-on">On</th><th scope="col" class="e-method">Method</th>{Markup.When(scored, () => new Markup("<th scope=\"col\" class=\"e-bar\">Score</th><th scope=\"col\" class=\"r e-score\"><span class=\"vh\">Score in figures</span></th>"))}<th scope="col" class="e-dig">Digest</th></tr></thead>
            {bodies}</table>
            """);
    }

    private static Markup NotMeasured(EvidenceItem[] items) => Markup.Of($"""
        <div class="panel"><h3>Not measured</h3><table class="cards ev plain"><caption class="vh">Not measured, with the reason</caption><thead><tr><th scope="col" class="e-name">What</th><th scope="col">Why not</th><th scope="col" class="e-dig">Digest</th></tr></thead><tbody>{items.Select(EvidenceRow.Missing)}</tbody></table></div>
        """);
}
