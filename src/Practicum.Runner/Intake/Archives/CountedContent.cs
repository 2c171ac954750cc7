using System.IO.Compression;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// The content of an entry while it is unpacked: it must come to exactly as many bytes as it says, with the checksum it says, out of exactly the packed bytes
/// it has; and never grow out of all proportion to them.
/// </summary>
internal sealed class CountedContent : ForwardStream
{
    private readonly ZipEntry _entry;
    private readonly IntakeLimits _limits;
    private readonly InflaterFeed? _feed;
    private readonly Stream _content;
    private long _produced;
    private uint _crc;

    /// <summary>Begins.</summary>
    /// <param name="packed">The packed bytes, and no others.</param>
    /// <param name="entry">What the archive says.</param>
    /// <param name="limits">How much it may grow.</param>
    public CountedContent(FileWindow packed, ZipEntry entry, IntakeLimits limits)
    {
        (_entry, _limits) = (entry, limits);
        _feed = entry.Method == 8 ? new(packed, packed.Length) : null;
        _content = _feed is null ? packed : new DeflateStream(_feed, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        try
        {
            read = _content.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw ArchiveReader.Damaged(_entry.Name);
        }

        _produced += read;
        _crc = Crc32.Append(_crc, buffer[..read]);
        if (_produced > _entry.Size)
            throw WrongSize();
        if (_produced > _limits.RatioFloor && _produced / _limits.MostRatio > _entry.Packed)
            throw Bomb(_entry.Name);
        return read;
    }

    /// <summary>Says whether everything came as it should, when there is no more to read.</summary>
    /// <exception cref="IntakeRefused">It did not.</exception>
    public void Finish()
    {
        if (_produced != _entry.Size)
            throw WrongSize();
        if (_crc != _entry.Crc)
            throw new IntakeRefused("PR-ARCHIVE-015", "The checksum of the file is wrong.", "Pack the folder again, and see that it was sent whole.", _entry.Name);
        if (_feed is { IsAtEnd: false })
            throw ZipDirectory.Loose($"behind the content of '{PrintableText.Line(_entry.Name, 120)}'");
    }

    /// <summary>What grows out of all proportion.</summary>
    public static IntakeRefused Bomb(string? entry) => new("PR-ARCHIVE-018", "The archive unpacks to far more than any honest content would.", "Leave out files that hold almost nothing but repetition.", entry);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    private IntakeRefused WrongSize() => new("PR-ARCHIVE-014", "The file is shorter or longer than the archive says.", "Pack the folder again, and see that it was sent whole.", _entry.Name);
}
