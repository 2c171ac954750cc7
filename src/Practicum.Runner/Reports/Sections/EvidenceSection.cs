using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Every measurement with its interval, method, score and digest; what could not be measured stands there too, with the reason.</summary>
internal static class EvidenceSection
{
    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var all = context.Assessment.Evidence;
        if (all.IsEmpty)
            return Markup.Empty;
        var taken = all.Where(e => e.Value.IsDefined || e.Measured).ToArray();
        var missing = all.Where(e => !e.Value.IsDefined && !e.Measured).ToArray();
        var titles = context.Assessment.Tasks.ToDictionary(t => t.Id, t => t.Title, StringComparer.Ordinal);
        var groups = taken.GroupBy(e => e.Id.Split('/')[0], StringComparer.Ordinal)
            .Select(g => Group(titles.GetValueOrDefault(g.Key, Words.Capital(g.Key)), g.Select(e => Row(context, e))));
        return Markup.Of($"""
            <section id="evidence" aria-labelledby="h-ev"><h2 id="h-ev">Evidence</h2><p>{Opening(taken.Length, missing.Length)} Each digest names the exact rows or worlds it was measured on, so that anybody can measure again.</p>
            <div class="panel"><table class="cards ev"><thead><tr><th scope="col">Measured</th><th scope="col" class="r">Value</th><th scope="col" class="r">Likely</th><th scope="col" class="r">On</th><th scope="col">Method</th><th scope="col" class="barS">Score</th><th scope="col"><span class="vh">Score in figures</span></th><th scope="col">Digest</th></tr></thead>
            {groups}{Markup.When(missing.Length > 0, () => Group("Not measured", missing.Select(Missing)))}
            </table></div></section>
            """);
    }

    private static string Opening(int taken, int missing) => (taken, missing) switch
    {
        (0, _) => "Nothing could be measured; the reasons stand below.",
        (_, 0) => $"{Words.Of(taken, "measurement")}.",
        _ => $"{Words.Of(taken, "measurement")}, and {Words.Count(missing)} that could not be taken.",
    };

    private static Markup Group(string title, IEnumerable<Markup> rows) => Markup.Of($"""
        <tbody><tr class="grp"><th scope="rowgroup" colspan="8">{title}</th></tr>{rows}</tbody>
        """);

    private static Markup Name(EvidenceItem e) => Markup.Of($"""
        <th scope="row">{MetricWords.Evidence(e.Id, e.Definition)}{Markup.When(e.Measured, () => new Markup(" <span class=\"note-line\">measured</span>"))}<div class="dig">{e.Id}</div></th>
        """);

    private static Markup Row(ReportContext context, EvidenceItem e)
    {
        var (value, likely) = Figures(context, e);
        string on = e.Seeds is { } seeds ? Words.Of(seeds, "world") : e.Value.Count > 0 ? Words.Count(e.Value.Count) : "";
        string method = e.Value.Interval is { } i ? MetricWords.Method(i) : e.Measured ? "beside the chain" : e.Value.Because is { } why ? $"no interval: {Words.Clause(why)}" : "counted";
        string score = e.Score is { } s ? Words.Points(s) : "";
        var bar = e.Score is { } drawn
            ? IntervalBar.Draw(BarAxis.Score, drawn, e.ScoreInterval, e.ScoreInterval is { } si ? $"Score {score}, likely {Words.Points(si)}" : $"Score {score}")
            : Markup.Empty;
        return Markup.Of($"""
            <tr>{Name(e)}<td class="r" data-h="Value"><b>{value}</b></td><td class="r" data-h="Likely">{likely}</td><td class="r" data-h="On">{on}</td><td data-h="Method">{method}</td><td class="barS full">{bar}</td><td class="r" data-h="Score">{(e.Score is null ? Markup.Of($"""<span class="muted">not scored</span>""") : Markup.Of($"{score}"))}</td><td class="dig" data-h="Digest">{Short(e.Group)}</td></tr>
            """);
    }

    private static Markup Missing(EvidenceItem e)
    {
        string why = Words.Clause(e.Value.Because ?? e.Reason ?? "no reason was given");
        string said = why.StartsWith("because", StringComparison.OrdinalIgnoreCase) ? $"not measured, {why}" : $"not measured, because {why}";
        return Markup.Of($"""
            <tr>{Name(e)}<td class="wide why" colspan="6">{said}.</td><td class="dig" data-h="Digest">{Short(e.Group)}</td></tr>
            """);
    }

    private static (string Value, string Likely) Figures(ReportContext context, EvidenceItem e)
    {
        if (e.Measured && !e.Value.IsDefined)
            return ("in measured.jsonl", "");
        var (v, i) = (e.Value.Value, e.Value.Interval);
        string none = e.Value.Because is null && !e.Measured ? "exact" : "withheld";
        if (e.Unit is { Length: 3 } code && code.All(char.IsUpper))
        {
            var money = new MoneyWords(code);
            return (money.Rounded(v, MoneyWords.Step(v, i)), i is null ? none : money.Range(i));
        }
        bool counted = i is null && e.Value.Because is null && v % 1 == 0;
        int decimals = counted ? 0 : Words.Decimals(i);
        string unit = e.Unit is { Length: > 0 } u ? Words.Nbsp + (u == "%" ? "%" : u) : "";
        return (Words.Fixed(v, decimals) + unit, i is null ? none : Words.Range(i.Low, i.High, decimals));
    }

    private static string Short(Digest digest) => digest.Text is { Length: > 19 } ? digest.Hex[..12] : "";
}
