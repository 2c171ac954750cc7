using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>The form of a model in submission/v1.</summary>
internal static class ModelShape
{
    private static readonly string[] Reserved = ["model", "fallback", "champion", "pause"];

    private static readonly Key<string> Name = Key.Must("name", Scalars.Name.Checked(CheckName), "Name by which a policy deploys it.");
    private static readonly Key<string> File = Key.Must("file", FileNames.Existing, "ONNX file inside the submission.");
    private static readonly Key<ImmutableArray<ModelFeature>> Features = Key.May("features", new ListShape<ModelFeature>(FeatureShape.Shape, 1).Then(CheckTwice, []), [],
        "Columns of one [N, F] float input, in order; absent when the graph has one [N, 1] input per column.");
    private static readonly Key<string?> Output = Key.MayText("output", Scalars.Text, "Name of the output.");
    private static readonly Key<double> Threshold = Key.May("threshold", Scalars.ShareWithin(0, 1), 0.5, "Act when the probability is at least this.");

    /// <summary>The submitted model; its name is <c>model</c>.</summary>
    public static Shape<ModelSpec> Submitted { get; } = new MapShape<ModelSpec>("the model", [File, Features, Output, Threshold], f => Build(f, "model"));

    /// <summary>A challenger.</summary>
    public static Shape<ModelSpec> Challenger { get; } = new MapShape<ModelSpec>("a challenger", [Name, File, Features, Output, Threshold], f => Build(f, f.Get(Name)));

    private static ModelSpec Build(Fields fields, string name)
    {
        if (name.Length > 0)
            fields.Context.Declare("version", name);
        return new()
        {
            Name = name,
            File = fields.Get(File),
            Features = fields.Get(Features),
            Output = fields.Get(Output),
            Threshold = fields.Get(Threshold),
        };
    }

    private static void CheckName(string name, SpecNode node, ReadContext context)
    {
        if (Reserved.Contains(name) || (name.Length > 1 && name[0] == 'r' && name[1..].All(char.IsAsciiDigit)))
            context.Report("PR-SUB-012", node.Place, $"The name '{name}' is reserved. Reserved: {string.Join(", ", Reserved)}, r1, r2 and so on.");
    }

    private static ImmutableArray<ModelFeature> CheckTwice(ImmutableArray<ModelFeature> features, SpecNode node, ReadContext context)
    {
        var seen = new HashSet<ModelFeature>();
        for (var i = 0; i < features.Length; i++)
        {
            if (!seen.Add(features[i]))
                context.Report(Mistake.Twice, ((SpecList)node).Items[i].Place, $"The feature '{FeatureShape.Write(features[i])}' is named twice.");
        }

        return features;
    }
}
