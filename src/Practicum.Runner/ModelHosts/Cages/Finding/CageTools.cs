namespace Practicum.Runner.ModelHosts.Cages.Finding;

/// <summary>The programs that build a cage, by full path; null when a machine lacks one. Tests hide some.</summary>
internal sealed record CageTools
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin", "/sbin", "/run/current-system/sw/bin"];

    /// <summary>bubblewrap.</summary>
    public string? Bwrap { get; init; }

    /// <summary>setpriv of util-linux.</summary>
    public string? Setpriv { get; init; }

    /// <summary>prlimit of util-linux.</summary>
    public string? Prlimit { get; init; }

    /// <summary>A shell, which puts the chain into its control group.</summary>
    public string? Shell { get; init; }

    /// <summary>Whether the system is Linux.</summary>
    public bool IsLinux { get; init; }

    /// <summary>Whether the kernel takes filters of system calls.</summary>
    public bool Filters { get; init; }

    /// <summary>Version of landlock; 0 for none.</summary>
    public int Landlock { get; init; }

    /// <summary>Whether we are root.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Folder under which control groups are mounted.</summary>
    public string GroupRoot { get; init; } = "/sys/fs/cgroup";

    /// <summary>What this machine has. Programs are looked for where systems install them, never in PATH, which a person's folder may be part of.</summary>
    public static CageTools OnThisMachine() => !OperatingSystem.IsLinux() ? new() : new()
    {
        IsLinux = true,
        IsRoot = CageCalls.IsRoot,
        Filters = CageCalls.HasFilters(),
        Landlock = CageCalls.LandlockVersion(),
        Bwrap = Find("bwrap"),
        Setpriv = Find("setpriv"),
        Prlimit = Find("prlimit"),
        Shell = Find("sh"),
    };

    private static string? Find(string program) => Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
}
