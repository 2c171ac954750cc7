using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Every lost point with its reason; the rows add up to the whole gap.</summary>
internal static class LostSection
{
    /// <summary>Renders it; nothing when there is no score.</summary>
    public static Markup Render(ReportContext context)
    {
        if (context.Assessment.Score is not { } score)
            return Markup.Empty;
        double gap = context.Lost.Sum(r => r.Points);
        if (context.Lost.IsEmpty)
        {
            return Markup.Of($"""
                <section id="lost" aria-labelledby="h-lost"><h2 id="h-lost">No points were lost</h2><p>The score is {Words.Fixed(100 * score, 1)} of 100.</p></section>
                """);
        }
        bool money = context.Lost.Any(r => r.Loss.Money is { } m && m != Money.Zero);
        return Markup.Of($"""
            <section id="lost" aria-labelledby="h-lost"><h2 id="h-lost">Where {Words.Fixed(gap, 1)} points went</h2><p>Largest first; together they make up the whole distance from 100 to {Words.Fixed(100 - gap, 1)}.{(money ? " The money is that of the year shown, against the best operator." : "")}</p>
            <div class="panel"><ol class="lost">{context.Lost.Select(r => Row(context, r))}</ol></div></section>
            """);
    }

    private static Markup Row(ReportContext context, LostRow row) => Markup.Of($"""
        <li><span class="p">{Words.Fixed(-row.Points, 1)}</span><span class="t">{row.Task}</span><div class="w"><b>{row.Loss.Headline}</b><span>{row.Loss.Reason}</span></div><span class="m">{(row.Loss.Money is { } m && m != Money.Zero ? context.Money.Signed(-m.Units, MoneyWords.Step(m.Units)) : "")}</span></li>
        """);
}
