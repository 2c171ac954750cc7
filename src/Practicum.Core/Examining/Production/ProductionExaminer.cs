using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Production;

/// <summary>
/// Measures how a submission ran its model through production years: value, detection and false alarms are scored (methods §7), captured share,
/// cost ratio, regret and its parts, delays, diagnoses and luck are reported (methods §2 – §4). Judges by expected money.
/// </summary>
public sealed class ProductionExaminer : IExaminer
{
    /// <inheritdoc/>
    public ExaminerInfo Info { get; } = new("production", "A model and its policy in production years", ["value", "detection", "false_alarms"]);

    /// <inheritdoc/>
    public TaskMeasurement Examine(Exam exam, CancellationToken stop) => exam is ProductionExam production
        ? Examine(production)
        : throw new ArgumentException("The production examiner needs production years.", nameof(exam));

    /// <summary>Examines production years.</summary>
    public TaskMeasurement Examine(ProductionExam exam)
    {
        if (exam.Years.IsEmpty)
            return TaskMeasurement.NotMeasured(exam, Info.Id, "no production year was run.");
        var figures = new WorldFigures(exam);
        var evidence = new ProductionEvidence(exam);
        var draws = new WorldResampling(figures, exam.Replicates);
        ScoredFigure[] scored =
        [
            ValueMetric.Measure(figures, evidence, draws),
            AlarmMetrics.Detection(figures, evidence, draws),
            AlarmMetrics.FalseAlarms(figures, evidence, draws),
        ];

        var parts = exam.Task.Metrics
            .Select(m => (m.Weight, Figure: scored.FirstOrDefault(s => s.Metric == m.Name)))
            .Where(m => m.Figure is { HasScore: true })
            .Select(m => new ScoredPart(m.Figure!.Metric, m.Weight, m.Figure.Item.Raw!.Value, m.Figure.Replicates, m.Figure.Lost))
            .ToImmutableArray();
        EvidenceItem[] items = [.. scored.Select(s => exam.Task.Metrics.Any(m => m.Name == s.Metric) ? s.Item : Unscored(s.Item))];
        var worlds = figures.IsOneRecordedYear ? "one recorded year" : Phrases.Several(figures.Worlds, "world");
        return new()
        {
            Task = exam.Task,
            About = $"Money, detection, false alarms; {worlds}",
            Evidence = [.. items, .. MoneyReport.Items(figures, evidence), .. AlarmReport.Items(figures, evidence)],
            Parts = parts,
            Source = figures.IsOneRecordedYear ? "rows" : "worlds",
            Reason = parts.IsEmpty ? TaskMeasurement.WhyUnscored(exam, items) : parts.Any(p => p.Replicates is null) ? figures.TooFew : null,
        };
    }

    private static EvidenceItem Unscored(EvidenceItem item) => item with { Raw = null, StandardError = null, Score = null, ScoreInterval = null };
}

/// <summary>A metric that a task may list.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Item">The evidence; its raw score is null when there is none.</param>
/// <param name="Replicates">The score in each resample; null when its uncertainty is unknown.</param>
/// <param name="Lost">Where its points went.</param>
internal sealed record ScoredFigure(string Metric, EvidenceItem Item, double[]? Replicates, ImmutableArray<LostShare> Lost)
{
    public bool HasScore => Item.Raw is not null;

    /// <summary>The item with the score as it is shown.</summary>
    public static EvidenceItem Scored(EvidenceItem item, double raw, double? se, Interval? interval) => item with
    {
        Raw = raw,
        StandardError = se is { } error && double.IsFinite(error) ? error : null,
        Score = AnchoredScore.Shown(raw),
        ScoreInterval = Offline.OfflineEvidence.Shown(interval),
    };
}
