using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>The form of a feature: <c>tenure</c>, <c>plan=basic</c> or <c>{onehot: [plan, basic]}</c>.</summary>
internal static class FeatureShape
{
    private static readonly Key<ImmutableArray<string>> OneHot = Key.Must("onehot", new ListShape<string>(Scalars.Text, 2), "Column and value.");

    /// <summary>The form; columns are looked up in the workspace's schema when that is known.</summary>
    public static Shape<ModelFeature> Shape { get; } = new FormsShape<ModelFeature>("a column, a test such as plan=basic, or {onehot: [plan, basic]}",
        Scalars.Text.Then(FromText, new("", null)),
        map: new MapShape<ImmutableArray<string>>("a feature", [OneHot], f => f.Get(OneHot)).Then(FromPair, new("", null)));

    /// <summary>The written form of a feature.</summary>
    public static string Write(ModelFeature feature) => feature.Equal is null ? feature.Column : $"{feature.Column}={feature.Equal}";

    /// <summary>Reports a column that a model may not use, with the nearest one.</summary>
    /// <returns>The column, or null.</returns>
    public static Field? Column(string name, Place place, ReadContext context)
    {
        if (context.Facts is not { } facts)
            return null;
        var field = facts.Schema.Fields.FirstOrDefault(f => f.Name == name);
        if (field is null)
            context.Unknown("column", name, place, [.. facts.Schema.Fields.Where(f => f.Role == FieldRole.Feature).Select(f => f.Name)]);
        else if (field.Role == FieldRole.Target)
            context.Report("PR-SUB-013", place, $"The column '{name}' is the label; a model cannot see it.");
        else if (field.Role != FieldRole.Feature)
            context.Report("PR-SUB-014", place, $"The column '{name}' names {(field.Role == FieldRole.Entity ? "who a row is about" : field.Role == FieldRole.Time ? "the moment" : "the row")}; a model may not use it.");
        return field?.Role == FieldRole.Feature ? field : null;
    }

    private static ModelFeature FromText(string text, SpecNode node, ReadContext context)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0 || context.Facts?.Schema.IndexOf(text) >= 0)
            return Check(new(text, null), node.Place, context);
        return Check(new(text[..cut], text[(cut + 1)..]), node.Place, context);
    }

    private static ModelFeature FromPair(ImmutableArray<string> pair, SpecNode node, ReadContext context)
    {
        if (pair.Length == 2)
            return Check(new(pair[0], pair[1]), node.Place, context);
        context.Report(Mistake.WrongType, node.Place, $"'onehot' must be a column and a value. Found {pair.Length.ToString(CultureInfo.InvariantCulture)} items.");
        return new("", null);
    }

    private static ModelFeature Check(ModelFeature feature, Place place, ReadContext context)
    {
        if (Column(feature.Column, place, context) is not { } field)
            return feature;
        if (feature.Equal is null && field.Kind == FieldKind.Text)
            context.Report("PR-SUB-015", place, $"The column '{field.Name}' holds text; a float input takes tests such as '{field.Name}=value'.", null, "Or leave 'features' out and give the graph one input per column.");
        else if (feature.Equal is not null && field.Kind == FieldKind.Number)
            context.Report("PR-SUB-016", place, $"The column '{field.Name}' holds numbers; a test such as '{Write(feature)}' needs text.");
        else if (feature.Equal is { } value && context.Training?.ValuesOf(field.Name) is { } values && !values.Contains(value))
            context.Report("PR-SUB-017", place, $"The value '{value}' of '{field.Name}' never occurs in the training rows.", Spelling.Nearest(value, values), Spelling.All(values));
        return feature;
    }
}
