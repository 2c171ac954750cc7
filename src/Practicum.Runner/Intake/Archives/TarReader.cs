using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>Unpacks a tar: regular files and folders, with names from ustar, pax or GNU headers, to its two closing blocks and with nothing behind them.</summary>
/// <param name="bytes">The tar.</param>
/// <param name="sink">Takes the files.</param>
/// <param name="isPacked">It comes out of a gzip file, which may hold anything else.</param>
internal sealed class TarReader(Stream bytes, IntakeSink sink, bool isPacked)
{
    private const int MostNameBytes = 4_096;
    private readonly byte[] _scratch = new byte[1 << 16];
    private PaxRecords? _pax;
    private string? _longName;

    /// <summary>Unpacks everything.</summary>
    /// <exception cref="IntakeRefused">Something is wrong with it.</exception>
    public void Unpack()
    {
        var block = new byte[TarHeader.Bytes];
        for (var first = true; ; first = false)
        {
            var got = bytes.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            if (first && isPacked && (got < block.Length || !TarHeader.IsTar(block)) && (got == 0 || block.AsSpan(0, got).ContainsAnyExcept((byte)0)))
                throw new IntakeRefused("PR-ARCHIVE-005", "This is neither a folder, a zip, a tar nor a tar.gz; it is a gzip file without a tar in it.", "Pack the folder as a zip or a tar.gz.");
            if (got == 0)
                throw NoEnd();
            if (got < block.Length)
                throw ArchiveReader.Damaged();
            if (!block.AsSpan().ContainsAnyExcept((byte)0))
            {
                End();
                return;
            }

            sink.Names.Count();
            One(TarHeader.Read(block));
        }
    }

    private static IntakeRefused NoEnd() => new("PR-ARCHIVE-026", "The tar has no end; it was cut off between two files.", "Pack the folder again, and see that it was sent whole.");

    private void One(TarHeader header)
    {
        switch (header.Type)
        {
            case 'x' when _pax is not null || _longName is not null:
            case 'L' when _pax?.Path is not null || _longName is not null:
                throw PaxRecords.Bad("two names for one entry");
            case 'x':
                _pax = PaxRecords.Read(Side(header, PaxRecords.MostBytes), global: false);
                break;
            case 'g':
                PaxRecords.Read(Side(header, PaxRecords.MostBytes), global: true);
                break;
            case 'L':
                var name = Side(header, MostNameBytes);
                _longName = EntryNames.Text(name.AsSpan().TrimEnd((byte)0));
                break;
            case 'K':
                Side(header, MostNameBytes);
                break;
            default:
                Content(header);
                (_pax, _longName) = (null, null);
                break;
        }
    }

    private void Content(TarHeader header)
    {
        var name = _pax?.Path ?? _longName ?? EntryNames.Text(header.Name);
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        var size = _pax?.Size ?? header.Size;
        if (size != header.Size && header.Size != 0)
            throw ZipDirectory.Differs("The two headers of this file", name);
        if (NameBook.IsLeftOut(name))
        {
            Skip(new(bytes, size, name));
            Pad(size);
            return;
        }

        if (header.Type is '1' or '2' or '3' or '4' or '6')
            throw new IntakeRefused("PR-ARCHIVE-008", "This is a link or a device; only files and folders are read.", "Put the file itself in its place.", name);
        if (header.Type is not ('0' or '5' or '7'))
            throw TarHeader.Unsupported(header.Type == 'S' ? "a file with holes (sparse)" : "an entry that is neither a file nor a folder", name);
        if (header.Type == '5' || name.EndsWith('/'))
        {
            if (size != 0)
                throw TarHeader.Unsupported("a folder with content", name);
            Folder(name.TrimEnd('/'));
            return;
        }

        sink.Take(name, new TarContent(bytes, size, name), size);
        Pad(size);
    }

    private void Folder(string name)
    {
        if (name is not ("" or "."))
            sink.Names.AddFolder(name);
    }

    /// <summary>The bytes of a header that is about another entry.</summary>
    private byte[] Side(TarHeader header, int most)
    {
        if (header.Size > most)
            throw PaxRecords.Bad(string.Create(CultureInfo.InvariantCulture, $"more than {most:N0} bytes"));
        var side = new byte[header.Size];
        if (bytes.ReadAtLeast(side, side.Length, throwOnEndOfStream: false) != side.Length)
            throw ArchiveReader.Damaged();
        Pad(header.Size);
        return side;
    }

    private void Skip(TarContent content)
    {
        while (content.Read(_scratch) > 0)
        {
            // What is left out is passed over.
        }
    }

    private void Pad(long size)
    {
        var rest = (int)((TarHeader.Bytes - (size % TarHeader.Bytes)) % TarHeader.Bytes);
        if (bytes.ReadAtLeast(_scratch.AsSpan(0, rest), rest, throwOnEndOfStream: false) != rest)
            throw ArchiveReader.Damaged();
    }

    /// <summary>Behind the first block of zeros: another one, and nothing but zeros.</summary>
    private void End()
    {
        if (_pax is not null || _longName is not null)
            throw NoEnd();
        var zeros = (long)TarHeader.Bytes;
        for (int read; (read = bytes.Read(_scratch)) > 0; zeros += read)
        {
            if (_scratch.AsSpan(0, read).ContainsAnyExcept((byte)0))
                throw ZipDirectory.Loose("behind its end");
        }

        if (zeros < 2 * TarHeader.Bytes)
            throw NoEnd();
    }
}
