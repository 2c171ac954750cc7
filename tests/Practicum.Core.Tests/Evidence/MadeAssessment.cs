using Practicum.Core.Evidence;
using Practicum.Core.Profiles;

namespace Practicum.Core.Tests.Evidence;

/// <summary>A tiny assessment and exhibits that use every kind of field once.</summary>
internal static class MadeAssessment
{
    public static Assessment Tiny => new()
    {
        ProjectId = "tiny",
        ProjectTitle = "A tiny “project” <é>",
        ProjectVersion = "1.0.0",
        ProjectDigest = Digest.Of("pack"),
        Variant = 7,
        SubmissionDigest = Digest.Of("submission"),
        SubmissionName = "strong",
        Assurance = "practice",
        Score = 0.852,
        ScoreInterval = new(0.95, 0.81, 0.89, "bootstrap", "rows+worlds"),
        Bar = 0.7,
        Verdict = "meets",
        Engine = new("0.1.0", "1.30.0", "linux-x64", "x86-64", "L2"),
        Evidence =
        [
            new()
            {
                Id = "predict/roc_auc", Examiner = "offline", Definition = "roc_auc@1",
                Value = Estimate.Of(0.8731, new(0.95, 0.861, 0.884, "delong"), 4000),
                Anchors = new(0.5, 0.71, 0.889, 0.012), Raw = 0.911, StandardError = 0.033, Score = 0.911,
                ScoreInterval = new(0.95, 0.84, 0.97, "bootstrap"), Group = Digest.Of("rows"), Competencies = ["modelling"],
                Reason = "Ranking stops short of the best possible.", Inputs = [Digest.Of("model")],
            },
            new()
            {
                Id = "operate/value", Examiner = "production", Definition = "value@1", Value = Estimate.WithoutInterval(1234.5, 1, "One year, no interval."),
                Unit = "EUR", Anchors = new(double.NaN, 0, 2000, double.NaN), Group = Digest.Of("worlds"), Seeds = 1, Competencies = ["operations.drift"],
            },
            new()
            {
                Id = "operate/f1", Examiner = "production", Definition = "f1@1", Value = Estimate.Undefined("A quiet world and no alarm.", 1), Direction = "none",
                Group = Digest.Of("worlds"), Seeds = 1,
            },
            new()
            {
                Id = "serve/latency", Examiner = "serve", Definition = "latency@1", Value = Estimate.Exact(4.2, 10), Unit = "ms", Direction = "lower",
                Group = Digest.Of("host"), Measured = true,
            },
        ],
        Tasks =
        [
            new()
            {
                Id = "predict", Title = "Predict", About = "Ranking on 4,000 hidden rows", Score = 0.852, Interval = new(0.95, 0.81, 0.89, "bootstrap"), Weight = 7,
                Lost = [new("roc_auc", 14.8, "Ranking stops short.", "ROC area 0.873.", Money.FromUnits(30_200.5))],
            },
            new() { Id = "operate", Title = "Operate", About = "Not measured", Weight = 0, Reason = "Not measured, because no year was run." },
        ],
        Competencies =
        [
            new("modelling", 0.911, new(0.95, 0.61, 1.21, "normal", "person"), 0.153, 1, 1, 1, "insufficient evidence"),
            new("privacy", double.NaN, null, double.NaN, 0, 0, 0, "insufficient evidence"),
        ],
    };

    public static Exhibits Exhibits => new()
    {
        Year = new()
        {
            Start = "2026-01-01", Worlds = 10, BestBeyond = 426_000.25, Beyond = Estimate.WithoutInterval(384_000, 10, "The same in all 10 worlds."),
            Days = [new(2000, 12, 100.5, 99, 90, 110, double.NaN), new(1990, 25, 201.5, 188, 170, 220, double.NaN)],
            Incidents = [new("price-rise", "Fees rise by a quarter", 120, 134, true, null, 18_000)],
            Alarms = [new("quality", 139, "true")],
            Events = [new(139, "alarm", "alarm/quality/1", "quality alarms: 0.31 above 0.29")],
            Monitors = [new("quality", "log loss", double.NaN, "alarm above 1.15 × 0.25", [7, 14], [double.NaN, 0.31])],
            Served = [new(0, 140, "model", null, 0), new(140, 365, "model", "v2", 0.05)],
            Regret = [new("detection-delay", 20), new("canary-harm", -25)],
        },
        Findings = new()
        {
            Closed = true,
            Kinds =
            [
                new("label-noise", "claimed", 0.9, new() { Present = true, Unit = "rows", Key = 3, Found = 2, Wrong = 1, Where = 0.7, Lost = 12.5, FoundLoci = ["12", "99"], MissedLoci = ["431"], WrongLoci = ["7"] }),
                new("pii", "silent", 0.5, new() { Present = false, Lost = 6.25, Decoys = ["e"] }),
                new("units", "silent", double.NaN, null),
            ],
            Notices = ["For a person to look at."],
        },
        Models =
        [
            new("model", "model.onnx", Digest.Of("onnx"))
            {
                Bytes = 1234, Producer = "pytorch “1.13”", Versions = "ONNX 17, IR 8", Nodes = 7, Parameters = 6209, OperationsPerRow = 12_225, PeakBytes = double.NaN,
                Operators = [("Gemm", 3), ("Relu", 2)], Precision = [("float", 6209)],
            },
        ],
        Documents = [new("model_card", "docs/card.md", Digest.Of("card"), "# A card\n\n<script>"), new("notes", "notes.md", Digest.Of("notes"), "Notes of Ada Example")],
        Curves =
        [
            new()
            {
                Title = "Holdout", Rows = 4000, Positives = 402, RocAuc = Estimate.Of(0.873, new(0.95, 0.86, 0.88, "delong"), 4000),
                LogLoss = Estimate.Exact(0.194, 4000), Roc = [(0, 0), (0.25, 0.75), (1, 1)], Calibration = [(0.1, 0.12, 0.08, 0.15, 210)],
            },
        ],
    };
}
