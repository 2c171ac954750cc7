using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Opening;

/// <summary>The head of the report: the answer as a sentence, what supports it, and three facts with their intervals.</summary>
internal static class VerdictSection
{
    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var a = context.Assessment;
        return Markup.Of($"""
            <div class="verdict">
            <p class="kicker">Assessment of submission {a.SubmissionName} · {a.ProjectTitle} ({a.ProjectId} {a.ProjectVersion}) · variant {Words.Count(a.Variant)}</p>
            <h1>{Headline.Of(context)}</h1>
            <p class="lede">{Lede.Of(context)}</p>
            <dl class="facts">{ScoreFact(context)}{SecondFact(context)}{CompetencyFact(context)}</dl>
            <p class="fine">{Likely(context)}</p>
            </div>
            """);
    }

    private static Markup ScoreFact(ReportContext context)
    {
        var a = context.Assessment;
        string bar = Words.Points(a.Bar);
        var (kind, words) = a.Verdict switch
        {
            "meets" => ("good", $"meets the bar of {bar}"),
            "below" => ("bad", $"below the bar of {bar}"),
            "too close to call" => ("warn", "too close to call"),
            _ => ("unk", "not assessed"),
        };
        var axis = new BarAxis(0, 1.25, [0, a.Bar, 1]);
        if (a.Score is not { } score)
        {
            return Markup.Of($"""
                <div><dt>Score {Signs.Tag(kind, words)}</dt><dd><span class="big">none</span>{IntervalBar.Insufficient(axis, null, "Insufficient evidence: there is no score")}{Under(a.Bar)}</dd></div>
                """);
        }
        string likely = a.ScoreInterval is { } i ? $"likely {Words.Points(i)}" : "no interval";
        return Markup.Of($"""
            <div><dt>Score {Signs.Tag(kind, words)}</dt><dd><span class="big">{Words.Points(score, a.ScoreInterval)} <small>of 100, {likely}</small></span>{IntervalBar.Draw(axis, score, a.ScoreInterval, $"{Words.Points(score, a.ScoreInterval)} of 100, {likely}; the bar is {bar}")}{Under(a.Bar)}</dd></div>
            """);

        Markup Under(double at) => IntervalBar.Scale(axis, at is > 0.25 and < 0.8 ? [(0, "0 starter"), (at, $"bar {bar}"), (1, "100 reference")] : [(0, "0 starter"), (1, "100 reference")]);
    }

    private static Markup SecondFact(ReportContext context) =>
        context.Year is { } year ? MoneyFact(context, year)
        : context.Assessment.Evidence.FirstOrDefault(e => e.Score is not null && e.Value.IsDefined && !e.Measured) is { } item ? MetricFact(item) : Markup.Empty;

    private static Markup MoneyFact(ReportContext context, YearSums year)
    {
        var (beyond, money) = (year.Exhibit.Beyond, context.Money);
        const string Title = "Earned beyond leaving it alone";
        if (!beyond.IsDefined)
            return Markup.Of($"""<div><dt>{Title}</dt><dd><span class="big">unknown</span>{IntervalBar.Insufficient(BarAxis.Score, null, "Insufficient evidence")}<div class="tiny muted">{beyond.Because}</div></dd></div>""");
        double step = MoneyWords.Step(beyond.Value, beyond.Interval), best = year.Exhibit.BestBeyond;
        double low = Math.Min(0, Math.Min(beyond.Value, beyond.Interval?.Low ?? 0)), high = Math.Max(best, Math.Max(beyond.Value, beyond.Interval?.High ?? 0));
        double room = Math.Max(1, high - low) * 0.08;
        var axis = new BarAxis(low < 0 ? low - room : 0, high + room, [0, best]);
        string likely = beyond.Interval is { High: 0, Low: 0 } ? "nothing was done" : beyond.Interval is { } i ? $"likely {money.Range(i)}" : !year.Acted && beyond.Value == 0 ? "nothing was done" : year.Exhibit.Worlds == 1 ? "one world, no interval" : Words.Clause(beyond.Because ?? "exact");
        string bestWords = $"best operator {money.Rounded(best, MoneyWords.Step(best, beyond.Interval))}";
        var scale = best > 0.35 * high && low > -0.2 * high ? IntervalBar.Scale(axis, (0, "0"), (best, bestWords)) : Markup.Of($"""<div class="tiny muted">{bestWords}</div>""");
        return Markup.Of($"""
            <div><dt>{Title}</dt><dd><span class="big">{money.Signed(beyond.Value, step)} <small>{likely}</small></span>{IntervalBar.Draw(axis, beyond.Value, beyond.Interval, $"{money.Signed(beyond.Value, step)}, {likely}; {bestWords}")}{scale}</dd></div>
            """);
    }

    private static Markup MetricFact(EvidenceItem item)
    {
        var estimate = item.Value;
        int decimals = Words.Decimals(estimate.Interval);
        string value = Words.Fixed(estimate.Value, decimals);
        string likely = estimate.Interval is { } i ? $"likely {Words.Range(i.Low, i.High, decimals)}" : "no interval";
        return Markup.Of($"""
            <div><dt>{MetricWords.Name(item)}</dt><dd><span class="big">{value} <small>{likely}</small></span>{IntervalBar.Draw(BarAxis.Score, item.Score!.Value, item.ScoreInterval, $"{value}, {likely}; a score of {Words.Points(item.Score.Value)} between starter and reference")}{IntervalBar.Scale(BarAxis.Score, (0, Anchor(item, a => a.Starter, "starter")), (1, Anchor(item, a => a.Reference, "reference")))}</dd></div>
            """);

        string Anchor(EvidenceItem e, Func<Anchors, double> pick, string word) => e.Anchors is { } a && double.IsFinite(pick(a)) ? $"{word} {Words.Fixed(pick(a), decimals)}" : word;
    }

    private static Markup CompetencyFact(ReportContext context)
    {
        var all = context.Assessment.Competencies;
        if (all.IsEmpty)
            return Markup.Empty;
        int Of(string verdict) => all.Count(c => c.Verdict == verdict);
        int competent = Of("competent"), developing = Of("developing"), open = Of("not settled"), unknown = all.Length - competent - developing - open;
        var segments = Enumerable.Repeat("good", competent).Concat(Enumerable.Repeat("warn", developing)).Concat(Enumerable.Repeat("open", open)).Concat(Enumerable.Repeat("unk", unknown)).ToArray();
        double step = 100.0 / segments.Length;
        var drawn = segments.Select((kind, i) => Markup.Of($"""<rect class="seg-{kind}" x="{BarAxis.Percent(i * step / 100)}" y="6" width="{BarAxis.Percent(step * 0.9 / 100)}" height="10" rx="2"/>"""));
        var rest = new[] { (developing, "developing"), (open, "not settled"), (unknown, "insufficient evidence") }.Where(r => r.Item1 > 0).Select(r => $"{Words.Count(r.Item1)} {r.Item2}").ToArray();
        string why = unknown == all.Length && all.All(c => c.Projects < 2) ? "; a verdict needs a second project" : "";
        return Markup.Of($"""
            <div><dt>Competencies</dt><dd><span class="big">{Words.Count(competent)} of {Words.Count(all.Length)} <small>{(unknown == all.Length ? "settled so far" : "competent")}</small></span><svg class="ib" aria-hidden="true">{drawn}</svg><div class="tiny muted">{Words.List(rest)}{why}</div></dd></div>
            """);
    }

    private static string Likely(ReportContext context)
    {
        string money = context.Year is not { } y ? "" : y.Exhibit.Worlds > 1 ? $"; money is repeated in {Words.Count(y.Exhibit.Worlds)} worlds" : "; money was measured in one world";
        string reference = context.Year is { Recorded: true } ? "100 the reference model, fitted to clean data." : "100 the reference: the best that the truth allows.";
        return $"“Likely” is a 95{Words.Nbsp}% interval everywhere in this report{money}. 0 is the starter model, {reference}";
    }
}
