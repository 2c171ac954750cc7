using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts.Doctoring;

/// <summary>One hostile deed that a cage must hold.</summary>
/// <param name="About">The deed in plain words, beginning with a verb.</param>
/// <param name="Words">Its name in the model host's list, and its arguments.</param>
/// <param name="From">The lowest level that promises to hold it.</param>
internal sealed record HostileJob(string About, ImmutableArray<string> Words, CageLevel From = CageLevel.L1)
{
    private static readonly CageLimits Usual = new() { MemoryBytes = 512L << 20, CpuSeconds = 10 };

    /// <summary>Limits of its cage.</summary>
    public CageLimits Limits { get; init; } = Usual;

    /// <summary>All deeds.</summary>
    /// <param name="bait">What they reach for.</param>
    public static ImmutableArray<HostileJob> All(Bait bait) =>
    [
        new("read /etc/passwd", ["read", "/etc/passwd"]),
        new("read a file of the person who runs this", ["read", bait.File], CageLevel.L2),
        new("find a file that this program holds open", ["descriptors", Path.GetFileName(bait.File)]),
        new("write where it may not", ["write", bait.Folder, "/", "/usr", "/host", "/dotnet", "/dev", "/proc"]),
        new("open a switch of the kernel for writing", ["open", "/proc/sys/kernel/core_pattern"]),
        new("write 128 MiB to /tmp", ["fill", "/tmp"]),
        new("write 128 MiB to /dev/shm", ["fill", "/dev/shm"]),
        new("make a memory file", ["memory-file"]),
        new("take 8 GiB of memory", ["allocate", "8192"]) { Limits = Usual with { MemoryBytes = 192L << 20 } },
        new("take shared memory of System V", ["segment"]),
        new("see variables of this program", ["variables"], CageLevel.L0),
        new("read the environment of this program", ["look", bait.Process], CageLevel.L2),
        new("read the memory of this program", ["other-memory", bait.Process]),
        new("signal this program", ["signal", bait.Process]),
        new("hold this program as a debugger does", ["trace", bait.Process]),
        new("start a shell", ["start"]),
        new("turn into a shell", ["become"]),
        new("start 150 processes", ["bomb"]),
        new("start 600 threads", ["threads"]),
        new("connect to a port of this machine", ["tcp", bait.TcpPort]),
        new("send a packet", ["udp", bait.UdpPort]),
        new("connect to a socket of this program", ["unix", bait.Socket]),
        new("resolve a name", ["name"]),
        new("compute without end", ["spin"]) { Limits = Usual with { CpuSeconds = 1 } },
        new("write 1 GiB of messages", ["flood"]),
        new("lift its limits", ["lift"]),
        new("become root", ["root"]),
        new("make a name space", ["name-space"]),
        new("mount a file system", ["mount"]),
        new("keep a key in the kernel", ["key"]),
        new("load a program into the kernel", ["bpf"]),
        new("make an io_uring", ["ring"]),
        new("handle page faults", ["faults"]),
        new("read the kernel's log", ["log"]),
    ];
}
