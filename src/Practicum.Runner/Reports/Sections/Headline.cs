using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>The first line of a report: what was found, in one sentence of at most 70 characters.</summary>
internal static class Headline
{
    /// <summary>Longest headline.</summary>
    public const int Longest = 70;

    /// <summary>The headline.</summary>
    public static string Of(ReportContext context)
    {
        var a = context.Assessment;
        string[] strengths = [.. Strengths(context)], weaknesses = [.. Weaknesses(context)];
        string points = a.Score is { } s ? Words.Points(s) : "";
        var openings = a.Verdict switch
        {
            "meets" => [.. strengths, $"Meets the bar with {points} of 100", "Meets the bar"],
            "too close to call" => [$"Too close to the bar to call at {points} of 100", "Too close to the bar to call"],
            "below" => [$"Below the bar at {points} of 100", "Below the bar"],
            _ => ImmutableArray.Create("Not assessed: nothing could be measured"),
        };
        if (a.Verdict is not ("meets" or "too close to call" or "below"))
            return openings[0];
        foreach (string opening in openings)
        {
            foreach (string weakness in weaknesses)
            {
                string sentence = $"{opening}; {weakness}";
                if (sentence.Length <= Longest)
                    return sentence;
            }
        }
        return openings[0];
    }

    private static IEnumerable<string> Strengths(ReportContext context)
    {
        bool hard = context.Year?.Exhibit.Incidents.Any(i => i.Harmful) == true;
        if (context.Year is { Captured: >= 0.75 } year)
            yield return $"Runs a model well through {(hard ? "a hard " : "a ")}{(year.WholeYear ? "year" : "season")}";
        var scored = context.Assessment.Evidence.Where(e => e.Examiner == "offline" && e.Score is not null && !e.Id.Contains('[', StringComparison.Ordinal)).Select(e => e.Score!.Value).ToArray();
        if (scored.Length > 0 && scored.Average() >= 0.9)
            yield return "Predicts close to the best possible";
        else if (scored.Length > 0 && scored.Average() >= 0.6)
            yield return "Predicts well above the starter model";
    }

    private static IEnumerable<string> Weaknesses(ReportContext context)
    {
        if (context.Year is { } year && year.Regret > 0.05 * Math.Max(1, Math.Abs(year.Exhibit.BestBeyond)))
        {
            var worst = year.Exhibit.Regret.OrderByDescending(r => r.Units).ThenBy(r => r.Part, StringComparer.Ordinal).First();
            string? words = worst.Part switch
            {
                "detection-delay" => "notices change late",
                "response-lag" => "acts late on its alarms",
                "missed-incidents" => year.Acted ? "misses a harmful change" : "watches nothing while the world changes",
                "false-alarms" => "acts on false alarms",
                "bad-deploys" => "puts a worse model in service",
                "rollback-lag" => "goes back late",
                "bad-retrains" or "needless-retrains" => "retrains to no avail",
                "canary-harm" => "its trials cost more than they save",
                "model-choice" => "leaves a better model unused",
                "upkeep" => "its upkeep is dear",
                _ => null,
            };
            if (words is not null)
                yield return words;
        }
        if (context.Lost.Length > 0)
        {
            yield return Words.Clause(context.Lost[0].Loss.Headline);
            string task = context.Lost[0].Task;
            yield return $"most is lost in “{task}”";
        }
    }
}

/// <summary>The two or three lines below the headline: the strongest numbers, and what held the result back.</summary>
internal static class Lede
{
    private const int Long = 215;

    /// <summary>The text.</summary>
    public static string Of(ReportContext context)
    {
        var a = context.Assessment;
        if (a.Score is null)
            return context.Assessment.Tasks.Select(t => t.Reason).FirstOrDefault(r => r is not null) is { } why ? $"{Words.Capital(Words.Clause(why))}." : "None of the tasks gave a value; the evidence below says why.";
        string numbers = context.Year is { } year ? Money(context, year) : Best(a);
        var held = context.Lost.Take(2).Select(l => Words.Clause(l.Loss.Headline)).ToArray();
        if (held.Length == 2 && numbers.Length + held.Sum(h => h.Length) > Long)
            held = held[..1];
        return held.Length == 0 ? $"{numbers} No points were lost." : $"{numbers} What held it back: {string.Join("; ", held)}.";
    }

    private static string Money(ReportContext context, YearSums year)
    {
        double step = MoneyWords.Step(Math.Max(Math.Abs(year.You), Math.Abs(year.Nothing)));
        string earned = context.Money.Rounded(year.You, step), alone = context.Money.Rounded(year.Nothing, step);
        string shown = year.Shown;
        if (!year.Acted && earned == alone)
        {
            double missed = year.Best - year.Nothing;
            return missed <= step
                ? $"Left alone, the model earned {alone} in {shown}; acting could have added next to nothing."
                : $"Left alone, the model earned {alone} in {shown}; the best choices with hindsight would have added {context.Money.Rounded(missed, step)}.";
        }
        string first = $"In {shown} the model earned {earned}; left alone, it would have earned {alone}.";
        string over = year.Exhibit.Worlds > 1 ? $"Over {Words.Count(year.Exhibit.Worlds)} worlds, the policy" : "The policy";
        return year.Captured is not { } kept ? $"{first} There was next to nothing to gain by acting."
            : kept < -0.005 ? $"{first} {over} lost money against doing nothing."
            : kept > 1.005 ? $"{first} {over} added more than the best choices with hindsight."
            : $"{first} {over} added {Words.Percent(Math.Max(0, kept))} of what the best operator could.";
    }

    private static string Best(Assessment a)
    {
        var items = a.Evidence.Where(e => e.Score is not null && e.Value.IsDefined && !e.Measured).Take(2)
            .Select(e => $"{MetricWords.Evidence(e.Id, e.Definition)} {Words.WithInterval(e.Value)}").ToArray();
        return items.Length == 0 ? "Nothing was scored." : $"Measured on hidden rows: {string.Join("; ", items)}.";
    }
}
