using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Practicum.ModelHost.Serving;

/// <summary>What the host asks of the operating system.</summary>
internal static partial class SystemCalls
{
    /// <summary>Makes this process the leader of a group of its own, so that a signal to the group reaches nothing else.</summary>
    public static void LeadOwnGroup()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetProcessGroup(0, 0);
    }

    /// <summary>
    /// Takes standard output for frames; whatever a native library prints goes to standard error from now on, and cannot
    /// break a frame.
    /// </summary>
    public static Stream TakeStandardOutput()
    {
        if (OperatingSystem.IsWindows() || Duplicate(1) is not (> 2 and var own))
            return Console.OpenStandardOutput();
        _ = Duplicate(2, 1);
        return new FileStream(new SafeFileHandle(own, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Ends this process at once, although a model may be running on another thread.</summary>
    public static void Leave()
    {
        if (!OperatingSystem.IsWindows())
            Exit(0);
        Process.GetCurrentProcess().Kill();
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
