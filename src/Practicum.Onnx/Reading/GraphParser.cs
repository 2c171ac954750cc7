namespace Practicum.Onnx.Reading;

/// <summary>Graphs, nodes and values (GraphProto, NodeProto, ValueInfoProto).</summary>
internal static class GraphParser
{
    /// <summary>A graph.</summary>
    public static OnnxGraph Graph(MessageReader graph, ReadingState state)
    {
        var (name, sparse) = ("", 0);
        var nodes = ImmutableArray.CreateBuilder<OnnxNode>();
        var constants = ImmutableArray.CreateBuilder<OnnxTensor>();
        var (inputs, outputs, claims) = (ImmutableArray.CreateBuilder<OnnxValue>(), ImmutableArray.CreateBuilder<OnnxValue>(), ImmutableArray.CreateBuilder<OnnxValue>());
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case 1: nodes.Add(Node(graph.ListedMessage(), state)); break;
                case 2: name = graph.Text(); break;
                case 5: constants.Add(TensorParser.Tensor(graph.ListedMessage(), state)); break;
                case 10: graph.PassText(); break;
                case 11: inputs.Add(ValueParser.Value(graph.ListedMessage(), state)); break;
                case 12: outputs.Add(ValueParser.Value(graph.ListedMessage(), state)); break;
                case 13: claims.Add(ValueParser.Value(graph.ListedMessage(), state)); break;
                case 14: Annotation(graph.ListedMessage(), state); break;
                case 15: sparse++; graph.Pass(); break;
                case 16: OnnxReader.Entry(graph.ListedMessage(), state); break;
                default: graph.Skip(); break;
            }
        }

        return new()
        {
            Name = name, Nodes = nodes.ToImmutable(), Initializers = constants.ToImmutable(), SparseInitializers = sparse,
            Inputs = inputs.ToImmutable(), Outputs = outputs.ToImmutable(), Claims = claims.ToImmutable(),
        };
    }

    /// <summary>ONNX's own domain has two names.</summary>
    public static string Own(string domain) => domain == "ai.onnx" ? "" : domain;

    private static OnnxNode Node(MessageReader node, ReadingState state)
    {
        state.CountNode(node.At);
        var (name, operation, domain, overload) = ("", "", "", "");
        var (inputs, outputs) = (new NumberList<string>(), new NumberList<string>());
        var attributes = new NumberList<OnnxAttribute>();
        while (node.Next())
        {
            switch (node.Field)
            {
                case 1: inputs.Add(Name(ref node, state)); break;
                case 2: outputs.Add(Name(ref node, state)); break;
                case 3: name = node.Text(); break;
                case 4: operation = node.Text(); break;
                case 5: attributes.Add(AttributeParser.Attribute(node.ListedMessage(), state)); break;
                case 6: node.PassText(); break;
                case 7: domain = node.Text(); break;
                case 8: overload = node.Text(); break;
                case 9: OnnxReader.Entry(node.ListedMessage(), state); break;
                default: node.Skip(); break;
            }
        }

        return new(name, operation, Own(domain), inputs.ToImmutable(), outputs.ToImmutable(), attributes.ToImmutable()) { Overload = overload };
    }

    private static string Name(ref MessageReader node, ReadingState state)
    {
        state.CountPart(node.At);
        return node.ListedText();
    }

    /// <summary>Quantization figures that a file attaches to a value (TensorAnnotation): names of tensors, not used by any run.</summary>
    private static void Annotation(MessageReader annotation, ReadingState state)
    {
        state.CountPart(annotation.At);
        while (annotation.Next())
        {
            switch (annotation.Field)
            {
                case 1: annotation.PassText(); break;
                case 2: OnnxReader.Entry(annotation.ListedMessage(), state); break;
                default: annotation.Skip(); break;
            }
        }
    }
}
