using Practicum.Core.Evidence;
using Practicum.Core.Profiles;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

/// <summary>Made-up but plausible assessments to render: form, never figures of the product.</summary>
internal static class SampleReport
{
    public static ReportChain Chain { get; } = new(Digest.Of("head"), 31);

    public static Interval Likely(double low, double high, string method = "bootstrap", string source = "rows") => new(0.95, low, high, method, source);

    /// <summary>A good submission through a year with three changes, monitors and a trial.</summary>
    public static (Assessment Assessment, Exhibits Exhibits) Strong() => (Assessment("strong", 0.852, Likely(0.81, 0.89, source: "rows+worlds"), "meets") with
    {
        Evidence = [.. Offline(0.904, 0.73), .. Production(), NotMeasured()],
        Tasks =
        [
            Task("predict", "Predict who leaves", "Ranking and risk on 4,000 hidden customers", 0.83, Likely(0.72, 0.92), 3,
                Lost("roc_auc", 4.4, "Ranking stops short of the best possible.", "ROC area 0.904; the true risk would reach 0.909, the starter 0.890. Most of it is lost among customers in their first three months."),
                Lost("log_loss", 2.9, "Risk is stated slightly too low.", "Log loss 0.194; the true risk would reach 0.189, the starter 0.263.")),
            Task("operate", "Run the model for a year", "Money, detection, false alarms; 20 worlds", 0.8662, Likely(0.83, 0.90, source: "worlds"), 4,
                Lost("detection", 4.2, "price-rise was noticed after 19 days.", "The quality monitor waits for labels and looks back 14 days. fee-shift had alarmed after 4 days, but its rule only sends an alert.", 30_200),
                Lost("value", 2.26, "Part of the money that a perfect model would have earned was not.", "Expected money 873,000 €; the true risks would reach 1,024,000 €, the starter 402,000 €.", 8_900),
                Lost("false_alarms", 1.05, "Two false alarms in eight quiet months.", "12 Sep (volume, a public holiday) and 24 Apr (tenure-shift).", 40)),
        ],
        Competencies = Competencies(2),
    }, new Exhibits { Year = Year(3), Curves = Curves(4) });

    /// <summary>A model that is left alone: no policy, no monitors, few curves.</summary>
    public static (Assessment Assessment, Exhibits Exhibits) Naive() => (Assessment("naive", 0.31, Likely(0.27, 0.36), "below") with
    {
        Evidence = [.. Offline(0.71, 0.05)],
        Tasks =
        [
            Task("predict", "Predict who leaves", "Ranking and risk on 4,000 hidden customers", 0.12, Likely(0.02, 0.24), 3, Lost("roc_auc", 37.7, "Ranking is no better than the starter’s.", "ROC area 0.71, the starter 0.71.")),
            Task("operate", "Run the model for a year", "Money, detection, false alarms; 20 worlds", 0.4525, Likely(0.40, 0.50), 4, Lost("detection", 31.3, "Two harmful changes were never noticed.", "The policy has no monitors.", 182_000)),
        ],
        Competencies = Competencies(1),
    }, new Exhibits { Year = Year(0), Curves = Curves(1) });

    /// <summary>A recorded world: no truth, no dates, one world, a small gain over the best operator.</summary>
    public static (Assessment Assessment, Exhibits Exhibits) Recorded()
    {
        var (a, x) = Strong();
        var year = x.Year! with
        {
            Start = null, Worlds = 1, Beyond = Estimate.WithoutInterval(39_400, 1, "one year, no interval"), BestBeyond = 39_180, Incidents = [], Alarms = [.. x.Year.Alarms.Select(al => al with { Truth = "false" })],
            Days = [.. x.Year.Days.Take(180).Select((d, i) => d with { BestConceivable = double.NaN, YouRealised = d.You, BestOperator = d.You - (220 * i / 179.0) })],
            Regret = [new("canary-harm", -412.4), new("model-choice", 180.2), new("upkeep", 12.7)],
            Served = [new(0, 60, "model", null, 0), new(60, 80, "model", "spring-refit", 0.1), new(80, 180, "spring-refit", null, 0)],
            Monitors = [.. x.Year.Monitors.Take(1)],
            Events = [new(21.5, "alarm", "alarm/fee-shift/1", "fee-shift alarm"), new(60, "canary", "canary/1", "10 % of traffic to spring-refit"), new(80, "deploy", "deploy/1", "spring-refit serves all traffic")],
        };
        return (a with { ProjectId = "elec2", ProjectTitle = "Price up or down", Verdict = "too close to call", Score = 0.712, ScoreInterval = Likely(0.66, 0.76) }, new Exhibits { Year = year, Curves = [.. x.Curves.Take(2).Select(c => c with { BestRoc = [], BestRocAuc = double.NaN })] });
    }

