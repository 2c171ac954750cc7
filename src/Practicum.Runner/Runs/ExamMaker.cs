using Practicum.Core.Examining;
using Practicum.Core.Examining.Findings;
using Practicum.Core.Examining.Offline;
using Practicum.Core.Examining.Production;
using Practicum.Core.Packs;

namespace Practicum.Runner.Runs;

/// <summary>Puts together what each examiner is given.</summary>
internal sealed class ExamMaker(VariantBench bench, HandedIn handed, ScoredHoldout holdout, ReplayedYears years)
{
    /// <summary>The exam of a task.</summary>
    /// <exception cref="InvalidOperationException">No such examiner: the pack reader should have said so.</exception>
    public Exam For(TaskSpec task) => task.Examiner switch
    {
        "offline" => Offline(task),
        "production" => Production(task),
        "findings" => Findings(task),
        _ => throw new InvalidOperationException($"No examiner '{task.Examiner}'."),
    };

    private HoldoutExam Offline(TaskSpec task)
    {
        var (cluster, clusters) = Clusters();
        return new()
        {
            Task = task,
            ProjectCompetencies = bench.Project.Competencies,
            Inputs = [handed.Submission.Digest, bench.Project.Digest, holdout.Digest],
            Chance = Stream(task),
            Labels = holdout.Labels,
            VisibleTruth = holdout.VisibleTruth,
            ModelScores = holdout.Model,
            StarterScores = holdout.Starter,
            ReferenceScores = holdout.Reference,
            NaiveRate = bench.BaseRate,
            EntityCluster = cluster,
            Clusters = clusters,
            Threshold = handed.Submission.Model.Threshold,
            AnchorThreshold = bench.AnchorThreshold,
            Slices = task.Slices.ToDictionary(s => s, s => (TextColumn)holdout.Rows[s]),
            Claims = handed.Submission.Validation,
            Group = holdout.Digest,
            Half = bench.Settings.Final ? "private" : "public",
        };
    }

    private ProductionExam Production(TaskSpec task) => new()
    {
        Task = task,
        ProjectCompetencies = bench.Project.Competencies,
        Inputs = [handed.Submission.Digest, bench.Project.Digest, years.Digest],
        Chance = Stream(task),
        Years = years.Outcomes,
        Spec = bench.Project.Production!,
        Tick = bench.World.Tick,
        Worlds = years.Worlds,
    };

    private FindingsExam Findings(TaskSpec task)
    {
        var train = bench.Train;
        var digest = TableDigest.Of(train.Rows, train.Label);
        var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.Schema);
        return new()
        {
            Task = task,
            ProjectCompetencies = bench.Project.Competencies,
            Inputs = [handed.Submission.Digest, bench.Project.Digest, digest],
            Chance = Stream(task),
            Truth = new()
            {
                Checklist = bench.Project.Checklist,
                Keys = bench.Planted.Keys,
                RowIds = train.RowId,
                Columns = [.. facts.Schema.Fields.Where(f => f.Role != FieldRole.RowId).Select(f => f.Name)],
            },
            Findings = handed.Submission.Findings is null ? null : handed.Submission.Claims,
            Group = digest,
            Closed = bench.Settings.Final,
        };
    }

    /// <summary>Keyed by the pack, the variant and the examiner, never by the submission: equal rows are resampled equally.</summary>
    private ChanceStream Stream(TaskSpec task) => bench.Stream(Exam.StreamOf(task));

    /// <summary>Numbers the entities of the rows, when the world has some.</summary>
    private (int[]? OfRow, int Count) Clusters()
    {
        if (bench.World.Entity is not { } entity || holdout.Rows.Find(entity) is not { } column)
            return (null, 0);
        var numbers = new Dictionary<object, int>();
        var ofRow = new int[column.Length];
        for (var i = 0; i < ofRow.Length; i++)
        {
            object key = column is TextColumn text ? text.Codes[i] : ((NumericColumn)column)[i];
            if (!numbers.TryGetValue(key, out ofRow[i]))
                numbers.Add(key, ofRow[i] = numbers.Count);
        }

        return (ofRow, numbers.Count);
    }
}
