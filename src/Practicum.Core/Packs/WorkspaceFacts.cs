namespace Practicum.Core.Packs;

/// <summary>
/// What an intern, a policy and <c>check</c> may know of a project (<c>workspace/v1</c>, formats §2). It holds no world, faults, incidents or seeds:
/// <see cref="ProductionSpec.Incidents"/> is empty here.
/// </summary>
public sealed record WorkspaceFacts
{
    /// <summary>Project id.</summary>
    public required string Project { get; init; }

    /// <summary>Project version.</summary>
    public required string Version { get; init; }

    /// <summary>Digest of the pack.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Project title in plain words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Variant.</summary>
    public required int Variant { get; init; }

    /// <summary><c>practice</c> or <c>sealed</c>.</summary>
    public required string Assurance { get; init; }

    /// <summary>Name of the label.</summary>
    public required string Target { get; init; }

    /// <summary>How rows are split.</summary>
    public required SplitSpec Splits { get; init; }

    /// <summary>Mean rows per day of simulated time.</summary>
    public required double RowsPerDay { get; init; }

    /// <summary>Production without its incidents; null when the project has none.</summary>
    public ProductionSpec? Production { get; init; }

    /// <summary>Kinds of finding that may be claimed.</summary>
    public ImmutableArray<string> Checklist { get; init; } = [];

    /// <summary>The tasks, in the author's order.</summary>
    public ImmutableArray<TaskSpec> Tasks { get; init; } = [];

    /// <summary>Control flow that models may use: some of <c>If</c>, <c>Loop</c>, <c>Scan</c>; usually none.</summary>
    public ImmutableArray<string> ControlFlow { get; init; } = [];

    /// <summary>The bar, 0 … 1.</summary>
    public double PassScore { get; init; } = 0.7;

    /// <summary>Columns of every table: row id, time, entity, features, target. Kept in data/schema.yaml.</summary>
    public Schema Schema { get; init; } = new([]);

    /// <summary>The facts of one variant of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="assurance"><c>practice</c> or <c>sealed</c>.</param>
    /// <param name="rowsPerDay">Mean rows per day.</param>
    /// <param name="schema">Columns of the world: features and entity; row id, time and target are added when they are absent.</param>
    public static WorkspaceFacts Of(Project project, int variant, string assurance, double rowsPerDay, Schema schema)
    {
        var target = project.World.Target;
        return new()
        {
            Project = project.Id,
            Version = project.Version,
            Digest = project.Digest,
            Title = project.Title,
            Variant = variant,
            Assurance = assurance,
            Target = target,
            Splits = project.Splits,
            RowsPerDay = rowsPerDay,
            Production = project.Production is { } production ? production with { Incidents = [] } : null,
            Checklist = project.Checklist,
            Tasks = project.Tasks,
            ControlFlow = project.ControlFlow,
            PassScore = project.PassScore,
            Schema = Framed(schema, target, project.World is GeneratedWorldSpec or RecordedWorldSpec { TimeColumn: not null }),
        };
    }

    private static Schema Framed(Schema schema, string target, bool dated)
    {
        var fields = schema.Fields.Where(f => f.Role is FieldRole.Feature or FieldRole.Entity && f.Name != target);
        var time = new Field("time", dated ? FieldKind.Text : FieldKind.Number, FieldRole.Time) { About = dated ? "Moment, UTC" : "Tick number" };
        return new([new("row_id", FieldKind.Number, FieldRole.RowId) { About = "Name of the row" }, time, .. fields,
            new(target, FieldKind.Number, FieldRole.Target) { About = "The label, 0 or 1" }]);
    }
}
