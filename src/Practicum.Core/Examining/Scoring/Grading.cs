using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Scoring;

/// <summary>
/// From measurements to points (methods §7, formats §7). Scores are clipped to [0, 1] and summed inside each resample, so that metrics of the
/// same rows stay correlated; tasks are combined resample by resample, those of one examiner on the same resamples, others on independent ones.
/// </summary>
public static class Grading
{
    private const double Level = 0.95;

    /// <summary>
    /// Grades. Points lost are 100 · task share · metric share · (1 − clip(score)); over all tasks they add up to 100 − score.
    /// A metric or task without a score gives its weight to the others, in proportion.
    /// </summary>
    /// <param name="measurements">One a task, in the pack's order.</param>
    /// <param name="bar">The bar, 0 … 1.</param>
    public static Grade Grade(IReadOnlyList<TaskMeasurement> measurements, double bar)
    {
        var tasks = measurements.Select(m => new Sum(m)).ToArray();
        var all = tasks.Sum(t => t.Measurement.Task.Weight);
        var scored = tasks.Where(t => t.IsScored).ToArray();
        var total = scored.Sum(t => t.Measurement.Task.Weight);
        if (total <= 0)
        {
            const string Nothing = "No task could be measured.";
            return new(null, null, Nothing, Verdicts.NotAssessed, [.. tasks.Select(t => t.Result(0, 0))]);
        }

        var score = scored.Sum(t => t.Measurement.Task.Weight / total * t.Score);
        var interval = Combine(scored, total, score);
        var reason = interval is null ? scored.First(t => t.Replicates is null).WithoutInterval : null;
        return new(score, interval, reason, Verdicts.Of(score, interval, bar), [.. tasks.Select(t =>
        {
            var share = t.IsScored ? t.Measurement.Task.Weight / total : 0;
            return t.Result(share * all, share);
        })]);
    }

    private static Interval? Combine(Sum[] tasks, double total, double score)
    {
        if (tasks.Any(t => t.Replicates is null))
            return null;
        var length = tasks.Max(t => t.Replicates!.Length);
        if (length == 0)
            return new(Level, score, score, "exact", "exact");
        var sums = new double[length];
        foreach (var task in tasks)
        {
            var share = task.Measurement.Task.Weight / total;
            for (var r = 0; r < length; r++)
                sums[r] += share * task.At(r);
        }

        var sources = tasks.Where(t => t.Replicates!.Length > 0).Select(t => t.Measurement.Source).Distinct();
        return Bootstrap.Percentile(sums, Level, string.Join("+", sources));
    }

    /// <summary>One task, summed.</summary>
    private sealed class Sum
    {
        private readonly double metricTotal;

        public Sum(TaskMeasurement measurement)
        {
            Measurement = measurement;
            metricTotal = measurement.Parts.Sum(p => p.Weight);
            Score = IsScored ? measurement.Parts.Sum(p => p.Weight / metricTotal * AnchoredScore.Clipped(p.Raw)) : double.NaN;
            Replicates = IsScored ? Clip() : null;
        }

        public TaskMeasurement Measurement { get; }

        public double Score { get; }

        public bool IsScored => metricTotal > 0;

        /// <summary>Clipped sums; empty when the score is exact, null when its uncertainty is unknown.</summary>
        public double[]? Replicates { get; }

        public string WithoutInterval => Measurement.Reason ?? $"Task '{Measurement.Task.Id}' has no interval.";

        public double At(int replicate) => Replicates!.Length == 0 ? Score : Replicates[replicate % Replicates.Length];

        public TaskResult Result(double weight, double share) => new()
        {
            Id = Measurement.Task.Id,
            Title = Measurement.Task.Title ?? Measurement.Task.Id,
            About = Measurement.About,
            Score = IsScored ? Score : null,
            Interval = Interval(),
            Weight = weight,
            Lost = Lost(share),
            Reason = Measurement.Reason ?? (IsScored ? null : "No metric of this task could be scored."),
        };

        private Interval? Interval() => Replicates switch
        {
            null => null,
            [] => new(Level, Score, Score, "exact", "exact"),
            _ => Bootstrap.Percentile(Replicates, Level, Measurement.Source),
        };

        private double[]? Clip()
        {
            if (Measurement.Parts.Any(p => p.Replicates is null))
                return null;
            var length = Measurement.Parts.Max(p => p.Replicates!.Length);
            var sums = new double[length];
            foreach (var part in Measurement.Parts)
            {
                var weight = part.Weight / metricTotal;
                for (var r = 0; r < length; r++)
                    sums[r] += weight * AnchoredScore.Clipped(part.Replicates!.Length == 0 ? part.Raw : part.Replicates[r % part.Replicates.Length]);
            }

            return sums;
        }

        private ImmutableArray<LostPoints> Lost(double share)
        {
            var lost = new List<LostPoints>();
            foreach (var part in Measurement.Parts)
            {
                var points = 100 * share * part.Weight / metricTotal * (1 - AnchoredScore.Clipped(part.Raw));
                if (points <= 0)
                    continue;
                ImmutableArray<LostShare> shares = part.Lost.IsEmpty ? [new(1, $"{part.Metric} fell short of the reference.", "")] : part.Lost;
                lost.AddRange(shares.Where(s => s.Share != 0).Select(s => new LostPoints(part.Metric, points * s.Share, s.Headline, s.Reason, s.Money)));
            }

            return [.. lost.OrderByDescending(l => l.Points)];
        }
    }
}
