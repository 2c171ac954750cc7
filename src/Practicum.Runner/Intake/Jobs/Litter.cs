namespace Practicum.Runner.Intake.Jobs;

/// <summary>Names for what is half done, beside the place where it shall stand, and the removal of what killed processes left under such names.</summary>
internal static class Litter
{
    private const string Prefix = ".practicum-";

    /// <summary>A name that nobody else has, <c>.practicum-71-3a8f.effffffc-k2j3h4</c>.</summary>
    public static string NewName() => $"{Prefix}{JobOwner.Current}-{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";

    /// <summary>Whether a name is one of these, whoever's.</summary>
    public static bool Is(string name) => JobOwner.Parse(name, Prefix) is not null;

    /// <summary>Removes what processes that have ended left in a folder; only files and folders of this user, never following a link.</summary>
    /// <param name="folder">The folder; one that is not there or not readable is no matter.</param>
    public static void Sweep(string folder)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).GetFileSystemInfos(Prefix + "*"))
            {
                if (JobOwner.Parse(entry.Name, Prefix) is { IsDead: true } && UnixFiles.IsOwn(entry.FullName))
                    Remove(entry);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is swept where nothing can be seen.
        }
    }

    /// <summary>Removes one of one's own names, whatever has become of it.</summary>
    public static void Remove(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process was quicker, or it is not ours to remove.
        }
    }
}
