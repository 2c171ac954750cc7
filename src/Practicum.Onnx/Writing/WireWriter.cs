using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Practicum.Onnx.Writing;

/// <summary>Writes one protobuf message: tags, varints, 32-bit floats and length-prefixed parts (protobuf's "Encoding" page). Fields stand in the order of the calls.</summary>
internal sealed class WireWriter
{
    private const int Varint = 0, Length = 2, Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>An integer.</summary>
    public WireWriter Integer(int field, long value)
    {
        Number(((ulong)field << 3) | Varint);
        Number((ulong)value);
        return this;
    }

    /// <summary>A float.</summary>
    public WireWriter Single(int field, float value)
    {
        Number(((ulong)field << 3) | Fixed32);
        Raw(value);
        return this;
    }

    /// <summary>Text as UTF-8.</summary>
    public WireWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Bytes.</summary>
    public WireWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Number(((ulong)field << 3) | Length);
        Number((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    /// <summary>A message within this one.</summary>
    public WireWriter Message(int field, WireWriter message) => Bytes(field, message.Written);

    /// <summary>Integers, packed.</summary>
    public WireWriter Integers(int field, IEnumerable<long> values)
    {
        var packed = new WireWriter();
        foreach (var value in values)
            packed.Number((ulong)value);
        return Message(field, packed);
    }

    /// <summary>Floats, packed.</summary>
    public WireWriter Singles(int field, IEnumerable<float> values)
    {
        var packed = new WireWriter();
        foreach (var value in values)
            packed.Raw(value);
        return Message(field, packed);
    }

    private void Raw(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(4), value);
        bytes.Advance(4);
    }

    private void Number(ulong value)
    {
        while (value >= 0x80)
        {
            One((byte)(value | 0x80));
            value >>= 7;
        }

        One((byte)value);
    }

    private void One(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
