using System.Buffers.Binary;
using System.IO.Compression;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// The content of a gzip file, one member after another (RFC 1952), with each member's checksum and length compared, nothing behind the last one, and never
/// out of all proportion to the packed bytes.
/// </summary>
/// <param name="packed">The whole file.</param>
/// <param name="limits">How much it may grow.</param>
internal sealed class GzipMembers(FileWindow packed, IntakeLimits limits) : ForwardStream
{
    /// <summary>Most members; programs that pack in pieces make one for each 64 KiB.</summary>
    public const int MostMembers = 10_000;

    private const int TrailerBytes = 8;
    private const int MostHeaderBytes = 4_096;
    private const long HeadersRoom = 64L << 20;
    private readonly byte[] _head = new byte[MostHeaderBytes];
    private InflaterFeed? _feed;
    private DeflateStream? _member;
    private int _members;
    private long _produced;
    private uint _size;
    private uint _crc;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_member is null && !Begin())
                return 0;
            if (Inflate(buffer) is > 0 and var read)
                return read;
            End();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _member?.Dispose();
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _member!.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw ArchiveReader.Damaged();
        }

        _crc = Crc32.Append(_crc, buffer[..read]);
        _size += (uint)read;
        _produced += read;
        if (_produced > limits.RatioFloor && _produced / limits.MostRatio > packed.Length)
            throw CountedContent.Bomb(null);
        if (_produced > limits.MostBytes + HeadersRoom)
            throw new IntakeRefused("PR-ARCHIVE-003", string.Create(CultureInfo.InvariantCulture, $"A submission holds at most {limits.MostBytes >> 20:N0} MiB."), "Hand in smaller models, and no data that a submission does not need.");
        return read;
    }

    /// <summary>Reads a member's header (RFC 1952, 2.3); false at the end of the file.</summary>
    private bool Begin()
    {
        var start = packed.Position;
        var head = _head.AsSpan(0, packed.ReadAtLeast(_head, MostHeaderBytes, throwOnEndOfStream: false));
        if (head.IsEmpty && _members > 0)
            return false;
        if (head.Length < 2 || head[0] != 0x1F || head[1] != 0x8B)
            throw _members > 0 ? ZipDirectory.Loose("behind its end") : ArchiveReader.Damaged();
        if (++_members > MostMembers)
            throw new IntakeRefused("PR-ARCHIVE-028", string.Create(CultureInfo.InvariantCulture, $"The gzip file consists of more than {MostMembers:N0} pieces."), "Pack the folder again as one tar.gz.");
        if (head.Length < 10 || head[2] != 8 || (head[3] & 0xE0) != 0)
            throw ArchiveReader.Damaged();
        packed.Position = start + HeaderBytes(head);
        if (packed.Length - packed.Position < TrailerBytes)
            throw ArchiveReader.Damaged();
        _feed = new(packed, packed.Length - TrailerBytes);
        _member = new(_feed, CompressionMode.Decompress, leaveOpen: true);
        (_crc, _size) = (0, 0);
        return true;
    }

    private static int HeaderBytes(ReadOnlySpan<byte> head)
    {
        var (flags, at) = (head[3], 10);
        if ((flags & 4) != 0)
            at += at + 2 <= head.Length ? 2 + BinaryPrimitives.ReadUInt16LittleEndian(head[at..]) : head.Length;
        for (var text = 0; text < ((flags >> 3) & 1) + ((flags >> 4) & 1); text++)
        {
            var end = at < head.Length ? head[at..].IndexOf((byte)0) : -1;
            at = end < 0 ? head.Length + 1 : at + end + 1;
        }

        if ((flags & 2) != 0)
        {
            if (at + 2 > head.Length || BinaryPrimitives.ReadUInt16LittleEndian(head[at..]) != (ushort)Crc32.Append(0, head[..at]))
                throw ArchiveReader.Damaged();
            at += 2;
        }

        return at <= head.Length ? at : throw ArchiveReader.Damaged();
    }

    /// <summary>
    /// Compares the trailer. Behind the last member it stands at the end of the file. Before another one it stands somewhere in the stretch that the inflater
    /// was given last, and is found by what it must say.
    /// </summary>
    private void End()
    {
        _member!.Dispose();
        _member = null;
        var from = _feed!.IsAtEnd ? _feed.LastTo : _feed.LastFrom;
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _size);
        packed.Position = from;
        var room = (int)(_feed.LastTo - from) + TrailerBytes + 2;
        var stretch = (room <= _head.Length ? _head : new byte[room]).AsSpan(0, room);
        stretch = stretch[..packed.ReadAtLeast(stretch, room, throwOnEndOfStream: false)];
        var at = stretch.IndexOf(trailer);
        if (at < 0)
            throw new IntakeRefused("PR-ARCHIVE-027", "The checksum or the length of the gzip file is wrong.", "Pack the folder again, and see that it was sent whole.");
        while (!IsFollowed(stretch[(at + TrailerBytes)..]) && stretch[(at + 1)..].IndexOf(trailer) is >= 0 and var further)
            at += 1 + further;
        packed.Position = from + at + TrailerBytes;
    }

    /// <summary>Whether a trailer can end here: the file ends, or another member begins.</summary>
    private static bool IsFollowed(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
}
