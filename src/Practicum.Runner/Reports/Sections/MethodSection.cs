using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>How it was computed, and the commands that check it.</summary>
internal static class MethodSection
{
    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var a = context.Assessment;
        int worlds = context.Year?.Exhibit.Worlds ?? 0;
        string variant = Words.Count(a.Variant) + (worlds > 1 ? $"; production replayed in {Words.Count(worlds)} worlds, the first is drawn" : worlds == 1 ? "; production replayed once" : "");
        return Markup.Of($"""
            <section id="how" aria-labelledby="h-how"><h2 id="h-how">How it was computed, and how to check it</h2><p>The same pack, submission, variant and engine give the same bytes.</p>
            <div class="panel"><dl class="dl"><dt>Project</dt><dd>{a.ProjectId} {a.ProjectVersion} <span class="dig wrap-dig">{a.ProjectDigest.Text}</span></dd><dt>Submission</dt><dd>{a.SubmissionName} <span class="dig wrap-dig">{a.SubmissionDigest.Text}</span></dd><dt>Variant</dt><dd>{variant}</dd>{Markup.When(a.Settings.Length > 0, () => Markup.Of($"""<dt>Set apart from the pack</dt><dd><code>{a.Settings}</code></dd>"""))}<dt>Assurance</dt><dd>{Assurance(a.Assurance)}</dd><dt>Engine</dt><dd>Practicum {a.Engine.Version}, ONNX Runtime {a.Engine.OnnxRuntime}, {a.Engine.Rid}, {a.Engine.Cpu}</dd><dt>Cage</dt><dd>{a.Engine.Cage}. {FileSection.Shut(a.Engine.Cage, context.Exhibits.Models.Length > 1)}</dd><dt>Score</dt><dd>(value − starter) ÷ (reference − starter), shown between 0 and 125; tasks weighted as listed, each part counted between 0 and 100</dd><dt>Intervals</dt><dd>95{Words.Nbsp}%, by the method named in each row; tasks and total by resampling all their evidence together</dd>{Markup.When(context.Year is not null, () => Operators(context.Year!))}<dt>Ledger</dt><dd>{Words.Of(context.Chain.Entries, "entry").Replace("entrys", "entries", StringComparison.Ordinal)}, each sealing the one before; head <span class="dig wrap-dig">{context.Chain.Head.Text}</span></dd></dl>
            <h3 class="check">Check it yourself</h3><div class="scroll" tabindex="0" role="region" aria-label="Commands"><pre class="cmd"><code>practicum ledger verify ledger.jsonl
            practicum assess {a.ProjectId}/ {a.SubmissionName}/ --variant {a.Variant.ToString(CultureInfo.InvariantCulture)}{(a.Settings.Length > 0 ? " " + a.Settings : "")} --out again/
            cmp again/assessment.json assessment.json</code></pre></div><p class="small muted">The first line checks that nothing in the ledger was edited, cut or added; the others assess anew, given the pack{(a.Assurance == "sealed" ? ", its key" : "")} and the submission. Times and memory are marked “measured”, lie beside the ledger and may differ; everything else is equal byte for byte on a machine with the same cage. What was computed from hidden rows is told coarsely, so that no single row can be read from it.</p></div></section>
            """);
    }

    private static Markup Operators(YearSums year) => Markup.Of($"""
        <dt>Do nothing</dt><dd>the submitted model, left alone</dd><dt>Best operator</dt><dd>the best choice among the submitted models, the rule and no answer for every moment, with hindsight (“clairvoyant”)</dd>{Markup.When(!year.Recorded, () => new Markup("<dt>Best conceivable</dt><dd>deciding with the true probability of each label, as far as the visible columns tell it (“ceiling”)</dd>"))}
        """);

    private static string Assurance(string assurance) => assurance switch
    {
        "practice" => "practice: the answers lay on the same machine",
        "sealed" => "sealed: the answers were kept from the machine that trained",
        var other => other,
    };
}
