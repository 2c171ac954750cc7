namespace Hostile.Tests.Watching;

/// <summary>What this process holds.</summary>
/// <param name="Resident">Bytes of resident memory.</param>
/// <param name="Descriptors">Open descriptors.</param>
/// <param name="Threads">Threads.</param>
internal sealed record Vitals(long Resident, int Descriptors, int Threads)
{
    /// <summary>After everything that can be freed was freed.</summary>
    public static Vitals Take()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        var pages = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture);
        return new(pages * Environment.SystemPageSize, Directory.GetFileSystemEntries("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length);
    }
}
