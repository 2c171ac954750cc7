namespace Hostile.Tests.Watching;

/// <summary>What this process holds.</summary>
/// <param name="Resident">Bytes of resident memory.</param>
/// <param name="Descriptors">What open descriptors lead to, by kind.</param>
/// <param name="Threads">Threads.</param>
internal sealed record Vitals(long Resident, IReadOnlyDictionary<string, int> Descriptors, int Threads)
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
        return new(pages * Environment.SystemPageSize, Open(), Directory.GetDirectories("/proc/self/task").Length);
    }

    /// <summary>Kinds of descriptors of which there are more now.</summary>
    public IEnumerable<string> More(Vitals later) => later.Descriptors.Where(d => d.Value > Descriptors.GetValueOrDefault(d.Key)).Select(d => $"{d.Key}: {Descriptors.GetValueOrDefault(d.Key)} → {d.Value}");

    private static Dictionary<string, int> Open()
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            var target = new FileInfo(entry).LinkTarget;
            var kind = target is null ? "gone" : target.StartsWith('/') ? target : target.Split(':', '[')[0];
            if (kind != "gone" && !kind.EndsWith("/fd", StringComparison.Ordinal) && !kind.EndsWith(".dll", StringComparison.Ordinal))
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        return kinds;
    }
}
