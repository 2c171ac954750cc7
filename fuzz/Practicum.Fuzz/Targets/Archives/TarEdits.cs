using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Practicum.Fuzz.Fuzzing;

namespace Practicum.Fuzz.Targets.Archives;

/// <summary>Tars made, read and bent (POSIX.1-1988 ustar, POSIX.1-2001 pax).</summary>
internal static class TarEdits
{
    private const int Block = 512, CheckAt = 148, CheckLength = 8;

    /// <summary>Offset and length of the header's fields.</summary>
    private static readonly (int At, int Length)[] Fields =
        [(0, 100), (100, 8), (108, 8), (116, 8), (124, 12), (136, 12), (156, 1), (157, 100), (257, 6), (263, 2), (329, 8), (337, 8), (345, 155)];

    private static readonly string[] Sizes = ["00000000000", "77777777777", "00000000001", "-0000000001", "           ", "0000012", "99999999999", "\u0080\0\0\0\0\0\0\0\0\u00FF\u00FF", "00000001750"];

    public static byte[] Tar(IEnumerable<(string Name, string Text)> files, TarEntryFormat format)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, format, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new UstarTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                entry.ModificationTime = DateTimeOffset.UnixEpoch;
                tar.WriteEntry(entry);
            }
        }

        return memory.ToArray();
    }

    public static Dictionary<string, byte[]> Read(byte[] bytes)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(new MemoryStream(bytes));
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var copy = new MemoryStream();
            entry.DataStream?.CopyTo(copy);
            var name = entry.Name;
            while (name.StartsWith("./", StringComparison.Ordinal))
                name = name[2..];
            files[name] = copy.ToArray();
        }

        return files;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>What a gzip holds, at most a mebibyte of it; null when it is none.</summary>
    public static byte[]? Gunzip(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return null;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var plain = new byte[1 << 20];
            return plain[..gzip.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static byte[] Change(byte[] parent, byte[] other, Dice dice)
    {
        if (parent.Length < Block)
            return ByteMutations.Change(parent, other, dice, 1 << 16);
        byte[] bytes = [.. parent];
        var at = Block * dice.Below(bytes.Length / Block);
        var block = bytes.AsSpan(at, Block);
        switch (dice.Below(8))
        {
            case 0:
                Put(block, 0, 100, dice.Of(ZipEdits.Names));
                break;
            case 1:
                Put(block, 124, 12, dice.Of(Sizes));
                break;
            case 2:
                block[156] = dice.Of((byte[])[.. "0123456780xgLKSDMV"u8, 0]);
                break;
            case 3:
                return [.. bytes[..at], .. block, .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. bytes[(at + Block)..]];
            case 5 when other.Length >= Block:
                other.AsSpan(Block * dice.Below(other.Length / Block), Block).CopyTo(block);
                break;
            case 6:
                return bytes[..(at + dice.Below(Block))];
            default:
                var (field, length) = dice.Of(Fields);
                dice.Bytes(1 + dice.Below(Math.Min(4, length))).CopyTo(block[(field + dice.Below(Math.Max(1, length - 4)))..]);
                break;
        }

        if (!dice.Once(8))
            Sum(block);
        return bytes;
    }

    private static void Put(Span<byte> block, int at, int length, string text)
    {
        block.Slice(at, length).Clear();
        var bytes = Encoding.Latin1.GetBytes(text.Any(c => c > 255) ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) : text);
        bytes.AsSpan(0, Math.Min(length, bytes.Length)).CopyTo(block[at..]);
    }

    private static void Sum(Span<byte> block)
    {
        block.Slice(CheckAt, CheckLength).Fill((byte)' ');
        var sum = 0;
        foreach (var b in block)
            sum += b;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(block[CheckAt..]);
    }
}
