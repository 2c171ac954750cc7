using Practicum.Core.Profiles;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Competencies as intervals; where too little was measured, nothing is claimed.</summary>
internal static class CompetencySection
{
    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var all = context.Assessment.Competencies;
        if (all.IsEmpty)
            return Markup.Empty;
        bool one = all.All(c => c.Projects < 2);
        string opening = one
            ? "One project alone cannot settle a competency: a verdict needs a second one. What was seen so far is hatched, and claimed for this project only."
            : "Competent: at least 90 % sure to be at 70 or above. Developing: at least 90 % sure to be below. Where too little was measured, nothing is claimed.";
        return Markup.Of($"""
            <section id="comp" aria-labelledby="h-comp"><h2 id="h-comp">Competencies</h2><p>{opening.Replace("90 %", "90" + Words.Nbsp + "%", StringComparison.Ordinal)}</p>
            <div class="panel"><table class="cards"><thead><tr><th scope="col">Competency</th><th scope="col" class="bar">{IntervalBar.Scale(BarAxis.Competency, (0, "0"), (0.7, "70 competent"), (1, "100"))}<span class="vh">Estimate with interval</span></th><th scope="col" class="r">{(one ? "So far" : "Likely")}</th><th scope="col" class="r">Evidence</th><th scope="col">Verdict</th></tr></thead><tbody>
            {all.Select(Row)}
            </tbody></table></div></section>
            """);
    }

    private static Markup Row(CompetencyEstimate c)
    {
        var (name, about) = PartWords.Competency(c.Id);
        bool known = !double.IsNaN(c.Estimate);
        string likely = !known ? "nothing yet" : c.Interval is { } i ? Words.Points(i with { Low = Inside(i.Low), High = Inside(i.High) }) : Words.Points(Inside(c.Estimate));
        bool settled = c.Verdict is "competent" or "developing" or "not settled";
        var bar = settled && known
            ? IntervalBar.Draw(BarAxis.Competency, c.Estimate, c.Interval, $"{Words.Points(Inside(c.Estimate))} of 100, likely {likely}")
            : IntervalBar.Insufficient(BarAxis.Competency, known ? c.Interval : null, known ? $"Insufficient evidence; so far {likely} of 100" : "Insufficient evidence");
        string kind = c.Verdict switch { "competent" => "good", "developing" => "warn", _ => "unk" };
        string from = $"{Words.Of(c.Evidence, "item")}, {Words.Of(c.Groups, "group")}";
        return Markup.Of($"""
            <tr><th scope="row">{name}{Markup.When(about.Length > 0, () => Markup.Of($"""<div class="note-line">{about}</div>"""))}</th><td class="bar full">{bar}</td><td class="r" data-h="{(settled ? "Likely" : "So far")}">{likely}</td><td class="r" data-h="Evidence">{from}</td><td data-h="Verdict">{Signs.Tag(kind, c.Verdict, plain: true)}</td></tr>
            """);
    }

    /// <summary>A competency is shown from 0 to 100; the estimate behind it has no ends.</summary>
    private static double Inside(double value) => Math.Clamp(value, 0, 1);
}
