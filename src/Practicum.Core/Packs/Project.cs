namespace Practicum.Core.Packs;

/// <summary>What an author asks for: brief, world, splits, production, tasks (<c>project/v1</c>, formats §1).</summary>
public sealed record Project
{
    /// <summary>Name of the pack: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Version, three numbers.</summary>
    public required string Version { get; init; }

    /// <summary>Title in plain words.</summary>
    public required string Title { get; init; }

    /// <summary>Licence of the pack.</summary>
    public string? Licence { get; init; }

    /// <summary>1 first steps … 4 expert.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Hours of work to expect.</summary>
    public double Hours { get; init; }

    /// <summary>Competencies that the project gives evidence on.</summary>
    public ImmutableArray<string> Competencies { get; init; } = [];

    /// <summary>The brief, as Markdown text.</summary>
    public string Brief { get; init; } = "";

    /// <summary>Where rows come from.</summary>
    public required WorldSpec World { get; init; }

    /// <summary>Faults planted in what the intern is given, in the order in which they are planted.</summary>
    public ImmutableArray<FaultSpec> Faults { get; init; } = [];

    /// <summary>How rows are split.</summary>
    public required SplitSpec Splits { get; init; }

    /// <summary>Production, or null when the project has none.</summary>
    public ProductionSpec? Production { get; init; }

    /// <summary>Kinds of finding that may be claimed.</summary>
    public ImmutableArray<string> Checklist { get; init; } = [];

    /// <summary>The tasks, in the author's order.</summary>
    public ImmutableArray<TaskSpec> Tasks { get; init; } = [];

    /// <summary>Control flow that models may use: some of <c>If</c>, <c>Loop</c>, <c>Scan</c>; usually none.</summary>
    public ImmutableArray<string> ControlFlow { get; init; } = [];

    /// <summary>The bar, 0 … 1.</summary>
    public double PassScore { get; init; } = 0.7;

    /// <summary>Production worlds per assessment.</summary>
    public int ScoreSeeds { get; init; } = 10;

    /// <summary>Production worlds per certification.</summary>
    public int CertifySeeds { get; init; } = 20;

    /// <summary>Digest of the pack's folder.</summary>
    public Digest Digest { get; init; } = Digest.Zero;
}

/// <summary>How rows are split into training, holdout and production.</summary>
public sealed record SplitSpec
{
    /// <summary>Length of the training period (generated), or null when <see cref="TrainShare"/> is given.</summary>
    public SimSpan? Train { get; init; }

    /// <summary>Share of rows for training (recorded), 0 … 1.</summary>
    public double? TrainShare { get; init; }

    /// <summary>Length of production, or null when <see cref="ProductionShare"/> is given.</summary>
    public SimSpan? Production { get; init; }

    /// <summary>Share of rows for production (recorded); null with <see cref="Production"/> null means the rest.</summary>
    public double? ProductionShare { get; init; }

    /// <summary>Share of the training period held out.</summary>
    public double Holdout { get; init; } = 0.2;

    /// <summary>Recorded worlds: hold out rows at random (by hash) and not the last ones.</summary>
    public bool HoldoutRandom { get; init; }
}

/// <summary>One task of a project.</summary>
public sealed record TaskSpec
{
    /// <summary>Name, unique in the project.</summary>
    public required string Id { get; init; }

    /// <summary>Title in plain words; the id when absent.</summary>
    public string? Title { get; init; }

    /// <summary><c>offline</c> or <c>production</c>.</summary>
    public required string Examiner { get; init; }

    /// <summary>Metrics and their weights, in the author's order.</summary>
    public required ImmutableArray<(string Name, double Weight)> Metrics { get; init; }

    /// <summary>Weight of the task.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Competencies of this task; empty means the project's.</summary>
    public ImmutableArray<string> Competencies { get; init; } = [];

    /// <summary>Text columns whose values are reported apart (offline).</summary>
    public ImmutableArray<string> Slices { get; init; } = [];
}
