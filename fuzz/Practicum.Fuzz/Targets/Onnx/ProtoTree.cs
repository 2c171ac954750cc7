namespace Practicum.Fuzz.Targets.Onnx;

/// <summary>A protobuf message as a list of fields; a field that ONNX knows as a message is a list again. Written back it is the same bytes, unless lengths are made to lie.</summary>
internal sealed class ProtoTree
{
    /// <summary>Kinds of messages, and which of their fields are messages of which kind (onnx.proto3).</summary>
    private static readonly Dictionary<char, Dictionary<int, char>> Shapes = new()
    {
        ['M'] = new() { [7] = 'G', [8] = 'O', [14] = 'S', [20] = 'R', [25] = 'F' },
        ['G'] = new() { [1] = 'N', [5] = 'T', [11] = 'V', [12] = 'V', [13] = 'V', [14] = 'Q', [15] = 'P' },
        ['N'] = new() { [5] = 'A' },
        ['A'] = new() { [5] = 'T', [6] = 'G', [10] = 'T', [11] = 'G', [22] = 'P' },
        ['T'] = new() { [13] = 'S' },
        ['V'] = new() { [2] = 'Y' },
        ['Y'] = new() { [1] = 'E', [4] = 'L', [5] = 'K' },
        ['E'] = new() { [2] = 'H' },
        ['H'] = new() { [1] = 'D' },
        ['L'] = new() { [1] = 'Y' },
        ['K'] = new() { [2] = 'Y' },
        ['R'] = new() { [1] = 'G', [2] = 'G' },
        ['F'] = new() { [7] = 'N', [9] = 'O' },
    };

    /// <summary>Kind of message; '?' for one that nothing is known of.</summary>
    public required char Kind { get; init; }

    public List<Field> Fields { get; } = [];

    /// <summary>One field: its number and wire type, and its number, bytes or message.</summary>
    public sealed class Field
    {
        public int Number { get; set; }

        public int Wire { get; set; }

        public ulong Value { get; set; }

        public byte[] Bytes { get; set; } = [];

        public ProtoTree? Message { get; set; }

        /// <summary>Added to the written length: a lie.</summary>
        public int Lie { get; set; }

        public Field Copy() => new() { Number = Number, Wire = Wire, Value = Value, Bytes = Bytes, Message = Message?.Copy(), Lie = Lie };
    }

    public ProtoTree Copy()
    {
        var copy = new ProtoTree { Kind = Kind };
        copy.Fields.AddRange(Fields.Select(f => f.Copy()));
        return copy;
    }

    /// <summary>Every message of this one, itself included.</summary>
    public IEnumerable<ProtoTree> All() => Fields.Where(f => f.Message is not null).SelectMany(f => f.Message!.All()).Prepend(this);

    /// <summary>Reads a message; what does not fit ends it, so that any bytes give a tree.</summary>
    public static ProtoTree Read(ReadOnlySpan<byte> bytes, char kind = 'M', int depth = 0)
    {
        var tree = new ProtoTree { Kind = kind };
        var known = Shapes.GetValueOrDefault(kind);
        while (!bytes.IsEmpty && Varint(ref bytes) is { } tag)
        {
            var field = new Field { Number = (int)(tag >> 3), Wire = (int)(tag & 7) };
            switch (field.Wire)
            {
                case 0:
                    field.Value = Varint(ref bytes) ?? 0;
                    break;
                case 1 or 5:
                    var width = Math.Min(bytes.Length, field.Wire == 1 ? 8 : 4);
                    field.Bytes = bytes[..width].ToArray();
                    bytes = bytes[width..];
                    break;
                case 2:
                    var length = (int)Math.Min((ulong)bytes.Length, Varint(ref bytes) ?? 0);
                    length = Math.Min(length, bytes.Length);
                    if (known is not null && depth < 60 && known.TryGetValue(field.Number, out var inner))
                        field.Message = Read(bytes[..length], inner, depth + 1);
                    else
                        field.Bytes = bytes[..length].ToArray();
                    bytes = bytes[length..];
                    break;
                default:
                    return tree;
            }

            tree.Fields.Add(field);
        }

        return tree;
    }

    public byte[] Write()
    {
        var bytes = new List<byte>();
        foreach (var field in Fields)
        {
            Varint(bytes, ((ulong)field.Number << 3) | (uint)(field.Wire & 7));
            if (field.Wire == 0)
            {
                Varint(bytes, field.Value);
                continue;
            }

            var inside = field.Message?.Write() ?? field.Bytes;
            if (field.Wire == 2)
                Varint(bytes, (ulong)(inside.Length + (long)field.Lie));
            bytes.AddRange(inside);
        }

        return [.. bytes];
    }

    private static ulong? Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] >= 0x80)
                continue;
            bytes = bytes[(i + 1)..];
            return value;
        }

        bytes = [];
        return null;
    }

    private static void Varint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
