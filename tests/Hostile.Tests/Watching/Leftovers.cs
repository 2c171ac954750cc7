using System.Diagnostics;

namespace Hostile.Tests.Watching;

/// <summary>What a run could leave outside its folders: processes, shared memory, control groups.</summary>
internal static class Leftovers
{
    /// <summary>Starts to watch; call it before the first process is started.</summary>
    public static void Begin() => Native.AdoptOrphans();

    /// <summary>Living processes that descend from this one, with their command lines.</summary>
    public static string[] Processes()
    {
        var parents = new Dictionary<int, (int Parent, char State)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Stat(id) is { } stat)
                parents[id] = stat;
        }

        var ours = parents.Keys.Where(id => Descends(id)).ToArray();
        foreach (var dead in ours.Where(id => parents[id].State == 'Z' && parents[id].Parent == Environment.ProcessId))
            Native.Reap(dead);
        return [.. ours.Where(id => parents[id].State != 'Z').Select(id => $"{id} {CommandLine(id)}")];

        bool Descends(int id)
        {
            for (var steps = 0; steps < 64 && parents.TryGetValue(id, out var one) && one.Parent > 1; steps++, id = one.Parent)
            {
                if (one.Parent == Environment.ProcessId)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Waits until no process of ours lives; gives those that do not end.</summary>
    public static async Task<string[]> Stubborn()
    {
        var clock = Stopwatch.StartNew();
        string[] alive;
        while ((alive = Processes()).Length > 0 && clock.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return alive;
    }

    /// <summary>Things of Practicum in places that every process shares, those of living processes of other people left aside.</summary>
    public static SortedSet<string> Shared()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in new[] { "/dev/shm", Path.GetTempPath(), "/var/tmp", "/" })
            found.UnionWith(Named(folder, recursive: false));
        foreach (var folder in new[] { "/sys/fs/cgroup" })
            found.UnionWith(Named(folder, recursive: true));
        return found;
    }

    private static IEnumerable<string> Named(string folder, bool recursive)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 4 };
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFileSystemEntries(folder, recursive ? "practicum*" : "*", options)
            .Where(p => Path.GetFileName(p) is var name && (name.Contains(Marks.Escape, StringComparison.Ordinal) || IsOurs(name)));
    }

    // Names of job folders, shared memory and control groups carry the number of the process that made them.
    private static bool IsOurs(string name) => name.StartsWith("practicum", StringComparison.Ordinal)
        && name.Split('-', '_', '.').Any(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (id == Environment.ProcessId || Started.ContainsKey(id)));

    /// <summary>Processes that tests started.</summary>
    public static System.Collections.Concurrent.ConcurrentDictionary<int, bool> Started { get; } = new();

    private static (int Parent, char State)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(rest[1], CultureInfo.InvariantCulture), rest[0][0]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>Marks by which what got out is recognised.</summary>
internal static class Marks
{
    /// <summary>Part of the name of every file that a hostile case tries to put outside.</summary>
    public static readonly string Escape = $"escaped-{Environment.ProcessId}";
}
