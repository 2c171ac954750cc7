using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Slots;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.ModelHosts.Fitting;

/// <summary>Compares a graph's inputs with the manifest's features, or with the columns when it lists none.</summary>
internal sealed class InputFit
{
    private const string FreeRows = "Export the model with a free first dimension: dynamic_axes in PyTorch, [None, columns] in skl2onnx.";
    private const int MostWrong = 20;
    private const int LongestName = 100;
    private readonly ModelSpec spec;
    private readonly Schema columns;
    private readonly ImmutableArray<Diagnostic>.Builder wrong = ImmutableArray.CreateBuilder<Diagnostic>();

    public InputFit(ModelDescription model, ModelSpec spec, Schema columns)
    {
        (this.spec, this.columns) = (spec, columns);
        if (spec.Features.IsEmpty)
            Separate(model.Inputs);
        else
            Matrix(model.Inputs);
        Diagnostics = wrong.ToImmutable();
    }

    public ImmutableArray<SlotInput> Slots { get; private set; } = [];

    public ImmutableArray<ImmutableArray<ModelFeature>> Feeds { get; private set; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    private void Matrix(ImmutableArray<ModelPort> inputs)
    {
        foreach (var feature in spec.Features)
            CheckFeature(feature);
        var count = spec.Features.Length;
        if (inputs.Length != 1)
        {
            Wrong("PR-MODEL-011", $"The graph has {inputs.Length} inputs ({Names(inputs)}), expected one of [N, {count}], because the manifest lists features.", mend: "Leave features out of the manifest to feed one input per column.");
            return;
        }

        var input = inputs[0];
        if (input.Element is not (ElementType.Float or ElementType.Double))
            Wrong("PR-MODEL-012", $"Input '{input.Shown}' is of type {TypeOf(input)}, expected a float tensor.");
        else if (input.Shape is not ([] or [_, _]))
            Wrong("PR-MODEL-013", $"Input '{input.Shown}' has the shape {input.ShapeText}, expected [N, {count}].");
        else if (input.Shape is [_, >= 0 and var width] && width != count)
            Wrong("PR-MODEL-013", $"Input '{input.Shown}' takes {width} columns, but the manifest lists {count} features.");
        else
            CheckRows(input, $"[N, {count}]");
        Slots = [new(input.Name, input.Element, count)];
        Feeds = [spec.Features];
    }

    private void Separate(ImmutableArray<ModelPort> inputs)
    {
        if (inputs is [{ Shape: [_, not 1] } only] && columns.IndexOf(only.Name) < 0)
        {
            Wrong("PR-MODEL-011", $"The graph has one input '{only.Shown}' of {only.ShapeText}, but the manifest lists no features.", mend: "List the columns in order under model: features.");
            return;
        }

        if (inputs.IsEmpty)
            Wrong("PR-MODEL-011", "The graph has no inputs, expected one [N, 1] input per column.");
        foreach (var input in inputs)
        {
            if (wrong.Count < MostWrong)
                CheckSeparate(input);
        }

        Slots = [.. inputs.Select(i => new SlotInput(i.Name, i.Element, 1))];
        Feeds = [.. inputs.Select(i => ImmutableArray.Create(new ModelFeature(i.Name, null)))];
    }

    private void CheckSeparate(ModelPort input)
    {
        if (Find(input.Name, $"Input '{input.Shown}' of the graph is not a column.") is not { } field)
            return;
        var expected = field.Kind == FieldKind.Text ? "string" : "float, double or int64";
        var fits = field.Kind == FieldKind.Text ? input.Element == ElementType.Text : input.Element is ElementType.Float or ElementType.Double or ElementType.Int64;
        if (!fits)
            Wrong("PR-MODEL-012", $"Input '{input.Shown}' is of type {TypeOf(input)}, expected {expected}, because the column holds {(field.Kind == FieldKind.Text ? "text" : "numbers")}.");
        else if (input.Shape is not [_, 1 or -1])
            Wrong("PR-MODEL-013", $"Input '{input.Shown}' has the shape {input.ShapeText}, expected [N, 1].");
        else
            CheckRows(input, "[N, 1]");
    }

    private void CheckFeature(ModelFeature feature)
    {
        if (Find(feature.Column, $"Feature '{feature.Column}' is not a column.") is not { } field)
            return;
        if (feature.Equal is null && field.Kind == FieldKind.Text)
            Wrong("PR-MODEL-016", $"Feature '{feature.Column}' holds text, expected a number or a one-hot test.", mend: $"Write {feature.Column}=VALUE.");
        if (feature.Equal is not null && field.Kind == FieldKind.Number && FeatureReader.Number(feature.Equal) is null)
            Wrong("PR-MODEL-016", $"Feature '{feature.Column}={feature.Equal}' compares a column of numbers with a text.");
    }

    private Field? Find(string name, string missed)
    {
        var index = columns.IndexOf(name);
        if (index < 0)
        {
            Wrong("PR-MODEL-016", missed, name.Length > LongestName ? null : Spelling.Nearest(name, columns.Fields.Where(f => f.Role == FieldRole.Feature).Select(f => f.Name)));
            return null;
        }

        var field = columns.Fields[index];
        if (field.Role == FieldRole.Feature)
            return field;
        Wrong("PR-MODEL-016", $"Column '{name}' is the {RoleText(field.Role)}, which a model may not use.");
        return null;
    }

    private void CheckRows(ModelPort input, string expected)
    {
        if (input.Shape is [>= 0 and var rows, ..])
            Wrong("PR-MODEL-014", $"Input '{input.Shown}' has the shape {input.ShapeText}, which fixes the number of rows to {rows}, expected {expected}.", mend: FreeRows);
    }

    private void Wrong(string code, string message, string? nearest = null, string? mend = null) => wrong.Add(new(code, new(spec.File), message, nearest, mend));

    private static string TypeOf(ModelPort port) => port.Kind == PortKind.Tensor ? port.ElementText : port.Kind == PortKind.Map ? "sequence or map" : "no tensor";

    private static string Names(ImmutableArray<ModelPort> ports) =>
        string.Join(", ", ports.Take(5).Select(p => $"'{p.Shown}'")) + (ports.Length > 5 ? ", …" : "");

    private static string RoleText(FieldRole role) => role switch
    {
        FieldRole.Target => "target",
        FieldRole.Entity => "entity",
        FieldRole.RowId => "row's name",
        FieldRole.Time => "row's time",
        _ => "feature",
    };
}
