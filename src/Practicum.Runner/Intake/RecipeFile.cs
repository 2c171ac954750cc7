using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Numerics.Learning;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>Reads a recipe of a built-in learner (recipe/v1, formats §4).</summary>
public static class RecipeFile
{
    private static readonly Key<string> Kind = Key.Kind("recipe/v1");
    private static readonly Key<string> Learner = Key.Must("learner", new ChoiceShape("learner", [.. Learners.Names]), "gbdt, logistic or tree.");
    private static readonly Key<ImmutableArray<string>> Features = Key.Must("features", new ListShape<string>(Scalars.Text.Checked((name, node, context) => FeatureShape.Column(name, node.Place, context)), 1), "Columns to learn from; text is encoded inside the graph.");
    private static readonly Key<ImmutableArray<Named<double>>> Options = Key.May("options", new NamesShape<double>(Scalars.Number(), Names.Column), [], "Options of the learner.");
    private static readonly Key<SimTime?> From = Key.MayValue("from", Scalars.Moment, "First moment of the training rows to use.");
    private static readonly Key<SimTime?> To = Key.MayValue("to", Scalars.Moment, "First moment no longer used.");
    private static readonly Key<(SimTime? From, SimTime? To)> Rows = Key.May("rows", new MapShape<(SimTime?, SimTime?)>("the rows", [From, To], f => (f.Get(From), f.Get(To))), default, "Training rows to use.");
    private static readonly Key<int> Seed = Key.May("seed", Scalars.Whole(0), 1, "Seed.");

    /// <summary>The form.</summary>
    internal static Shape<Recipe> Shape { get; } = new MapShape<Recipe>("the recipe", [Kind, Learner, Features, Options, Rows, Seed], Build);

    /// <summary>Reads a recipe; null with at least one diagnostic when it has a mistake.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">The workspace, whose columns are looked up; null looks nothing up.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static Recipe? Read(string path, WorkspaceFacts? facts, List<Diagnostic> problems) => Read(path, Path.GetFileName(path), facts, problems);

    /// <summary>Reads a recipe that its author knows as <paramref name="name"/>.</summary>
    internal static Recipe? Read(string path, string name, WorkspaceFacts? facts, List<Diagnostic> problems)
    {
        var before = problems.Count;
        if (SpecFile.Load(path, name, "PR-REC-008", problems) is not { } bytes || YamlReader.Read(bytes, name, problems) is not { } root)
            return null;
        var context = new ReadContext("REC", problems) { Facts = facts };
        Shape.Read(root, context, out var recipe);
        context.Finish();
        return problems.Count == before ? recipe : null;
    }

    private static Recipe Build(Fields fields)
    {
        var (from, to) = fields.Get(Rows);
        if (from is { } first && to is { } last && first.Seconds >= last.Seconds)
            fields.Context.Report(Mistake.OutOfRange, fields.PlaceOf(Rows), "'to' must be later than 'from'.");
        if (fields.Has(Learner))
        {
            foreach (var problem in Learners.Check(fields.Get(Learner), fields.Get(Options).ToDictionary(o => o.Name, o => o.Value), fields.PlaceOf(Options)))
                fields.Context.Report(problem.Code, problem.Place, problem.Message, problem.Nearest, problem.Mend);
        }

        if (fields.Get(Features).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } twice)
            fields.Context.Report(Mistake.Twice, fields.PlaceOf(Features), $"The column '{twice.Key}' is named twice.");
        return new()
        {
            Learner = fields.Get(Learner),
            Features = fields.Get(Features),
            Options = fields.Get(Options).ToImmutableSortedDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal),
            From = from,
            To = to,
            Seed = (ulong)fields.Get(Seed),
        };
    }
}
