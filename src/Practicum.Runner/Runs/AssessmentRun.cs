using Practicum.Core.Evidence;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Core.Profiles;

namespace Practicum.Runner.Runs;

/// <summary>
/// The one orchestration: a variant and some submissions become assessments. Worlds are drawn once and shared; results do not depend on the number
/// of lanes, on which submissions are assessed together, or on their order.
/// </summary>
public sealed class AssessmentRun(VariantBench bench, IRunProgress progress)
{
    /// <summary>Said by all evidence from a recorded world (formats §1d).</summary>
    private const string PublishedData = "The rows come from a recorded data set: where that is published, labels can be looked up.";

    /// <summary>Assesses submissions; each has its own end.</summary>
    public async Task<ImmutableArray<Outcome<Assessed>>> AssessAsync(IReadOnlyList<HandedIn> submissions, CancellationToken stop)
    {
        var failures = new Outcome<Assessed>?[submissions.Count];
        var holdout = await HoldoutRun.ScoreAsync(bench, submissions, progress, failures, stop);
        var years = await new ReplayRun(bench, progress).PlayAsync(submissions, failures, stop);
        var results = ImmutableArray.CreateBuilder<Outcome<Assessed>>(submissions.Count);
        for (var s = 0; s < submissions.Count; s++)
            results.Add(failures[s] ?? new Outcome<Assessed>.Done(Judge(submissions[s], holdout[s]!, years[s], stop)));
        return results.MoveToImmutable();
    }

    private Assessed Judge(HandedIn handed, ScoredHoldout holdout, ReplayedYears years, CancellationToken stop)
    {
        var step = Steps.Examine(handed);
        progress.Report(step, 0);
        stop.ThrowIfCancellationRequested();
        var project = bench.Project;
        var exams = new ExamMaker(bench, handed, holdout, years);
        var measurements = project.Tasks.Select((task, t) =>
        {
            var measured = CoarseMeasurement.Of(Measure(exams, task, stop), project.Production?.Value.Widest.Units ?? 0);
            progress.Report(step, (t + 1.0) / (project.Tasks.Length + 1));
            return measured;
        }).ToArray();
        var grade = CoarseMeasurement.Of(Grading.Grade(measurements, project.PassScore), project.PassScore);
        var (timed, facts) = holdout.Speed.Of(holdout.Labels.Length, holdout.Digest, [handed.Submission.Digest, holdout.Digest]);
        ImmutableArray<EvidenceItem> evidence = [.. measurements.SelectMany(m => m.Evidence), .. timed];
        var assessment = new Assessment
        {
            ProjectId = project.Id,
            ProjectTitle = project.Title,
            ProjectVersion = project.Version,
            ProjectDigest = project.Digest,
            Variant = bench.Variant,
            SubmissionDigest = handed.Submission.Digest,
            SubmissionName = handed.Name,
            Assurance = bench.Assurance,
            Settings = bench.Settings.Options,
            Note = project.World is RecordedWorldSpec ? PublishedData : null,
            Score = grade.Score,
            ScoreInterval = grade.Interval,
            ScoreReason = grade.Reason,
            Bar = project.PassScore,
            Verdict = grade.Verdict,
            Engine = EngineFacts.With(holdout.OnnxRuntime, holdout.Cage),
            Evidence = evidence,
            Tasks = grade.Tasks,
            Competencies = ProfileV1.Of([.. ProfileItem.Of(evidence, project.Id)]),
        };
        progress.Report(step, 1, grade.Verdict);
        var exhibits = new ExhibitMaker(bench).Make(handed, holdout, years) with { Findings = measurements.Select(m => m.Findings).FirstOrDefault(f => f is not null) };
        return new(assessment, exhibits, years.Outcomes) { Measured = facts };
    }

    private static TaskMeasurement Measure(ExamMaker exams, TaskSpec task, CancellationToken stop)
    {
        var exam = exams.For(task);
        return Examiners.Examine(Examiners.Find(task.Examiner)!, exam, stop);
    }
}

/// <summary>The steps of a run, in the words that people see.</summary>
internal static class Steps
{
    public const string Anchors = "Fit the starter and the reference";
    public const string Replay = "Replay the production year";

    public static string Holdout(HandedIn handed) => $"Score hidden rows ({handed.Name})";

    public static string Examine(HandedIn handed) => $"Judge {handed.Name}";
}
