using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Cages.Finding;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.ModelHost.Tests.Cages;

/// <summary>What the chain of programs is asked for, word by word: most walls stand behind another one, so a hostile job alone would not notice that one is gone.</summary>
public sealed class CageChainTests
{
    private static readonly CageTools AllTools = new() { IsLinux = true, IsRoot = true, Bwrap = "bwrap", Setpriv = "setpriv", Prlimit = "prlimit", Shell = "sh" };

    [Theory]
    [InlineData("bwrap --unshare-user --unshare-all --disable-userns --die-with-parent --new-session")] // name spaces of its own, network among them, and no further ones
    [InlineData("--cap-drop ALL --uid 65534 --gid 65534")]
    [InlineData("--ro-bind /usr /usr")]
    [InlineData("--remount-ro /dev --remount-ro / --seccomp 7 --clearenv")]
    [InlineData("setpriv --no-new-privs --reuid=61000 --regid=61000 --clear-groups --bounding-set=-all --inh-caps=-all --")]
    [InlineData("prlimit --core=0 --msgqueue=0 --memlock=0")]
    public void A_cage_asks_for(string words) => Assert.Contains($" {words} ", $" {string.Join(' ', Words())} ");

    [Fact]
    public void Program_and_runtime_are_bound_for_reading_only_and_nothing_is_bound_for_writing()
    {
        string[] words = [.. Words()];
        foreach (var inside in new[] { "/host", "/dotnet" })
            Assert.Equal("--ro-bind", words[Array.IndexOf(words, inside) - 2]);
        Assert.DoesNotContain("--bind", words);
        Assert.DoesNotContain("--dev-bind", words);
    }

    [Fact]
    public void Bounds_of_files_memory_time_and_processes_are_set()
    {
        var limits = new CageLimits();
        var words = Words();
        Assert.Contains($"--nofile={limits.OpenFiles}", words);
        Assert.Contains($"--fsize={limits.ScratchBytes}", words);
        Assert.Contains($"--data={limits.MemoryBytes + (256L << 20)}", words);
        Assert.Contains($"--cpu={limits.CpuSeconds + 2}:{limits.CpuSeconds + 4}", words);
        Assert.Contains($"--nproc={limits.Tasks + 8}", words);
    }

    [Fact]
    public void Nothing_of_this_process_s_variables_is_handed_on()
    {
        var start = Inner();
        Assert.DoesNotContain("PATH", start.Environment.Keys);
        Assert.DoesNotContain("HOME", start.Environment.Keys);
        Assert.All(start.Environment.Keys, name => Assert.StartsWith("DOTNET_", name));
        Assert.Empty(new CageChain(AllTools, new(), start) { Filter = 7 }.Build().Environment);
    }

    private static ProcessStartInfo Inner() => Assert.IsType<Outcome<ProcessStartInfo>.Done>(HostCommand.For(new(), "work")).Value;

    private static IReadOnlyList<string> Words()
    {
        var command = new CageChain(AllTools, new(), Inner()) { User = 61_000, Filter = 7 }.Build();
        return [command.FileName, .. command.ArgumentList];
    }
}
