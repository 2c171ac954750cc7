using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Where the money went that the best operator earned more: parts that add up to the whole unit.</summary>
internal static class RegretPanel
{
    /// <summary>Renders it; nothing when there is no decomposition.</summary>
    public static Markup Render(ReportContext context, YearSums year)
    {
        var parts = year.Exhibit.Regret.OrderByDescending(r => r.Units).ThenBy(r => r.Part, StringComparer.Ordinal).ToArray();
        if (parts.Length == 0)
            return Markup.Empty;
        var whole = Words.AddingUp([.. parts.Select(p => p.Units)], 0);
        double total = whole.Sum(), widest = Math.Max(1, whole.Max(Math.Abs));
        var money = context.Money;
        var rows = parts.Zip(whole).Where(r => r.Second != 0).Select(r => Row(year, r.First.Part, r.Second, widest, money)).ToArray();
        string[] nothing = [.. parts.Zip(whole).Where(r => r.Second == 0).Select(r => Words.Clause(PartWords.Part(r.First.Part).Name))];
        string title = total > 0 ? $"Where {money.Exact(total)} went" : total < 0 ? $"Where {money.Exact(-total)} more than the best operator came from" : "No money was left behind";
        return Markup.Of($"""
            <div class="panel"><h3>{title}</h3><p class="small muted under-h3">{(total < 0 ? "You earned more than the best operator, which serves one whole model at a time: the parts" : "What the best operator earned more than you in " + year.Shown)}, to the {(money.Unit == "€" ? "euro" : "unit")}.{(year.Recorded ? " Realised money." : "")}</p>
            {Markup.When(rows.Length > 0, () => Markup.Of($"""
                <table class="cards pair"><thead><tr><th scope="col">Reason</th><th scope="col" class="bar"><span class="vh">Share</span></th><th scope="col" class="r">Money</th></tr></thead><tbody>{rows}<tr><th scope="row">Together</th><td class="bar full"></td><td class="r" data-h="Money"><b>{money.Exact(total)}</b></td></tr></tbody></table>
                """))}
            {Markup.When(nothing.Length > 0, () => Markup.Of($"""<p class="small muted over-line">Nothing was lost or gained by: {Words.List(nothing)}.</p>"""))}</div>
            """);
    }

    private static Markup Row(YearSums year, string part, double units, double widest, MoneyWords money)
    {
        var (name, about) = PartWords.Part(part);
        string detail = Detail(year.Exhibit, part);
        string below = detail.Length > 0 ? detail : about;
        return Markup.Of($"""
            <tr><th scope="row">{name}<div class="note-line">{below}</div></th><td class="bar full">{IntervalBar.Amount(Math.Abs(units) / widest, units < 0)}</td><td class="r" data-h="Money">{money.Exact(units)}{Markup.When(units < 0, () => new Markup(" <span class=\"muted\">gain</span>"))}</td></tr>
            """);
    }

    private static string Detail(YearExhibit x, string part)
    {
        string Delay(IncidentExhibit i) => $"{i.Id}: {Words.Of((long)Math.Round(i.AlarmDay!.Value - i.FromDay), "day")}";
        switch (part)
        {
            case "detection-delay":
                return string.Join("; ", x.Incidents.Where(i => i.Harmful && i.AlarmDay is not null).Select(Delay));
            case "missed-incidents":
                return string.Join(", ", x.Incidents.Where(i => i.Harmful && i.AlarmDay is null).Select(i => i.Id));
            case "false-alarms":
                int count = x.Alarms.Count(a => a.Truth == "false");
                return count == 0 ? "" : $"{Words.Of(count, "false alarm")}, and what was done upon them";
            case "canary-harm":
                string[] tried = [.. x.Served.Where(s => s.Challenger is not null && s.Share > 0).Select(s => s.Challenger!).Distinct()];
                return tried.Length == 0 ? "" : $"on trial: {Words.List(tried)}";
            default:
                return "";
        }
    }
}
