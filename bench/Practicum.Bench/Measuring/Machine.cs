namespace Practicum.Bench.Measuring;

/// <summary>How busy the machine is with other things.</summary>
internal static class Machine
{
    /// <summary>Processes that wanted a processor in the last minute; a calm machine of two processors shows less than two.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
