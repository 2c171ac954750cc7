using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Intake.Archives;

/// <summary>Where the entries of an archive go: a new folder, under limits on names, counts and the bytes really produced.</summary>
/// <param name="folder">A folder that is empty.</param>
/// <param name="mostBytes">Most bytes in all.</param>
internal sealed class ArchiveSink(string folder, long mostBytes = SubmissionFiles.MostBytes)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _bytes;

    /// <summary>Writes one regular file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="length">How many bytes it says it has.</param>
    /// <exception cref="ArchiveRefused">Its name, size or number breaks a limit.</exception>
    public void Write(string name, Stream content, long length)
    {
        Accept(name);
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var written = 0L;
        for (int read; (read = content.Read(_buffer)) > 0; written += read)
        {
            _bytes += read;
            if (_bytes > mostBytes)
                throw new ArchiveRefused("PR-ARC-003", string.Create(CultureInfo.InvariantCulture, $"The archive unpacks to more than {mostBytes >> 20} MiB."));
            file.Write(_buffer, 0, read);
        }

        if (written != length)
            throw new ArchiveRefused("PR-ARC-001", $"The archive is damaged: '{name}' is shorter or longer than it says.");
    }

    /// <summary>Accepts the name of a folder.</summary>
    /// <exception cref="ArchiveRefused">It leads elsewhere.</exception>
    public void Folder(string name) => CheckName(name.TrimEnd('/'));

    private static void CheckName(string name)
    {
        if (FileNames.Fault(name) is { } fault)
            throw new ArchiveRefused(fault.Code, fault.Sentence);
    }

    private void Accept(string name)
    {
        CheckName(name);
        if (!_names.Add(name))
            throw new ArchiveRefused("PR-ARC-004", $"The entry '{name}' is there twice.");
        if (_names.Count > SubmissionFiles.MostFiles)
            throw new ArchiveRefused("PR-ARC-003", string.Create(CultureInfo.InvariantCulture, $"The archive holds more than {SubmissionFiles.MostFiles:N0} files."));
    }

}

/// <summary>Ends the unpacking of an archive; never leaves <see cref="ArchiveReader"/>.</summary>
internal sealed class ArchiveRefused(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code => code;
}
