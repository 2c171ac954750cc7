using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Practicum.Runner.ModelHosts.Cages.Filters;

/// <summary>
/// Assembles a seccomp filter: classic BPF over <c>struct seccomp_data</c> (linux/seccomp.h, linux/bpf_common.h). Each rule is a
/// comparison with its verdict right behind it, so that no jump is long. Another architecture than the one it is made for, and the
/// x32 numbers of x86-64, end the process.
/// </summary>
internal sealed class FilterProgram
{
    /// <summary>Lets the call through.</summary>
    public const uint Allow = 0x7FFF0000;

    /// <summary>Ends the whole process with SIGSYS.</summary>
    public const uint Kill = 0x80000000;

    /// <summary>"Operation not permitted".</summary>
    public const uint NotPermitted = 0x00050000 | 1;

    /// <summary>"Function not implemented": the caller falls back to an older call, whose arguments can be seen.</summary>
    public const uint NotThere = 0x00050000 | 38;

    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;
    private const uint NumberAt = 0;
    private const uint ArchitectureAt = 4;
    private const uint ArgumentsAt = 16;
    private const uint X32Bit = 0x40000000;
    private readonly List<(ushort Code, byte True, byte False, uint Value)> lines = [];
    private readonly Architecture architecture;

    /// <summary>Begins a filter.</summary>
    /// <exception cref="PlatformNotSupportedException">Neither x86-64 nor arm64.</exception>
    public FilterProgram(Architecture architecture)
    {
        this.architecture = architecture;
        var audit = architecture switch
        {
            Architecture.X64 => 0xC000003E,
            Architecture.Arm64 => 0xC00000B7,
            _ => throw new PlatformNotSupportedException($"No system call numbers are known for {architecture}."),
        };
        lines.AddRange([(Load, 0, 0, ArchitectureAt), (JumpIfEqual, 1, 0, audit), (Return, 0, 0, Kill), (Load, 0, 0, NumberAt)]);
        if (architecture == Architecture.X64)
            lines.AddRange([(JumpIfAtLeast, 0, 1, X32Bit), (Return, 0, 0, Kill)]);
    }

    /// <summary>The architecture that this process runs on, if filters are known for it.</summary>
    public static Architecture? Here => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 ? RuntimeInformation.ProcessArchitecture : null;

    /// <summary>A verdict for calls, whatever their arguments.</summary>
    public FilterProgram On(uint verdict, params ReadOnlySpan<string> calls)
    {
        foreach (var call in calls)
        {
            if (CallNumbers.Of(call, architecture) is { } number)
                lines.AddRange([(JumpIfEqual, 0, 1, number), (Return, 0, 0, verdict)]);
        }

        return this;
    }

    /// <summary>A verdict for a call with any of these bits in an argument.</summary>
    public FilterProgram OnAnyBit(uint verdict, string call, int argument, uint bits) => When(call, argument, [(JumpIfAnyBit, 0, 1, bits), (Return, 0, 0, verdict)]);

    /// <summary>A verdict for a call with none of these bits in an argument.</summary>
    public FilterProgram OnNoBit(uint verdict, string call, int argument, uint bits) => When(call, argument, [(JumpIfAnyBit, 1, 0, bits), (Return, 0, 0, verdict)]);

    /// <summary>A verdict for a call whose argument has exactly this value in its lower half.</summary>
    public FilterProgram OnValue(uint verdict, string call, int argument, uint value) => When(call, argument, [(JumpIfEqual, 0, 1, value), (Return, 0, 0, verdict)]);

    /// <summary>A verdict for a call whose pointer is null.</summary>
    public FilterProgram OnNull(uint verdict, string call, int argument) => When(
        call, argument, [(JumpIfEqual, 0, 3, 0), (Load, 0, 0, ArgumentsAt + (8 * (uint)argument) + 4), (JumpIfEqual, 0, 1, 0), (Return, 0, 0, verdict)]);

    /// <summary>The filter as <c>struct sock_filter[]</c>, with a verdict for every call that no rule names.</summary>
    public byte[] Bytes(uint otherwise)
    {
        (ushort Code, byte True, byte False, uint Value)[] all = [.. lines, (Return, 0, 0, otherwise)];
        var bytes = new byte[8 * all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var line = bytes.AsSpan(8 * i, 8);
            BinaryPrimitives.WriteUInt16LittleEndian(line, all[i].Code);
            (line[2], line[3]) = (all[i].True, all[i].False);
            BinaryPrimitives.WriteUInt32LittleEndian(line[4..], all[i].Value);
        }

        return bytes;
    }

    private FilterProgram When(string call, int argument, ReadOnlySpan<(ushort Code, byte True, byte False, uint Value)> test)
    {
        if (CallNumbers.Of(call, architecture) is not { } number)
            return this;
        lines.AddRange([(JumpIfEqual, 0, (byte)(test.Length + 2), number), (Load, 0, 0, ArgumentsAt + (8 * (uint)argument))]);
        lines.AddRange(test);
        lines.Add((Load, 0, 0, NumberAt));
        return this;
    }
}
