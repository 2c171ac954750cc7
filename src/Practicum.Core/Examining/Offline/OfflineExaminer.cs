using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>
/// Measures a model on hidden rows: nine metrics with intervals, scores between starter and reference for the metrics that the task lists,
/// slices, and the submission's own claims held against the measurement (methods §7).
/// </summary>
public sealed class OfflineExaminer : IExaminer
{
    internal const int TooFew = 10;

    /// <inheritdoc/>
    public ExaminerInfo Info { get; } = new(
        "offline", "A model's scores on hidden rows", [.. BinarySample.Metrics, .. BinarySample.Metrics.Select(m => ClaimCheck.Prefix + m)]);

    /// <inheritdoc/>
    public TaskMeasurement Examine(Exam exam, CancellationToken stop) => exam is HoldoutExam holdout
        ? Examine(holdout, stop)
        : throw new ArgumentException("The offline examiner needs a holdout.", nameof(exam));

    /// <summary>Examines a model on a holdout.</summary>
    public TaskMeasurement Examine(HoldoutExam exam, CancellationToken stop = default)
    {
        if (exam.Labels.Length == 0)
            return TaskMeasurement.NotMeasured(exam, Info.Id, "the holdout has no rows.");
        var (scores, unanswered) = Answered(exam);
        if (unanswered == exam.Labels.Length)
            return TaskMeasurement.NotHandedIn(exam, Info.Id, "The model gave no answer.", "It answered none of the hidden rows.");
        var run = new Run(exam, scores, exam.Reference ?? exam.StarterScores);
        Resampling.Run(exam, run.Jobs, stop);

        var evidence = ImmutableArray.CreateBuilder<EvidenceItem>();
        var parts = ImmutableArray.CreateBuilder<ScoredPart>();
        var claims = new ClaimCheck(exam);
        foreach (var metric in BinarySample.Metrics.OrderBy(m => Array.IndexOf(run.Scored, m) is >= 0 and var at ? at : int.MaxValue))
        {
            var estimate = run.Estimate(metric);
            var item = OfflineEvidence.Item(exam, metric, estimate);
            if (run.Scored.Contains(metric))
                item = Score(run, item, metric, estimate, parts);
            evidence.Add(item);
            if (claims.Of(metric, estimate, parts) is { } claim)
                evidence.Add(claim);
        }

        evidence.AddRange(run.Slices.Items(run));
        var reason = parts.Count == 0 ? TaskMeasurement.WhyUnscored(exam, evidence) : null;
        return new()
        {
            Task = exam.Task,
            About = OfflineWords.About(exam, unanswered),
            Evidence = evidence.ToImmutable(),
            Parts = [.. parts],
            Source = "rows",
            Reason = reason,
        };
    }

    private static EvidenceItem Score(Run run, EvidenceItem item, string metric, Estimate estimate, ImmutableArray<ScoredPart>.Builder parts)
    {
        var exam = run.Exam;
        if (exam.Reference is null)
            return item with { Reason = "Not scored: there is neither a true risk nor a reference model." };
        var score = run.Score(metric, estimate.Value);
        item = item with { Anchors = score.Anchors };
        var objection = run.Fewer < TooFew
            ? $"Not scored: fewer than {TooFew} rows of one label."
            : score.Objection;
        if (objection is not null)
            return item with { Reason = objection };

        var lost = new LostShare(1, OfflineWords.Headline(run, metric, estimate, score), OfflineWords.Reason(run, metric, estimate.Value, score));
        var weight = exam.Task.Metrics.First(m => m.Name == metric).Weight;
        parts.Add(new(metric, weight, score.Raw, score.Replicates, [lost]));
        var said = AnchoredScore.Clipped(score.Raw) < 1 ? $"{lost.Headline} {lost.Reason}" : null;
        return item with
        {
            Raw = score.Raw,
            StandardError = score.StandardError,
            Score = AnchoredScore.Shown(score.Raw),
            ScoreInterval = OfflineEvidence.Shown(score.Interval),
            Reason = score.Warning is null ? said : $"{said} {score.Warning}".Trim(),
        };
    }

    /// <summary>The model's scores with the base rate where it gave no answer.</summary>
    private static (double[] Scores, int Unanswered) Answered(HoldoutExam exam)
    {
        var missing = exam.ModelScores.Count(double.IsNaN);
        return missing == 0
            ? (exam.ModelScores, 0)
            : ([.. exam.ModelScores.Select(s => double.IsNaN(s) ? exam.NaiveRate : s)], missing);
    }

    /// <summary>One examination under way.</summary>
    internal sealed class Run
    {
        private readonly Scorers scorers;
        private readonly ResampleJob model, starter, reference;

        public Run(HoldoutExam exam, double[] modelScores, double[] referenceScores)
        {
            (Exam, ModelScores, ReferenceScores) = (exam, modelScores, referenceScores);
            scorers = new(exam, modelScores, referenceScores);
            Scored = [.. exam.Task.Metrics.Select(m => m.Name).Where(m => BinarySample.Metrics.Contains(m))];
            string[] measured = exam.EntityCluster is null ? Scored : [.. BinarySample.Metrics];
            model = new(scorers.Model, exam.Threshold, measured);
            starter = new(scorers.Starter, exam.AnchorThreshold, Scored);
            reference = new(scorers.Reference, exam.AnchorThreshold, Scored);
            Slices = new(exam, modelScores, referenceScores, Scored);
            Jobs = [model, starter, reference, .. Slices.Jobs];
        }

        public HoldoutExam Exam { get; }

        public double[] ModelScores { get; }

        public double[] ReferenceScores { get; }

        public string[] Scored { get; }

        /// <summary>Rows of the rarer label.</summary>
        public int Fewer => Math.Min(scorers.Model.Positives, scorers.Model.Rows - scorers.Model.Positives);

        public SliceReport Slices { get; }

        public IReadOnlyList<ResampleJob> Jobs { get; }

        public MetricScore Score(string metric, double value) => scorers.Score(metric, value, model, starter, reference);

        /// <summary>A metric with its interval: from the metric itself, or by entities where entities recur.</summary>
        public Estimate Estimate(string metric)
        {
            var value = Fewer < TooFew || Exam.EntityCluster is null ? double.NaN : scorers.Model.Value(metric, Exam.Threshold);
            return double.IsNaN(value)
                ? scorers.Model.Estimate(metric, Exam.Threshold)
                : OfflineEvidence.ByEntities(value, scorers.Model.Rows, model.Of(metric));
        }
    }
}
