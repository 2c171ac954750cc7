namespace Practicum.Runner.Reports.Writing;

/// <summary>Plain names for competencies and for the parts of regret.</summary>
internal static class PartWords
{
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
        ["model-choice"] = ("Choices at other times", "when another model, the rule or no answer would have earned more"),
        ["upkeep"] = ("Upkeep", "alerts, rollouts and deploys, against the best operator’s"),
    };

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
        "model-choice" => "Choices outside the incidents",
        _ => Part(id).Name,
    };
}
