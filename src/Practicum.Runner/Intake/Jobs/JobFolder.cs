namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// A private folder under the system's temporary folder for one job (mode 0700 on Unix). Disposing deletes it; what a killed process left is swept when the
/// next one makes its own. The owner holds a lock on a file inside, which the system lets go with the process, whoever ends it.
/// </summary>
internal sealed class JobFolder : IDisposable
{
    private const string Prefix = "practicum-job-";
    private const string LockName = ".owner";
    private readonly FileStream _lock;

    private JobFolder(string root)
    {
        Root = root;
        _lock = new(Path.Combine(root, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Makes a folder, after sweeping those of dead processes.</summary>
    /// <param name="temporary">Where; the system's temporary folder unless given.</param>
    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    public static JobFolder Create(string? temporary = null)
    {
        temporary ??= Path.GetTempPath();
        Sweep(temporary);
        while (true)
        {
            var root = Path.Combine(temporary, $"{Prefix}{JobOwner.Current}-{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}");
            if (UnixFiles.TryMakePrivate(root))
                return new(root);
        }
    }

    /// <summary>Removes the folders of processes that have ended. Only folders of this user; links are never followed; what cannot be removed is left.</summary>
    /// <param name="temporary">Where they lie.</param>
    /// <returns>How many were removed.</returns>
    public static int Sweep(string temporary)
    {
        var swept = 0;
        foreach (var folder in Candidates(temporary))
        {
            if (IsAbandoned(folder) && Remove(folder.FullName))
                swept++;
        }

        return swept;
    }

    /// <summary>A path inside.</summary>
    public string At(string name) => Path.Combine(Root, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        Remove(Root);
    }

    private static DirectoryInfo[] Candidates(string temporary)
    {
        try
        {
            return new DirectoryInfo(temporary).GetDirectories(Prefix + "*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsAbandoned(DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null || JobOwner.Parse(folder.Name, Prefix) is not { } owner || owner == JobOwner.Current)
            return false;
        if (!UnixFiles.IsOwn(folder.FullName))
            return false;
        var held = Path.Combine(folder.FullName, LockName);
        if (!File.Exists(held))
            return owner.IsDead;
        if (owner.Space == JobOwner.Current.Space && !owner.IsDead)
            return false;
        try
        {
            using var free = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
