using Practicum.Core.Evidence;

namespace Practicum.Runner.Reports.Writing;

/// <summary>Plain names for measurements. The field's own term stands once, in brackets.</summary>
internal static class MetricWords
{
    /// <summary>How the definitions of a submission's own figures start.</summary>
    private const string Claim = "claim.";

    private static readonly Dictionary<string, (string Name, string About)> Metrics = new(StringComparer.Ordinal)
    {
        ["roc_auc"] = ("Ranking (ROC area)", ""),
        ["average_precision"] = ("Ranking of the rare class (average precision)", ""),
        ["log_loss"] = ("Stated risk (log loss)", ""),
        ["brier"] = ("Stated risk (Brier score)", ""),
        ["accuracy"] = ("Right decisions (accuracy)", ""),
        ["precision"] = ("Right among those acted upon (precision)", ""),
        ["recall"] = ("Found among all (recall)", ""),
        ["f1"] = ("Found and right (F1)", ""),
        ["ece"] = ("Calibration error", "how far stated risk lies from what came true"),
        ["value"] = ("Money earned", "costs taken off"),
        ["detection"] = ("Time until changes were noticed", "as a share of the time allowed; 1 is never"),
        ["false_alarms"] = ("False alarms", "per quiet month"),
        ["captured_share"] = ("Share kept of what acting could add", "1 is the best operator, 0 is doing nothing"),
        ["cost_ratio"] = ("Money missed, against the best operator", "1 misses as little as the best operator"),
        ["beyond"] = ("Money beyond doing nothing", ""),
        ["delay"] = ("Days until noticed", ""),
        ["regret"] = ("Money short of the best operator", ""),
        ["luck"] = ("Luck", "realised minus expected money"),
        ["alarms_f1"] = ("Alarms: right and complete (F1)", "1 is every change and nothing else"),
        ["alarm_skill"] = ("Alarms against a clockwork", "0 finds no more than alarming by the clock"),
        ["diagnosis"] = ("Diagnosis sent with the alarms", "1 is right and sure; below 0 is wrong and sure"),
        ["findings"] = ("What was found in the data", "half for naming the kinds, half for where; harmless oddities cost"),
        ["presence_skill"] = ("Kinds of fault named (Brier skill)", "1 is the truth, 0 is silence"),
        ["finding_where"] = ("Place told", "0 is claiming everything, 1 the best that could be told"),
        ["finding_f"] = ("Right and complete (F)", "precision counts double for rows"),
        ["finding_precision"] = ("Right among those named (precision)", ""),
        ["finding_recall"] = ("Found of the key (recall)", ""),
        ["finding_ap"] = ("Order of the list (average precision)", ""),
        ["finding_top"] = ("Right at the head of the list", "as many rows as the key has"),
        ["finding_trust"] = ("Confidence against precision", "1 is right about oneself"),
        ["finding_brier"] = ("Confidence row by row (Brier score)", ""),
        ["finding_log_loss"] = ("Confidence row by row (log loss)", ""),
        ["above_best"] = ("Better than could be told", "in standard errors; for a person to look at, no verdict"),
        ["reference-beaten"] = ("Worlds that beat the best operator", "its choices are on a grid"),
    };

    /// <summary>Whether a piece of evidence is a figure that the submission states of itself.</summary>
    public static bool IsClaim(EvidenceItem item) => item.Definition.StartsWith(Claim, StringComparison.Ordinal);

    /// <summary>The slice of a piece of evidence, <c>plan=pro</c>; null when it is about all rows.</summary>
    public static string? Slice(EvidenceItem item) =>
        item.Id.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && item.Id.EndsWith(']') ? item.Id[(open + 1)..^1] : null;

    /// <summary>The name of a measurement: <c>Ranking (ROC area)</c>, <c>Own claim: ranking (ROC area)</c>, <c>Days until noticed: price-rise</c>.</summary>
    public static string Name(EvidenceItem item)
    {
        string id = Metric(item);
        if (id.StartsWith(Claim, StringComparison.Ordinal))
            return "Own claim: " + Words.Clause(Known(id[Claim.Length..]).Name);
        string? detail = Detail(item, id);
        return detail is null ? Known(id).Name : $"{Known(id).Name}: {(id == "regret" ? Words.Clause(PartWords.Part(detail).Name) : detail)}";
    }

    /// <summary>What its value means, in a few words; empty when the name says it all.</summary>
    public static string About(EvidenceItem item)
    {
        string id = Metric(item);
        if (!IsClaim(item))
            return Detail(item, id) is null ? Known(id).About : "";
        bool lower = id[Claim.Length..] is "log_loss" or "brier" or "ece";
        string held = item.Value.Interval is not { } i ? "" : i.Low <= 0 && i.High >= 0 ? "; it holds" : i.Low > 0 == lower ? "; it promises less" : "; it promises more";
        return $"stated minus measured{held}";
    }

    private static string Metric(EvidenceItem item) => item.Definition.Split('@')[0];

    /// <summary>What stands behind the metric's name in the id: the incident of <c>delay.price-rise</c>.</summary>
    private static string? Detail(EvidenceItem item, string metric)
    {
        string own = item.Id[(item.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return own.Length > metric.Length + 1 && own.StartsWith(metric + ".", StringComparison.Ordinal) ? own[(metric.Length + 1)..] : null;
    }

    private static (string Name, string About) Known(string id) =>
        Metrics.TryGetValue(id, out var known) ? known : (Words.Capital(id.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ')), "");
}
