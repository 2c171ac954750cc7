using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Attempts;

/// <summary>System calls that only attempts make.</summary>
internal static unsafe partial class AttemptCalls
{
    private static bool Arm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Makes a call by its numbers on x86-64 and on arm64, and says what became of it.</summary>
    public static Tried Try(int x64, int arm64, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0)
    {
        var result = Call(Arm ? arm64 : x64, a, b, c, d, e, 0);
        return Tried.By(result, result < 0 ? Marshal.GetLastPInvokeError() : 0);
    }

    /// <summary>The same, giving what the call gave.</summary>
    public static nint Raw(int x64, int arm64, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0) => Call(Arm ? arm64 : x64, a, b, c, d, e, 0);

    /// <summary>The error of the last call.</summary>
    public static int Error => Marshal.GetLastPInvokeError();

    /// <summary>Starts a program (posix_spawn(3)); gives its id, or minus the error.</summary>
    public static int Spawn(params string[] words)
    {
        var arguments = stackalloc nint[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
            arguments[i] = Marshal.StringToCoTaskMemUTF8(words[i]);
        arguments[words.Length] = 0;
        var none = stackalloc nint[1];
        var id = 0;
        var error = PosixSpawn(&id, words[0], 0, 0, arguments, none);
        return error == 0 ? id : -error;
    }

    /// <summary>Becomes a program (execve(2)); comes back only when it failed.</summary>
    public static nint Become(params string[] words)
    {
        var arguments = stackalloc nint[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
            arguments[i] = Marshal.StringToCoTaskMemUTF8(words[i]);
        arguments[words.Length] = 0;
        var none = stackalloc nint[1];
        return Raw(59, 221, arguments[0], (nint)arguments, (nint)none);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(int* id, string path, nint actions, nint attributes, nint* arguments, nint* environment);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
}
