using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Attempts;

/// <summary>Calls with which kernels were broken into, or that change the machine. Where the arguments are wrong on purpose, an answer about them is proof enough that the call got in.</summary>
internal static unsafe class KernelAttempts
{
    private const nint NewNetwork = 0x40000000;

    public static Tried NameSpace(string[] words) => AttemptCalls.Try(272, 97, NewNetwork);

    public static Tried Mount(string[] words) => AttemptCalls.Try(165, 40, Text("none\0"u8), Text("/proc\0"u8), Text("no-such-kind\0"u8));

    public static Tried Key(string[] words) => AttemptCalls.Try(248, 217, Text("user\0"u8), Text("practicum\0"u8), Text("x\0"u8), 1, -2);

    public static Tried Bpf(string[] words)
    {
        var attributes = stackalloc uint[32];
        new Span<uint>(attributes, 32).Clear();
        (attributes[0], attributes[1], attributes[2], attributes[3]) = (2, 4, 4, 1); // an array of one 4-byte value
        return AttemptCalls.Try(321, 280, 0, (nint)attributes, 16);
    }

    public static Tried Ring(string[] words)
    {
        var parameters = stackalloc byte[120];
        new Span<byte>(parameters, 120).Clear();
        return AttemptCalls.Try(425, 425, 4, (nint)parameters);
    }

    public static Tried Faults(string[] words) => AttemptCalls.Try(323, 282, 0);

    public static Tried Segment(string[] words) => AttemptCalls.Try(29, 194, 0, 1 << 20, 0x3B6); // IPC_PRIVATE, IPC_CREAT and 0666

    /// <summary>Becomes root. An id that the name space does not know is a wrong argument, and as good as a refusal.</summary>
    public static Tried Root(string[] words) => AttemptCalls.Raw(117, 147, 0, 0, 0) == 0 ? Tried.Through("it is root") : Tried.Held($"error {AttemptCalls.Error.ToString(CultureInfo.InvariantCulture)}");

    public static Tried Log(string[] words) => AttemptCalls.Try(103, 116, 10);

    public static Tried OtherMemory(string[] words)
    {
        // struct iovec twice: one byte of our own, one of the other's.
        var own = stackalloc byte[1];
        var here = stackalloc nint[2];
        var there = stackalloc nint[2];
        (here[0], here[1], there[0], there[1]) = ((nint)own, 1, 0x10000, 1);
        return AttemptCalls.Try(310, 270, int.Parse(words[0], CultureInfo.InvariantCulture), (nint)here, 1, (nint)there, 1);
    }

    private static nint Text(ReadOnlySpan<byte> text) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
}
