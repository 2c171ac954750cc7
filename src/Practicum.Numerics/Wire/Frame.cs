using System.Buffers.Binary;

namespace Practicum.Numerics.Wire;

/// <summary>
/// One message between the runner and a model host: eight bytes of head (<c>P</c>, <c>W</c>, version, kind, payload length as
/// 32-bit little-endian), then the payload. The payload is valid until the next read of its stream.
/// </summary>
/// <param name="Kind">What it says.</param>
/// <param name="Payload">Its content, at most <see cref="MaxPayload"/> bytes.</param>
public readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Bytes of the head.</summary>
    public const int HeadSize = 8;

    /// <summary>Version of this protocol; both sides ship together, so another one is refused.</summary>
    public const byte Version = 2;

    /// <summary>Greatest payload, in bytes.</summary>
    public const int MaxPayload = 4 << 20;

    /// <summary>Writes a head to the first eight bytes of <paramref name="head"/>.</summary>
    public static void WriteHead(Span<byte> head, FrameKind kind, int length)
    {
        (head[0], head[1], head[2], head[3]) = ((byte)'P', (byte)'W', Version, (byte)kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], length);
    }

    /// <summary>Reads a head; null when it is well formed, else one plain sentence.</summary>
    /// <param name="head">At least eight bytes.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="length">Length of the payload, 0 to <see cref="MaxPayload"/>.</param>
    public static string? ReadHead(ReadOnlySpan<byte> head, out FrameKind kind, out int length)
    {
        (kind, length) = ((FrameKind)head[3], BinaryPrimitives.ReadInt32LittleEndian(head[4..]));
        if (head[0] != 'P' || head[1] != 'W')
            return "A frame does not begin with 'PW'.";
        if (head[2] != Version)
            return $"A frame has version {head[2]}, expected {Version}.";
        if (!Enum.IsDefined(kind))
            return $"A frame has the unknown kind {head[3]}.";
        return (uint)length <= MaxPayload ? null : $"A frame announces {(uint)length} bytes, at most {MaxPayload} are allowed.";
    }
}
