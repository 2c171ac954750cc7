using Practicum.Numerics.Learning;

namespace Practicum.Onnx.Writing;

/// <summary>
/// Writes a fitted model as ONNX. The graph has one input [N, 1] for each column, named like it (float for numbers with NaN for missing, string for text with
/// "" for missing), does all encoding itself and gives <c>probability</c> [N, 1], equal to the model's own scores within 1e-5.
/// </summary>
public static class ModelExport
{
    /// <summary>The output's name, unless a column has it: then it is followed by an underscore.</summary>
    public const string Output = "probability";

    /// <summary>The model's bytes; the same model gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The model has an isotonic calibration: its curve may be so steep that float32 log-odds do not give its scores within 1e-5.</exception>
    public static byte[] Write(FittedModel model)
    {
        var graph = new Graph("practicum");
        foreach (var input in model.Inputs)
            graph.Input(input.Name, input.Kind == FieldKind.Text);
        var logOdds = LogOdds(graph, model);
        return graph.ToModel(graph.Add("Sigmoid", [logOdds], Output));
    }

    private static string LogOdds(Graph graph, FittedModel model)
    {
        switch (model)
        {
            case CalibratedModel { Map: PlattMap map } calibrated:
                var scaled = graph.Add("Mul", [LogOdds(graph, calibrated.Inner), graph.Constant("platt_slope", 1, 1, [(float)map.Slope])], "platt_scaled");
                return graph.Add("Add", [scaled, graph.Constant("platt_intercept", 1, 1, [(float)map.Intercept])], "platt_log_odds");
            case TreesModel trees:
                return TreesGraph.Add(graph, trees);
            case LogisticModel logistic:
                return LogisticGraph.Add(graph, logistic);
            default:
                throw new ArgumentException(model is CalibratedModel ? "An isotonic calibration cannot be exported; take platt." : $"No export for {model.GetType().Name}.", nameof(model));
        }
    }

    /// <summary>The number [N, 1] of an input: itself, or looked up from its text.</summary>
    internal static string Number(Graph graph, InputColumn input) => input.Lookup is not { } lookup
        ? input.Name
        : graph.Add("LabelEncoder", [input.Name], input.Name + "/number", node => node
            .With("keys_strings", lookup.Categories.Add(""))
            .With("values_floats", lookup.Values.Add(lookup.Missing))
            .With("default_float", lookup.Unseen), Graph.MachineLearning);
}
