namespace Practicum.Runner.Reports.Writing;

/// <summary>Plain names for measurements, competencies, parts of regret and methods. The field's own term stands once, in brackets.</summary>
internal static class MetricWords
{
    private static readonly Dictionary<string, string> Metrics = new(StringComparer.Ordinal)
    {
        ["roc_auc"] = "Ranking (ROC area)",
        ["average_precision"] = "Ranking of the rare class (average precision)",
        ["log_loss"] = "Stated risk (log loss)",
        ["brier"] = "Stated risk (Brier score)",
        ["accuracy"] = "Right decisions",
        ["precision"] = "Acted upon and right (precision)",
        ["recall"] = "Found among all (recall)",
        ["f1"] = "Found and right (F1)",
        ["ece"] = "Calibration error",
        ["value"] = "Money earned",
        ["captured_share"] = "Share kept of what acting could add",
        ["captured"] = "Share kept of what acting could add",
        ["cost_ratio"] = "Cost against a perfect operator",
        ["regret"] = "Money short of the best operator",
        ["detection"] = "Delay until changes were noticed, as a share of the time allowed",
        ["delay"] = "Days until the change was noticed",
        ["false_alarms"] = "False alarms per quiet month",
        ["beyond"] = "Money beyond doing nothing",
        ["luck"] = "Luck: realised minus expected money",
    };

    private static readonly Dictionary<string, (string Name, string About)> Competencies = new(StringComparer.Ordinal)
    {
        ["modelling"] = ("Modelling", "fits a model that ranks and states risk well"),
        ["evaluation"] = ("Evaluation", "knows how good the model is, and how sure"),
        ["data.leakage"] = ("Data: leaks", "finds columns that give the answer away"),
        ["data.labels"] = ("Data: labels", "finds labels that are wrong"),
        ["operations.drift"] = ("Operations: drift", "notices change and acts on it"),
        ["operations.rollout"] = ("Operations: rollout", "changes models without harm"),
        ["documentation"] = ("Documentation", "writes what is true and needed"),
        ["privacy"] = ("Privacy", "protects people’s data"),
    };

    private static readonly Dictionary<string, (string Name, string About)> Parts = new(StringComparer.Ordinal)
    {
        ["detection-delay"] = ("Before the first alarm", "a harmful change was under way and no monitor had noticed"),
        ["response-lag"] = ("From the alarm to full traffic", "the answer was on its way, the old model still served"),
        ["missed-incidents"] = ("Changes that were never noticed", "no alarm came while it mattered"),
        ["false-alarms"] = ("Acts on false alarms", "and what those alerts cost"),
        ["needless-retrains"] = ("Retrains for nothing", "the model they made never got full traffic"),
        ["bad-retrains"] = ("Retrained models that were worse", "until they were replaced"),
        ["bad-deploys"] = ("Models that were worse than what they replaced", "until they were replaced"),
        ["rollback-lag"] = ("Going back late", "the own monitors had alarmed, the worse model stayed"),
        ["canary-harm"] = ("Trials on a share of traffic", "a few per cent got the other model first"),
        ["model-choice"] = ("Choice of model at other times", "days on which another model would have earned more"),
        ["upkeep"] = ("Upkeep", "alerts, rollouts and deploys, against the best operator’s"),
    };

    /// <summary>The plain name of a metric by its definition, <c>roc_auc@1</c>; unknown ones become readable text.</summary>
    public static string Metric(string definition)
    {
        string id = definition.Split('@')[0];
        if (Metrics.TryGetValue(id, out var name) || Metrics.TryGetValue(id.Replace('-', '_'), out name))
            return name;
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && (Metrics.TryGetValue(id[..dot], out name) || Metrics.TryGetValue(id[..dot].Replace('-', '_'), out name)))
            return $"{name}: {id[(dot + 1)..]}";
        return Words.Capital(id.Replace('_', ' ').Replace('-', ' '));
    }

    /// <summary>The name of a piece of evidence, with its slice: <c>Ranking (ROC area), plan = pro</c>.</summary>
    /// <param name="id">Evidence id, <c>task/metric[slice]</c>.</param>
    /// <param name="definition">Its definition.</param>
    public static string Evidence(string id, string definition)
    {
        int slash = id.IndexOf('/', StringComparison.Ordinal), open = id.IndexOf('[', StringComparison.Ordinal);
        string own = id[(slash + 1)..(open > slash ? open : id.Length)];
        string name = Metric(own.Contains('.', StringComparison.Ordinal) ? own : definition.Split('@')[0]);
        return open > slash && id.EndsWith(']') ? $"{name}, {id[(open + 1)..^1]}" : name;
    }

    /// <summary>Name and explanation of a competency.</summary>
    public static (string Name, string About) Competency(string id) =>
        Competencies.TryGetValue(id, out var known) ? known : (Words.Capital(id.Replace('.', ' ')), "");

    /// <summary>Name and explanation of a part of regret.</summary>
    public static (string Name, string About) Part(string id) =>
        Parts.TryGetValue(id, out var known) ? known : (Words.Capital(id.Replace('-', ' ')), "");

    /// <summary>A part of regret as the subject of "… cost most".</summary>
    public static string Cause(string id) => id switch
    {
        "detection-delay" => "Noticing change late",
        "response-lag" => "Answering alarms slowly",
        "missed-incidents" => "Changes that were never noticed",
        "false-alarms" => "Acting on false alarms",
        "needless-retrains" => "Retraining for nothing",
        "bad-retrains" => "Retrained models that were worse",
        "bad-deploys" => "Models that were worse than what they replaced",
        "rollback-lag" => "Going back late",
        "canary-harm" => "Trials on a share of traffic",
        "model-choice" => "The choice of model outside the incidents",
        _ => Part(id).Name,
    };

    /// <summary>The name of an interval method. Worlds are not repeated: the column beside it counts them.</summary>
    public static string Method(Interval interval)
    {
        string method = interval.Method switch
        {
            "delong" => "DeLong",
            "wilson" => "Wilson",
            "garwood" or "quasi-garwood" => "Garwood",
            "clopper-pearson" => "Clopper–Pearson",
            "fieller" => "Fieller",
            var other => other.Replace('-', ' '),
        };
        return interval.Source is "" or "rows" or "worlds" ? method : $"{method}, over {interval.Source.Replace("+", " and ", StringComparison.Ordinal)}";
    }
}
