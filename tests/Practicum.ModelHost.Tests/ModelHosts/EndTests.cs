using System.Diagnostics;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;

namespace Practicum.ModelHost.Tests.ModelHosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

public sealed class EndTests : Hosting
{
    private static readonly Table One = Rows(("a", Numbers(0.25, 0.5)));

    [Fact]
    public async Task A_model_that_never_returns_is_out_of_time_and_its_process_dead()
    {
        await using var host = await Started(Some.Endless(), ["a"], One, options: new() { SlotLimit = TimeSpan.FromSeconds(0.5) });
        var clock = Stopwatch.StartNew();
        var outcome = await host.ScoreAll(One, null, Stop);
        Assert.Equal("PR-MODEL-001: No answer within 0.5 s; the model's process was stopped.", outcome.Sentence);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.4, 8);
        Assert.False(Alive(host.ProcessId));
        Assert.Equal(outcome, await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task A_model_that_is_not_ready_in_time_is_out_of_time()
    {
        var outcome = await Start(Some.Endless(), ["a"], One, options: new() { StartLimit = TimeSpan.FromMilliseconds(1) });
        Assert.Equal(TimeSpan.FromMilliseconds(1), Assert.IsType<Outcome<Host>.OutOfTime>(outcome).After);
    }

    [Fact]
    public async Task A_host_killed_while_a_model_runs_is_crashed_with_its_signal()
    {
        await using var host = await Started(Some.Endless(), ["a"], One);
        var scoring = host.ScoreAll(One, null, Stop).AsTask();
        await Task.Delay(200, Stop);
        KillHard(host.ProcessId);
        Assert.Equal(128 + 9, Assert.IsType<Outcome<Scores>.Crashed>(await scoring).ExitCode);
        Assert.False(Alive(host.ProcessId));
    }

    [Fact]
    public async Task A_host_killed_between_two_calls_is_crashed()
    {
        await using var host = await Started(Some.Echo(-1), ["a"], One);
        Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
        KillHard(host.ProcessId);
        var outcome = await host.ScoreAll(One, null, Stop);
        Assert.Equal(137, Assert.IsType<Outcome<Scores>.Crashed>(outcome).ExitCode);
        Assert.Equal("PR-MODEL-002: The model's process ended with code 137.", outcome.Sentence);
    }

    [Fact]
    public async Task Killing_at_any_moment_of_a_run_gives_scores_or_a_crash()
    {
        var many = Rows(("a", new SingleColumn([.. Enumerable.Range(0, 400_000).Select(i => i / 400_000f)])));
        for (var delay = 0; delay < 12; delay += 3)
        {
            await using var host = await Started(Some.Echo(-1), ["a"], many);
            var scoring = host.ScoreAll(many, null, Stop).AsTask();
            await Task.Delay(delay, Stop);
            KillHard(host.ProcessId);
            var outcome = await scoring;
            Assert.True(outcome is Outcome<Scores>.Done or Outcome<Scores>.Crashed { ExitCode: 137 }, outcome.Sentence);
        }
    }

    [Fact]
    public async Task Disposing_ends_the_process_and_leaves_no_descriptor()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using (await Started(Some.Echo(-1), ["a"], One))
        {
        }

        var before = SlotDescriptors();
        var host = await Started(Some.Echo(-1), ["a"], One);
        var id = host.ProcessId;
        Assert.Equal(before + 1, SlotDescriptors());
        await host.DisposeAsync();
        await host.DisposeAsync();
        Assert.Equal(before, SlotDescriptors());
        Assert.False(Alive(id));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_the_host_usable()
    {
        var many = Rows(("a", new SingleColumn(new float[500_000])));
        await using var host = await Started(Some.Echo(-1), ["a"], many);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.ScoreAll(many, new StopAt(stop), stop.Token));
        Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task The_child_is_told_nothing_but_the_model_and_the_memory()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var host = await Started(Some.Echo(-1), ["a"], One);
        var environment = await File.ReadAllTextAsync($"/proc/{host.ProcessId}/environ", Stop);
        Assert.All(environment.Split('\0', StringSplitOptions.RemoveEmptyEntries), v => Assert.StartsWith("DOTNET_", v));
        var arguments = (await File.ReadAllTextAsync($"/proc/{host.ProcessId}/cmdline", Stop)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["exec", "Practicum.ModelHost.dll"], arguments[1..3].Select(a => Path.GetFileName(a)));
        Assert.EndsWith(".onnx", arguments[3]);
        Assert.StartsWith("/proc/self/fd/", arguments[4]);
        Assert.Equal("1", arguments[5]);
        Assert.Equal(host.ProcessId.ToString(), (await File.ReadAllTextAsync($"/proc/{host.ProcessId}/stat", Stop)).Split(' ')[4]);
    }

    private static int SlotDescriptors() => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Count(f => f.LinkTarget?.Contains("practicum-slots", StringComparison.Ordinal) == true);

    private static void KillHard(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static bool Alive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
