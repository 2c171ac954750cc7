using System.Buffers.Binary;
using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Tests.Backend;

/// <summary>Reads a tensor as the official tests write it (TensorProto of onnx.proto), or null when the file holds something else.</summary>
internal sealed class TensorFile
{
    private readonly List<long> shape = [];
    private readonly List<float> floats = [];
    private readonly List<long> wholes = [];
    private readonly List<double> doubles = [];
    private readonly List<string> texts = [];
    private byte[]? raw;
    private int element;

    public static NamedTensor? Read(string path, string name)
    {
        try
        {
            var file = new TensorFile();
            file.Parse(File.ReadAllBytes(path));
            return file.Tensor(name);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidDataException)
        {
            return null;
        }
    }

    private NamedTensor? Tensor(string name)
    {
        var kind = (ElementType)element;
        return kind == ElementType.Text ? NamedTensor.Of(name, [.. shape], [.. texts]) : NamedTensor.Of(name, kind, [.. shape], raw ?? Typed(kind));
    }

    private byte[] Typed(ElementType kind)
    {
        var size = kind.Bytes();
        if (kind == ElementType.Float)
            return [.. floats.SelectMany(BitConverter.GetBytes)];
        if (kind == ElementType.Double)
            return [.. doubles.SelectMany(BitConverter.GetBytes)];
        return [.. wholes.SelectMany(w => BitConverter.GetBytes(w)[..size])];
    }

    private void Parse(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var key = Varint(ref bytes);
            var (field, wire) = ((int)(key >> 3), (int)(key & 7));
            var block = wire == 2 ? Take(ref bytes, (int)Varint(ref bytes)) : wire == 5 ? Take(ref bytes, 4) : wire == 1 ? Take(ref bytes, 8) : [];
            var number = wire == 0 ? (long)Varint(ref bytes) : 0;
            switch (field)
            {
                case 1: Wholes(shape, wire, number, block); break;
                case 2: element = wire == 0 ? (int)number : throw new InvalidDataException(); break;
                case 4:
                    for (; block.Length >= 4; block = block[4..])
                        floats.Add(BinaryPrimitives.ReadSingleLittleEndian(block));
                    break;
                case 5 or 7 or 11: Wholes(wholes, wire, number, block); break;
                case 6: texts.Add(Encoding.UTF8.GetString(block)); break;
                case 9: raw = block.ToArray(); break;
                case 10:
                    for (; block.Length >= 8; block = block[8..])
                        doubles.Add(BinaryPrimitives.ReadDoubleLittleEndian(block));
                    break;
            }
        }
    }

    private static void Wholes(List<long> into, int wire, long number, ReadOnlySpan<byte> block)
    {
        if (wire == 0)
            into.Add(number);
        while (!block.IsEmpty)
            into.Add((long)Varint(ref block));
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Take(ref bytes, 1)[0];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new InvalidDataException();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
