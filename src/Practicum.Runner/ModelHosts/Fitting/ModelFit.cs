using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts.Fitting;

/// <summary>
/// Whether a model's inputs and outputs, as ONNX Runtime describes them, fit the manifest and the columns; everything that does not
/// is told at once (<c>PR-MODEL-011</c> to <c>PR-MODEL-024</c>).
/// </summary>
/// <param name="Plan">How slots are laid out; null when something does not fit.</param>
/// <param name="Feeds">For each input its columns, in order.</param>
/// <param name="Diagnostics">What does not fit; the place is the model's file as the manifest names it.</param>
public sealed record ModelFit(SlotPlan? Plan, ImmutableArray<ImmutableArray<ModelFeature>> Feeds, ImmutableArray<Diagnostic> Diagnostics)
{
    private const int MostShown = 5;

    /// <summary>All diagnostics as sentences, the first one without its code; at most five.</summary>
    public string Reason => string.Join(' ', Diagnostics.Take(MostShown).Select((d, i) => (i == 0 ? "" : d.Code + ": ") + Sentence(d)))
        + (Diagnostics.Length > MostShown ? $" And {Diagnostics.Length - MostShown} more." : "");

    /// <summary>Compares a model with its manifest.</summary>
    /// <param name="model">What ONNX Runtime says.</param>
    /// <param name="spec">What the manifest says.</param>
    /// <param name="columns">The columns that rows will have.</param>
    /// <param name="options">Slots in flight.</param>
    public static ModelFit Of(ModelDescription model, ModelSpec spec, Schema columns, ModelHostOptions options)
    {
        var inputs = new InputFit(model, spec, columns);
        var output = new OutputFit(model, spec);
        var wrong = inputs.Diagnostics.Concat(output.Diagnostics).ToImmutableArray();
        if (!wrong.IsEmpty)
            return new(null, [], wrong);
        var plan = new SlotPlan(options.Slots, ModelHostOptions.SlotRows, inputs.Slots, output.Name);
        return plan.TotalBytes <= SlotPlan.MaxBytes
            ? new(plan, inputs.Feeds, [])
            : new(null, [], [new("PR-MODEL-015", new(spec.File), $"The model's inputs are too wide: {options.Slots} slots of {ModelHostOptions.SlotRows} rows take {plan.TotalBytes >> 20} MiB, at most {SlotPlan.MaxBytes >> 20} are allowed.")]);
    }

    private static string Sentence(Diagnostic d) =>
        string.Join(' ', new[] { d.Message, d.Nearest is null ? null : $"Nearest: '{d.Nearest}'.", d.Mend }.Where(t => t is not null));
}
