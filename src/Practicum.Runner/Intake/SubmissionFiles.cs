using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Intake;

/// <summary>What lies in a submission's folder, under limits.</summary>
internal static class SubmissionFiles
{
    /// <summary>Most files.</summary>
    public const int MostFiles = 2_000;

    /// <summary>Most bytes in all.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>Names of the files, with forward slashes; what breaks a limit, a link or a name that leads elsewhere is reported.</summary>
    public static IReadOnlySet<string> List(string root, List<Diagnostic> problems)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var (bytes, keys) = (0L, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var name = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
            if (name.Split('/').Any(part => part.StartsWith('.')))
                continue;
            if (entry.LinkTarget is not null)
                problems.Add(new("PR-SUB-018", new(name), "This is a link; a submission holds regular files only."));
            else if (entry is FileInfo file && files.Add(name))
                bytes += file.Length;
            if (FileNames.Fault(name) is { } fault)
                problems.Add(fault.At(new(name)));
            else if (!keys.TryAdd(FileNames.FoldedKey(name), name))
                problems.Add(FileNames.Twin(keys[FileNames.FoldedKey(name)], name).At(new(name)));
            if (files.Count > MostFiles || bytes > MostBytes)
            {
                problems.Add(new("PR-SUB-020", new(Path.GetFileName(root)), string.Create(CultureInfo.InvariantCulture, $"A submission holds at most {MostFiles:N0} files and {MostBytes >> 20} MiB.")));
                return files;
            }
        }

        return files;
    }
}
