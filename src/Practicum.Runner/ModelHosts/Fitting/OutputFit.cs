using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.ModelHosts.Fitting;

/// <summary>Finds the output that holds the scores.</summary>
internal sealed class OutputFit
{
    private const string ZipMapOff = "Export without ZipMap: convert_sklearn(…, options={'zipmap': False}).";
    private readonly ModelSpec spec;
    private readonly ImmutableArray<Diagnostic>.Builder wrong = ImmutableArray.CreateBuilder<Diagnostic>();

    public OutputFit(ModelDescription model, ModelSpec spec)
    {
        this.spec = spec;
        if (Choose(model.Outputs) is { } port)
            Check(port);
        Diagnostics = wrong.ToImmutable();
    }

    public string Name { get; private set; } = "";

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    private ModelPort? Choose(ImmutableArray<ModelPort> outputs)
    {
        var names = string.Join(", ", outputs.Take(5).Select(p => $"'{p.Shown}'"));
        if (spec.Output is { } name)
        {
            if (outputs.FirstOrDefault(o => o.Name == name) is { } named)
                return named;
            Wrong("PR-MODEL-020", $"The graph has no output '{name}'; it has {names}.", Spelling.Nearest(name, outputs.Select(o => o.Name)));
            return null;
        }

        var floats = outputs.Where(o => o.Element is ElementType.Float or ElementType.Double).ToList();
        if (floats.Count == 1)
            return floats[0];
        if (floats.Count > 1)
            Wrong("PR-MODEL-021", $"The graph has {floats.Count} float outputs ({string.Join(", ", floats.Take(5).Select(p => $"'{p.Shown}'"))}), and the manifest names none.", mend: "Name one under model: output.");
        else if (outputs.FirstOrDefault(o => o.Kind == PortKind.Map) is { } map)
            return map;
        else
            Wrong("PR-MODEL-023", $"The graph has no float output; it has {names}.");
        return null;
    }

    private void Check(ModelPort port)
    {
        Name = port.Name;
        if (port.Kind == PortKind.Map)
            Wrong("PR-MODEL-022", $"Output '{port.Shown}' is a sequence of maps, which ZipMap makes, expected a float tensor.", mend: ZipMapOff);
        else if (port.Element is not (ElementType.Float or ElementType.Double))
            Wrong("PR-MODEL-023", $"Output '{port.Shown}' is of type {(port.Kind == PortKind.Tensor ? port.ElementText : "no tensor")}, expected float.");
        else if (port.Shape is not ([] or [_] or [_, -1 or 1 or 2]))
            Wrong("PR-MODEL-024", $"Output '{port.Shown}' has the shape {port.ShapeText}, expected [N], [N, 1] or [N, 2].");
    }

    private void Wrong(string code, string message, string? nearest = null, string? mend = null) => wrong.Add(new(code, new(spec.File), message, nearest, mend));
}
