using Practicum.Core.Evidence;
using Practicum.Core.Packs;

namespace Practicum.Core.Examining;

/// <summary>What an examiner found out about one task: evidence, and the parts that give points.</summary>
public sealed record TaskMeasurement
{
    /// <summary>The task.</summary>
    public required TaskSpec Task { get; init; }

    /// <summary>What it rests on, in plain words: "Ranking and risk on 4,000 hidden rows".</summary>
    public required string About { get; init; }

    /// <summary>Evidence, scored items first.</summary>
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }

    /// <summary>The parts with a score. A metric of the task that is not among them gives its weight to the others.</summary>
    public required ImmutableArray<ScoredPart> Parts { get; init; }

    /// <summary>What varies between the replicates of the parts: <c>rows</c> or <c>worlds</c>.</summary>
    public string Source { get; init; } = "rows";

    /// <summary>Why there is no score, or no interval; null when both are there.</summary>
    public string? Reason { get; init; }

    /// <summary>What a report draws of findings; null for other tasks.</summary>
    public FindingsExhibit? Findings { get; init; }

    /// <summary>Why none of a task's metrics has a score: the reason that most of them share.</summary>
    internal static string WhyUnscored(Exam exam, IEnumerable<EvidenceItem> evidence) =>
        evidence.Where(e => e.Raw is null && e.Reason is not null && exam.Task.Metrics.Any(m => e.Id == $"{exam.Task.Id}/{m.Name}"))
            .GroupBy(e => e.Reason!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key
        ?? "No metric of this task could be scored.";

    /// <summary>A task that could not be measured. Its weight goes to the other tasks.</summary>
    /// <param name="exam">The exam.</param>
    /// <param name="examiner">Name of the examiner.</param>
    /// <param name="because">The end of the sentence "not measured, because …", with its full stop.</param>
    public static TaskMeasurement NotMeasured(Exam exam, string examiner, string because) => new()
    {
        Task = exam.Task,
        About = "Not measured",
        Evidence = [.. exam.Task.Metrics.Select(m => Nothing(exam, examiner, m.Name, $"Not measured, because {because}"))],
        Parts = [],
        Reason = $"Not measured, because {because}",
    };

    /// <summary>A task whose part of the submission was not handed in, or gave no answer by its own fault: every metric scores 0.</summary>
    /// <param name="exam">The exam.</param>
    /// <param name="examiner">Name of the examiner.</param>
    /// <param name="headline">One short sentence: "No model was handed in."</param>
    /// <param name="reason">One sentence more, or empty.</param>
    public static TaskMeasurement NotHandedIn(Exam exam, string examiner, string headline, string reason = "") => new()
    {
        Task = exam.Task,
        About = headline,
        Evidence = [.. exam.Task.Metrics.Select(m => Nothing(exam, examiner, m.Name, $"{headline} {reason}".Trim()) with { Raw = 0, StandardError = 0, Score = 0 })],
        Parts = [.. exam.Task.Metrics.Select(m => new ScoredPart(m.Name, m.Weight, 0, [], [new(1, headline, reason)]))],
    };

    private static EvidenceItem Nothing(Exam exam, string examiner, string metric, string reason) => new()
    {
        Id = $"{exam.Task.Id}/{metric}",
        Examiner = examiner,
        Definition = $"{metric}@1",
        Value = Estimate.Undefined(reason, 0),
        Direction = "none",
        Group = Digest.Zero,
        Competencies = exam.Competencies,
        Inputs = exam.Inputs,
    };
}

/// <summary>A metric of a task with its score.</summary>
/// <param name="Metric">Metric id.</param>
/// <param name="Weight">The author's weight.</param>
/// <param name="Raw">Score, not clipped: 0 is the starter, 1 the reference.</param>
/// <param name="Replicates">The same score in each resample, not clipped; empty when it is exact, null when its uncertainty is unknown.</param>
/// <param name="Lost">Where its points went; the shares add up to 1. Empty stands for one nameless share.</param>
public sealed record ScoredPart(string Metric, double Weight, double Raw, double[]? Replicates, ImmutableArray<LostShare> Lost);

/// <summary>A share of the points that a metric lost.</summary>
/// <param name="Share">Share of the metric's loss, 0 … 1.</param>
/// <param name="Headline">What happened.</param>
/// <param name="Reason">Why, or what would have done.</param>
/// <param name="Money">What it cost in the first world, positive; null when unknown.</param>
public sealed record LostShare(double Share, string Headline, string Reason, Money? Money = null);
