using System.Runtime.InteropServices;

namespace Hostile.Tests.Watching;

/// <summary>Calls that .NET has no words for (Linux, 64 bits).</summary>
internal static partial class Native
{
    private const int SubreaperOption = 36;

    /// <summary>Orphans of our children become our own children, so that none can hide (prctl(2), PR_SET_CHILD_SUBREAPER).</summary>
    public static void AdoptOrphans() => Assert.Equal(0, Prctl(SubreaperOption, 1, 0, 0, 0));

    public static void MakeFifo(string path) => Assert.Equal(0, MkFifo(path, 0b110_110_110));

    public static void MakeHardLink(string existing, string path) => Assert.Equal(0, Link(existing, path));

    /// <summary>A character device that reads zeros for ever; false where only root may make one.</summary>
    public static bool MakeZeroDevice(string path) => MkNod(path, 0x2000 | 0b110_110_110, 0x105) == 0;

    /// <summary>The file type bits of st_mode, links not followed (0x8000: a regular file); 0 when there is no such entry.</summary>
    public static unsafe int KindOf(string path)
    {
        var buffer = stackalloc byte[256];
        // statx(2): stx_mode is a 16-bit field at offset 28.
        return Statx(-100, path, 0x100, 1, buffer) == 0 ? BitConverter.ToUInt16(new ReadOnlySpan<byte>(buffer + 28, 2)) & 0xF000 : 0;
    }

    /// <summary>Takes the exit of an adopted child that has ended.</summary>
    public static void Reap(int process) => WaitPid(process, IntPtr.Zero, 1);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MkFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);

    [LibraryImport("libc", EntryPoint = "mknod", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MkNod(string path, uint mode, ulong device);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int WaitPid(int process, IntPtr status, int options);
}
