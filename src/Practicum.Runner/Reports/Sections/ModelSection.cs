using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Ranking and stated risk in small multiples, one column a period.</summary>
internal static class ModelSection
{
    /// <summary>The most periods drawn.</summary>
    public const int Most = 4;

    /// <summary>Renders it; nothing without curves.</summary>
    public static Markup Render(ReportContext context)
    {
        var curves = context.Exhibits.Curves;
        if (curves.IsEmpty)
            return Markup.Empty;
        bool best = curves.Any(c => !c.BestRoc.IsEmpty), several = curves.Length > 1;
        int drawn = Math.Min(Most, curves.Length);
        return Markup.Of($"""
            <section id="models" aria-labelledby="h-models"><h2 id="h-models">Model quality{(several ? ", period by period" : "")}</h2><p>{(several ? $"The same two pictures {Times(drawn)}" : "Two pictures")}: does it rank well, and does its stated risk come true?</p>
            <div class="panel"><figure aria-labelledby="cap-models"><figcaption id="cap-models"><b>{Finding(curves)}</b><span>Blue: yours.{(best ? " Dotted: the best possible, from the true risk." : "")} Ranking: share of those with label 1 that are caught, against the share of the others disturbed. Stated risk: the share that came true against the risk stated, each bar its likely range; on the diagonal, risk is stated truly.</span></figcaption>
            <div class="chart small-multiples" data-chart="models" role="img" aria-label="{Words.Capital(Words.Small(2 * drawn))} small charts: ROC curve and calibration for {Words.Of(drawn, "period")}. The text twin follows."></div>
            <noscript><p class="small muted">The charts need script; the table below says the same.</p></noscript>
            <details class="print"><summary>Read as text</summary><div class="twin scroll" tabindex="0" role="region" aria-label="Model quality as text">{Twin(curves)}{curves.Take(drawn).Select(Bins)}</div></details></figure></div></section>
            """);
    }

    private static string Times(int count) => count switch { 2 => "twice", 3 => "three times", _ => "four times" };

    private static string Finding(ImmutableArray<CurveExhibit> curves)
    {
        var known = curves.Where(c => c.RocAuc.IsDefined).ToArray();
        if (known.Length == 0)
            return "Ranking could not be measured.";
        if (known.Length == 1)
        {
            var only = known[0];
            string near = double.IsNaN(only.BestRocAuc) ? "" : $"; the best possible is {Words.Fixed(only.BestRocAuc, Words.Decimals(only.RocAuc.Interval))}";
            return $"{only.Title}: ranking {Words.WithInterval(only.RocAuc)}{near}; stated risk {Calibration(only)}.";
        }
        var low = known.MinBy(c => c.RocAuc.Value)!;
        var high = known.MaxBy(c => c.RocAuc.Value)!;
        bool apart = low.RocAuc.Interval is { } l && high.RocAuc.Interval is { } h && l.High < h.Low;
        return apart
            ? $"Ranking was weakest in “{low.Title}”, {Words.WithInterval(low.RocAuc)}, and strongest in “{high.Title}”, {Words.WithInterval(high.RocAuc)}."
            : $"Ranking held through all periods: {Words.Range(low.RocAuc.Value, high.RocAuc.Value, Words.Decimals(low.RocAuc.Interval))}, differences that may be chance.";
    }

    /// <summary>
    /// What the calibration bins say, in words. Off the diagonal only when most rows lie in bins whose interval misses it, and by enough to matter:
    /// on average a point, or a twentieth of the overall share where that is more.
    /// </summary>
    internal static string Calibration(CurveExhibit curve)
    {
        var bins = curve.Calibration.Where(b => b.Rows > 0 && double.IsFinite(b.Stated) && double.IsFinite(b.Came)).ToArray();
        double rows = bins.Sum(b => (double)b.Rows);
        if (rows == 0)
            return "not known";
        double off = bins.Where(b => b.Stated < b.Low || b.Stated > b.High).Sum(b => (double)b.Rows) / rows;
        double low = bins.Where(b => b.Stated < b.Low).Sum(b => b.Rows * (b.Came - b.Stated)) / rows, high = bins.Where(b => b.Stated > b.High).Sum(b => b.Rows * (b.Stated - b.Came)) / rows;
        double came = bins.Sum(b => b.Rows * b.Came) / rows;
        if (off <= 0.5 || low + high < Math.Max(0.01, 0.05 * Math.Min(came, 1 - came)))
            return "close to the diagonal";
        return high < 0.25 * low ? "too low" : low < 0.25 * high ? "too high" : "partly too low, partly too high";
    }

    private static Markup Twin(ImmutableArray<CurveExhibit> curves) => Markup.Of($"""
        <table><caption>Ranking and stated risk by period</caption><thead><tr><th scope="col">Period</th><th scope="col" class="r">Rows</th><th scope="col" class="r">With label 1</th><th scope="col" class="r">ROC area</th><th scope="col" class="r">Best possible</th><th scope="col" class="r">Log loss</th><th scope="col">Stated risk</th></tr></thead><tbody>{curves.Select(c => Markup.Of($"""<tr><th scope="row">{c.Title}</th><td class="r">{Words.Count(c.Rows)}</td><td class="r">{Words.Count(c.Positives)}</td><td class="r">{Words.WithInterval(c.RocAuc)}</td><td class="r">{(double.IsNaN(c.BestRocAuc) ? "not known" : Words.Fixed(c.BestRocAuc, 3))}</td><td class="r">{Words.WithInterval(c.LogLoss)}</td><td>{Calibration(c)}</td></tr>"""))}</tbody></table>
        """);

    private static Markup Bins(CurveExhibit curve) => curve.Calibration.IsEmpty ? Markup.Empty : Markup.Of($"""
        <table><caption>Does stated risk come true? {curve.Title}</caption><thead><tr><th scope="col" class="r">Stated</th><th scope="col" class="r">Came true</th><th scope="col" class="r">Likely</th><th scope="col" class="r">Rows</th></tr></thead><tbody>{curve.Calibration.Where(b => b.Rows > 0).Select(b => Markup.Of($"""<tr><td class="r">{Words.Fixed(b.Stated, 2)}</td><td class="r">{Words.Fixed(b.Came, 2)}</td><td class="r">{Words.Range(b.Low, b.High, 2)}</td><td class="r">{Words.Count(b.Rows)}</td></tr>"""))}</tbody></table>
        """);
}
