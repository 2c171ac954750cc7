using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.ModelHosts;

/// <summary>Linux system calls that .NET does not offer.</summary>
internal static partial class LinuxCalls
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int SetDescriptorFlags = 2;
    private const int AddSeals = 1033;
    private const int SealShrinkGrow = 1 | 2 | 4;
    private const int Kill = 9;

    /// <summary>Memory with a descriptor and without a name: nothing is left to clean up, whoever is killed. Null when there is none.</summary>
    public static SafeFileHandle? CreateMemory()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var descriptor = MemoryFile("practicum-slots", CloseOnExec | AllowSealing);
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <summary>Gives the memory its final size, so that the other side cannot pull it away from under this one.</summary>
    public static bool Size(SafeFileHandle memory, long bytes) => Truncate(memory, bytes) == 0 && Control(memory, AddSeals, SealShrinkGrow) == 0;

    /// <summary>Whether children started from now on inherit the descriptor.</summary>
    public static void Inherit(SafeFileHandle memory, bool inherit) => _ = Control(memory, SetDescriptorFlags, inherit ? 0 : 1);

    /// <summary>Kills every process of a group; a group that is gone already is no matter.</summary>
    public static void KillGroup(int leader)
    {
        if (!OperatingSystem.IsWindows() && leader > 1)
            _ = Signal(-leader, Kill);
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    private static partial int Truncate(SafeFileHandle descriptor, long length);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
