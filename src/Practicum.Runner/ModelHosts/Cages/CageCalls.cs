using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>Linux system calls that cages need. On other systems nobody calls them.</summary>
internal static partial class CageCalls
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int SetDescriptorFlags = 2;
    private const int AddSeals = 1033;
    private const int AllSeals = 1 | 2 | 4 | 8;
    private const int Kill = 9;
    private const uint StatUser = 8;
    private const uint ActionAvailable = 2;
    private const uint KillProcess = 0x80000000;

    /// <summary>Whether this process runs as root.</summary>
    public static bool IsRoot => OperatingSystem.IsLinux() && EffectiveUser() == 0;

    /// <summary>Number of this machine's call <c>seccomp</c>; 0 where we know no numbers.</summary>
    private static int Seccomp => RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 317, Architecture.Arm64 => 277, _ => 0 };

    /// <summary>Memory without a name that holds these bytes and can never be changed again; null when the system has none.</summary>
    public static SafeFileHandle? Sealed(string name, ReadOnlySpan<byte> bytes)
    {
        var descriptor = MemoryFile(name, CloseOnExec | AllowSealing);
        if (descriptor < 0)
            return null;
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.Write(file, bytes, 0);
        if (Control(file, AddSeals, AllSeals) == 0)
            return file;
        file.Dispose();
        return null;
    }

    /// <summary>Whether programs that are started from now on inherit the descriptor.</summary>
    public static void Inherit(SafeFileHandle file, bool inherit) => _ = Control(file, SetDescriptorFlags, inherit ? 0 : 1);

    /// <summary>Kills a process; one that is gone is no matter.</summary>
    public static void End(int process)
    {
        if (process > 1)
            _ = Signal(process, Kill);
    }

    /// <summary>Kills every process of a group; a group that is gone is no matter.</summary>
    public static void EndGroup(int leader)
    {
        if (leader > 1)
            _ = Signal(-leader, Kill);
    }

    /// <summary>Whether the kernel has seccomp filters that can kill a process (Linux 4.14, asked with SECCOMP_GET_ACTION_AVAIL).</summary>
    public static unsafe bool HasFilters()
    {
        var action = KillProcess;
        return Seccomp != 0 && Call(Seccomp, ActionAvailable, 0, (nint)(&action), 0) == 0;
    }

    /// <summary>Version of landlock, from 1; 0 when the kernel has none (landlock_create_ruleset with LANDLOCK_CREATE_RULESET_VERSION).</summary>
    public static int LandlockVersion() => Seccomp == 0 ? 0 : (int)Math.Max(0, Call(444, 0, 0, 1, 0));

    /// <summary>Whether everybody may read the file or folder (and enter it), by its own mode alone.</summary>
    public static bool OpenToAll(string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        var mode = File.GetUnixFileMode(path);
        return mode.HasFlag(UnixFileMode.OtherRead) && (!Directory.Exists(path) || mode.HasFlag(UnixFileMode.OtherExecute));
    }


    /// <summary>User that owns a path; −1 when it is gone. Of a folder under /proc: the process's user.</summary>
    public static unsafe int OwnerOf(string path)
    {
        // struct statx (statx(2)): stx_uid is the 32 bits at byte 20.
        var facts = stackalloc byte[256];
        return Statx(-100, path, 0, StatUser, facts) == 0 ? *(int*)(facts + 20) : -1;
    }

    /// <summary>Lets no program that is started from now on inherit any descriptor but the standard three (close_range(2), Linux 5.11; else one by one).</summary>
    public static void InheritNothing()
    {
        if (Seccomp != 0 && Call(436, 3, uint.MaxValue, 4, 0) == 0)
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) && descriptor > 2)
                _ = Control(descriptor, SetDescriptorFlags, 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* facts);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nuint a, nuint b, nint c, nuint d);
}
