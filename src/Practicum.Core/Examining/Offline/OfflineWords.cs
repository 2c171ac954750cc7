using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;

namespace Practicum.Core.Examining.Offline;

/// <summary>Why points were lost on the holdout, in plain words with the measured figures.</summary>
internal static class OfflineWords
{
    /// <summary>From this score on, where the little that is missing was lost is chance.</summary>
    private const double SmallShortfall = 0.95;

    public static string About(HoldoutExam exam, int unanswered)
    {
        var about = $"{Phrases.Start(Subject(exam))} on {Phrases.Count(exam.Labels.Length)} hidden rows, {exam.Half} half";
        return unanswered == 0 ? about : $"{about}; {Phrases.Count(unanswered)} without an answer count as the base rate";
    }

    public static string Name(string metric) => metric switch
    {
        "roc_auc" => "ROC area",
        "average_precision" => "average precision",
        "log_loss" => "log loss",
        "brier" => "Brier score",
        "ece" => "calibration error",
        "f1" => "F1",
        _ => metric,
    };

    /// <summary>What happened, in one sentence. Below the starter that is what counts; a bias of the stated risk explains a shortfall above it.</summary>
    public static string Headline(OfflineExaminer.Run run, string metric, Estimate measured, MetricScore score) => (metric, score.Raw) switch
    {
        ("roc_auc" or "average_precision", <= 0) => "Ranking is no better than the starter's.",
        ("roc_auc" or "average_precision", _) => $"Ranking stops short of {Best(run)}.",
        ("log_loss" or "brier", <= 0) when measured.Interval is { } i && i.Low > score.Anchors.Naive => "Stated risk is worse than one and the same guess for everybody.",
        ("log_loss" or "brier", <= 0) => "Stated risk is no better than the starter's.",
        ("log_loss" or "brier" or "ece", _) when Bias(run) is { } bias => bias,
        ("log_loss" or "brier", _) => $"Stated risk stops short of {Best(run)}.",
        ("ece", _) => "Stated risk does not always come true.",
        (_, <= 0) => $"Decisions at the threshold are no better than the starter's ({Name(metric)}).",
        _ => $"Decisions at the threshold stop short of the reference ({Name(metric)}).",
    };

    public static string Reason(OfflineExaminer.Run run, string metric, double value, MetricScore score)
    {
        var best = run.Exam.VisibleTruth is not null ? "the true risk would reach" : "the reference model reaches";
        var text = $"{Phrases.Start(Name(metric))} {Phrases.Figure(value)}; {best} {Phrases.Figure(score.Anchors.Reference)}, the starter {Phrases.Figure(score.Anchors.Starter)}.";
        return score.Raw < SmallShortfall && run.Slices.MostLost(metric) is { } most ? $"{text} {most}" : text;
    }

    private static string Best(OfflineExaminer.Run run) => run.Exam.VisibleTruth is not null ? "the best possible" : "the reference model";

    private static string Subject(HoldoutExam exam)
    {
        var ranks = exam.Task.Metrics.Any(m => m.Name is "roc_auc" or "average_precision");
        var states = exam.Task.Metrics.Any(m => m.Name is "log_loss" or "brier" or "ece");
        var decides = exam.Task.Metrics.Any(m => m.Name is "accuracy" or "precision" or "recall" or "f1");
        var parts = new List<string>();
        if (ranks)
            parts.Add("ranking");
        if (states)
            parts.Add("risk");
        if (decides)
            parts.Add("decisions");
        return parts.Count == 0 ? "scores" : Phrases.Together(parts);
    }

    /// <summary>
    /// Whether risk is stated too low or too high on the whole: the mean stated risk is more than two standard errors from the share that came true.
    /// </summary>
    private static string? Bias(OfflineExaminer.Run run)
    {
        double sum = 0, squares = 0;
        var labels = run.Exam.Labels;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = run.ModelScores[i] - labels[i];
            sum += error;
            squares += error * error;
        }

        var n = labels.Length;
        var bias = sum / n;
        var se = Math.Sqrt(Math.Max(0, (squares / n) - (bias * bias)) / n);
        if (Math.Abs(bias) <= 2 * se)
            return null;
        var rate = labels.Count(l => l != 0) / (double)n;
        var size = Math.Abs(bias) < 0.25 * Math.Max(rate, 1e-9) ? "slightly too" : "too";
        return bias < 0 ? $"Risk is stated {size} low." : $"Risk is stated {size} high.";
    }
}
