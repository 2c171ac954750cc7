using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Cages.Groups;
using Practicum.Runner.ModelHosts.Cages.Watching;
using Practicum.Runner.ModelHosts.Doctoring;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.ModelHost.Tests.Cages;

[Collection("model hosts")]
public sealed class CageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_kernel_kills_what_takes_too_much_memory_in_a_group_and_the_limit_is_named()
    {
        if (Layers.All.Level < CageLevel.L3)
            return;
        var limits = new CageLimits { MemoryBytes = 96L << 20 };
        var (bite, _) = Run(limits, "allocate", "4096");
        Assert.Equal("PR-CAGE-001", bite?.Code);
        Assert.Equal("The model's process took more than 96 MiB of memory and was stopped. Make the model smaller, or its intermediate results.", bite?.Reason);
    }

    [Fact]
    public void Processor_time_is_bounded_and_the_limit_is_named()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (bite, taken) = Run(new() { CpuSeconds = 1 }, "spin");
        Assert.Equal("PR-CAGE-002", bite?.Code);
        Assert.StartsWith("The model's process took more than 1 s of processor time", bite?.Reason);
        Assert.InRange(taken.TotalSeconds, 0.9, 20);
    }

    [Fact]
    public void Threads_are_bounded_and_the_limit_is_named()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (bite, _) = Run(new() { Tasks = 48 }, Layers.None, "threads");
        Assert.Equal("PR-CAGE-003", bite?.Code);
    }

    [Fact]
    public void Messages_are_bounded_and_the_limit_is_named()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (bite, _) = Run(new(), "flood");
        Assert.Equal("PR-CAGE-004", bite?.Code);
        Assert.Equal(new Outcome<int>.Refused("PR-CAGE-004", bite!.Reason), bite.As<int>());
    }

    [Fact]
    public void Only_the_descriptors_that_are_meant_for_it_reach_the_process()
    {
        if (Layers.All.Level < CageLevel.L2)
            return;
        using var bait = new Bait();
        using var meant = File.OpenHandle(bait.File);
        var name = Path.GetFileName(bait.File);
        using var supervisor = Begin(new(), Layers.All, [meant], out var process, "descriptors", name);
        Assert.Equal($"through descriptor {meant.DangerousGetHandle()} leads to ", process.StandardOutput.ReadLine()?[..($"through descriptor {meant.DangerousGetHandle()} leads to ".Length)]);
        Assert.Equal(JobEnd.Held, new JobRunner(new(), Layers.All).Run(new("", ["descriptors", name])).End);

        // The control: started plainly, a process inherits what was left open, of which the bait is one.
        var command = ((Outcome<ProcessStartInfo>.Done)HostCommand.For(new(), "attempt", "descriptors", name)).Value;
        CageCalls.Inherit(meant, true);
        using var plain = Process.Start(command)!;
        CageCalls.Inherit(meant, false);
        Assert.StartsWith("through", plain.StandardOutput.ReadLine());
    }

    [Fact]
    public async Task A_process_survives_the_thread_that_asked_for_it_and_dies_with_this_process()
    {
        if (Layers.All.Level < CageLevel.L2)
            return;
        Supervisor? supervisor = null;
        Process? process = null;
        var thread = new Thread(() => supervisor = Begin(new(), Layers.All, [], out process, "stay"));
        thread.Start();
        thread.Join();
        using (supervisor)
        {
            Assert.Equal("staying", process!.StandardOutput.ReadLine());
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.False(process.HasExited);
        }

        Assert.True(process.WaitForExit(Patience));
    }

    [Fact]
    public void After_a_kill_no_process_no_group_and_no_user_is_left()
    {
        if (Layers.All.Level < CageLevel.L2)
            return;
        List<int> all;
        int? user;
        ControlGroup? group;
        using (var supervisor = Begin(new(), Layers.All, [], out var process, out var cage, "stay"))
        {
            Assert.Equal("staying", process.StandardOutput.ReadLine());
            (all, user, group) = (ProcessFacts.Tree(process.Id), cage.UserId, cage.Group);
            Assert.InRange(all.Count, 2, 6);
            Assert.All(all, id => Assert.True(ProcessFacts.Lives(id)));
            if (user is { } own)
                Assert.Contains(all, id => CageCalls.OwnerOf($"/proc/{id}") == own);
            Assert.All(group?.Joins ?? [], j => Assert.True(File.Exists(j)));
        }

        Assert.All(all, id => Assert.False(ProcessFacts.Lives(id)));
        Assert.All(group?.Joins ?? [], j => Assert.False(File.Exists(j)));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), p => int.TryParse(Path.GetFileName(p), out var id) && CageCalls.OwnerOf(p) == user && ProcessFacts.Lives(id));
    }

    [Fact]
    public void A_host_that_cannot_shut_itself_in_takes_no_model()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var command = ((Outcome<ProcessStartInfo>.Done)HostCommand.For(new(), "none", "none", "cold")).Value;
        command.Environment[Cage.FilterVariable] = "no filter";
        using var process = Process.Start(command)!;
        var frame = new FrameStream(process.StandardOutput.BaseStream, process.StandardInput.BaseStream).Read();
        Assert.Equal(FrameKind.Refused, frame!.Value.Kind);
        Assert.Equal(new Refusal("PR-MODEL-006", "The model host could not shut itself in: The filter of system calls cannot be read."), Refusal.Read(frame.Value.Payload.Span));
        Assert.True(process.WaitForExit(Patience));
    }

    [Fact]
    public void Two_cages_at_once_have_different_users()
    {
        if (!Layers.All.OwnUser)
            return;
        using var one = OwnUser.Take();
        using var two = OwnUser.Take();
        Assert.NotEqual(one!.Id, two!.Id);
        Assert.InRange(one.Id, 61_000, 64_999);
    }

    [Fact]
    public void A_program_in_a_folder_that_others_may_not_enter_still_gets_a_cage()
    {
        if (!OperatingSystem.IsLinux() || Layers.All.Level < CageLevel.L2 || !CageCalls.IsRoot)
            return;
        var closed = Directory.CreateTempSubdirectory("practicum-closed-");
        try
        {
            closed.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            var inside = Directory.CreateDirectory(Path.Combine(closed.FullName, "modelhost"));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "modelhost")))
                File.Copy(file, Path.Combine(inside.FullName, Path.GetFileName(file)));
            Assert.Equal(Reach.ClosedAbove, Reaches.Of(inside.FullName));
            var result = new JobRunner(new() { Folder = inside.FullName }, Layers.All).Run(new("work", ["honest"]));
            Assert.Equal((JobEnd.GotThrough, "it worked"), (result.End, result.Seen));

            var shut = Directory.CreateDirectory(Path.Combine(closed.FullName, "shut"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in inside.EnumerateFiles())
                file.MoveTo(Path.Combine(shut.FullName, file.Name));
            Assert.Equal(Reach.Closed, Reaches.Of(shut.FullName));
            result = new JobRunner(new() { Folder = shut.FullName }, Layers.All).Run(new("work", ["honest"]));
            Assert.Equal((JobEnd.GotThrough, "it worked"), (result.End, result.Seen));
        }
        finally
        {
            closed.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_killed_runs_left_of_groups_is_swept()
    {
        if (Layers.All.Groups is not { } home)
            return;
        var left = Directory.CreateDirectory(Path.Combine(home.Memory, "practicum-999999999-1"));
        _ = Layers.Without(t => t);
        Assert.False(Directory.Exists(left.FullName));
    }

    private static (CageBite? Bite, TimeSpan Taken) Run(CageLimits limits, params string[] words) => Run(limits, Layers.All, words);

    private static (CageBite? Bite, TimeSpan Taken) Run(CageLimits limits, CageFacts facts, params string[] words)
    {
        var clock = Stopwatch.StartNew();
        using var supervisor = Begin(limits, facts, [], out var process, words);
        var errors = Task.Run(() =>
        {
            var buffer = new byte[4096];
            while (process.StandardError.BaseStream.Read(buffer) is > 0 and var got)
                supervisor.Heard(got);
        });
        Assert.True(process.WaitForExit(Patience));
        errors.Wait(Patience);
        return (supervisor.Bite, clock.Elapsed);
    }

    private static Supervisor Begin(CageLimits limits, CageFacts facts, SafeFileHandle[] inherited, out Process process, params string[] words) =>
        Begin(limits, facts, inherited, out process, out _, words);

    private static Supervisor Begin(CageLimits limits, CageFacts facts, out Process process, out CagedCommand cage, params string[] words) =>
        Begin(limits, facts, [], out process, out cage, words);

    private static Supervisor Begin(CageLimits limits, CageFacts facts, SafeFileHandle[] inherited, out Process process, out CagedCommand cage, params string[] words)
    {
        var command = ((Outcome<ProcessStartInfo>.Done)HostCommand.For(new(), words.Prepend("attempt"))).Value;
        cage = Cage.Wrap(command, limits, facts);
        process = cage.Start(inherited);
        return Supervisor.Watch(process, cage);
    }
}
