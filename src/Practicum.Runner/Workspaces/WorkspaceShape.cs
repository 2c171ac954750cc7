using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.Workspaces;

/// <summary>The form of workspace/v1 (formats §2).</summary>
internal static class WorkspaceShape
{
    private static readonly Key<string> Kind = Key.Kind("workspace/v1");
    private static readonly Key<string> Id = Key.Must("id", Scalars.Id, "Id of the project.");
    private static readonly Key<string> Version = Key.Must("version", Scalars.Version, "Version of the project.");
    private static readonly Key<string> Title = Key.May("title", Scalars.Text, "", "Title of the project.");
    private static readonly Key<string> Digest = Key.Must("digest", Scalars.Pattern("sha256: and 64 hex digits", "^sha256:[0-9a-f]{64}$"), "Digest of the pack.");
    private static readonly Key<(string Id, string Version, string Title, string Digest)> Project = Key.Must("project",
        new MapShape<(string Id, string Version, string Title, string Digest)>("the project", [Id, Version, Title, Digest], f => (f.Get(Id), f.Get(Version), f.Get(Title), f.Get(Digest))), "The project.");

    private static readonly Key<int> Variant = Key.Must("variant", Scalars.Whole(0), "Number of the variant.");
    private static readonly Key<string> Assurance = Key.Must("assurance", new ChoiceShape("assurance", "practice", "sealed"), "practice or sealed.");
    private static readonly Key<string> Target = Key.Must("target", Scalars.Text, "Name of the label.");
    private static readonly Key<SplitSpec> Splits = Key.Must("splits", SplitShape.Shape, "How rows are split.");
    private static readonly Key<double> RowsPerDay = Key.Must("rows_per_day", Scalars.Number(0, 1e12), "Mean rows per day.");
    private static readonly Key<ProductionSpec?> Production = Key.MayText("production", ProductionShape.InWorkspace, "Production.");
    private static readonly Key<ImmutableArray<string>> Checklist = Key.May("checklist", new ListShape<string>(Scalars.Dotted), [], "Kinds of finding that may be claimed.");
    private static readonly Key<ImmutableArray<TaskSpec>> Tasks = Key.Must("tasks", new ListShape<TaskSpec>(TaskShape.Shape), "The tasks.");
    private static readonly Key<double> Score = Key.Must("score", Scalars.ShareWithin(0, 1), "The bar.");
    private static readonly Key<double> Pass = Key.Must("pass", new MapShape<double>("the bar", [Score], f => f.Get(Score)), "What it takes to pass.");

    /// <summary>The form; it gives the facts without the schema.</summary>
    public static Shape<WorkspaceFacts> Shape { get; } = new MapShape<WorkspaceFacts>("the workspace",
        [Kind, Project, Variant, Assurance, Target, Splits, RowsPerDay, Production, ProductionShape.Diagnoses, Checklist, Tasks, Names.Models, Pass], f => new()
        {
            Project = f.Get(Project).Id,
            Version = f.Get(Project).Version,
            Title = f.Get(Project).Title,
            Digest = new(f.Get(Project).Digest),
            Variant = f.Get(Variant),
            Assurance = f.Get(Assurance),
            Target = f.Get(Target),
            Splits = f.Get(Splits),
            RowsPerDay = f.Get(RowsPerDay),
            Production = f.Get(Production) is { } production ? production with { Causes = f.Get(ProductionShape.Diagnoses) } : null,
            Checklist = f.Get(Checklist),
            Tasks = f.Get(Tasks),
            ControlFlow = f.Get(Names.Models),
            PassScore = f.Get(Pass),
        });
}
