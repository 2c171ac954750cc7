namespace Practicum.Onnx.Reading;

/// <summary>Attributes of nodes (AttributeProto).</summary>
internal static class AttributeParser
{
    /// <summary>An attribute. Its kind must be stated, and nothing of another kind may be filled.</summary>
    public static OnnxAttribute Attribute(MessageReader attribute, ReadingState state)
    {
        state.CountPart(attribute.At);
        var (name, reference, kind) = ("", "", 0);
        var filled = new Filled();
        while (attribute.Next())
        {
            switch (attribute.Field)
            {
                case 1: name = attribute.Text(); break;
                case 13: attribute.PassText(); break;
                case 20: kind = attribute.Whole32(); break;
                case 21: reference = attribute.Text(); break;
                default: filled.Take(ref attribute, state); break;
            }
        }

        return filled.ToAttribute(name, (AttributeKind)kind, reference.Length > 0);
    }

    /// <summary>Members that a file fills, with the kinds that they belong to.</summary>
    private ref struct Filled
    {
        private float real;
        private long whole;
        private ReadOnlyMemory<byte> text;
        private NumberList<float> reals;
        private NumberList<long> wholes;
        private NumberList<ReadOnlyMemory<byte>> texts;
        private NumberList<OnnxTensor> tensors;
        private NumberList<OnnxGraph> graphs;
        private int kinds;

        public void Take(ref MessageReader attribute, ReadingState state)
        {
            var before = kinds;
            kinds |= 1 << (int)KindOf(attribute.Field);
            switch (attribute.Field)
            {
                case 2: real = attribute.Real(); break;
                case 3: whole = attribute.Whole(); break;
                case 4: text = attribute.Bytes(); break;
                case 5: tensors.Add(TensorParser.Tensor(attribute.Message(), state)); break;
                case 6: graphs.Add(GraphParser.Graph(attribute.Message(), state)); break;
                case 7: attribute.Reals(ref reals); break;
                case 8: attribute.Wholes(ref wholes); break;
                case 9: attribute.Texts(ref texts); break;
                case 10: tensors.Add(TensorParser.Tensor(attribute.ListedMessage(), state)); break;
                case 11: graphs.Add(GraphParser.Graph(attribute.ListedMessage(), state)); break;
                case 14 or 15 or 22 or 23: attribute.Pass(); break;
                default:
                    kinds = before;
                    attribute.Skip();
                    break;
            }
        }

        public readonly OnnxAttribute ToAttribute(string name, AttributeKind kind, bool refers) => new(name, kind)
        {
            Real = real, Whole = whole, Text = text, Reals = reals.Values, Wholes = wholes.Values, Texts = texts.ToImmutable(), Tensors = tensors.ToImmutable(),
            Graphs = graphs.ToImmutable(), Refers = refers, Mixed = (kinds & ~(1 << (int)kind)) != 0,
        };

        private static AttributeKind KindOf(int field) => field switch
        {
            2 => AttributeKind.Real, 3 => AttributeKind.Whole, 4 => AttributeKind.Text, 5 => AttributeKind.Tensor, 6 => AttributeKind.Graph,
            7 => AttributeKind.Reals, 8 => AttributeKind.Wholes, 9 => AttributeKind.Texts, 10 => AttributeKind.Tensors, 11 => AttributeKind.Graphs,
            14 => AttributeKind.Type, 15 => AttributeKind.Types, 22 => AttributeKind.SparseTensor, 23 => AttributeKind.SparseTensors, _ => AttributeKind.None,
        };
    }
}
