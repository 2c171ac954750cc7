using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>Linux system calls that .NET does not offer.</summary>
internal static partial class LinuxCalls
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;
    private const int SealSize = 1 | 2 | 4;
    private const int SealAll = SealSize | 8;

    /// <summary>Memory with a descriptor and without a name: nothing is left to clean up, whoever is killed. Null when there is none.</summary>
    public static SafeFileHandle? CreateMemory(string name)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var descriptor = MemoryFile(name, CloseOnExec | AllowSealing);
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <summary>Gives the memory its final size, so that the other side cannot pull it away from under this one.</summary>
    public static bool Size(SafeFileHandle memory, long bytes) => Truncate(memory, bytes) == 0 && Control(memory, AddSeals, SealSize) == 0;

    /// <summary>Forbids every later change of content and size, by whoever holds a descriptor (memfd_create(2), F_SEAL_WRITE, SHRINK, GROW and SEAL).</summary>
    public static bool Seal(SafeFileHandle memory) => Control(memory, AddSeals, SealAll) == 0;

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    private static partial int Truncate(SafeFileHandle descriptor, long length);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle descriptor, int command, int argument);
}
