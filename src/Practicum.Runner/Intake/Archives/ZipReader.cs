using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// Unpacks a zip from front to back. The entries of the directory, in the order of their places, must fill everything before the directory without a gap and
/// without overlap (Fifield, "A better zip bomb", 2019), and each local header must say what the directory says.
/// </summary>
/// <param name="file">The archive.</param>
/// <param name="length">Its length.</param>
/// <param name="sink">Takes the files.</param>
/// <param name="limits">How much.</param>
internal sealed class ZipReader(SafeFileHandle file, long length, IntakeSink sink, IntakeLimits limits)
{
    private const int HeaderBytes = 30;
    private const int ComparedFlags = 0x2049;     // encryption, descriptor, strong encryption, masked header

    /// <summary>Unpacks everything.</summary>
    /// <exception cref="IntakeRefused">Something is wrong with it.</exception>
    public void Unpack()
    {
        var directory = ZipDirectory.Read(Window(0, length), limits.MostEntries);
        var entries = directory.Entries;
        entries.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var at = 0L;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Offset > at)
                throw ZipDirectory.Loose(i == 0 ? "before its first file" : "between its files");
            sink.Names.Count();
            var next = i + 1 < entries.Count ? entries[i + 1].Offset : directory.Start;
            at = One(entry, next);
        }

        if (at != directory.Start)
            throw ZipDirectory.Loose("before the directory of the zip");
    }

    private FileWindow Window(long start, long bytes) => new(file, start, bytes, () => ArchiveReader.Damaged());

    private static IntakeRefused Overlap(ZipEntry entry) => new("PR-ARCHIVE-016", "The file shares its bytes in the archive with another one.", "Pack the folder again with an ordinary program.", entry.Name);

    /// <summary>Takes one entry.</summary>
    /// <returns>Where the next one must begin.</returns>
    private long One(ZipEntry entry, long next)
    {
        var data = ReadLocal(entry);
        if (entry.Packed > length - data)
            throw ArchiveReader.Damaged(entry.Name);
        var end = data + entry.Packed;
        if (end > next)
            throw Overlap(entry);
        if (entry.IsStreamed)
            end = ReadDescriptor(entry, end, next);
        if (NameBook.IsLeftOut(entry.Name))
            return end;
        using var content = new CountedContent(Window(data, entry.Packed), entry, limits);
        if (entry.IsFolder)
        {
            sink.Names.AddFolder(entry.Name[..^1]);
            if (entry.Size != 0 || content.Read(stackalloc byte[1]) != 0)
                throw new IntakeRefused("PR-ARCHIVE-021", $"'{PrintableText.Line(entry.Name, 120)}' is a file and a folder.", "Pack the folder again with an ordinary program.", entry.Name);
        }
        else
        {
            sink.Take(entry.Name, content, entry.Size);
        }

        content.Finish();
        return end;
    }

    /// <summary>Compares the local header (APPNOTE 4.3.7) with the directory.</summary>
    /// <returns>Where the data begin.</returns>
    private long ReadLocal(ZipEntry entry)
    {
        var room = HeaderBytes + entry.RawName.Length;
        var head = new byte[room];
        if (Window(entry.Offset, Math.Max(0, length - entry.Offset)).ReadAtLeast(head, room, throwOnEndOfStream: false) != room || U32(head, 0) != 0x04034B50)
            throw ArchiveReader.Damaged(entry.Name);
        var (flags, extra) = (U16(head, 6), U16(head, 28));
        if (U16(head, 26) != entry.RawName.Length || !head.AsSpan(HeaderBytes).SequenceEqual(entry.RawName))
            throw Differs(entry);
        if (((flags ^ entry.Flags) & ComparedFlags) != 0 || U16(head, 8) != entry.Method)
            throw Differs(entry);
        var blocks = new byte[extra];
        if (Window(entry.Offset + room, Math.Max(0, length - entry.Offset - room)).ReadAtLeast(blocks, extra, throwOnEndOfStream: false) != extra)
            throw ArchiveReader.Damaged(entry.Name);
        if (EntryNames.Decode(entry.RawName, blocks) != entry.Name && !ZipDirectory.Extra(blocks, 0x7075).IsEmpty)
            throw Differs(entry);
        CompareSizes(entry, head, ZipDirectory.Extra(blocks, 1));
        return entry.Offset + room + extra;
    }

    private static void CompareSizes(ZipEntry entry, byte[] head, ReadOnlySpan<byte> wide)
    {
        var (crc, packed, size) = (U32(head, 14), (ulong)U32(head, 18), (ulong)U32(head, 22));
        if (size == uint.MaxValue && wide.Length >= 8)
        {
            size = BinaryPrimitives.ReadUInt64LittleEndian(wide);
            wide = wide[8..];
        }

        if (packed == uint.MaxValue && wide.Length >= 8)
            packed = BinaryPrimitives.ReadUInt64LittleEndian(wide);
        var same = crc == entry.Crc && packed == (ulong)entry.Packed && size == (ulong)entry.Size;
        var open = entry.IsStreamed && Open(crc, entry.Crc) && Open(packed, (ulong)entry.Packed) && Open(size, (ulong)entry.Size);
        if (!same && !open)
            throw Differs(entry);
    }

    /// <summary>A field that a writer leaves for the descriptor: empty, full, or right already.</summary>
    private static bool Open(ulong local, ulong central) => local == 0 || local == uint.MaxValue || local == central;

    /// <summary>The sizes behind the data: with or without signature, narrow or wide (APPNOTE 4.3.9). The room up to the next entry tells which.</summary>
    private long ReadDescriptor(ZipEntry entry, long at, long next)
    {
        var room = next - at;
        if (room is not (12 or 16 or 20 or 24))
            throw room < 12 ? Overlap(entry) : ZipDirectory.Loose("between its files");
        Span<byte> tail = stackalloc byte[24];
        if (Window(at, room).ReadAtLeast(tail, (int)room, throwOnEndOfStream: false) != room)
            throw ArchiveReader.Damaged(entry.Name);
        if (room is 16 or 24 && U32(tail, 0) != 0x08074B50)
            throw Differs(entry);
        var fields = tail[(room is 16 or 24 ? 4 : 0)..(int)room];
        var (packed, size) = fields.Length == 12 ? (U32(fields, 4), U32(fields, 8)) : (BinaryPrimitives.ReadUInt64LittleEndian(fields[4..]), BinaryPrimitives.ReadUInt64LittleEndian(fields[12..]));
        return U32(fields, 0) == entry.Crc && packed == (ulong)entry.Packed && size == (ulong)entry.Size ? next : throw Differs(entry);
    }

    private static IntakeRefused Differs(ZipEntry entry) => ZipDirectory.Differs("The two headers of this file", entry.Name);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
