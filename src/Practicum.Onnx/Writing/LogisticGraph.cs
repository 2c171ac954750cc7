using Practicum.Numerics.Learning;

namespace Practicum.Onnx.Writing;

/// <summary>A logistic regression: numbers are standardised, a missing one gives 0 and adds its own weight; each text is looked up as its coefficient.</summary>
internal static class LogisticGraph
{
    /// <summary>Adds the log-odds [N, 1] and gives their name.</summary>
    public static string Add(Graph graph, LogisticModel model)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        (InputColumn Input, LinearTerm Term)[] all = [.. model.Inputs.Zip(model.Terms)];
        (InputColumn Input, LinearTerm Term)[] numbers = [.. all.Where(pair => pair.Input.Kind == FieldKind.Number)];
        if (numbers.Length > 0)
            AddNumbers(graph, [.. numbers.Select(pair => pair.Input.Name)], [.. numbers.Select(pair => pair.Term)], parts);
        foreach (var (input, _) in all.Where(pair => pair.Input.Kind == FieldKind.Text))
            parts.Add(ModelExport.Number(graph, input));
        parts.Add(graph.Constant("bias", 1, 1, [model.Bias]));
        return graph.Add("Sum", parts.ToImmutable(), "log_odds");
    }

    private static void AddNumbers(Graph graph, ImmutableArray<string> names, LinearTerm[] terms, ImmutableArray<string>.Builder parts)
    {
        var count = terms.Length;
        var rows = graph.Add("Concat", names, "numbers", node => node.With("axis", 1));
        var missing = graph.Add("IsNaN", [rows], "missing");
        var centred = graph.Add("Sub", [rows, graph.Constant("mean", 1, count, [.. terms.Select(term => term.Mean)])], "centred");
        var scaled = graph.Add("Mul", [centred, graph.Constant("scale", 1, count, [.. terms.Select(term => term.Scale)])], "scaled");
        var present = graph.Add("Where", [missing, graph.Constant("nothing", 1, 1, [0f]), scaled], "present");
        parts.Add(graph.Add("MatMul", [present, graph.Constant("weight", count, 1, [.. terms.Select(term => term.Weight)])], "weighed"));
        if (terms.All(term => term.MissingWeight == 0))
            return;
        var flags = graph.Add("Cast", [missing], "missing_flags", node => node.With("to", 1));
        parts.Add(graph.Add("MatMul", [flags, graph.Constant("missing_weight", count, 1, [.. terms.Select(term => term.MissingWeight)])], "missing_weighed"));
    }
}
