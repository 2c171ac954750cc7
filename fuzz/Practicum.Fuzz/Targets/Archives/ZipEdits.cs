using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Practicum.Fuzz.Fuzzing;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Fuzz.Targets.Archives;

/// <summary>Zips made, read and bent (APPNOTE 6.3.10, sections 4.3 and 4.4).</summary>
internal static class ZipEdits
{
    private const uint Local = 0x04034b50, Central = 0x02014b50, End = 0x06054b50, Descriptor = 0x08074b50;

    /// <summary>Offset and width of the fields of each record.</summary>
    private static readonly Dictionary<uint, (int At, int Width)[]> Fields = new()
    {
        [Local] = [(4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)],
        [Central] = [(4, 2), (6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (34, 2), (38, 4), (42, 4)],
        [End] = [(4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)],
        [Descriptor] = [(4, 4), (8, 4), (12, 4)],
    };

    internal static readonly string[] Names =
        ["../x", "/x", "a/../../x", "C:x", "a\\b", "con", "a\0b", "a ", "a.", ".hidden", "SUBMISSION.YAML", "submission.yaml", "a//b", "./a", "d/", "é", "e\u0301", "p\u0430y", "\u202Egpj.exe", "x.zip", "__MACOSX/._a", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r"];

    public static byte[] Zip(IEnumerable<(string Name, string Text)> files, CompressionLevel level, bool seekable)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(seekable ? memory : new Forward(memory), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    public static Dictionary<string, byte[]> Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(e => !NameBook.IsLeftOut(e.FullName))) // what is left out is not unpacked, damaged or not
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            files[entry.FullName] = copy.ToArray();
        }

        return files;
    }

    public static byte[] Change(byte[] parent, byte[] other, Dice dice)
    {
        byte[] bytes = [.. parent];
        var records = Records(bytes);
        if (records.Count == 0)
            return ByteMutations.Change(bytes, other, dice, 1 << 16);
        var (at, signature) = dice.Of(records);
        var (field, width) = dice.Of(Fields[signature]);
        switch (dice.Below(8))
        {
            case 0 when signature is Local or Central:
                Rename(bytes, dice.Once(3) ? [(at, signature)] : records, NameOf(bytes, at, signature), dice.Of(Names));
                return bytes;
            case 1:
                return [.. bytes[..at], .. dice.Bytes(1 + dice.Below(30)), .. bytes[at..]];
            case 2:
                var (from, kind) = dice.Of(records);
                var length = Math.Min(kind == End ? 22 : 46, bytes.Length - from);
                return [.. bytes[..at], .. bytes.AsSpan(from, length), .. bytes[at..]];
            case 3:
                return bytes[..at];
            case 4 when Records(other) is { Count: > 0 } more:
                var (foreign, _) = dice.Of(more);
                return [.. bytes[..at], .. other.AsSpan(foreign, Math.Min(other.Length - foreign, 1 + dice.Below(200))), .. bytes[at..]];
            case 5:
                return ByteMutations.Change(bytes, other, dice, 1 << 16);
            default:
                Set(bytes, at + field, width, dice.Once(2) ? dice.Edge() : Get(bytes, at + field, width) + dice.Below(5) - 2);
                return bytes;
        }
    }

    private static List<(int At, uint Signature)> Records(byte[] bytes)
    {
        var records = new List<(int, uint)>();
        for (var at = 0; at + 22 <= bytes.Length && records.Count < 200; at++)
        {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) is var signature && Fields.ContainsKey(signature))
                records.Add((at, signature));
        }

        return records;
    }

    private static (int At, int Length) NameAt(byte[] bytes, int at, uint signature)
    {
        var (length, name) = signature == Local ? ((int)Get(bytes, at + 26, 2), at + 30) : ((int)Get(bytes, at + 28, 2), at + 46);
        return (name, Math.Clamp(length, 0, Math.Max(0, bytes.Length - name)));
    }

    private static string NameOf(byte[] bytes, int at, uint signature) => NameAt(bytes, at, signature) is var (start, length) && start < bytes.Length ? Encoding.Latin1.GetString(bytes, start, length) : "";

    // The new name is cut or filled to the old one's length, so that every offset stays right.
    private static void Rename(byte[] bytes, IReadOnlyList<(int At, uint Signature)> records, string old, string name)
    {
        foreach (var (at, signature) in records.Where(r => r.Signature is Local or Central && NameOf(bytes, r.At, r.Signature) == old))
        {
            var (start, length) = NameAt(bytes, at, signature);
            var text = Encoding.UTF8.GetBytes(name.PadLeft(length, 'x'));
            text.AsSpan(0, Math.Min(length, text.Length)).CopyTo(bytes.AsSpan(Math.Min(start, bytes.Length)));
        }
    }

    private static long Get(byte[] bytes, int at, int width) => at + width > bytes.Length ? 0
        : width == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static void Set(byte[] bytes, int at, int width, long value)
    {
        if (at + width > bytes.Length)
            return;
        if (width == 2)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)value);
    }

    /// <summary>A stream that cannot go back, so that sizes are written behind the data.</summary>
    private sealed class Forward(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
