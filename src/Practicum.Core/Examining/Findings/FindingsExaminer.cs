using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Findings;

/// <summary>
/// Marks what a submission says of its data (methods §8). While the project is open it tells the score in quarters and no more; once it is closed, every kind with its figures, what
/// was found, missed and wrongly claimed, and what a person should look at.
/// </summary>
public sealed class FindingsExaminer : IExaminer
{
    /// <summary>The only metric of a task.</summary>
    public const string Metric = "findings";

    private const double Level = 0.95;

    /// <inheritdoc/>
    public ExaminerInfo Info { get; } = new("findings", "Findings about the data", [Metric]);

    /// <inheritdoc/>
    public TaskMeasurement Examine(Exam exam, CancellationToken stop) => exam is FindingsExam findings
        ? Examine(findings)
        : throw new ArgumentException("The findings examiner needs findings.", nameof(exam));

    /// <summary>Marks findings.</summary>
    public TaskMeasurement Examine(FindingsExam exam)
    {
        if (exam.Truth.Checklist.IsEmpty)
            return TaskMeasurement.NotMeasured(exam, Info.Id, "the project has no checklist.");
        if (exam.Findings is not { } findings)
            return TaskMeasurement.NotHandedIn(exam, Info.Id, "No findings were handed in.");
        var marks = FindingsMarking.Mark(exam.Truth, findings, exam.Chance, exam.Replicates);
        var (raw, replicates) = exam.Closed ? (marks.Raw, marks.Replicates) : (TellingRule.InQuarters(marks.Raw), TellingRule.Blurred(marks.Raw, marks.Replicates, exam.Replicates));
        var lost = exam.Closed ? FindingsWords.Lost(marks) : FindingsWords.LostInQuarters(raw);
        var evidence = new FindingsEvidence(exam);
        return new()
        {
            Task = exam.Task,
            About = $"What is wrong with the data, and where; {Phrases.Several(marks.Kinds.Length, "kind")} on the checklist",
            Evidence = [Scored(evidence, marks, raw, replicates, lost), .. exam.Closed ? evidence.Of(marks) : []],
            Parts = [new(Metric, exam.Task.Metrics.IsEmpty ? 1 : exam.Task.Metrics[0].Weight, raw, replicates, lost)],
            Findings = FindingsExhibits.Of(marks, exam.Closed),
        };
    }

    private static EvidenceItem Scored(FindingsEvidence evidence, FindingsMarks marks, double raw, double[] replicates, ImmutableArray<LostShare> lost)
    {
        var interval = replicates.Length == 0 ? null : Bootstrap.Percentile(replicates, Level, "rows");
        var value = interval is null ? Estimate.Exact(raw, marks.Kinds.Length) : Estimate.Of(raw, interval, marks.Kinds.Length);
        return evidence.Item(Metric, value, "higher", reason: raw < 1 ? string.Join(' ', lost.Take(3).Select(l => l.Headline)) : null) with
        {
            Raw = raw,
            StandardError = interval is null ? 0 : Math.Sqrt(Variance(replicates)),
            Score = AnchoredScore.Shown(raw),
            ScoreInterval = Offline.OfflineEvidence.Shown(interval),
        };
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
