using System.Buffers.Binary;
using System.Text;

namespace Practicum.Numerics.Wire;

/// <summary>
/// Reads a payload from the front, never past its end. After the first thing that does not fit every read gives a default value,
/// and <see cref="Good"/> is false: check it once at the end.
/// </summary>
/// <param name="payload">The payload.</param>
public ref struct FrameReader(ReadOnlySpan<byte> payload)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> rest = payload;
    private bool failed;

    /// <summary>Nothing went wrong so far.</summary>
    public readonly bool Good => !failed;

    /// <summary>Nothing went wrong, and nothing is left.</summary>
    public readonly bool Ended => !failed && rest.IsEmpty;

    /// <summary>Bytes that are not read yet.</summary>
    public readonly int Left => rest.Length;

    /// <summary>The next bytes as they are; empty when there are fewer.</summary>
    public ReadOnlySpan<byte> Block(int count) => Bytes(count);

    /// <summary>A 32-bit number.</summary>
    public int Int32() => Bytes(4) is { Length: 4 } span ? BinaryPrimitives.ReadInt32LittleEndian(span) : 0;

    /// <summary>A 32-bit number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Int32(int low, int high)
    {
        var value = Int32();
        if (value >= low && value <= high)
            return value;
        failed = true;
        return low;
    }

    /// <summary>A 64-bit number.</summary>
    public long Int64() => Bytes(8) is { Length: 8 } span ? BinaryPrimitives.ReadInt64LittleEndian(span) : 0;

    /// <summary>A text of at most <paramref name="most"/> bytes of valid UTF-8.</summary>
    public string Text(int most)
    {
        var span = Bytes(Int32(0, most));
        try
        {
            return Strict.GetString(span);
        }
        catch (DecoderFallbackException)
        {
            failed = true;
            return "";
        }
    }

    private ReadOnlySpan<byte> Bytes(int count)
    {
        if (failed || (uint)count > (uint)rest.Length)
        {
            failed = true;
            return [];
        }

        var span = rest[..count];
        rest = rest[count..];
        return span;
    }
}
