using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Doctoring;

namespace Practicum.ModelHost.Tests.Cages;

[Collection("model hosts")]
public sealed class HostileJobTests
{
    private static readonly string[] HeldFromOutside = ["take 8 GiB of memory", "compute without end", "write 1 GiB of messages", "start 600 threads"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_hostile_job_is_held_in_the_cage_of_this_machine_and_an_honest_one_works()
    {
        var checkup = await Doctor.RunAsync(new ModelHostOptions(), Stop);
        Assert.Equal(JobEnd.GotThrough, checkup.Honest.End);
        Assert.Empty(Ends(checkup, JobEnd.GotThrough));
        Assert.True(checkup.IsSound);
        if (OperatingSystem.IsLinux() && CageCalls.IsRoot && File.Exists("/usr/bin/bwrap"))
            Assert.True(checkup.Facts.Level >= CageLevel.L2, checkup.Facts.Sentence);
    }

    [Fact]
    public void The_walls_around_the_process_hold_alone_except_that_it_may_turn_into_a_shell_that_starts_nothing()
    {
        if (Layers.All.Level < CageLevel.L2)
            return;
        var through = Through(new JobRunner(new(), Layers.All) { OwnFilter = false });
        Assert.Equal(["turn into a shell"], through);
    }

    [Fact]
    public void What_the_process_imposes_on_itself_holds_alone_except_for_looking_around()
    {
        if (!Layers.All.Filters)
            return;
        var through = Through(new JobRunner(new(), Layers.OwnFilter));
        string[] promisedLater = ["read /etc/passwd", "read a file of the person who runs this", "read the environment of this program"];
        Assert.Empty(through.Except(promisedLater));
    }

    [Fact]
    public void Without_a_cage_the_same_jobs_get_through()
    {
        if (!OperatingSystem.IsLinux() || !CageCalls.IsRoot)
            return;
        var through = Through(new JobRunner(new(), Layers.None) { OwnFilter = false });
        string[] held = ["find a file that this program holds open", "see variables of this program", .. HeldFromOutside, "make an io_uring", "handle page faults", "load a program into the kernel", "start 150 processes"];
        using var bait = new Bait();
        Assert.Empty(HostileJob.All(bait).Select(j => j.About).Except(held).Except(through));
    }

    [Fact]
    public void Without_groups_the_supervisor_holds_memory_time_words_and_threads()
    {
        if (Layers.All.Level < CageLevel.L2)
            return;
        var runner = new JobRunner(new(), Layers.NoGroups);
        using var bait = new Bait();
        foreach (var job in HostileJob.All(bait).Where(j => HeldFromOutside.Contains(j.About)))
            Assert.Equal((job.About, JobEnd.Held), (job.About, runner.Run(job).End));
    }

    [Fact]
    public void Work_within_its_limits_is_not_disturbed()
    {
        var runner = new JobRunner(new(), Layers.All);
        Assert.Equal(JobEnd.GotThrough, runner.Run(new("take a little", ["allocate", "128"])).End);
        Assert.Equal(JobEnd.Held, runner.Run(new("take a little more", ["allocate", "128"]) { Limits = new() { MemoryBytes = 96L << 20 } }).End);
    }

    private static string[] Through(JobRunner runner)
    {
        using var bait = new Bait();
        var jobs = HostileJob.All(bait);
        var results = new JobResult[jobs.Length];
        Parallel.For(0, jobs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => results[i] = runner.Run(jobs[i]));
        return [.. results.Where(r => r.End == JobEnd.GotThrough).Select(r => r.About)];
    }

    private static string[] Ends(Checkup checkup, JobEnd end) => [.. checkup.Jobs.Where(j => j.End == end).Select(j => $"{j.About}: {j.Seen}")];
}
