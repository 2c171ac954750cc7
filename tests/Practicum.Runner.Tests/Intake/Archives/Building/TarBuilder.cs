using System.Text;

namespace Practicum.Runner.Tests.Intake.Archives.Building;

/// <summary>Writes tar archives byte by byte (POSIX.1-1988 ustar header), independently of System.Formats.Tar.</summary>
internal sealed class TarBuilder
{
    private readonly List<TarPart> _parts = [];

    /// <summary>Starts with entries.</summary>
    public TarBuilder(params TarPart[] parts) => _parts.AddRange(parts);

    /// <summary>Blocks of zeros at the end; two is right.</summary>
    public int EndBlocks { get; init; } = 2;

    /// <summary>Bytes behind the end.</summary>
    public byte[] Behind { get; init; } = [];

    /// <summary>Adds an entry.</summary>
    public TarBuilder Add(TarPart part)
    {
        _parts.Add(part);
        return this;
    }

    /// <summary>The archive.</summary>
    public byte[] Build()
    {
        var bytes = new MemoryStream();
        foreach (var part in _parts)
        {
            bytes.Write(Header(part));
            bytes.Write(part.Content);
            bytes.Write(new byte[(512 - (part.Content.Length % 512)) % 512]);
        }

        bytes.Write(new byte[512 * EndBlocks]);
        bytes.Write(Behind);
        return bytes.ToArray();
    }

    /// <summary>The archive in one gzip member.</summary>
    public byte[] BuildGzip() => GzipBuilder.Member(Build());

    /// <summary>The header of an entry.</summary>
    public static byte[] Header(TarPart part)
    {
        var head = new byte[512];
        Put(head, 0, 100, part.Name);
        Put(head, 100, 8, Octal(part.Mode, 7));
        Put(head, 108, 8, Octal(1000, 7));
        Put(head, 116, 8, Octal(1000, 7));
        Put(head, 124, 12, Octal(part.Says ?? part.Content.Length, 11));
        if (part.Size is { } size)
        {
            head.AsSpan(124, 12).Clear();
            size.CopyTo(head, 124);
        }

        Put(head, 136, 12, Octal(1_700_000_000, 11));
        head[156] = (byte)part.Type;
        Put(head, 157, 100, part.Link);
        Encoding.Latin1.GetBytes(part.Magic).CopyTo(head, 257);
        if (part.Magic.StartsWith("ustar\0", StringComparison.Ordinal))
            Put(head, 345, 155, part.Prefix);
        head.AsSpan(148, 8).Fill((byte)' ');
        var sum = head.Sum(b => (int)b);
        Put(head, 148, 8, part.Checksum ?? Octal(sum, 6) + "\0 ");
        return head;
    }

    private static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    private static void Put(byte[] bytes, int at, int room, string text)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        raw.AsSpan(0, Math.Min(room, raw.Length)).CopyTo(bytes.AsSpan(at));
    }
}

/// <summary>Writes gzip members byte by byte (RFC 1952).</summary>
internal static class GzipBuilder
{
    /// <summary>One member; checksum and size can lie.</summary>
    /// <param name="bytes">Content.</param>
    /// <param name="crc">Checksum in the trailer.</param>
    /// <param name="size">Size in the trailer.</param>
    /// <param name="flags">FLG; the fields that it announces are written: 4 extra, 8 name, 16 comment, 2 header checksum.</param>
    /// <param name="method">CM; 8 is deflate.</param>
    public static byte[] Member(ReadOnlySpan<byte> bytes, uint? crc = null, uint? size = null, byte flags = 0, byte method = 8)
    {
        var member = new List<byte> { 0x1F, 0x8B, method, flags, 0, 0, 0, 0, 0, 3 };
        if ((flags & 4) != 0)
            member.AddRange([4, 0, 1, 2, 3, 4]);
        if ((flags & 8) != 0)
            member.AddRange("a.tar\0"u8);
        if ((flags & 16) != 0)
            member.AddRange("said\0"u8);
        if ((flags & 2) != 0)
            member.AddRange(BitConverter.GetBytes((ushort)ZipBuilder.Crc32([.. member])));
        member.AddRange(ZipBuilder.Deflate(bytes));
        member.AddRange(BitConverter.GetBytes(crc ?? ZipBuilder.Crc32(bytes)));
        member.AddRange(BitConverter.GetBytes(size ?? (uint)bytes.Length));
        return [.. member];
    }
}
