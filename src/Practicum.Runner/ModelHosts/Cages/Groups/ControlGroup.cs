namespace Practicum.Runner.ModelHosts.Cages.Groups;

/// <summary>A control group of one cage. It goes when it is disposed, after its processes.</summary>
internal sealed class ControlGroup(string memory, string tasks, int version) : IDisposable
{
    private bool gone;

    /// <summary>Files into which a process writes 0 to join.</summary>
    public ImmutableArray<string> Joins { get; } = [.. new[] { memory, tasks }.Distinct().Select(f => Path.Combine(f, "cgroup.procs"))];

    /// <summary>Makes the folders and writes the bounds.</summary>
    public void Bound(CageLimits limits)
    {
        Directory.CreateDirectory(memory);
        Directory.CreateDirectory(tasks);
        Write(memory, version == 2 ? "memory.max" : "memory.limit_in_bytes", limits.MemoryBytes);
        Write(tasks, "pids.max", limits.Tasks);
        var swap = Path.Combine(memory, version == 2 ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
        if (File.Exists(swap))
            File.WriteAllText(swap, (version == 2 ? 0 : limits.MemoryBytes).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How often the kernel killed for want of memory.</summary>
    public long MemoryKills() => Count(memory, version == 2 ? "memory.events" : "memory.oom_control", "oom_kill");

    /// <summary>How often the kernel refused a new task.</summary>
    public long TaskRefusals() => Count(tasks, "pids.events", "max");

    /// <summary>Kills whatever is inside.</summary>
    public void Kill()
    {
        foreach (var process in Processes())
            CageCalls.End(process);
    }

    /// <summary>Kills what is inside and takes the group away; waits a little for the dead to be buried.</summary>
    public void Dispose()
    {
        for (var patience = 0; !gone && patience < 100; patience++)
        {
            Kill();
            gone = Remove(tasks) & Remove(memory);
            if (!gone)
                Thread.Sleep(5);
        }
    }

    /// <summary>Takes an empty group away; false while it holds processes.</summary>
    internal static bool Remove(string folder)
    {
        try
        {
            // The files in it are the kernel's and go with it; deleting recursively would try to delete each.
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(folder);
        }
    }

    private static void Write(string folder, string file, long value) => File.WriteAllText(Path.Combine(folder, file), value.ToString(CultureInfo.InvariantCulture));

    private static long Count(string folder, string file, string name)
    {
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, file)))
            {
                if (line.Split(' ') is [var key, var value] && key == name && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    return count;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The group is gone.
        }

        return 0;
    }

    private int[] Processes()
    {
        try
        {
            return [.. File.ReadLines(Joins[0]).Select(l => int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
