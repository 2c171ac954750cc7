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
        Engine = new Engine("0.1.0", "1.30.0", "linux-x64", "x86-64"), Evidence = [], Tasks = [], Competencies = [],
    };

    private static TaskResult Task(string id, string title, string about, double? score, Interval? interval, double weight, params LostPoints[] lost) =>
        new() { Id = id, Title = title, About = about, Score = score, Interval = interval, Weight = weight, Lost = [.. lost] };

    private static LostPoints Lost(string metric, double points, string headline, string reason, double? money = null) =>
        new(metric, points, headline, reason, money is { } m ? Money.FromUnits(m) : null);

    private static IEnumerable<EvidenceItem> Offline(double auc, double score)
    {
        var rows = Digest.Of("holdout");
        yield return Item("predict/roc_auc", "offline", "roc_auc@1", Estimate.Of(auc, Likely(auc - 0.012, auc + 0.011, "delong"), 4000), rows, score, 0.1) with { Anchors = new(0.5, 0.89, 0.909, 0.012) };
        yield return Item("predict/log_loss", "offline", "log_loss@1", Estimate.Of(0.194, Likely(0.181, 0.208), 4000), rows, Math.Min(1, score + 0.2), 0.06) with { Direction = "lower" };
        yield return Item("predict/brier", "offline", "brier@1", Estimate.Of(0.0562, Likely(0.051, 0.0614), 4000), rows, null, 0);
        yield return Item("predict/ece", "offline", "ece@1", Estimate.Of(0.011, Likely(0.006, 0.021), 4000), rows, null, 0);
        yield return Item("predict/roc_auc[plan == 'pro']", "offline", "roc_auc@1", Estimate.Of(auc - 0.05, Likely(auc - 0.09, auc - 0.01, "delong"), 812), rows, null, 0);
    }

    private static IEnumerable<EvidenceItem> Production()
    {
        var worlds = Digest.Of("worlds");
        yield return Item("operate/value", "production", "value@1", Estimate.Of(873_000, Likely(861_000, 885_000, "bootstrap-t", "worlds"), 20), worlds, 0.757, 0.02) with { Unit = "EUR", Seeds = 20 };
        yield return Item("operate/detection", "production", "detection@1", Estimate.Of(0.31, Likely(0.27, 0.36, "bootstrap-t", "worlds"), 20), worlds, 0.69, 0.03) with { Seeds = 20, Direction = "lower" };
        yield return Item("operate/delay.price-rise", "production", "delay@1", Estimate.Of(19, Likely(17, 22, "bootstrap-t", "worlds"), 20), worlds, null, 0) with { Unit = "days", Seeds = 20, Direction = "lower" };
        yield return Item("operate/false_alarms", "production", "false_alarms@1", Estimate.Of(0.25, Likely(0.1, 0.51, "garwood", "worlds"), 20), worlds, 0.875, 0.07) with { Seeds = 20, Direction = "lower" };
        yield return Item("operate/captured_share", "production", "captured_share@1", Estimate.Of(0.902, Likely(0.88, 0.92, "bootstrap-t", "worlds"), 20), worlds, null, 0) with { Seeds = 20 };
        yield return Item("operate/rollback", "production", "rollback@1", Estimate.Exact(1, 1), worlds, null, 0);
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
