using System.Buffers.Binary;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>One header block of a tar (POSIX.1-1988 ustar, its GNU form, and the seventh edition's).</summary>
/// <param name="Name">The name as it stands there, prefix included.</param>
/// <param name="Type">Type flag; 0 counts as <c>'0'</c>.</param>
/// <param name="Size">Bytes that follow.</param>
internal readonly record struct TarHeader(byte[] Name, char Type, long Size)
{
    /// <summary>Length of a block.</summary>
    public const int Bytes = 512;

    /// <summary>Whether a block is a header: its checksum is the sum of its bytes, the checksum's own counted as spaces.</summary>
    public static bool IsTar(ReadOnlySpan<byte> block)
    {
        if (block[0] == 0 || Octal(block.Slice(148, 8)) is not { } said)
            return false;
        var (plain, signed) = (0L, 0L);
        for (var i = 0; i < Bytes; i++)
        {
            var one = i is >= 148 and < 156 ? (byte)' ' : block[i];
            plain += one;
            signed += (sbyte)one;
        }

        return said == plain || said == signed;
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="IntakeRefused">It is no header.</exception>
    public static TarHeader Read(ReadOnlySpan<byte> block)
    {
        if (!IsTar(block))
            throw new IntakeRefused("PR-ARCHIVE-024", "The checksum of a header in the tar is wrong.", "Pack the folder again, and see that it was sent whole.");
        var name = Text(block[..100]);
        var magic = block.Slice(257, 8);
        if (magic.StartsWith("ustar\0"u8))
        {
            var prefix = Text(block.Slice(345, 155));
            if (!prefix.IsEmpty)
                name = (byte[])[.. prefix, (byte)'/', .. name];
        }
        else if (!magic.SequenceEqual("ustar  \0"u8) && magic.ContainsAnyExcept((byte)0))
        {
            throw Unsupported("a header of another form than tar, GNU tar and pax write");
        }

        var size = Number(block.Slice(124, 12)) ?? throw ArchiveReader.Damaged(System.Text.Encoding.Latin1.GetString(name));
        return new(name.ToArray(), block[156] == 0 ? '0' : (char)block[156], size);
    }

    /// <summary>Something that tars may hold and submissions may not.</summary>
    public static IntakeRefused Unsupported(string what, string? entry = null) => new("PR-ARCHIVE-025", $"The tar holds {what}.", "Pack the folder again with an ordinary tar, without options for sparse files or backups.", entry);

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;

    /// <summary>A number in octal digits, or GNU's in base 256; null when it is neither.</summary>
    private static long? Number(ReadOnlySpan<byte> field)
    {
        if (field[0] != 0x80)
            return Octal(field);
        return field[1..4].ContainsAnyExcept((byte)0) || field[4] > 0x3F ? null : BinaryPrimitives.ReadInt64BigEndian(field[4..]);
    }

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        field = field.TrimStart((byte)' ');
        var end = field.IndexOfAny((byte)0, (byte)' ');
        var digits = end < 0 ? field : field[..end];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'7') || (end >= 0 && field[end..].ContainsAnyExcept((byte)0, (byte)' ')))
            return null;
        var value = 0L;
        foreach (var digit in digits)
            value = (value << 3) + (digit - '0');
        return value;
    }
}
