using System.Buffers.Binary;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// Reads the end and the central directory of a zip (APPNOTE 6.3.10, 4.3.12 to 4.3.16) and refuses what readers would understand differently: several disks,
/// counts and lengths that do not add up, bytes between directory and end.
/// </summary>
internal sealed class ZipDirectory
{
    private const int EndBytes = 22, HeaderBytes = 46, LocatorBytes = 20, End64Bytes = 56;
    private const int MostDirectoryBytes = 16 << 20;

    private ZipDirectory(List<ZipEntry> entries, long start) => (Entries, Start) = (entries, start);

    /// <summary>The entries, in the order of the directory.</summary>
    public List<ZipEntry> Entries { get; }

    /// <summary>Where the directory begins.</summary>
    public long Start { get; }

    /// <summary>Reads it.</summary>
    /// <param name="file">The whole archive.</param>
    /// <param name="most">Most entries.</param>
    /// <exception cref="IntakeRefused">Something is wrong with it.</exception>
    public static ZipDirectory Read(FileWindow file, int most)
    {
        var (end, at) = FindEnd(file);
        var (disk, diskOfDirectory, here, count) = (U16(end, 4), U16(end, 6), (ulong)U16(end, 8), (ulong)U16(end, 10));
        var (length, start, behind) = ((ulong)U32(end, 12), (ulong)U32(end, 16), (ulong)at);
        if (ReadLocator(file, at) is { } end64)
        {
            behind = end64.At;
            (count, length, start) = (Wide(count, 0xFFFF, end64.Count), Wide(length, uint.MaxValue, end64.Length), Wide(start, uint.MaxValue, end64.Start));
            here = Wide(here, 0xFFFF, end64.Count);
        }

        if (disk != 0 || diskOfDirectory != 0 || here != count)
            throw SeveralDisks();
        if (count > (ulong)most)
            throw new IntakeRefused("PR-ARCHIVE-009", string.Create(CultureInfo.InvariantCulture, $"There are more than {most:N0} entries."), "Hand in the files that the submission needs, and no others.");
        if (length > MostDirectoryBytes || start > behind || start + length > behind)
            throw ArchiveReader.Damaged();
        if (start + length != behind)
            throw Loose("between the directory of the zip and its end");
        var bytes = new byte[length];
        file.Position = (long)start;
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
            throw ArchiveReader.Damaged();
        return new(EntriesOf(bytes, (int)count), (long)start);
    }

    /// <summary>Bytes that no entry owns.</summary>
    public static IntakeRefused Loose(string where) => new("PR-ARCHIVE-017", $"The archive has bytes {where} that belong to no file.", "Pack the folder again with an ordinary program; archives that run by themselves are not read.");

    /// <summary>The extra block with an id; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Extra(ReadOnlySpan<byte> extra, ushort id)
    {
        while (extra.Length >= 4)
        {
            var length = U16(extra, 2);
            if (length > extra.Length - 4)
                return [];
            if (U16(extra, 0) == id)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static (byte[] End, long At) FindEnd(FileWindow file)
    {
        var room = (int)Math.Min(file.Length, EndBytes + ushort.MaxValue);
        var tail = new byte[room];
        file.Position = file.Length - room;
        if (file.ReadAtLeast(tail, room, throwOnEndOfStream: false) != room)
            throw ArchiveReader.Damaged();
        var at = tail.AsSpan(0, Math.Max(0, room - EndBytes + 4)).LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0)
            throw ArchiveReader.Damaged();
        var end = tail.AsSpan(at, EndBytes).ToArray();
        var comment = U16(end, 20);
        if (at + EndBytes + comment > room)
            throw ArchiveReader.Damaged();
        return at + EndBytes + comment == room ? (end, file.Length - room + at) : throw Loose("behind its end");
    }

    private static (ulong Count, ulong Length, ulong Start, ulong At)? ReadLocator(FileWindow file, long end)
    {
        if (end < LocatorBytes + End64Bytes)
            return null;
        var bytes = new byte[LocatorBytes + End64Bytes];
        file.Position = end - bytes.Length;
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
            throw ArchiveReader.Damaged();
        var record = bytes.AsSpan(0, End64Bytes);
        var locator = bytes.AsSpan(End64Bytes);
        if (U32(locator, 0) != 0x07064B50)
            return null;
        if (U32(locator, 4) != 0 || U32(locator, 16) > 1 || U32(record, 16) != 0 || U32(record, 20) != 0 || U64(record, 24) != U64(record, 32))
            throw SeveralDisks();
        if (U32(record, 0) != 0x06064B50 || U64(record, 4) != End64Bytes - 12 || U64(locator, 8) != (ulong)(end - bytes.Length))
            throw ArchiveReader.Damaged();
        return (U64(record, 32), U64(record, 40), U64(record, 48), (ulong)(end - bytes.Length));
    }

    private static ulong Wide(ulong narrow, ulong mark, ulong wide) => narrow == mark || narrow == wide ? wide : throw Differs("The two ends of the zip");

    private static List<ZipEntry> EntriesOf(ReadOnlySpan<byte> bytes, int count)
    {
        var entries = new List<ZipEntry>(count);
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length < HeaderBytes || U32(bytes, 0) != 0x02014B50)
                throw ArchiveReader.Damaged();
            var (name, extra, comment) = (U16(bytes, 28), U16(bytes, 30), U16(bytes, 32));
            if (bytes.Length < HeaderBytes + name + extra + comment)
                throw ArchiveReader.Damaged();
            entries.Add(Entry(bytes[..(HeaderBytes + name + extra)], name));
            bytes = bytes[(HeaderBytes + name + extra + comment)..];
        }

