using System.Security.Cryptography;
using System.Text;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Reading;

/// <summary>What the reader found, line by line in the form of Vectors/reader.py.</summary>
internal static class Spelled
{
    public static string Of(OnnxModel model)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"model {model.IrVersion}|{model.Producer}|{model.ProducerVersion}|{model.Functions}|{model.Training}|{string.Join(',', model.MetadataKeys)}\n");
        foreach (var set in model.OperatorSets)
            text.Append(CultureInfo.InvariantCulture, $"set {set.Domain}|{set.Version}\n");
        Graph(text, model.Graph);
        return text.ToString();
    }

    private static void Graph(StringBuilder text, OnnxGraph graph)
    {
        text.Append(CultureInfo.InvariantCulture, $"graph {graph.Name}|{graph.SparseInitializers}\n");
        foreach (var node in graph.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"node {node.Name}|{node.Operator}|{node.Domain}|{string.Join(',', node.Inputs)}|{string.Join(',', node.Outputs)}\n");
            foreach (var attribute in node.Attributes)
                Attribute(text, attribute);
        }

        foreach (var constant in graph.Initializers)
            Tensor(text, constant);
        foreach (var (kind, values) in new[] { ("input", graph.Inputs), ("output", graph.Outputs), ("claim", graph.Claims) })
        {
            foreach (var value in values)
            {
                var shape = value.Shape.IsDefault ? "none" : string.Join(',', value.Shape.Select((size, i) => size == -1 ? "-1:" + value.Symbols[i] : size.ToString(CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture, $"{kind} {value.Name}|{value.Kind}|{value.Element}|{shape}\n");
            }
        }
    }

    private static void Attribute(StringBuilder text, OnnxAttribute attribute)
    {
        var value = attribute.Kind switch
        {
            AttributeKind.Real => Bits(attribute.Real),
            AttributeKind.Whole => attribute.Whole.ToString(CultureInfo.InvariantCulture),
            AttributeKind.Text => Convert.ToHexStringLower(attribute.Text.Span),
            AttributeKind.Reals => string.Join(',', attribute.Reals.ToArray().Select(Bits)),
            AttributeKind.Wholes => string.Join(',', attribute.Wholes.ToArray()),
            AttributeKind.Texts => string.Join(',', attribute.Texts.Select(t => Convert.ToHexStringLower(t.Span))),
            _ => "",
        };
        text.Append(CultureInfo.InvariantCulture, $"attribute {attribute.Name}|{(int)attribute.Kind}|{value}\n");
        foreach (var tensor in attribute.Tensors)
            Tensor(text, tensor);
        foreach (var graph in attribute.Graphs)
            Graph(text, graph);
    }

    private static void Tensor(StringBuilder text, OnnxTensor tensor)
    {
        text.Append(CultureInfo.InvariantCulture, $"tensor {tensor.Name}|{tensor.Element}|[{string.Join(", ", tensor.Shape)}]|{Convert.ToHexStringLower(SHA256.HashData(tensor.Raw.Span))}|{tensor.Typed}");
        if (tensor.Wholes is { } wholes)
            text.Append('|').AppendJoin(',', wholes);
        text.Append('\n');
    }

    private static string Bits(float value) => Convert.ToHexStringLower(BitConverter.GetBytes(value));
}
