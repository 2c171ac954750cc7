using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>The text twins of the year: what it says in words, what happened in order, and the money by month.</summary>
internal static class YearTwin
{
    private const int MostLines = 200;

    /// <summary>Renders both twins.</summary>
    public static Markup Render(ReportContext context, YearSums year) => Markup.Of($"""
        <details class="print"><summary>Read the {(year.WholeYear ? "year" : "time in production")} as text</summary><div class="twin scroll" tabindex="0" role="region" aria-label="The time in production as text"><p>{Summary(context, year)}</p>{Timeline(context, year)}{Monitors(year)}{Served(context, year)}</div></details>
        <details><summary>Data by month</summary><div class="twin scroll" tabindex="0" role="region" aria-label="The time in production by month">{Months(context, year)}</div></details>
        """);

    private static string Summary(ReportContext context, YearSums year)
    {
        var (x, money) = (year.Exhibit, context.Money);
        string text = $"You earned {money.Exact(year.You)} after costs; doing nothing would have earned {money.Exact(year.Nothing)}, the best operator {money.Exact(year.Best)}";
        text += year.Recorded ? "." : $", deciding with the true risks {money.Exact(x.Days[^1].BestConceivable)}.";
        if (!year.Recorded)
        {
            double luck = x.Days[^1].YouRealised - year.You;
            text += $" In cash you had {money.Exact(x.Days[^1].YouRealised)}; the difference of {money.Signed(luck, 1)} was luck.";
        }
        int harmful = x.Incidents.Count(i => i.Harmful), alarms = x.Alarms.Length;
        text += x.Incidents.IsEmpty ? " Nothing was scheduled to change." : $" {Words.Small(harmful, capital: true)} of {Words.Small(x.Incidents.Length)} {(x.Incidents.Length == 1 ? "change was" : "changes were")} harmful.";
        int Of(string truth) => x.Alarms.Count(a => a.Truth == truth);
        return text + (alarms == 0 ? " No monitor alarmed." : $" Of {Words.Of(alarms, "alarm")}, {Words.Count(Of("true"))} came during a harmful change, {Words.Count(Of("neutral"))} during a harmless one, {Words.Count(Of("false"))} at other times.");
    }

    private static Markup Timeline(ReportContext context, YearSums year)
    {
        var (x, days) = (year.Exhibit, context.Days);
        if (x.Events.IsEmpty)
            return Markup.Empty;
        string kept = x.Events.Length > MostLines ? $"What happened, in order: the first {Words.Count(MostLines)} of {Words.Count(x.Events.Length)} lines. practicum replay prints them all." : "What happened, in order";
        return Markup.Of($"""
            <table><caption>{kept}</caption><thead><tr><th scope="col">{(days.Dated ? "Simulated date" : "Day")}</th><th scope="col">Kind</th><th scope="col">What</th></tr></thead><tbody>{x.Events.Take(MostLines).Select(e => Markup.Of($"""<tr><td class="nw num">{days.Of(e.Day)}</td><td class="nw">{Kind(x, e)}</td><td>{e.Words}</td></tr>"""))}</tbody></table>
            """);
    }

    private static string Kind(YearExhibit x, EventExhibit e) => e.Kind switch
    {
        "alarm" => x.Alarms.FirstOrDefault(a => Math.Abs(a.Day - e.Day) < 0.5 && e.Id.Contains(a.Monitor, StringComparison.Ordinal))?.Truth switch
        {
            "false" => "false alarm",
            "neutral" => "alarm, harmless change",
            _ => "alarm",
        },
        "incident" => x.Incidents.FirstOrDefault(i => e.Id.EndsWith(i.Id, StringComparison.Ordinal)) is { Harmful: false } ? "harmless change" : "incident",
        var other => other.Replace('-', ' '),
    };

    private static Markup Monitors(YearSums year) => year.Exhibit.Monitors.IsEmpty ? Markup.Empty : Markup.Of($"""
        <table><caption>What the monitors saw</caption><thead><tr><th scope="col">Monitor</th><th scope="col">Watches</th><th scope="col">Threshold</th><th scope="col" class="r">Highest</th><th scope="col" class="r">Alarms</th></tr></thead><tbody>{year.Exhibit.Monitors.Select(m => Monitor(year.Exhibit, m))}</tbody></table>
        """);

    private static Markup Monitor(YearExhibit x, MonitorExhibit monitor)
    {
        var seen = monitor.Values.Where(double.IsFinite).ToArray();
        string highest = seen.Length == 0 ? "too few answers" : Words.Fixed(seen.Max(), 2);
        return Markup.Of($"""<tr><th scope="row">{monitor.Name}</th><td>{monitor.What}</td><td>{monitor.ThresholdWords}</td><td class="r">{highest}</td><td class="r">{Words.Count(x.Alarms.Count(a => a.Monitor == monitor.Name))}</td></tr>""");
    }

    private static Markup Served(ReportContext context, YearSums year) => year.Exhibit.Served.Length < 2 ? Markup.Empty : Markup.Of($"""
        <table><caption>Who served</caption><thead><tr><th scope="col">From</th><th scope="col">In service</th><th scope="col">On trial</th></tr></thead><tbody>{year.Exhibit.Served.Take(MostLines).Select(s => Markup.Of($"""<tr><td class="nw num">{context.Days.Of(s.FromDay)}</td><td>{s.Champion}</td><td>{Trial(s)}</td></tr>"""))}</tbody></table>
        """);

    private static string Trial(ServingExhibit s) => s.Challenger is null ? "none" : s.Share > 0 ? $"{s.Challenger}, {Words.Percent(s.Share)}" : $"{s.Challenger}, in the shadow";

    private static Markup Months(ReportContext context, YearSums year)
    {
        var (days, money) = (year.Exhibit.Days, context.Money);
        bool ceiling = !year.Recorded;
        Markup Cell(double units) => Markup.Of($"""<td class="r">{Words.Fixed(units, 0)}</td>""");
        double During(int from, int to, Func<DayExhibit, double> of) => of(days[to - 1]) - (from == 0 ? 0 : of(days[from - 1]));
        var rows = context.Days.Months(days.Length).Select(m => Markup.Of($"""
            <tr><th scope="row" class="nw">{m.Title}</th><td class="r">{Words.Count(Enumerable.Range(m.From, m.To - m.From).Sum(d => (long)days[d].Rows))}</td><td class="r">{Words.Count(Enumerable.Range(m.From, m.To - m.From).Sum(d => (long)days[d].Labels))}</td>{Cell(During(m.From, m.To, d => d.You))}{Cell(During(m.From, m.To, d => d.Nothing))}{Cell(During(m.From, m.To, d => d.BestOperator))}{Markup.When(ceiling, () => Cell(During(m.From, m.To, d => d.BestConceivable)))}</tr>
            """));
        return Markup.Of($"""
            <table><caption>Money in {money.Unit}, costs taken off</caption><thead><tr><th scope="col">{(context.Days.Dated ? "Month" : "Days")}</th><th scope="col" class="r">Scored</th><th scope="col" class="r">Answers known</th><th scope="col" class="r">You</th><th scope="col" class="r">Do nothing</th><th scope="col" class="r">Best operator</th>{Markup.When(ceiling, () => new Markup("<th scope=\"col\" class=\"r\">Best conceivable</th>"))}</tr></thead><tbody>{rows}</tbody></table>
            """);
    }
}
