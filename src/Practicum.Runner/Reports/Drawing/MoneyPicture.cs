using System.Text;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Drawing;

/// <summary>The money lines as plain SVG, for readers without script: running totals beyond doing nothing.</summary>
internal static class MoneyPicture
{
    private const int Wide = 1000, High = 200;

    /// <summary>Draws the lines; the words under them name each.</summary>
    public static Markup Draw(YearSums year, MoneyWords money)
    {
        var days = year.Exhibit.Days;
        double[] you = [.. days.Select(d => d.You - d.Nothing)], best = [.. days.Select(d => d.BestOperator - d.Nothing)], ceiling = [.. days.Select(d => d.BestConceivable - d.Nothing)];
        double low = Math.Min(0, Math.Min(you.Min(), best.Min())), high = Math.Max(1, Math.Max(you.Max(), Math.Max(best.Max(), year.Recorded ? 0 : ceiling.Max())));
        string Path(double[] line)
        {
            var path = new StringBuilder();
            for (int i = 0; i < line.Length; i++)
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{i * (double)Wide / Math.Max(1, line.Length - 1):0.#} {High * (high - line[i]) / (high - low):0.#}");
            return path.ToString();
        }
        string Zero() => (High * high / (high - low)).ToString("0.#", CultureInfo.InvariantCulture);
        string you1 = money.Signed(you[^1], MoneyWords.Step(you[^1])), best1 = money.Signed(best[^1], MoneyWords.Step(best[^1]));
        return Markup.Of($"""
            <svg class="plain-lines" viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label="Money earned beyond doing nothing, running total: you {you1}, best operator {best1}"><line class="l-nothing" x1="0" x2="1000" y1="{Zero()}" y2="{Zero()}"/>{Markup.When(!year.Recorded, () => Markup.Of($"""<path class="l-ceil" d="{Path(ceiling)}"/>"""))}<path class="l-best" d="{Path(best)}"/><path class="l-you" d="{Path(you)}"/></svg>
            <p class="small muted">Money earned beyond doing nothing, running total. Solid: you, {you1}. Broken: best operator, {best1}.{(year.Recorded ? "" : " Fine dots: deciding with the true risks.")} The full chart needs script; the text below says the same.</p>
            """);
    }
}
