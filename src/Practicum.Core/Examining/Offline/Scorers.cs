using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>How one metric of a task came out.</summary>
/// <param name="Anchors">The anchors.</param>
/// <param name="Raw">Raw score; NaN when there is none.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Replicates">It in each resample; undefined ones are filled from their neighbours, so that metrics stay aligned.</param>
/// <param name="Objection">Why there is no score, or null.</param>
/// <param name="Warning">What to bear in mind about the score, or null.</param>
internal sealed record MetricScore(
    Anchors Anchors, double Raw, double StandardError, Interval? Interval, double[] Replicates, string? Objection, string? Warning);

/// <summary>Naive, starter, model and reference on the same rows.</summary>
internal sealed class Scorers
{
    private readonly HoldoutExam exam;
    private readonly BinarySample naive;
    private readonly double[][] delongScores;
    private double[,]? delong;

    public Scorers(HoldoutExam exam, double[] modelScores, double[] reference)
    {
        (this.exam, delongScores) = (exam, [exam.StarterScores, modelScores, reference]);
        Model = new(modelScores, exam.Labels);
        Starter = new(exam.StarterScores, exam.Labels);
        Reference = new(reference, exam.Labels);
        var constant = new double[exam.Labels.Length];
        Array.Fill(constant, exam.NaiveRate);
        naive = new(constant, exam.Labels);
    }

    public BinarySample Model { get; }

    public BinarySample Starter { get; }

    public BinarySample Reference { get; }

    /// <summary>Scores a metric of the task from the resamples.</summary>
    public MetricScore Score(string metric, double value, ResampleJob model, ResampleJob starter, ResampleJob reference)
    {
        var values = (Starter: Starter.Value(metric, exam.AnchorThreshold), Model: value, Reference: Reference.Value(metric, exam.AnchorThreshold));
        RatioMoments? delongs = metric == "roc_auc" && exam.EntityCluster is null
            ? RatioMoments.FromCovariance(delong ??= BinarySample.DeLongCovariance(exam.Labels, delongScores))
            : null;
        var score = AnchoredScore.FromReplicates(
            values, starter.Of(metric), model.Of(metric), reference.Of(metric), BinarySample.IsHigherBetter(metric), exam.Labels.Length, delongs);
        var anchors = new Anchors(naive.Value(metric, exam.AnchorThreshold), values.Starter, values.Reference, score.Stability);
        if (!score.Score.IsDefined)
            return new(anchors, double.NaN, double.NaN, null, [], $"Not scored: {score.Score.Because}.", null);
        var warning = score.IsRough ? "Starter and reference lie close together here, so this score is rough." : null;
        return new(anchors, score.Score.Value, score.StandardError, score.Score.Interval, [.. score.Replicates], null, warning);
    }
}
