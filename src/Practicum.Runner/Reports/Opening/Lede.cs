using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Opening;

/// <summary>The two or three lines below the headline: the strongest numbers, and what held the result back.</summary>
internal static class Lede
{
    private const int Long = 215;

    /// <summary>The text.</summary>
    public static string Of(ReportContext context)
    {
        var a = context.Assessment;
        if (a.Score is null)
            return context.Assessment.Tasks.Select(t => t.Reason).FirstOrDefault(r => r is not null) is { } why ? $"{Words.Capital(Words.Clause(why))}.{(a.Evidence.FirstOrDefault(e => e.Value.IsDefined) is { } first ? $" {MetricWords.Name(first)}: {Words.WithInterval(first.Value)}; the evidence has the rest." : "")}" : "None of the tasks gave a value; the evidence below says why.";
        string numbers = context.Year is { } year ? Money(context, year) : Best(a);
        if (ClaimFinding.Of(a) is { } claim)
            return $"{claim} {numbers}";
        var held = context.Lost.Take(2).Select(l => Words.Clause(l.Loss.Headline)).ToArray();
        if (held.Length == 2 && numbers.Length + held.Sum(h => h.Length) > Long)
            held = held[..1];
        return held.Length == 0 ? $"{numbers} No points were lost." : $"{numbers} What held it back: {string.Join("; ", held)}.";
    }

    private static string Money(ReportContext context, YearSums year)
    {
        double step = MoneyWords.Step(Math.Max(Math.Abs(year.You), Math.Abs(year.Nothing)));
        string Came(double units) => $"{(units < 0 ? "lost" : "earned")} {context.Money.Rounded(Math.Abs(units), step)}";
        string earned = Came(year.You), alone = Came(year.Nothing);
        string shown = year.Shown;
        if (!year.Acted && earned == alone)
        {
            double missed = year.Best - year.Nothing;
            return missed <= step
                ? $"Left alone, the model {alone} in {shown}; acting could have added next to nothing."
                : $"Left alone, the model {alone} in {shown}; the best choices with hindsight would have added {context.Money.Rounded(missed, step)}.";
        }
        string first = $"In {shown} the model {earned}; left alone, it would have {alone}.";
        string over = year.Exhibit.Worlds > 1 ? $"Over {Words.Count(year.Exhibit.Worlds)} worlds, the policy" : "The policy";
        return year.Captured is not { } kept ? $"{first} There was next to nothing to gain by acting."
            : Unsure(year) ? $"{first} {over} made no difference that is more than chance."
            : kept < -0.005 ? $"{first} {over} lost money against doing nothing."
            : kept > 1.005 ? $"{first} {over} added more than the best choices with hindsight."
            : $"{first} {over} added {Words.Percent(Math.Max(0, kept))} of what the best operator could.";
    }

    private static string Best(Assessment a)
    {
        var items = a.Evidence.Where(e => e.Score is not null && e.Value.IsDefined && !e.Measured).Take(2)
            .Select(e => $"{MetricWords.Name(e)} {Words.WithInterval(e.Value)}").ToArray();
        return items.Length == 0 ? "Nothing was scored." : $"Measured on hidden rows: {string.Join("; ", items)}.";
    }

    /// <summary>Whether the gain's interval holds both loss and gain.</summary>
    private static bool Unsure(YearSums year) => year.Exhibit.Beyond.Interval is { Low: < 0, High: > 0 };
}
