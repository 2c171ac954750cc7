using System.Formats.Tar;
using System.IO.Compression;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// Unpacks a zip or tar.gz under limits (promises.md, archives): every entry a regular file or folder with a safe name, bytes counted as they are produced,
/// everything into a temporary folder that is renamed at the end. The first fault refuses the whole archive and leaves nothing behind.
/// </summary>
internal static class ArchiveReader
{
    private const long MostArchiveBytes = 512L << 20;

    /// <summary>Unpacks; gives the folder of the submission, which may be the only folder inside the archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="unpackTo">A folder that does not exist yet, or null for a new temporary one.</param>
    /// <param name="problems">Takes the diagnostic of a refusal.</param>
    public static string Unpack(string path, string? unpackTo, List<Diagnostic> problems)
    {
        var parent = unpackTo is null ? Directory.CreateTempSubdirectory("practicum-").FullName : Path.GetDirectoryName(Path.GetFullPath(unpackTo))!;
        var target = unpackTo ?? Path.Combine(parent, "submission");
        var half = $"{target}.unpacking";
        try
        {
            if (Path.Exists(target))
                throw new ArchiveRefused("PR-ARC-006", "The folder to unpack into exists already.");
            Directory.CreateDirectory(half);
            Fill(path, new(half));
            Directory.Move(half, target);
            return Inner(target);
        }
        catch (ArchiveRefused refused)
        {
            problems.Add(new(refused.Code, new(Path.GetFileName(path)), refused.Message));
        }
        catch (Exception bad) when (bad is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            problems.Add(new("PR-ARC-001", new(Path.GetFileName(path)), "The archive is damaged or cut off."));
        }

        if (Directory.Exists(half))
            Directory.Delete(half, true);
        if (unpackTo is null)
            Directory.Delete(parent, true);
        return target;
    }

    private static void Fill(string path, ArchiveSink sink)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MostArchiveBytes)
            throw new ArchiveRefused("PR-ARC-003", "The archive has more than 512 MiB.");
        Span<byte> head = stackalloc byte[4];
        var got = file.ReadAtLeast(head, 4, false);
        file.Position = 0;
        if (got >= 2 && head[0] == 0x1F && head[1] == 0x8B)
            FillFromTar(file, sink);
        else if (got == 4 && head[0] == (byte)'P' && head[1] == (byte)'K')
            FillFromZip(file, sink);
        else
            throw new ArchiveRefused("PR-ARC-005", "This is neither a folder, a zip nor a tar.gz.");
    }

    private static void FillFromZip(Stream file, ArchiveSink sink)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
                throw new ArchiveRefused("PR-ARC-007", "The archive is encrypted.");
            var type = (entry.ExternalAttributes >> 16) & 0xF000;
            if (type is not (0 or 0x8000 or 0x4000))
                throw new ArchiveRefused("PR-ARC-008", $"The entry '{entry.FullName}' is a link or a device; only files and folders are read.");
            if (entry.FullName.EndsWith('/'))
            {
                sink.Folder(entry.FullName);
                continue;
            }

            using var content = entry.Open();
            sink.Write(entry.FullName, content, entry.Length);
        }
    }

    private static void FillFromTar(Stream file, ArchiveSink sink)
    {
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    if (name.Length > 0)
                        sink.Folder(name);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                    sink.Write(name, entry.DataStream ?? Stream.Null, entry.Length);
                    break;
                case TarEntryType.ExtendedAttributes or TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw new ArchiveRefused("PR-ARC-008", $"The entry '{name}' is a link or a device; only files and folders are read.");
            }
        }
    }

    private static string Inner(string folder)
    {
        if (File.Exists(Path.Combine(folder, SubmissionReader.FileName)))
            return folder;
        var inside = Directory.GetFileSystemEntries(folder);
        return inside.Length == 1 && Directory.Exists(inside[0]) ? inside[0] : folder;
    }
}