    /// <summary>Nothing could be measured.</summary>
    public static (Assessment Assessment, Exhibits Exhibits) NotAssessed() => (Assessment("broken", null, null, "not assessed") with
    {
        Evidence = [NotMeasured(), NotMeasured() with { Id = "predict/roc_auc", Definition = "roc_auc@1", Reason = null, Value = Estimate.Undefined("the model gave no answer for 4,000 of 4,000 rows", 0) }],
        Tasks = [Task("predict", "Predict who leaves", "Ranking and risk on 4,000 hidden customers", null, null, 1) with { Reason = "the model crashed while it was loaded" }],
    }, new Exhibits());

    /// <summary>A project without production.</summary>
    public static (Assessment Assessment, Exhibits Exhibits) Offline()
    {
        var (a, x) = Strong();
        return (a with { Tasks = [Task("predict", "Predict who leaves", "Ranking and risk on 4,000 hidden customers", 0.852, Likely(0.81, 0.89), 3, Lost("roc_auc", 14.8, "Ranking stops short of the best possible.", "ROC area 0.904; the true risk would reach 0.909."))], Evidence = [.. Offline(0.904, 0.852)] }, x with { Year = null, Curves = Curves(2) });
    }

    public static Assessment Assessment(string name, double? score, Interval? interval, string verdict) => new()
    {
        ProjectId = "churn-desk", ProjectTitle = "Keep the subscribers", ProjectVersion = "1.0.0", ProjectDigest = Digest.Of("pack"), Variant = 7,
        SubmissionDigest = Digest.Of(name), SubmissionName = name, Assurance = "practice", Score = score, ScoreInterval = interval, Bar = 0.7, Verdict = verdict,
        Engine = new Engine("0.1.0", "1.30.0", "linux-x64", "x86-64", "L2"), Evidence = [], Tasks = [], Competencies = [],
    };

    private static TaskResult Task(string id, string title, string about, double? score, Interval? interval, double weight, params LostPoints[] lost) =>
        new() { Id = id, Title = title, About = about, Score = score, Interval = interval, Weight = weight, Lost = [.. lost] };

    private static LostPoints Lost(string metric, double points, string headline, string reason, double? money = null) =>
        new(metric, points, headline, reason, money is { } m ? Money.FromUnits(m) : null);

    /// <summary>The ids, definitions and methods of a real holdout, with made-up figures.</summary>
    private static IEnumerable<EvidenceItem> Offline(double auc, double score)
    {
        const string Entity = "bootstrap over entities";
        var rows = Digest.Of("holdout");
        EvidenceItem Of(string metric, double value, double half, double? points = null, string? id = null, int count = 4000) =>
            Item($"predict/{id ?? metric}", "offline", $"{metric}@1", Estimate.Of(value, Likely(value - half, value + half, Entity), count), rows, points, 0.06) with { Direction = metric is "log_loss" or "brier" or "ece" ? "lower" : "higher" };
        yield return Of("roc_auc", auc, 0.012, score) with { Anchors = new(0.5, 0.89, 0.909, 0.012) };
        yield return Of("claim.roc_auc", 0.009, 0.0084) with { Direction = "none", Reason = "Stated 0.913; measured on hidden rows: 0.904 (0.892 to 0.916). The statement promises more than was measured." };
        yield return Of("log_loss", 0.194, 0.0135, Math.Min(1, score + 0.2)) with { Anchors = new(0.4, 0.263, 0.189, 0.02) };
        yield return Of("claim.log_loss", -0.003, 0.012) with { Direction = "none" };
        foreach (var (metric, value) in new[] { ("average_precision", 0.505), ("brier", 0.0562), ("accuracy", 0.91), ("precision", 0.44), ("recall", 0.61), ("f1", 0.51), ("ece", 0.011) })
            yield return Of(metric, value, 0.006);
        foreach (string slice in new[] { "channel=ads", "channel=partner", "plan=pro" })
            yield return Of("roc_auc", auc - 0.05, 0.04, null, $"roc_auc[{slice}]", 812);
        foreach (string slice in new[] { "channel=ads", "channel=partner", "plan=pro" })
            yield return Of("log_loss", 0.21, 0.03, null, $"log_loss[{slice}]", 812);
    }

