using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>The time in production on one screen: the stacked chart with its key, its text twins, and where the money went.</summary>
internal static class YearSection
{
    /// <summary>The most monitors that get a panel of their own.</summary>
    public const int Panels = 6;

    /// <summary>Renders it; nothing when nothing was replayed.</summary>
    public static Markup Render(ReportContext context)
    {
        if (context.Year is not { } year)
            return Markup.Empty;
        var (from, to) = (context.Days.Of(0), context.Days.Of(year.Exhibit.Days.Length - 1));
        return Markup.Of($"""
            <section id="year" aria-labelledby="h-year"><h2 id="h-year">{(year.WholeYear ? "The production year" : $"In production: {Words.Count(year.Exhibit.Days.Length)} days")}</h2><p>{Opening(year)}</p>
            <div class="panel"><figure aria-labelledby="cap-year"><figcaption id="cap-year"><b>{Finding(context, year)}</b></figcaption>
            {Zoom(year)}
            <div class="chart tall" data-chart="year" role="img" aria-label="Chart of the time in production from {from} to {to}. Its text twin follows."></div>
            <noscript>{MoneyPicture.Draw(year, context.Money)}</noscript>
            {Key(year)}
            {YearTwin.Render(context, year)}</figure></div>
            {RegretPanel.Render(context, year)}</section>
            """);
    }

    private static string Opening(YearSums year) => year.Recorded
        ? $"{Words.Count(year.Rows)} rows of a recorded world, replayed in their order. Money is what really came; the true risks are not known, so nothing is drawn beyond the best operator."
        : $"{Words.Count(year.Rows)} decisions in a world whose truth is known. Money is expected money under the true risks, so that luck does not count.";

    /// <summary>The finding in one sentence: what cost most, or that nothing did.</summary>
    private static string Finding(ReportContext context, YearSums year)
    {
        if (!year.Acted)
            return year.Regret <= 1 ? "Nothing was done, and nothing could have been gained by acting." : $"Nothing was done: the first model served to the end, {context.Money.Rounded(year.Regret, MoneyWords.Step(year.Regret))} short of the best operator.";
        if (year.Regret < 0)
            return $"The policy earned {context.Money.Rounded(-year.Regret, MoneyWords.Step(year.Regret))} more than the best operator that serves one whole model at a time.";
        if (year.Regret <= 0.02 * Math.Max(1, Math.Abs(year.Best - year.Nothing)))
            return "The policy followed the best operator from the first day to the last.";
        var worst = year.Exhibit.Regret.OrderByDescending(r => r.Units).ThenBy(r => r.Part, StringComparer.Ordinal).First();
        string cost = context.Money.Rounded(worst.Units, MoneyWords.Step(worst.Units)), all = context.Money.Rounded(year.Regret, MoneyWords.Step(year.Regret));
        return $"{PartWords.Cause(worst.Part)} cost most: {cost} of the {all} that the best operator earned more.";
    }

    private static Markup Zoom(YearSums year)
    {
        if (year.Exhibit.Incidents.IsEmpty)
            return Markup.Empty;
        var each = year.Exhibit.Incidents.Select((i, n) => Markup.Of($"""<button type="button" class="btn sm" data-zoom="{Words.Count(n)}" aria-pressed="false">{i.Id}</button>"""));
        return Markup.Of($"""
            <div class="btns noprint zoom" role="group" aria-label="Part of the time to show"><button type="button" class="btn sm" data-zoom="all" aria-pressed="true">{(year.WholeYear ? "Whole year" : "All days")}</button>{each}</div>
            """);
    }

    private static Markup Key(YearSums year)
    {
        var x = year.Exhibit;
        bool Alarms(string truth) => x.Alarms.Any(a => a.Truth == truth);
        bool rule = x.Served.Any(s => s.Champion is "fallback" or "pause");
        return Markup.Of($"""
            <ul class="key">{Markup.When(x.Incidents.Length > 0, () => Markup.Of($"""<li class="narrow">{string.Join(" · ", x.Incidents.Select((i, n) => $"{Words.Count(n + 1)} {i.Id}"))}</li>"""))}
            {Signs.Key("""<line x1="1" x2="17" y1="7" y2="7" stroke="var(--c-clair)" stroke-width="2" stroke-dasharray="5 3"/>""", "best operator", narrow: true)}
            {Markup.When(x.Incidents.Any(i => i.Harmful), () => Signs.Key("""<rect x="1" y="2" width="16" height="10" fill="var(--c-incident-bg)" stroke="var(--c-incident)"/>""", "harmful change"))}
            {Markup.When(x.Incidents.Any(i => !i.Harmful), () => Signs.Key("""<rect x="1" y="2" width="16" height="10" fill="none" stroke="var(--c-incident)" stroke-dasharray="3 2"/>""", "harmless change, a control"))}
            {Markup.When(Alarms("true"), () => Signs.Key("""<path d="M3 2h12L9 12z" fill="var(--c-alarm)" stroke="var(--c-alarm)"/>""", "alarm during a harmful change"))}
            {Markup.When(Alarms("neutral"), () => Signs.Key("""<path d="M3 2h12L9 12z" fill="url(#half)" stroke="var(--c-alarm)" stroke-width="1.6"/>""", "alarm during a harmless change, not counted"))}
            {Markup.When(Alarms("false"), () => Signs.Key("""<path d="M3 2h12L9 12z" fill="none" stroke="var(--c-alarm)" stroke-width="1.6"/>""", "false alarm"))}
            {Markup.When(x.Monitors.Length > 0, () => Signs.Key("""<line x1="1" x2="17" y1="7" y2="7" stroke="var(--c-alarm)" stroke-dasharray="4 3"/>""", "alarm threshold"))}
            {Markup.When(rule, () => Signs.Key("""<rect x="1" y="2" width="16" height="10" fill="url(#hatch)" stroke="var(--line-2)"/>""", "a rule, or nothing, instead of the model"))}
            {Markup.When(x.Beyond.Interval is not null, () => Signs.Key("""<rect x="6" y="1" width="6" height="12" fill="var(--c-interval)"/>""", $"mean of {Words.Count(x.Worlds)} worlds, likely range"))}
            {Markup.When(x.Monitors.Any(m => m.Values.Any(double.IsNaN)), () => new Markup("<li>gap in a line: too few answers known yet</li>"))}
            {Markup.When(x.Monitors.Length > Panels, () => Markup.Of($"<li>{Words.Of(x.Monitors.Length - Panels, "more monitor")} without a panel: see the text</li>"))}</ul>
            """);
    }
}
