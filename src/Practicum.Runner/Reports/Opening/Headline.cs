using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Opening;

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
            _ => ImmutableArray.Create(a.Evidence.Any(e => e.Value.IsDefined) ? "Not assessed: measured, but no task could be scored" : "Not assessed: nothing could be measured"),
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

    /// <summary>What to say after the semicolon, most telling first: claims that do not hold, money lost, then the side on which most points were lost.</summary>
    private static IEnumerable<string> Weaknesses(ReportContext context)
    {
        if (ClaimFinding.Of(context.Assessment) is not null)
            yield return "its own figures do not hold";
        if (LosesMoney(context))
            yield return "its decisions lose money";
        bool OfProduction(LostRow row) => row.Loss.Metric is "value" or "detection" or "false_alarms";
        double operating = context.Lost.Where(OfProduction).Sum(l => l.Points), predicting = context.Lost.Sum(l => l.Points) - operating;
        string? model = Predicting(context);
        if (predicting > operating && model is not null)
            yield return model;
        if (context.Year is { } year && year.Regret > 0.05 * Math.Max(1, Math.Abs(year.Exhibit.BestBeyond)) && Operating(year) is { } words)
            yield return words;
        if (model is not null)
            yield return model;
        if (context.Lost.Length > 0)
        {
            yield return Words.Clause(context.Lost[0].Loss.Headline);
            yield return $"most is lost in “{context.Lost[0].Task}”";
        }
    }

    /// <summary>Whether the year shown ends with a loss where the reference earns money.</summary>
    private static bool LosesMoney(ReportContext context) => context.Year is { You: < 0 }
        && context.Assessment.Evidence.Any(e => e.Definition.StartsWith("value@", StringComparison.Ordinal) && e.Value.Value < 0 && e.Anchors is { Reference: > 0 });

    private static string? Predicting(ReportContext context)
    {
        string[] lost = [.. context.Lost.Where(l => l.Loss.Metric is "roc_auc" or "average_precision" or "log_loss" or "brier" or "ece").Select(l => l.Loss.Metric)];
        if (lost.Length == 0)
            return null;
        bool none = context.Assessment.Evidence.Any(e => e.Score <= 0 && MetricWords.Slice(e) is null && e.Definition.Split('@')[0] == lost[0]);
        return none ? "predicts no better than the starter" : "the model could be sharper";
    }

    private static string? Operating(YearSums year)
    {
        var worst = year.Exhibit.Regret.OrderByDescending(r => r.Units).ThenBy(r => r.Part, StringComparer.Ordinal).First();
        return worst.Part switch
        {
            "detection-delay" => "notices change late",
            "response-lag" => "acts late on its alarms",
            "missed-incidents" => year.Acted ? "misses a harmful change" : "watches nothing while the world changes",
            "false-alarms" => "acts on false alarms",
            "bad-deploys" => "puts a worse model in service",
            "rollback-lag" => "goes back late",
            "bad-retrains" or "needless-retrains" => "retrains to no avail",
            "canary-harm" => "its trials cost more than they save",
            "model-choice" => "other choices earned more",
            "upkeep" => "its upkeep is dear",
            _ => null,
        };
    }
}
