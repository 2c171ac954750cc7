using System.Diagnostics;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Cages.Watching;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Processes;
using Practicum.Runner.ModelHosts.Slots;

namespace Practicum.ModelHost.Tests.ModelHosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

[Collection("model hosts")] // one after the other, because descriptors of this process are counted
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

        var before = Descriptors();
        var host = await Started(Some.Echo(-1), ["a"], One);
        var id = host.ProcessId;
        Assert.Equal(before + 2, Descriptors());
        await host.DisposeAsync();
        await host.DisposeAsync();
        Assert.Equal(before, Descriptors());
        Assert.False(Alive(id));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task Where_there_is_no_memfd_a_temporary_file_serves_and_goes()
    {
        await using (var host = await Started(Some.Echo(-1), ["a"], One, options: new() { NamedMemory = true, Facts = new() { Level = CageLevel.L0, Parts = [] } }))
            Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
        var shared = SharedMemory.Create("practicum-slots", asFile: true);
        var memory = new SlotMemory(shared);
        Assert.True(File.Exists(shared.ChildName));
        memory.Map(4096);
        memory.Dispose();
        Assert.False(File.Exists(shared.ChildName));
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
    public async Task The_child_is_told_nothing_but_two_descriptors()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var host = await Started(Some.Echo(-1), ["a"], One);
        var id = Innermost(host.ProcessId);
        var environment = await File.ReadAllTextAsync($"/proc/{id}/environ", Stop);
        Assert.All(environment.Split('\0', StringSplitOptions.RemoveEmptyEntries), v => Assert.Matches("^(DOTNET_|PRACTICUM_FILTER=|PWD=/)", v));
        var arguments = (await File.ReadAllTextAsync($"/proc/{id}/cmdline", Stop)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["exec", "Practicum.ModelHost.dll"], arguments[1..3].Select(a => Path.GetFileName(a)));
        Assert.All(arguments[3..5], a => Assert.Matches("^[0-9]+$", a));
        Assert.Equal(["cold"], arguments[5..]);
    }

    [Fact]
    public void What_was_handed_over_can_be_changed_by_nobody_any_more()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var memory = SharedMemory.Create("practicum-model", asFile: false);
        byte[] bytes = [1, 2, 3];
        memory.Fill(bytes);
        Assert.ThrowsAny<Exception>(() => RandomAccess.Write(memory.File, [9], 0));
        Assert.ThrowsAny<Exception>(() => RandomAccess.SetLength(memory.File, 1));
        Assert.ThrowsAny<Exception>(() => RandomAccess.SetLength(memory.File, 100));
        var read = new byte[4];
        Assert.Equal(3, RandomAccess.Read(memory.File, read, 0));
        Assert.Equal(bytes, read[..3]);
        Assert.ThrowsAny<Exception>(() => memory.Fill(bytes));
    }

    [Fact]
    public async Task A_host_whose_parent_goes_away_ends_although_its_model_runs()
    {
        using var model = SharedMemory.Create("practicum-model", asFile: false);
        using var shared = SharedMemory.Create("practicum-slots", asFile: false);
        using var memory = new SlotMemory(shared);
        var process = ((Outcome<HostProcess>.Done)Bare(model, shared)).Value;
        var frames = process.Frames;
        var bytes = Some.Endless().Bytes();
        model.Fill(bytes);
        frames.Write(new ModelLoad(bytes.Length, 1).Write(new()));
        var plan = new SlotPlan(1, 64, [new("x", ElementType.Float, 1)], "y");
        Assert.Equal(FrameKind.Awake, frames.Read()!.Value.Kind);
        Assert.Equal(FrameKind.Described, frames.Read()!.Value.Kind);
        memory.Map(plan.TotalBytes);
        frames.Write(plan.Write(new()));
        Assert.Equal(FrameKind.Ready, frames.Read()!.Value.Kind);
        frames.Write(new SlotRequest(0, 64, 0).Write(new(), FrameKind.Score));
        await Task.Delay(100, Stop);
        Assert.True(process.Lives);
        var inner = OperatingSystem.IsLinux() ? Innermost(process.Id) : process.Id;
        process.CloseInput();
        Assert.Equal(0, Assert.IsType<Outcome<int>.Crashed>(process.Bury<int>()).ExitCode);
        Assert.False(Alive(inner));
        process.Dispose();
    }

    [Theory]
    [InlineData("a plan for another model")]
    [InlineData("a plan before a model")]
    [InlineData("a model that is longer than its memory")]
    [InlineData("tensors for another model")]
    public void A_host_that_is_sent_nonsense_ends_at_once(string kind)
    {
        using var model = SharedMemory.Create("practicum-model", asFile: false);
        using var slots = SharedMemory.Create("practicum-slots", asFile: false);
        var process = ((Outcome<HostProcess>.Done)Bare(model, slots)).Value;
        var (frames, bytes) = (process.Frames, Some.Echo(-1).Bytes());
        model.Fill(bytes);
        if (kind != "a plan before a model")
            frames.Write(new ModelLoad(kind.Contains("longer", StringComparison.Ordinal) ? bytes.Length + 1 : bytes.Length, 1).Write(new()));
        if (kind.StartsWith("a plan", StringComparison.Ordinal))
            frames.Write(new SlotPlan(1, 64, [new("other", ElementType.Float, 1)], "y").Write(new()));
        if (kind.StartsWith("tensors", StringComparison.Ordinal))
            frames.Write(TensorList.Write(new(), FrameKind.Run, [NamedTensor.Of("other", [1f], 1, 1)])!.Value);
        while (frames.Read() is not null)
        {
        }

        Assert.Equal(3, Assert.IsType<Outcome<int>.Crashed>(process.Bury<int>()).ExitCode);
        process.Dispose();
    }

    [Fact]
    public async Task Whoever_throws_at_progress_breaks_the_run_off_but_never_mixes_up_scores()
    {
        var many = Rows(("a", new SingleColumn(new float[50_000])));
        await using var host = await Started(Some.Echo(-1), ["a"], many);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await host.ScoreAll(many, new Throws(), Stop));
        Assert.Equal("The run was broken off.", Assert.IsType<Outcome<Scores>.Crashed>(await host.ScoreAll(One, null, Stop)).Said);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Score(One.Slice(1, 2), Stop));
    }

    private static int Descriptors() => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Count(f => f.LinkTarget?.Contains("practicum-", StringComparison.Ordinal) == true);

    /// <summary>The process that runs the model: the last one of the chain that makes its cage.</summary>
    private static int Innermost(int id)
    {
        while (File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var child, ..])
            id = int.Parse(child);
        return id;
    }

    private static Outcome<HostProcess> Bare(SharedMemory model, SharedMemory slots) =>
        HostProcess.Start(((Outcome<ProcessStartInfo>.Done)HostCommand.For(new(), model.ChildName, slots.ChildName, "cold")).Value, new(), model, slots);

    private static void KillHard(int id)
    {
        // What was started is the outermost of the chain that builds the cage; the host itself is the innermost.
        using var process = Process.GetProcessById(OperatingSystem.IsLinux() ? ProcessFacts.Tree(id)[^1] : id);
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

    private sealed class Throws : IProgress<long>
    {
        public void Report(long value) => throw new InvalidTimeZoneException();
    }

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
