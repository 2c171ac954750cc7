using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Runs;

/// <summary>
/// Puts files that belong together into a folder. Nobody ever sees files of two runs beside each other, whenever the process is killed: a new folder appears
/// whole, by one renaming; an earlier result is exchanged for the new one in one step. Where that cannot be (the folder holds other things, is a link, is the
/// folder one stands in, or the system has no such step) the old files go first, the last of the list first of all, and come in the order of the list: then
/// the last one says that all are there.
/// </summary>
internal static class ResultFolder
{
    /// <summary>Whether a folder holds nothing but such files, or what a killed run left of them.</summary>
    public static bool IsOurs(string folder, IReadOnlyCollection<string> names) =>
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).All(n => names.Contains(n) || Litter.Is(n!));

    /// <summary>Writes all files, all or none.</summary>
    /// <param name="folder">The folder, which may be absent.</param>
    /// <param name="files">Names inside it, and contents.</param>
    /// <exception cref="IOException">The place cannot be written; nothing is left behind.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public static void Replace(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(full) ?? full;
        var exists = Directory.Exists(full);
        Directory.CreateDirectory(parent);
        Litter.Sweep(parent);
        Litter.Sweep(full);
        var whole = !exists || MaySwap(full, files);
        var half = MakeHalf(whole ? parent : full);
        try
        {
            foreach (var (name, bytes) in files)
                WholeFile.Put(Path.Combine(half.FullName, name), bytes);
            if (!exists)
                Directory.Move(half.FullName, full);
            else if (!whole || !Exchange(half.FullName, full))
                OneByOne(half.FullName, full, files);
        }
        finally
        {
            Litter.Remove(half);
        }
    }

    private static DirectoryInfo MakeHalf(string folder) => Directory.CreateDirectory(Path.Combine(folder, Litter.NewName()));

    private static bool MaySwap(string full, IReadOnlyList<(string Name, byte[] Bytes)> files) =>
        UnixFiles.Look(full).Kind == EntryKind.Folder && UnixFiles.IsOwn(full) && IsOurs(full, [.. files.Select(f => f.Name)])
        && !(Environment.CurrentDirectory + Path.DirectorySeparatorChar).StartsWith(full + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool Exchange(string half, string full)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(half, File.GetUnixFileMode(full));
        return UnixFiles.TryExchange(half, full);
    }

    private static void OneByOne(string half, string full, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        foreach (var (name, _) in files.Reverse())
            File.Delete(Path.Combine(full, name));
        foreach (var (name, _) in files)
            File.Move(Path.Combine(half, name), Path.Combine(full, name));
    }
}
