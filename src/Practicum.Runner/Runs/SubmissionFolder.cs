using Practicum.Runner.Intake.Archives;

namespace Practicum.Runner.Runs;

/// <summary>A submission as a folder: its own, or a temporary one with the content of its archive, which goes at the end.</summary>
internal sealed class SubmissionFolder : IDisposable
{
    private readonly string? _temporary;

    private SubmissionFolder(string root, string? temporary) => (Root, _temporary) = (root, temporary);

    /// <summary>The folder where the files lie.</summary>
    public string Root { get; }

    /// <summary>Opens a folder, a zip or a tar.gz; <paramref name="problems"/> takes what is wrong with an archive, or that there is nothing.</summary>
    public static SubmissionFolder Open(string path, List<Diagnostic> problems)
    {
        if (!File.Exists(path))
        {
            if (!Directory.Exists(path))
                problems.Add(new("PR-SUB-008", new(Path.GetFileName(path)), "There is no such file or folder."));
            return new(path, null);
        }

        var temporary = Directory.CreateTempSubdirectory("practicum-").FullName;
        try
        {
            return new(ArchiveReader.Unpack(path, Path.Combine(temporary, "submission"), problems), temporary);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_temporary is not null && Directory.Exists(_temporary))
            Directory.Delete(_temporary, recursive: true);
    }
}
