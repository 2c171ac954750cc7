namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// A process as part of a name of what it leaves on disk for a while, so that others can tell whether it still lives: process id, moment of its start (a
/// process id is given again), and on Linux the name space in which the id counts.
/// </summary>
/// <param name="Process">Process id.</param>
/// <param name="Start">Moment of its start in ticks of the system's own, in hexadecimal.</param>
/// <param name="Space">Name space of process ids in hexadecimal; 0 where there is none.</param>
internal readonly record struct JobOwner(int Process, string Start, string Space)
{
    /// <summary>This process.</summary>
    public static JobOwner Current { get; } = new(Environment.ProcessId, StartOf(Environment.ProcessId) ?? "0", ThisSpace());

    /// <summary>Whether it is known to have ended. A process of another name space never is.</summary>
    public bool IsDead => Space == Current.Space && StartOf(Process) != Start;

    /// <summary>The owner in a name such as <c>practicum-job-71-3a8f.effffffc-k2j3h4</c>, after <paramref name="prefix"/>; null when there is none.</summary>
    public static JobOwner? Parse(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name[prefix.Length..].Split('-') is not [var process, var born, not ""])
            return null;
        return int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && born.Split('.') is [{ Length: > 0 } start, { Length: > 0 } space] ? new(id, start, space) : null;
    }

    /// <summary><c>71-3a8f.effffffc</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Process}-{Start}.{Space}");

    /// <summary>Moment of a process's start; null when there is no such process, or only its remains. On Linux field 22 of /proc/PID/stat (proc(5)).</summary>
    private static string? StartOf(int process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
                return System.Diagnostics.Process.GetProcessById(process).StartTime.ToFileTimeUtc().ToString("x", CultureInfo.InvariantCulture);
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string ThisSpace()
    {
        var link = OperatingSystem.IsLinux() ? File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name : null;
        return link is not null && long.TryParse(link.Trim("pid:[]".ToCharArray()), NumberStyles.None, CultureInfo.InvariantCulture, out var space) ? space.ToString("x", CultureInfo.InvariantCulture) : "0";
    }
}
