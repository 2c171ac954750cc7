namespace Practicum.Runner.ModelHosts.Cages.Groups;

/// <summary>
/// A place where control groups with a bound on memory and on tasks can be made: one folder under version 2, two under version 1
/// (kernel documentation: admin-guide/cgroup-v2, admin-guide/cgroup-v1/memory and pids). Found by making one.
/// </summary>
/// <param name="Memory">Folder of the memory controller.</param>
/// <param name="Tasks">Folder of the controller of tasks; the same under version 2.</param>
/// <param name="Version">1 or 2.</param>
internal sealed record GroupHome(string Memory, string Tasks, int Version)
{
    private const string Prefix = "practicum-";
    private static int made;

    /// <summary>Looks for a place; null with the reason where there is none.</summary>
    /// <param name="root">Where control groups are mounted.</param>
    /// <param name="membership">Text of <c>/proc/self/cgroup</c>.</param>
    /// <param name="why">What was found, or why nothing was.</param>
    public static GroupHome? Find(string root, string membership, out string why)
    {
        var own = membership.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 3)).Where(p => p.Length == 3).ToArray();
        foreach (var home in Unified(root, own).Concat(Classic(root, own)))
        {
            if (home.Tries() is { } fault)
            {
                why = fault;
                continue;
            }

            why = $"Version {home.Version} bounds memory and tasks.";
            home.Sweep();
            return home;
        }

        why = Directory.Exists(root) ? "No control group with a bound on memory and tasks can be made here." : "Control groups are not mounted here.";
        return null;
    }

    /// <summary>Makes a group with these bounds.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refuses.</exception>
    public ControlGroup Make(CageLimits limits)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref made)}");
        var group = new ControlGroup(Path.Combine(Memory, name), Path.Combine(Tasks, name), Version);
        try
        {
            group.Bound(limits);
            return group;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            group.Dispose();
            throw;
        }
    }

    private static IEnumerable<GroupHome> Unified(string root, string[][] own)
    {
        var path = own.FirstOrDefault(p => p[0] == "0")?[2].Trim('/');
        if (path is null)
            yield break;
        foreach (var mount in new[] { root, Path.Combine(root, "unified") })
        {
            // A group that holds processes cannot hand controllers to children, so the group above is the better place where we may write there.
            foreach (var folder in new[] { Path.Combine(mount, path), Path.GetDirectoryName(Path.Combine(mount, path)) })
            {
                if (folder is not null && folder.StartsWith(mount, StringComparison.Ordinal) && Handed(folder))
                    yield return new(folder, folder, 2);
            }
        }
    }

    private static bool Handed(string folder)
    {
        var control = Path.Combine(folder, "cgroup.subtree_control");
        try
        {
            if (!File.Exists(control))
                return false;
            var handed = File.ReadAllText(control).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            return handed.Contains("memory") && handed.Contains("pids");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<GroupHome> Classic(string root, string[][] own)
    {
        var (memory, tasks) = (Of("memory"), Of("pids"));
        if (memory is not null && tasks is not null)
            yield return new(memory, tasks, 1);

        string? Of(string controller)
        {
            var path = own.FirstOrDefault(p => p[1].Split(',').Contains(controller))?[2].Trim('/');
            var folder = path is null ? null : Path.Combine(root, controller, path);
            return folder is not null && Directory.Exists(folder) ? folder : path is not null && Directory.Exists(Path.Combine(root, controller)) ? Path.Combine(root, controller) : null;
        }
    }

    private string? Tries()
    {
        try
        {
            Make(new()).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"A control group of version {Version} cannot be made: {e.Message.TrimEnd('.')}.";
        }
    }

    /// <summary>Takes away what runs left that were killed. A group with processes in it stays: the system refuses.</summary>
    private void Sweep()
    {
        foreach (var folder in new[] { Memory, Tasks }.Distinct().SelectMany(f => Directory.EnumerateDirectories(f, Prefix + "*")).ToArray())
        {
            var owner = Path.GetFileName(folder).Split('-').ElementAtOrDefault(1);
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}")))
                ControlGroup.Remove(folder);
        }
    }
}