        return bytes.IsEmpty ? entries : throw Loose("in the directory of the zip");
    }

    private static ZipEntry Entry(ReadOnlySpan<byte> head, int nameBytes)
    {
        var raw = head.Slice(HeaderBytes, nameBytes);
        var extra = head[(HeaderBytes + nameBytes)..];
        var (flags, method) = (U16(head, 8), U16(head, 10));
        var name = EntryNames.Decode(raw, extra);
        if ((flags & 0x2041) != 0 || method == 99 || !Extra(extra, 0x9901).IsEmpty)
            throw new IntakeRefused("PR-ARCHIVE-007", "The archive is encrypted.", "Pack the folder without a password.", name);
        if (method is not (0 or 8))
            throw new IntakeRefused("PR-ARCHIVE-011", $"This file is packed by method {method.ToString(CultureInfo.InvariantCulture)}; stored (0) and deflated (8) files are read.", "Pack the folder with an ordinary program, as a plain zip.", name);
        var isFolder = name.EndsWith('/');
        var type = NameBook.IsLeftOut(name) ? 0 : (U32(head, 38) >> 16) & 0xF000;
        if (type is not (0 or 0x8000 or 0x4000) || (head[5] is 0 or 10 or 14 && (U32(head, 38) & 0x400) != 0))
            throw new IntakeRefused("PR-ARCHIVE-008", "This is a link or a device; only files and folders are read.", "Put the file itself in its place.", name);
        if (type == 0x4000 != isFolder && type != 0)
            throw new IntakeRefused("PR-ARCHIVE-021", $"'{PrintableText.Line(name, 120)}' is a file and a folder.", "Pack the folder again with an ordinary program.", name);
        return Sizes(head, extra, name, raw, flags, method);
    }

    /// <summary>Sizes, place and disk, from the zip64 block where the narrow fields are full (APPNOTE 4.5.3).</summary>
    private static ZipEntry Sizes(ReadOnlySpan<byte> head, ReadOnlySpan<byte> extra, string name, ReadOnlySpan<byte> raw, ushort flags, ushort method)
    {
        var wide = Extra(extra, 1);
        var size = Widen(U32(head, 24), ref wide, name);
        var packed = Widen(U32(head, 20), ref wide, name);
        var offset = Widen(U32(head, 42), ref wide, name);
        var disk = U16(head, 34);
        if (disk == 0xFFFF ? wide.Length < 4 || U32(wide, 0) != 0 : disk != 0)
            throw SeveralDisks();
        return new(name, raw.ToArray(), flags, method, U32(head, 16), packed, size, offset);
    }

    private static long Widen(uint narrow, ref ReadOnlySpan<byte> wide, string name)
    {
        if (narrow != uint.MaxValue)
            return narrow;
        if (wide.Length < 8 || U64(wide, 0) > long.MaxValue >> 1)
            throw ArchiveReader.Damaged(name);
        var value = (long)U64(wide, 0);
        wide = wide[8..];
        return value;
    }

    private static IntakeRefused SeveralDisks() => new("PR-ARCHIVE-012", "The archive is a part of several.", "Pack the folder into a single file.");

    /// <summary>Two places of the archive that contradict each other.</summary>
    public static IntakeRefused Differs(string what, string? entry = null) => new("PR-ARCHIVE-013", $"{what} say different things; programs differ in which one they believe.", "Pack the folder again with an ordinary program.", entry);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
