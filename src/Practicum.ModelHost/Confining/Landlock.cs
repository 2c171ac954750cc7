using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Confining;

/// <summary>
/// Closes the file system to this thread and those that it will start: nothing can be written anywhere, and read only the system,
/// the runtime and this program. Threads that the runtime had before stay as they were; the filter of system calls holds them.
/// Constants from linux/landlock.h.
/// </summary>
internal static unsafe partial class Landlock
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int PathBeneath = 1;
    private const int OpenPath = 0x200000 | 0x80000; // O_PATH, O_CLOEXEC
    private const ulong Read = (1 << 2) | (1 << 3); // READ_FILE, READ_DIR
    private static readonly string[] Readable = ["/usr", "/lib", "/lib64", "/nix/store", "/proc", "/dev", "/sys/devices/system"];

    /// <summary>Restricts; gives whether the kernel could.</summary>
    public static bool Restrict()
    {
        var version = (int)Call(CreateRuleset, 0, 0, 1);
        if (version < 1)
            return false;
        var rules = stackalloc ulong[3];
        rules[0] = (1UL << (version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13)) - 1; // every right over files that this version knows
        rules[1] = version >= 4 ? 3UL : 0; // bind and connect over TCP
        rules[2] = version >= 6 ? 3UL : 0; // abstract sockets and signals beyond this process
        var set = (int)Call(CreateRuleset, (nuint)rules, version >= 6 ? 24u : version >= 4 ? 16u : 8u, 0);
        if (set < 0)
            return false;
        foreach (var folder in Readable.Append(AppContext.BaseDirectory).Append(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."))))
            Allow(set, folder);
        var end = Call(RestrictSelf, (nuint)set, 0, 0);
        _ = Close(set);
        return end == 0;
    }

    private static void Allow(int set, string folder)
    {
        var descriptor = Open(folder, OpenPath);
        if (descriptor < 0)
            return;
        // struct landlock_path_beneath_attr, packed: 64 bits of rights, 32 bits of descriptor.
        var rule = stackalloc byte[12];
        *(ulong*)rule = Read;
        *(int*)(rule + 8) = descriptor;
        _ = Call4(AddRule, set, PathBeneath, (nint)rule, 0);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, nuint a, nuint b, nuint c);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call4(nint number, nint a, nint b, nint c, nint d);
}
