using Practicum.Bench.Measuring;

namespace Practicum.Bench.Archives;

/// <summary>The same with 6 MB.</summary>
internal static class ArchivesGate
{
    private const int Bytes = 6_000_000, Runs = 7;

    /// <summary>Runs it.</summary>
    public static IEnumerable<Measured> Run() => ArchivesBench.Measure(Bytes, Runs).Select(m => m with { Name = m.Name.Replace("archives.", "archives.small_", StringComparison.Ordinal) });
}
