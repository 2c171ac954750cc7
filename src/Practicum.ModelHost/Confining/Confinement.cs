using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Confining;

/// <summary>
/// Shuts this process in, from inside, before it takes a model: no new privileges, a filter of system calls over all threads
/// (seccomp(2) with TSYNC), and landlock over this thread and those that it will start (landlock(7)). The parent says with which
/// filter; without one nothing is done.
/// </summary>
internal static unsafe partial class Confinement
{
    /// <summary>Environment variable with the filter, in base 64.</summary>
    public const string Variable = "PRACTICUM_FILTER";

    private const uint OwnProcess = 0x7E57AB1E;
    private const int NoNewPrivileges = 38;
    private const nuint SetFilter = 1;
    private const nuint OverAllThreads = 1;
    private const int LineBytes = 8;

    /// <summary>Imposes what the parent gave; null when done or not asked for, else why it failed.</summary>
    public static string? Impose() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Impose(given) : null;

    private static string? Impose(string given)
    {
        var lines = new byte[given.Length];
        if (!OperatingSystem.IsLinux() || !Convert.TryFromBase64String(given, lines, out var bytes) || bytes == 0 || bytes % LineBytes != 0)
            return "The filter of system calls cannot be read.";
        Name(lines.AsSpan(0, bytes));
        if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0)
            return "The kernel does not let it give up privileges.";
        Landlock.Restrict();
        return Impose(lines.AsSpan(0, bytes));
    }

    private static string? Impose(ReadOnlySpan<byte> lines)
    {
        var number = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 277 : 317;
        fixed (byte* first = lines)
        {
            // struct sock_fprog: a count of 16 bits, padding, a pointer.
            var program = stackalloc nint[2];
            program[0] = lines.Length / LineBytes;
            program[1] = (nint)first;
            var end = Call(number, SetFilter, OverAllThreads, (nint)program);
            return end == 0 ? null : $"The kernel refuses the filter of system calls (error {(end < 0 ? Marshal.GetLastSystemError() : end)}).";
        }
    }

    /// <summary>Writes this process's own id where the filter lets it signal its own threads only.</summary>
    private static void Name(Span<byte> lines)
    {
        for (var i = 4; i < lines.Length; i += LineBytes)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(lines[i..]) == OwnProcess)
                BinaryPrimitives.WriteInt32LittleEndian(lines[i..], Environment.ProcessId);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nuint a, nuint b, nint c);
}
