using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Practicum.Runner.Tests.Intake.Archives.Building;

/// <summary>
/// Writes zip archives byte by byte (PKWARE APPNOTE 6.3.10, 4.3.7 to 4.3.16), independently of the reader under test and of System.IO.Compression's own
/// container. Any field can lie.
/// </summary>
internal sealed class ZipBuilder
{
    private readonly List<ZipPart> _parts = [];

    /// <summary>Starts with entries.</summary>
    public ZipBuilder(params ZipPart[] parts) => _parts.AddRange(parts);

    /// <summary>Bytes before the first local header; the offsets count them.</summary>
    public byte[] Front { get; init; } = [];

    /// <summary>Bytes between the entries and the central directory.</summary>
    public byte[] Gap { get; init; } = [];

    /// <summary>Bytes behind the end.</summary>
    public byte[] Behind { get; init; } = [];

    /// <summary>Comment of the archive.</summary>
    public byte[] Comment { get; init; } = [];

    /// <summary>Number of entries that the end record says.</summary>
    public ushort? Count { get; init; }

    /// <summary>Number of entries on this disk that the end record says.</summary>
    public ushort? CountHere { get; init; }

    /// <summary>Number of this disk.</summary>
    public ushort Disk { get; init; }

    /// <summary>Offset of the central directory that the end record says.</summary>
    public uint? DirectoryAt { get; init; }

    /// <summary>Length of the central directory that the end record says.</summary>
    public uint? DirectoryLength { get; init; }

    /// <summary>Length of the comment that the end record says.</summary>
    public ushort? CommentLength { get; init; }

    /// <summary>A zip64 end record and locator are written, too, with these counts (null: true ones).</summary>
    public bool Zip64 { get; init; }

    /// <summary>Number of entries that the zip64 end record says.</summary>
    public ulong? Zip64Count { get; init; }

    /// <summary>Adds an entry.</summary>
    public ZipBuilder Add(ZipPart part)
    {
        _parts.Add(part);
        return this;
    }

    /// <summary>The archive.</summary>
    public byte[] Build()
    {
        var bytes = new MemoryStream();
        bytes.Write(Front);
        var places = _parts.Select(part => part.CentralOnly ? 0 : Local(bytes, part)).ToArray();
        bytes.Write(Gap);
        var directory = (uint)bytes.Position;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (!_parts[i].LocalOnly)
                Central(bytes, _parts[i], places[i]);
        }

        var length = (uint)bytes.Position - directory;
        var count = _parts.Count(p => !p.LocalOnly);
        if (Zip64)
            End64(bytes, directory, length, Zip64Count ?? (ulong)count);
        var end = new byte[22];
        Put(end, 0, 0x06054B50);
        Put16(end, 4, Disk);
        Put16(end, 6, Disk);
        Put16(end, 8, CountHere ?? Count ?? (Zip64 ? (ushort)0xFFFF : (ushort)count));
        Put16(end, 10, Count ?? (Zip64 ? (ushort)0xFFFF : (ushort)count));
        Put(end, 12, DirectoryLength ?? (Zip64 ? uint.MaxValue : length));
        Put(end, 16, DirectoryAt ?? (Zip64 ? uint.MaxValue : directory));
        Put16(end, 20, CommentLength ?? (ushort)Comment.Length);
        bytes.Write(end);
        bytes.Write(Comment);
        bytes.Write(Behind);
        return bytes.ToArray();
    }

    /// <summary>Bytes deflated, raw (RFC 1951).</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return [3, 0];
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>CRC-32 of bytes (ISO 3309, polynomial 0xEDB88320), bit by bit.</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }

    private static byte[] Data(ZipPart part) => part.Raw ?? (part.Method == 8 && !part.Name.EndsWith('/') ? Deflate(part.Content) : part.Content);

    private static byte[] NameOf(ZipPart part, string? other = null) => other is not null ? Encoding.UTF8.GetBytes(other) : part.RawName ?? Encoding.UTF8.GetBytes(part.Name);

    private static byte[] ContentOf(ZipPart part) => part.Name.EndsWith('/') && part.Raw is null ? [] : part.Content;

    private static ushort MethodOf(ZipPart part) => part.Name.EndsWith('/') && part.Raw is null ? (ushort)0 : part.Method;

    private static uint Local(MemoryStream bytes, ZipPart part)
    {
        var at = (uint)bytes.Position;
        var content = ContentOf(part);
        var data = part.Name.EndsWith('/') && part.Raw is null ? [] : Data(part);
        var name = NameOf(part, part.LocalName);
        var (crc, packed, size) = (Crc32(content), (uint)data.Length, (uint)content.Length);
        var streamed = part.Descriptor is not null;
        var head = new byte[30];
        Put(head, 0, part.LocalSignature);
        Put16(head, 4, 20);
        Put16(head, 6, (ushort)((part.LocalFlags ?? part.Flags) | (streamed ? 8 : 0)));
        Put16(head, 8, part.LocalMethod ?? MethodOf(part));
        Put(head, 10, 0x5A21_0000);
        Put(head, 14, part.LocalCrc ?? (streamed ? 0 : crc));
        Put(head, 18, part.LocalPacked ?? (streamed ? 0 : packed));
        Put(head, 22, part.LocalSize ?? (streamed ? 0 : size));
        Put16(head, 26, (ushort)name.Length);
        Put16(head, 28, (ushort)part.LocalExtra.Length);
        bytes.Write(head);
        bytes.Write(name);
        bytes.Write(part.LocalExtra);
        bytes.Write(data);
        if (part.Descriptor is { } signed)
        {
            var tail = new byte[16];
            Put(tail, 0, 0x08074B50);
            Put(tail, 4, part.Crc ?? crc);
            Put(tail, 8, part.Packed ?? packed);
            Put(tail, 12, part.Size ?? size);
            bytes.Write(tail.AsSpan(signed ? 0 : 4));
        }

        return at;
    }

    private static void Central(MemoryStream bytes, ZipPart part, uint at)
    {
        var content = ContentOf(part);
        var data = part.Name.EndsWith('/') && part.Raw is null ? [] : Data(part);
        var name = NameOf(part);
        var head = new byte[46];
        Put(head, 0, 0x02014B50);
        Put16(head, 4, part.MadeBy);
        Put16(head, 6, 20);
        Put16(head, 8, (ushort)(part.Flags | (part.Descriptor is null ? 0 : 8)));
        Put16(head, 10, MethodOf(part));
        Put(head, 12, 0x5A21_0000);
        Put(head, 16, part.Crc ?? Crc32(content));
        Put(head, 20, part.Packed ?? (uint)data.Length);
        Put(head, 24, part.Size ?? (uint)content.Length);
        Put16(head, 28, (ushort)name.Length);
        Put16(head, 30, (ushort)part.Extra.Length);
        Put16(head, 32, (ushort)part.Comment.Length);
        Put16(head, 34, part.Disk);
        Put(head, 38, part.Attributes);
        Put(head, 42, part.Offset ?? at);
        bytes.Write(head);
        bytes.Write(name);
        bytes.Write(part.Extra);
        bytes.Write(part.Comment);
    }

    private static void End64(MemoryStream bytes, uint directory, uint length, ulong count)
    {
        var at = bytes.Position;
        var end = new byte[56 + 20];
        Put(end, 0, 0x06064B50);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(4), 44);
        Put16(end, 12, 45);
        Put16(end, 14, 45);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(24), count);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(32), count);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(40), length);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(48), directory);
        Put(end, 56, 0x07064B50);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(64), (ulong)at);
        Put(end, 72, 1);
        bytes.Write(end);
    }

    private static void Put(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Put16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
}
