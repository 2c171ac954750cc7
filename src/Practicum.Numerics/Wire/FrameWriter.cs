using System.Buffers.Binary;
using System.Text;

namespace Practicum.Numerics.Wire;

/// <summary>Builds one frame after the other in a buffer of its own. Not thread-safe.</summary>
public sealed class FrameWriter
{
    private byte[] buffer = new byte[256];
    private int used = Frame.HeadSize;
    private FrameKind kind;

    /// <summary>Bytes of payload so far.</summary>
    public int Length => used - Frame.HeadSize;

    /// <summary>Begins a frame, dropping what was there.</summary>
    public FrameWriter Begin(FrameKind kind)
    {
        (this.kind, used) = (kind, Frame.HeadSize);
        return this;
    }

    /// <summary>Adds a 32-bit number.</summary>
    public FrameWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Grow(4), value);
        return this;
    }

    /// <summary>Adds a 64-bit number.</summary>
    public FrameWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value);
        return this;
    }

    /// <summary>Adds a text: length in bytes, then UTF-8.</summary>
    public FrameWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Int32(length);
        Encoding.UTF8.GetBytes(value, Grow(length));
        return this;
    }

    /// <summary>Adds bytes as they are; the reader must know how many.</summary>
    public FrameWriter Block(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Grow(value.Length));
        return this;
    }

    /// <summary>Ends the frame: head and payload, valid until the next <see cref="Begin"/>.</summary>
    /// <exception cref="InvalidOperationException">The payload is larger than <see cref="Frame.MaxPayload"/>.</exception>
    public ReadOnlyMemory<byte> End()
    {
        if (Length > Frame.MaxPayload)
            throw new InvalidOperationException($"A frame of {Length} bytes, at most {Frame.MaxPayload} are allowed.");
        Frame.WriteHead(buffer, kind, Length);
        return buffer.AsMemory(0, used);
    }

    private Span<byte> Grow(int count)
    {
        if (used + count > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + count));
        var span = buffer.AsSpan(used, count);
        used += count;
        return span;
    }
}
