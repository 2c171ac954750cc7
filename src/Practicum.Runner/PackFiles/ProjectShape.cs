using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Worlds;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of project/v1 (formats §1).</summary>
internal static class ProjectShape
{
    private static readonly Key<string> Kind = Key.Kind("project/v1");
    private static readonly Key<string> Id = Key.Must("id", Scalars.Id, "Name of the pack.");
    private static readonly Key<string> Version = Key.Must("version", Scalars.Version, "Version, three numbers.");
    private static readonly Key<string> Title = Key.Must("title", Scalars.Text, "Title in plain words.");
    private static readonly Key<string?> Licence = Key.MayText("licence", Scalars.Text, "Licence of the pack.");
    private static readonly Key<int> Level = Key.May("level", Scalars.Whole(1, 4), 1, "1 first steps to 4 expert.");
    private static readonly Key<double> Hours = Key.May("hours", Scalars.Number(0, 10_000), 0, "Hours of work to expect.");
    private static readonly Key<ImmutableArray<string>> Competencies = Key.May("competencies", new ListShape<string>(Names.Competency), [], "Competencies that the project gives evidence on.");
    private static readonly Key<string> Brief = Key.Must("brief", FileNames.Existing, "The brief, a Markdown file.");
    private static readonly Key<WorldSpec> World = Key.Must("world", WorldShape.Shape, "Where rows come from.");
    private static readonly Key<ImmutableArray<FaultSpec>> Faults = Key.May("faults", new ListShape<FaultSpec>(FaultShape.Shape), [], "Faults planted in what the intern is given.");
    private static readonly Key<SplitSpec> Splits = Key.Must("splits", SplitShape.Shape, "How rows are split.");
    private static readonly Key<ProductionSpec?> Production = Key.MayText("production", ProductionShape.InPack, "How production runs and what every act costs.");

    private static readonly Key<ImmutableArray<string>> Checklist = Key.Must("checklist", new ListShape<string>(Scalars.Dotted), "Kinds of finding that may be claimed.");
    private static readonly Key<ImmutableArray<string>> Findings = Key.May("findings", new MapShape<ImmutableArray<string>>("the findings", [Checklist], f => f.Get(Checklist)), [], "Findings about the data.");
    private static readonly Key<ImmutableArray<TaskSpec>> Tasks = Key.Must("tasks", new ListShape<TaskSpec>(TaskShape.Shape, 1), "The tasks.");

    private static readonly Key<double> Score = Key.Must("score", Scalars.ShareWithin(0, 1), "The bar.");
    private static readonly Key<double> Pass = Key.May("pass", new MapShape<double>("the bar", [Score], f => f.Get(Score)), 0.7, "What it takes to pass.");
    private static readonly Key<int> SeedsScore = Key.May("score", Scalars.Whole(1, 200), 10, "Production worlds per assessment.");
    private static readonly Key<int> SeedsCertify = Key.May("certify", Scalars.Whole(1, 200), 20, "Production worlds per certification.");
    private static readonly Key<(int Score, int Certify)> Seeds = Key.May("seeds", new MapShape<(int, int)>("the seeds", [SeedsScore, SeedsCertify], f => (f.Get(SeedsScore), f.Get(SeedsCertify))), (10, 20), "How many worlds.");
    private static readonly Key<string?> Rubric = Key.MayText("rubric", FileNames.Existing, "Rubric of human reviews.");

    /// <summary>The form; it gives the project without its brief's text and digest, and the name of the brief.</summary>
    public static Shape<(Project Project, string Brief)> Shape { get; } = new MapShape<(Project, string)>("the project",
        [Kind, Id, Version, Title, Licence, Level, Hours, Competencies, Brief, World, Faults, Splits, Production, Findings, Tasks, Names.Models, Pass, Seeds, Rubric],
        f => (Build(f), f.Get(Brief)));

    private static Project Build(Fields fields)
    {
        var project = new Project
        {
            Id = fields.Get(Id),
            Version = fields.Get(Version),
            Title = fields.Get(Title),
            Licence = fields.Get(Licence),
            Level = fields.Get(Level),
            Hours = fields.Get(Hours),
            Competencies = fields.Get(Competencies),
            World = fields.Get(World),
            Faults = fields.Get(Faults),
            Splits = fields.Get(Splits),
            Production = fields.Get(Production),
            Checklist = fields.Get(Findings),
            Tasks = fields.Get(Tasks),
            ControlFlow = fields.Get(Names.Models),
            PassScore = fields.Get(Pass),
            ScoreSeeds = fields.Get(Seeds).Score,
            CertifySeeds = fields.Get(Seeds).Certify,
        };
        CheckSplits(fields, project);
        CheckTasks(fields, project);
        return project;
    }

    private static void CheckSplits(Fields fields, Project project)
    {
        if (!fields.Has(Splits) || !fields.Has(World))
            return;
        var (splits, place) = (project.Splits, fields.PlaceOf(Splits));
        if (project.World is GeneratedWorldSpec && (splits.Train is null || (splits.Production is null && project.Production is not null)))
            fields.Context.Report("PR-PACK-018", place, "A generated world is split by time: {train: 1y, production: 1y}.");
        if (project.World is GeneratedWorldSpec && splits.HoldoutRandom)
            fields.Context.Report("PR-PACK-018", place, "The holdout of a generated world is by hash over entities already; write holdout: 20%.");
        if (splits.TrainShare + (splits.ProductionShare ?? 0) > 1)
            fields.Context.Report(Mistake.OutOfRange, place, "The shares of training and production add up to more than 100 %.");
    }

    private static void CheckTasks(Fields fields, Project project)
    {
        var seen = new HashSet<string>();
        foreach (var task in project.Tasks)
        {
            if (task.Id.Length > 0 && !seen.Add(task.Id))
                fields.Context.Report(Mistake.Twice, fields.PlaceOf(Tasks), $"Two tasks have the id '{task.Id}'.");
            if (task.Examiner == "production" && !fields.Wrote(Production))
                fields.Context.Report("PR-PACK-019", fields.PlaceOf(Tasks), $"The task '{task.Id}' needs 'production', which the project does not declare.");
        }
    }
}
