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
        var (low, high) = (Starter.Value(metric, exam.AnchorThreshold), Reference.Value(metric, exam.AnchorThreshold));
        var moments = metric == "roc_auc" && exam.EntityCluster is null
            ? Moments.FromCovariance(delong ??= BinarySample.DeLongCovariance(exam.Labels, delongScores))
            : Moments.FromReplicates(starter.Of(metric), model.Of(metric), reference.Of(metric));
        var den = high - low;
        var g = Fieller.Stability(den, moments.VarDen);
        var anchors = new Anchors(naive.Value(metric, exam.AnchorThreshold), low, high, g);
        if (double.IsNaN(value))
            return new(anchors, double.NaN, double.NaN, null, [], "Not scored: undefined on these rows.", null);
        if (AnchorScore.Objection(low, high, BinarySample.IsHigherBetter(metric), g) is { } objection)
            return new(anchors, double.NaN, double.NaN, null, [], objection, null);

        var replicates = Replicates(model.Of(metric), starter.Of(metric), reference.Of(metric), Math.Sign(den), out var undefined);
        if (undefined > 0.05 * replicates.Length)
            return new(anchors, double.NaN, double.NaN, null, [], $"Not scored: undefined in {Phrases.Percent(undefined / (double)replicates.Length)} of the resamples.", null);
        var raw = AnchorScore.Raw(value, low, high);
        var se = Math.Sqrt(Fieller.RatioVariance(value - low, den, moments.VarNum, moments.VarDen, moments.Cov));
        var warning = g > AnchorScore.Warn ? "Starter and reference lie close together here, so this score is rough." : null;
        return new(anchors, raw, se, Bootstrap.Percentile(replicates, 0.95, "rows"), replicates, null, warning);
    }

    private static double[] Replicates(double[] model, double[] starter, double[] reference, int direction, out int undefined)
    {
        var scores = new double[model.Length];
        undefined = 0;
        for (var r = 0; r < scores.Length; r++)
        {
            var den = reference[r] - starter[r];
            scores[r] = direction * den > 0 ? (model[r] - starter[r]) / den : double.NaN;
            if (double.IsNaN(scores[r]))
                undefined++;
        }

        if (undefined == 0 || undefined == scores.Length)
            return scores;
        for (var r = 0; r < scores.Length; r++)
        {
            for (var next = 1; double.IsNaN(scores[r]); next++)
                scores[r] = scores[(r + next) % scores.Length];
        }

        return scores;
    }
}
