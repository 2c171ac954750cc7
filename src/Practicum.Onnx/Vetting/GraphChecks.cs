using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// Walks a graph in the order of its nodes: each value is made once, before it is used (ONNX's "static single assignment" and topological order, IR.md). Graphs within the
/// graph see the values around them. Their depth is bounded by that of the file.
/// </summary>
internal sealed class GraphChecks(OnnxModel model, VettingRules rules, Findings findings)
{
    /// <summary>Most inputs, and most outputs, of the model.</summary>
    public const int MostPorts = 4_096;

    private const string NameMend = "Export the model again; after editing a graph by hand, check it with onnx.checker.check_model.";

    private readonly HashSet<string> visible = new(StringComparer.Ordinal);
    private readonly HashSet<string> falses = new(StringComparer.Ordinal);
    private readonly NodeChecks nodes = new(model, rules, findings);
    private readonly ValueChecks values = new(findings);
    private readonly TensorChecks tensors = new(findings);

    /// <summary>Checks the model's graph and all graphs within it.</summary>
    public void Check()
    {
        var graph = model.Graph;
        if (graph.Inputs.Length > MostPorts || graph.Outputs.Length > MostPorts)
            findings.Add("PR-ONNX-037", string.Create(CultureInfo.InvariantCulture, $"The model has {graph.Inputs.Length:N0} inputs and {graph.Outputs.Length:N0} outputs; at most {MostPorts:N0} of each are taken."), "Give the model one input with many columns instead of many inputs.");
        if (graph.Outputs.IsEmpty)
            findings.Add("PR-ONNX-037", "The model has no output.", "Name the output in the export: output_names=['probability'].");
        Check(graph, null);
    }

    private void Check(OnnxGraph graph, string? words)
    {
        values.CheckName(graph.Name, new(words + "name of the graph"), mayBeEmpty: true);
        if (graph.SparseInitializers > 0)
            findings.Add("PR-ONNX-026", new(words is null ? null : words + "constants"), "The graph holds constants in sparse form, and only dense ones are taken.", "Write them as dense constants: onnx.numpy_helper.from_array(dense, name).");
        var (made, constants) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var constant in graph.Initializers)
        {
            constants.Add(constant.Name);
            tensors.Check(constant, Spot.Of(words, "constant", constant.Name));
            Make(constant.Name, Spot.Of(words, "constant", constant.Name), made);
            NoteFalse(constant.Name, constant);
        }

        var ports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in graph.Inputs)
        {
            var at = Spot.Of(words, "input", input.Name);
            values.CheckInput(input, at, typed: words is null);
            if (!ports.Add(input.Name))
                Twice(input.Name, at);
            else if (constants.Contains(input.Name))
                falses.Remove(input.Name); // whoever runs the model may give another value
            else
                Make(input.Name, at, made);
        }

        CheckNodes(graph, words, made);
        ports.Clear();
        foreach (var output in graph.Outputs)
        {
            var at = Spot.Of(words, "output", output.Name);
            values.CheckOutput(output, at);
            if (!visible.Contains(output.Name))
                findings.Add("PR-ONNX-028", at, $"The output {Quoted.Of(output.Name)} is made by no node.", NameMend);
            if (!ports.Add(output.Name))
                Twice(output.Name, at);
        }

        foreach (var claim in graph.Claims)
            values.CheckClaim(claim, Spot.Of(words, "value", claim.Name));
        foreach (var name in made)
        {
            visible.Remove(name);
            falses.Remove(name);
        }
    }

    private void CheckNodes(OnnxGraph graph, string? words, List<string> made)
    {
        var later = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            later.UnionWith(node.Outputs);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            var at = Spot.Node(words, i, node);
            values.CheckName(node.Name, at, mayBeEmpty: true);
            foreach (var input in node.Inputs)
            {
                if (input.Length == 0 || visible.Contains(input))
                    continue;
                if (later.Contains(input))
                    findings.Add("PR-ONNX-030", at, $"The node uses {Quoted.Of(input)} before the node that makes it; nodes must stand in order, without a circle.", "Sort the nodes before saving; onnx.checker.check_model names the first that is out of order.");
                else
                    findings.Add("PR-ONNX-028", at, $"The node uses {Quoted.Of(input)}, which nothing makes.", NameMend);
            }

            nodes.Check(node, at, falses);
            if (rules.AllowedControlFlow.Contains(node.Operator) && node.Domain.Length == 0)
                CheckInner(node, at);
            foreach (var output in node.Outputs)
            {
                if (output.Length > 0)
                    Make(output, at, made);
            }

            if (node is { Operator: "Constant", Domain: "", Outputs: [var name] } && node.Find("value") is { Tensors: [var value] })
                NoteFalse(name, value);
        }
    }

    private void CheckInner(OnnxNode node, Spot at)
    {
        foreach (var attribute in node.Attributes)
        {
            foreach (var inner in attribute.Graphs)
                Check(inner, $"{at.Words}, {Quoted.Plain(attribute.Name, 40)}: ");
        }
    }

    private void NoteFalse(string name, OnnxTensor constant)
    {
        if (constant.Wholes is [0])
            falses.Add(name);
    }

    private void Make(string name, Spot at, List<string> made)
    {
        values.CheckName(name, at, mayBeEmpty: false);
        if (visible.Add(name))
            made.Add(name);
        else
            Twice(name, at);
    }

    private void Twice(string name, Spot at) =>
        findings.Add("PR-ONNX-029", at, $"The name {Quoted.Of(name)} stands for two values.", NameMend);
}
