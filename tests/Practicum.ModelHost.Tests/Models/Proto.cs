using System.Text;

namespace Practicum.ModelHost.Tests.Models;

/// <summary>Writes protocol-buffer fields by number, enough for ONNX.</summary>
internal sealed class Proto
{
    private readonly MemoryStream bytes = new();

    public byte[] Bytes => bytes.ToArray();

    public Proto Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public Proto Single(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public Proto Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    public Proto Message(int field, Proto value) => Block(field, value.Bytes);

    public Proto Block(int field, byte[] value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
    }
}
