using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>Sums a model up for its report.</summary>
internal static class GraphSummary
{
    /// <summary>The report.</summary>
    public static GraphReport Of(OnnxModel model, long fileBytes, GraphCosts costs)
    {
        var sums = new Sums();
        sums.Add(model.Graph);
        foreach (var input in model.Graph.Inputs)
            sums.Count(input.Element, 0);
        return new()
        {
            Operators = [.. sums.Operators.Select(one => new OperatorCount(one.Key.Domain, one.Key.Operator, one.Value))
                .OrderByDescending(one => one.Count).ThenBy(one => one.Domain, StringComparer.Ordinal).ThenBy(one => one.Operator, StringComparer.Ordinal)],
            Nodes = sums.Nodes,
            Dead = Dead(model.Graph),
            Parameters = sums.Parameters,
            Precision = [.. sums.Elements.Where(one => ElementTypes.Allowed(one.Key)).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => new ElementCount(ElementTypes.Name(one.Key), one.Value))],
            Producer = model.ProducerVersion.Length == 0 ? model.Producer : $"{model.Producer} {model.ProducerVersion}",
            IrVersion = model.IrVersion,
            OperatorSets = model.OperatorSets,
            Costs = costs,
            FileBytes = fileBytes,
        };
    }

    /// <summary>Nodes of the model's own graph whose values reach no output.</summary>
    private static int Dead(OnnxGraph graph)
    {
        var needed = graph.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        var dead = 0;
        foreach (var node in graph.Nodes.Reverse())
        {
            if (node.Outputs.Any(needed.Contains))
                Need(node, needed);
            else
                dead++;
        }

        return dead;
    }

    private static void Need(OnnxNode node, HashSet<string> needed)
    {
        needed.UnionWith(node.Inputs);
        needed.Remove("");
        foreach (var inner in node.Attributes.SelectMany(attribute => attribute.Graphs))
        {
            needed.UnionWith(inner.Outputs.Select(output => output.Name));
            foreach (var one in inner.Nodes)
                Need(one, needed);
        }
    }

    private sealed class Sums
    {
        public Dictionary<(string Domain, string Operator), int> Operators { get; } = [];

        public Dictionary<int, long> Elements { get; } = [];

        public int Nodes { get; private set; }

        public long Parameters { get; private set; }

        public void Add(OnnxGraph graph)
        {
            foreach (var constant in graph.Initializers)
                Add(constant);
            foreach (var node in graph.Nodes)
            {
                Nodes++;
                var key = (Quoted.Plain(node.Domain, 60), Quoted.Plain(node.Operator, 60));
                Operators[key] = Operators.GetValueOrDefault(key) + 1;
                foreach (var attribute in node.Attributes)
                    Add(node, attribute);
            }
        }

        public void Count(int element, long values) => Elements[element] = Elements.GetValueOrDefault(element) + values;

        private void Add(OnnxNode node, OnnxAttribute attribute)
        {
            if (node.Domain == AllowedOperators.Learning && attribute.Reals.Length > 0)
            {
                Parameters += attribute.Reals.Length;
                Count(1, attribute.Reals.Length);
            }

            foreach (var tensor in attribute.Tensors)
                Add(tensor);
            foreach (var inner in attribute.Graphs)
                Add(inner);
        }

        private void Add(OnnxTensor tensor)
        {
            var width = ElementTypes.Width(tensor.Element);
            var values = tensor.Raw.Length > 0 && width > 0 ? tensor.Raw.Length / width : tensor.Typed;
            Parameters += values;
            Count(tensor.Element, values);
        }
    }
}
