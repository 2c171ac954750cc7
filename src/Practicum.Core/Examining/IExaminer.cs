using Practicum.Core.Packs;

namespace Practicum.Core.Examining;

/// <summary>Who an examiner is.</summary>
/// <param name="Id">Its name in packs: <c>offline</c>, <c>production</c>, <c>findings</c>.</param>
/// <param name="About">What it measures, in plain words.</param>
/// <param name="Metrics">Names that a task may list with a weight.</param>
public sealed record ExaminerInfo(string Id, string About, ImmutableArray<string> Metrics);

/// <summary>What every examination is given; each examiner has its own exam with the rest.</summary>
public abstract record Exam
{
    /// <summary>The task.</summary>
    public required TaskSpec Task { get; init; }

    /// <summary>Competencies of the project, for a task that lists none.</summary>
    public ImmutableArray<string> ProjectCompetencies { get; init; } = [];

    /// <summary>Digests of what is examined: model, policy, world.</summary>
    public ImmutableArray<Digest> Inputs { get; init; } = [];

    /// <summary>
    /// The stream of the resamples, named by <see cref="StreamOf"/>. Not named after the submission, so that equal rows are resampled equally.
    /// </summary>
    public required ChanceStream Chance { get; init; }

    /// <summary>
    /// Name of the stream of a task's resamples, <c>examine/&lt;examiner&gt;</c>: tasks of one examiner rest on the same rows or worlds and are resampled together,
    /// so that their sum carries the correlation; tasks of different examiners are independent (methods §7).
    /// </summary>
    public static string StreamOf(TaskSpec task) => $"examine/{task.Examiner}";

    /// <summary>Competencies that the evidence speaks to.</summary>
    public ImmutableArray<string> Competencies => Task.Competencies.IsEmpty ? ProjectCompetencies : Task.Competencies;
}

/// <summary>
/// Measures one side of a submission against the truth. Law: the same exam gives the same evidence on any number of threads; the exam is left
/// untouched; what cannot be measured is evidence with a reason, never silence.
/// </summary>
public interface IExaminer
{
    /// <summary>Who it is.</summary>
    ExaminerInfo Info { get; }

    /// <summary>Measures. Pure; runs on all cores.</summary>
    /// <param name="exam">The exam of this examiner's own type.</param>
    /// <param name="stop">Stops between resamples.</param>
    /// <exception cref="ArgumentException">The exam belongs to another examiner.</exception>
    TaskMeasurement Examine(Exam exam, CancellationToken stop);
}
