using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Practicum.Runner.ModelHosts.Cages.Filters;

namespace Practicum.ModelHost.Tests.Cages;

public sealed partial class FilterTests
{
    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;

    [Fact]
    public void Numbers_are_those_of_the_kernels_headers()
    {
        if (!File.Exists("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"))
            return;
        var intel = Header("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
        var generic = Header("/usr/include/asm-generic/unistd.h");
        Assert.All(CallNumbers.Names, name =>
        {
            if (intel.TryGetValue(name, out var number))
                Assert.Equal((name, number), (name, CallNumbers.Of(name, Architecture.X64)));
            if (generic.TryGetValue(name, out number))
                Assert.Equal((name, number), (name, CallNumbers.Of(name, Architecture.Arm64)));
        });
        Assert.InRange(CallNumbers.Names.Count(intel.ContainsKey), 200, 400);
    }

    [Theory]
    [InlineData(Architecture.X64, X64)]
    [InlineData(Architecture.Arm64, Arm64)]
    public void The_outer_filter_stops_what_leads_out_and_lets_work_go_on(Architecture architecture, uint audit)
    {
        var filter = CageFilters.Outer(architecture);
        foreach (var call in new[] { "ptrace", "process_vm_readv", "keyctl", "bpf", "perf_event_open", "io_uring_setup", "userfaultfd", "mount", "pivot_root", "setns", "unshare", "kexec_load", "init_module", "open_by_handle_at", "socket", "personality", "memfd_create", "connect", "shmget" })
            Assert.Equal((call, FilterProgram.NotPermitted), (call, Verdict(filter, audit, call, architecture)));
        foreach (var call in new[] { "read", "mmap", "futex", "openat", "execve", "exit_group", "seccomp", "landlock_restrict_self" })
            Assert.Equal((call, FilterProgram.Allow), (call, Verdict(filter, audit, call, architecture)));
        Assert.Equal(FilterProgram.NotThere, Verdict(filter, audit, "clone3", architecture));
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, "clone", architecture, 17)); // fork: SIGCHLD alone
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, "clone", architecture, 0x10000 | 0x10000000)); // a thread in a new user name space
        Assert.Equal(FilterProgram.Allow, Verdict(filter, audit, "clone", architecture, 0x3D0F00)); // what pthread_create asks for
    }

    [Theory]
    [InlineData(Architecture.X64, X64)]
    [InlineData(Architecture.Arm64, Arm64)]
    public void The_own_filter_lets_nothing_through_that_it_does_not_name(Architecture architecture, uint audit)
    {
        var filter = CageFilters.Own(architecture);
        foreach (var call in new[] { "execve", "execveat", "socket", "kill", "tkill", "ptrace", "memfd_create", "ftruncate", "ioctl", "seccomp", "setrlimit", "mknodat", "rt_sigqueueinfo", "mount" })
            Assert.Equal((call, FilterProgram.NotPermitted), (call, Verdict(filter, audit, call, architecture)));
        foreach (var call in new[] { "read", "write", "mmap", "futex", "munmap", "exit_group", "rt_sigreturn", "membarrier" })
            Assert.Equal((call, FilterProgram.Allow), (call, Verdict(filter, audit, call, architecture)));
        Assert.Equal(FilterProgram.Allow, Verdict(filter, audit, "openat", architecture, 0, 0, 0x80000));
        foreach (var writing in new ulong[] { 1, 2, 0x40, 0x200, 0x400, 0x400000 })
            Assert.Equal((writing, FilterProgram.NotPermitted), (writing, Verdict(filter, audit, "openat", architecture, 0, 0, writing)));
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, "clone", architecture, 17));
        Assert.Equal(FilterProgram.Allow, Verdict(filter, audit, "clone", architecture, 0x3D0F00));
        Assert.Equal(FilterProgram.Allow, Verdict(filter, audit, "prlimit64", architecture, 0, 7, 0));
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, "prlimit64", architecture, 0, 7, 0x7F00_0000_0000));
        Assert.Equal(FilterProgram.Allow, Verdict(filter, audit, "tgkill", architecture, CageFilters.OwnProcess));
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, "tgkill", architecture, 1));
        Assert.Equal(FilterProgram.NotPermitted, Verdict(filter, audit, 5000));
    }

    [Fact]
    public void Another_architecture_and_the_32_bit_numbers_of_x86_end_the_process()
    {
        foreach (var filter in new[] { CageFilters.Outer(Architecture.X64), CageFilters.Own(Architecture.X64) })
        {
            Assert.Equal(FilterProgram.Kill, Verdict(filter, 0x40000003, 0)); // i386
            Assert.Equal(FilterProgram.Kill, Verdict(filter, Arm64, 0));
            Assert.Equal(FilterProgram.Kill, Verdict(filter, X64, 0x40000000 | 520)); // x32: execve
            Assert.Equal(FilterProgram.Allow, Verdict(filter, X64, 0));
        }

        Assert.Equal(FilterProgram.Kill, Verdict(CageFilters.Own(Architecture.Arm64), X64, 63));
        Assert.Throws<PlatformNotSupportedException>(() => new FilterProgram(Architecture.X86));
    }

    private static uint Verdict(byte[] filter, uint audit, string call, Architecture architecture, params ulong[] arguments) =>
        CallNumbers.Of(call, architecture) is { } number ? Verdict(filter, audit, number, arguments) : throw new ArgumentException(call);

    /// <summary>Runs a filter as the kernel does (classic BPF: loads of 32 bits, jumps forward, a return).</summary>
    private static uint Verdict(byte[] filter, uint audit, uint number, params ulong[] arguments)
    {
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), audit);
        for (var i = 0; i < arguments.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16 + (8 * i)), arguments[i]);
        var register = 0u;
        for (var at = 0; ; at++)
        {
            var line = filter.AsSpan(8 * at, 8);
            var (code, yes, no, value) = (BinaryPrimitives.ReadUInt16LittleEndian(line), line[2], line[3], BinaryPrimitives.ReadUInt32LittleEndian(line[4..]));
            switch (code)
            {
                case 0x20: register = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)value)); break;
                case 0x15: at += register == value ? yes : no; break;
                case 0x35: at += register >= value ? yes : no; break;
                case 0x45: at += (register & value) != 0 ? yes : no; break;
                case 0x06: return value;
                default: throw new InvalidOperationException($"Unknown line {code:X}.");
            }
        }
    }

    private static Dictionary<string, uint?> Header(string path)
    {
        var text = File.ReadAllText(path);
        var shared = Shared().Matches(text).ToDictionary(m => m.Groups[1].Value, m => uint.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        var numbers = Plain().Matches(text).ToDictionary(m => m.Groups[1].Value, m => (uint?)uint.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        foreach (Match alias in Alias().Matches(text))
        {
            if (shared.TryGetValue(alias.Groups[2].Value, out var number))
                numbers.TryAdd(alias.Groups[1].Value, number);
        }

        return numbers;
    }

    [GeneratedRegex(@"^#define __NR_(\w+)\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^#define __NR3264_(\w+)\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Shared();

    [GeneratedRegex(@"^#define __NR_(\w+)\s+__NR3264_(\w+)", RegexOptions.Multiline)]
    private static partial Regex Alias();
}