    /// <summary>The ids, definitions, units and methods of a real year, with made-up figures.</summary>
    private static IEnumerable<EvidenceItem> Production()
    {
        var worlds = Digest.Of("worlds");
        EvidenceItem Of(string metric, double value, double half, string? unit = null, double? points = null, string? detail = null, string method = "bootstrap-t") =>
            Item($"operate/{metric}{(detail is null ? "" : "." + detail)}", "production", $"{metric}@1", Estimate.Of(value, Likely(value - half, value + half, method, "worlds"), 20), worlds, points, 0.02) with { Unit = unit, Seeds = 20 };
        yield return Of("value", 873_000, 12_000, "EUR", 0.757) with { Anchors = new(double.NaN, 402_000, 1_024_000, 0.001) };
        yield return Of("detection", 0.31, 0.045, null, 0.69, null, "hall");
        yield return Of("false_alarms", 0.25, 0.2, "per quiet month", 0.875, null, "quasi-garwood");
        yield return Of("captured_share", 0.902, 0.02);
        yield return Of("cost_ratio", 1.317, 0.04, null, null, null, "fieller");
        yield return Of("beyond", 384_200, 16_000, "EUR");
        yield return Of("regret", 41_900, 900, "EUR");
        foreach (string part in new[] { "detection-delay", "response-lag", "missed-incidents", "false-alarms", "bad-deploys", "rollback-lag", "canary-harm", "model-choice", "upkeep" })
            yield return Of("regret", 4_200, 300, "EUR", null, part);
        yield return Of("luck", 755, 2_900, "EUR");
        yield return Item("operate/reference-beaten", "production", "reference-beaten@1", Estimate.Exact(3, 20), worlds, null, 0) with { Unit = "worlds", Seeds = 20 };
        yield return Item("operate/alarms_f1", "production", "alarms_f1@1", Estimate.WithoutInterval(1, 20, "The same in all 20 worlds."), worlds, null, 0) with { Seeds = 20 };
        yield return Of("alarm_skill", 0.71, 0.1, null, null, null, "folded-normal");
        yield return Of("delay", 19, 2.4, "days", null, "price-rise", "infinitesimal-jackknife");
        yield return Of("diagnosis", -0.35, 0.4);
        yield return Item("serve/latency_p99", "cost", "latency_p99@1", Estimate.Undefined("lies in measured.jsonl", 0), worlds, null, 0) with { Measured = true };
    }

    private static EvidenceItem NotMeasured() => Item("robustness/evasion", "robustness", "evasion@1", Estimate.Undefined("this project has no attack task", 0), Digest.Of("none"), null, 0);

    private static EvidenceItem Item(string id, string examiner, string definition, Estimate value, Digest group, double? score, double half) => new()
    {
        Id = id, Examiner = examiner, Definition = definition, Value = value, Group = group, Raw = score, Score = score,
        ScoreInterval = score is { } s ? Likely(s - half, s + half) : null, Competencies = ["modelling"],
    };

    private static ImmutableArray<CompetencyEstimate> Competencies(int projects) => projects < 2
        ? [new("modelling", 0.84, Likely(0.6, 1.0), 0.13, 4, 2, 1, "insufficient evidence"), new("evaluation", 0.81, Likely(0.52, 1.0), 0.15, 5, 1, 1, "insufficient evidence"), new("operations.drift", 0.6, Likely(0.3, 0.9), 0.14, 6, 1, 1, "insufficient evidence"), new("privacy", double.NaN, null, double.NaN, 0, 0, 0, "insufficient evidence")]
        : [new("modelling", 0.84, Likely(0.76, 0.9), 0.04, 6, 3, 2, "competent"), new("evaluation", 0.81, Likely(0.66, 0.95), 0.07, 5, 2, 2, "not settled"), new("data.labels", 0.56, Likely(0.44, 0.68), 0.06, 3, 2, 2, "developing"), new("operations.drift", 0.78, Likely(0.71, 0.85), 0.04, 6, 2, 2, "competent"), new("privacy", double.NaN, null, double.NaN, 0, 0, 0, "insufficient evidence")];

    private static YearExhibit Year(int monitors) => SampleYear.Build(monitors);

    private static ImmutableArray<CurveExhibit> Curves(int count) =>
    [
        .. new[] { ("Holdout", 0.904, 0.0), ("Months 1 to 4, model", 0.897, 0.0), ("Months 5 to 8, model", 0.842, 0.12), ("Months 9 to 12, refit", 0.889, 0.02) }.Take(count).Select(c => new CurveExhibit
        {
            Title = c.Item1, Rows = 4000, Positives = 512, RocAuc = Estimate.Of(c.Item2, Likely(c.Item2 - 0.012, c.Item2 + 0.012, "delong"), 4000), LogLoss = Estimate.Of(0.194, Likely(0.18, 0.21), 4000), BestRocAuc = 0.909,
            Roc = [.. Enumerable.Range(0, 101).Select(i => (i / 100.0, Math.Pow(i / 100.0, (1 / c.Item2) - 1)))],
            BestRoc = [.. Enumerable.Range(0, 101).Select(i => (i / 100.0, Math.Pow(i / 100.0, (1 / 0.909) - 1)))],
            Calibration = [.. Enumerable.Range(0, 12).Select(i => (Stated: (i + 0.5) / 20, Came: ((i + 0.5) / 20) + c.Item3 + (0.01 * ((i % 3) - 1)), Low: ((i + 0.5) / 20) + c.Item3 - 0.02 - (0.006 * i), High: ((i + 0.5) / 20) + c.Item3 + 0.02 + (0.006 * i), Rows: 900 - (70 * i)))],
        }),
    ];
}
