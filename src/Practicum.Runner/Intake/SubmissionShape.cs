using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>What submission.yaml says, with the places of the files that it names.</summary>
internal sealed record SubmissionDraft(Submission Submission, (string Name, Place Place)? Recipe, (string Name, Place Place)? Findings, (string Name, Place Place)? Policy);

/// <summary>The form of submission/v1 (formats §3).</summary>
internal static class SubmissionShape
{
    private static readonly Shape<(string Name, Place Place)> FileAt = FileNames.Existing.Then((name, node, _) => (name, node.Place), ("", default));

    private static readonly Key<string> Kind = Key.Kind("submission/v1");
    private static readonly Key<string> Project = Key.Must("project", Scalars.Id.Checked(CheckProject), "Id of the project.");
    private static readonly Key<int> Variant = Key.Must("variant", Scalars.Whole(0).Checked(CheckVariant), "Number of the variant.");
    private static readonly Key<ModelSpec> Model = Key.Must("model", ModelShape.Submitted, "The submitted model.");
    private static readonly Key<ImmutableArray<ModelSpec>> Challengers = Key.May("challengers", new ListShape<ModelSpec>(ModelShape.Challenger), [], "Models that the policy may deploy.");

    private static readonly Key<bool> Command = Key.Must("command", new AnyShape(), "A training command; not available yet.");
    private static readonly Key<(string Name, Place Place)?> Train = Key.MayValue("train", new FormsShape<(string Name, Place Place)>("the name of a recipe file",
        FileAt, map: new MapShape<(string, Place)>("the training", [Command], _ => ("", default)).Then(RefuseCommand, ("", default))), "Recipe to retrain with.");

    private static readonly Key<ImmutableArray<Named<double>>> Validation =
        Key.May("validation", new NamesShape<double>(Scalars.Number(0, 1e12)).Then(CheckValidation, []), [], "The submission's own figures: rows and metrics.");

    private static readonly Key<(string Name, Place Place)?> Findings = Key.MayValue("findings", FileAt, "Findings, a file of JSON lines.");
    private static readonly Key<(string Name, Place Place)?> Policy = Key.MayValue("policy", FileAt, "The policy; without one the model is deployed and left alone.");
    private static readonly Key<ImmutableArray<Named<string>>> Documents = Key.May("documents", new NamesShape<string>(FileNames.Existing, Names.Column), [], "Documents by kind.");

    /// <summary>The form.</summary>
    public static Shape<SubmissionDraft> Shape { get; } = new MapShape<SubmissionDraft>("the submission",
        [Kind, Project, Variant, Model, Challengers, Train, Validation, Findings, Policy, Documents], Build);

    private static SubmissionDraft Build(Fields fields)
    {
        var seen = new HashSet<string>();
        foreach (var challenger in fields.Get(Challengers))
        {
            if (challenger.Name.Length > 0 && !seen.Add(challenger.Name))
                fields.Context.Report(Mistake.Twice, fields.PlaceOf(Challengers), $"Two challengers have the name '{challenger.Name}'.");
        }

        return new(
            new()
            {
                Project = fields.Get(Project),
                Variant = fields.Get(Variant),
                Model = fields.Get(Model),
                Challengers = fields.Get(Challengers),
                Validation = fields.Get(Validation).ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
                Documents = fields.Get(Documents).ToImmutableSortedDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
            },
            fields.Get(Train) is { Name.Length: > 0 } recipe ? recipe : null, fields.Get(Findings), fields.Get(Policy));
    }

    private static void CheckProject(string id, SpecNode node, ReadContext context)
    {
        if (context.Facts is { } facts && facts.Project != id)
            context.Report("PR-SUB-010", node.Place, $"This submission is for the project '{id}', the workspace is of '{facts.Project}'.");
    }

    private static void CheckVariant(int variant, SpecNode node, ReadContext context)
    {
        if (context.Facts is { } facts && facts.Variant != variant)
            context.Report("PR-SUB-011", node.Place, string.Create(CultureInfo.InvariantCulture, $"This submission is for variant {variant}, the workspace is variant {facts.Variant}."));
    }

    private static (string Name, Place Place) RefuseCommand((string Name, Place Place) none, SpecNode node, ReadContext context)
    {
        context.Report(Mistake.NotYet, node.Place, "Training commands are not available yet; name a recipe file.");
        return none;
    }

    private static ImmutableArray<Named<double>> CheckValidation(ImmutableArray<Named<double>> figures, SpecNode node, ReadContext context)
    {
        string[] known = ["rows", .. Names.OfflineMetrics];
        foreach (var (name, place, value) in figures)
        {
            if (!known.Contains(name))
                context.Report(Mistake.UnknownKey, place, $"Unknown key '{name}' in the validation figures.", Spelling.Nearest(name, known), Spelling.All(known));
            else if (name is not ("rows" or "log_loss") && value > 1)
                context.Report(Mistake.OutOfRange, ((SpecMap)node).Find(name)!.Place, $"'{name}' must be a number from 0 to 1. Found {Scalars.Say(value)}.");
        }

        return figures;
    }
}
