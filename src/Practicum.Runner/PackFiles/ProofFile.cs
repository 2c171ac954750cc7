using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles;

/// <summary>A proof of a pack: a submission as recipes, which is trained anew on every variant, and the verdict that it must get (proof/v1).</summary>
public sealed record Proof
{
    /// <summary>Name of its folder: naive, strong, cheating, …</summary>
    public string Name { get; init; } = "";

    /// <summary>What it does, in plain words.</summary>
    public required string About { get; init; }

    /// <summary><c>meets</c> or <c>below</c>.</summary>
    public required string Expect { get; init; }

    /// <summary>Models by name; the first one must be <c>model</c>.</summary>
    public required ImmutableArray<ProofModel> Models { get; init; }

    /// <summary>Validation figures to claim; empty claims what was measured.</summary>
    public ImmutableSortedDictionary<string, double> Claim { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>File of the policy, or null.</summary>
    public string? Policy { get; init; }
}

/// <summary>One model of a proof.</summary>
/// <param name="Name"><c>model</c>, or the name of a challenger.</param>
/// <param name="Recipe">File of its recipe.</param>
/// <param name="Threshold">It acts when its score is at least this.</param>
public sealed record ProofModel(string Name, string Recipe, double Threshold);

/// <summary>Reads proofs.</summary>
public static class ProofFile
{
    private static readonly Key<string> Kind = Key.Kind("proof/v1");
    private static readonly Key<string> About = Key.Must("about", Scalars.Text, "What the submission does, in plain words.");
    private static readonly Key<string> Expect = Key.Must("expect", new ChoiceShape("verdict", "meets", "below"), "The verdict it must get.");
    private static readonly Key<string> Recipe = Key.Must("recipe", FileNames.Existing, "Recipe to train it with.");
    private static readonly Key<double> Threshold = Key.May("threshold", Scalars.ShareWithin(0, 1), 0.5, "It acts when the probability is at least this.");
    private static readonly Shape<(string Recipe, double Threshold)> Model = new MapShape<(string, double)>("a model", [Recipe, Threshold], f => (f.Get(Recipe), f.Get(Threshold)));
    private static readonly Key<ImmutableArray<Named<(string Recipe, double Threshold)>>> Models =
        Key.Must("models", new NamesShape<(string Recipe, double Threshold)>(Model, Scalars.Name), "Models by name; `model` is the submitted one.");

    private static readonly Key<ImmutableArray<Named<double>>> Claim = Key.May("claim", new NamesShape<double>(Scalars.Number(0, 1e12), Names.Column), [], "Validation figures to claim instead of the measured ones.");
    private static readonly Key<string?> Policy = Key.MayText("policy", FileNames.Existing, "The policy.");

    /// <summary>The form.</summary>
    internal static Shape<Proof> Shape { get; } = new MapShape<Proof>("the proof", [Kind, About, Expect, Models, Claim, Policy], Build);

    /// <summary>Reads every proof of a pack, by name; what is wrong goes to <paramref name="problems"/>.</summary>
    public static ImmutableArray<Proof> ReadAll(string pack, List<Diagnostic> problems)
    {
        var folder = Path.Combine(pack, "proof");
        string?[] names = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)] : [];
        var proofs = names.Select(n => Read(pack, n!, problems)).OfType<Proof>().ToImmutableArray();
        if (proofs.IsEmpty && problems.Count == 0)
            problems.Add(new("PR-PROOF-001", new("proof"), "The pack has no proof: expected a folder proof/ with one folder each, holding proof.yaml."));
        return proofs;
    }

    private static Proof? Read(string pack, string name, List<Diagnostic> problems)
    {
        var (folder, file) = (Path.Combine(pack, "proof", name), $"proof/{name}/proof.yaml");
        var before = problems.Count;
        if (SpecFile.Load(Path.Combine(folder, "proof.yaml"), file, "PR-PROOF-002", problems) is not { } bytes || YamlReader.Read(bytes, file, problems) is not { } root)
            return null;
        var context = new ReadContext("PRF", problems) { FileExists = f => File.Exists(Path.Combine(folder, f)) };
        Shape.Read(root, context, out var proof);
        context.Finish();
        return problems.Count == before ? proof with { Name = name } : null;
    }

    private static Proof Build(Fields fields)
    {
        var models = fields.Get(Models);
        if (!models.IsEmpty && models[0].Name != "model")
            fields.Context.Report(Mistake.OutOfRange, fields.PlaceOf(Models), $"The first model must be named 'model'. Found '{models[0].Name}'.");
        return new()
        {
            About = fields.Get(About),
            Expect = fields.Get(Expect),
            Models = [.. models.Select(m => new ProofModel(m.Name, m.Value.Recipe, m.Value.Threshold))],
            Claim = fields.Get(Claim).ToImmutableSortedDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal),
            Policy = fields.Get(Policy),
        };
    }
}
