using System.Buffers.Binary;

namespace Practicum.Onnx.Reading;

/// <summary>Constants (TensorProto).</summary>
internal static class TensorParser
{
    /// <summary>Most values that are kept as whole numbers, for computing shapes.</summary>
    public const int MostWholes = 4_096;

    /// <summary>A constant. Values stay where they are in the file, but for short lists of whole numbers.</summary>
    public static OnnxTensor Tensor(MessageReader tensor, ReadingState state)
    {
        state.CountPart(tensor.At);
        var (name, element, external) = ("", 0, false);
        var shape = new NumberList<long>();
        var values = new Values();
        while (tensor.Next())
        {
            switch (tensor.Field)
            {
                case 1: tensor.Wholes(ref shape); break;
                case 2: element = tensor.Whole32(); break;
                case 8: name = tensor.Text(); break;
                case 12: tensor.PassText(); break;
                case 13:
                    external = true;
                    OnnxReader.Entry(tensor.ListedMessage(), state);
                    break;
                case 14: external |= tensor.Whole32() != 0; break;
                case 16: OnnxReader.Entry(tensor.ListedMessage(), state); break;
                default: values.Take(ref tensor, state); break;
            }
        }

        return values.ToTensor(name, element, shape.ToImmutable(), external);
    }

    /// <summary>Whether values of an element type stand in a typed field: float in <c>float_data</c>, and so on (comments of onnx.proto).</summary>
    private static int FieldOf(int element) => element switch
    {
        1 or 14 => 4, 2 or 3 or 4 or 5 or 6 or 9 or 10 or 16 => 5, 7 => 7, 8 => 6, 11 or 15 => 10, 12 or 13 => 11, _ => 0,
    };

    private ref struct Values
    {
        private ReadOnlyMemory<byte> raw, list;
        private bool hasRaw, segmented;
        private int fields;
        private long typed, texts;
        private NumberList<long> small;

        public void Take(ref MessageReader tensor, ReadingState state)
        {
            var field = tensor.Field;
            switch (field)
            {
                case 3:
                    segmented = true;
                    tensor.Pass();
                    return;
                case 4: typed += tensor.CountNumbers(4, out list); break;
                case 5 or 7: typed += tensor.CountWholes(ref small, MostWholes, narrow: field == 5); break;
                case 6:
                    var text = tensor.ListedBytes();
                    state.CountTexts(tensor.At, 1);
                    typed++;
                    texts += text.Length;
                    break;
                case 9:
                    raw = tensor.Bytes();
                    hasRaw = true;
                    return;
                case 10: typed += tensor.CountNumbers(8, out list); break;
                case 11: typed += tensor.CountNumbers(0, out _); break;
                default:
                    tensor.Skip();
                    return;
            }

            if (typed > 0)
                fields |= 1 << field;
        }

        public readonly OnnxTensor ToTensor(string name, int element, ImmutableArray<long> shape, bool external)
        {
            var right = FieldOf(element);
            return new(name, element, shape)
            {
                Raw = raw, Listed = raw.IsEmpty && list.Length == typed * ElementTypes.Width(element) ? list : default, Typed = typed, External = external, Segmented = segmented, Texts = texts,
                Misplaced = (fields & ~(1 << right)) != 0 || (typed > 0 && raw.Length > 0) || (hasRaw && right == 6),
                Bytes = raw.Length > 0 ? raw.Length : right == 6 ? texts : typed * Math.Max(1, ElementTypes.Width(element)),
                Wholes = WholesOf(element),
            };
        }

        private readonly long[]? WholesOf(int element)
        {
            var width = ElementTypes.Width(element);
            if (element is not (6 or 7 or 9) || typed > MostWholes || raw.Length / width > MostWholes)
                return null;
            if (raw.Length == 0)
                return small.Values.ToArray();
            var span = raw.Span;
            var wholes = new long[raw.Length / width];
            for (var i = 0; i < wholes.Length; i++)
                wholes[i] = width switch { 1 => span[i], 4 => BinaryPrimitives.ReadInt32LittleEndian(span[(4 * i)..]), _ => BinaryPrimitives.ReadInt64LittleEndian(span[(8 * i)..]) };
            return wholes;
        }
    }
}
