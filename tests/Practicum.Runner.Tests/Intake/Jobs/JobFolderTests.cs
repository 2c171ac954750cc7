using System.Diagnostics;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Tests.Intake.Jobs;

/// <summary>Private folders go with their owner, and what a dead owner left is swept; nothing else is.</summary>
public sealed class JobFolderTests : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    private static JobOwner Dead { get; } = MakeDead();

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    [Fact]
    public void A_job_folder_is_private_and_goes_with_its_job()
    {
        string root;
        using (var job = JobFolder.Create(_temporary))
        {
            root = job.Root;
            File.WriteAllText(job.At("x"), "x");
            Assert.StartsWith(Path.Combine(_temporary, $"practicum-job-{Environment.ProcessId}-"), root, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(root));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary));
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void What_a_dead_process_left_is_swept_when_the_next_job_begins()
    {
        var left = Left($"practicum-job-{Dead}-abc");
        var again = Left($"practicum-job-{JobOwner.Current with { Start = "1" }}-abc");
        var early = Directory.CreateDirectory(Path.Combine(_temporary, $"practicum-job-{Dead}-early")).FullName;
        using var job = JobFolder.Create(_temporary);
        Assert.False(Directory.Exists(left), "The folder of a dead process is there still.");
        Assert.False(Directory.Exists(again), "The folder of an earlier process with the same number is there still.");
        Assert.False(Directory.Exists(early), "A folder without a lock is there still.");
        Assert.True(Directory.Exists(job.Root));
    }

    [Fact]
    public void Nothing_that_lives_or_is_not_ours_is_swept()
    {
        using var job = JobFolder.Create(_temporary);
        var elsewhere = Dead with { Space = "1" };
        var held = Left($"practicum-job-{elsewhere}-held");
        using var owner = new FileStream(Path.Combine(held, ".owner"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var unlocked = Directory.CreateDirectory(Path.Combine(_temporary, $"practicum-job-{elsewhere}-young")).FullName;
        var mine = Left("practicum-job-diary");
        var target = Left("target");
        var link = Path.Combine(_temporary, $"practicum-job-{Dead}-link");
        Directory.CreateSymbolicLink(link, target);
        Assert.Equal(0, JobFolder.Sweep(_temporary));
        Assert.All([job.Root, held, unlocked, mine, Path.Combine(target, "x"), link], path => Assert.True(Path.Exists(path), path));
        owner.Dispose();
        Assert.Equal(1, JobFolder.Sweep(_temporary));
        Assert.False(Directory.Exists(held), "Nobody holds the lock of another name space.");
    }

    [Fact]
    public void A_link_inside_what_is_swept_is_removed_and_not_followed()
    {
        var target = Left("target");
        var left = Left($"practicum-job-{Dead}-abc");
        Directory.CreateSymbolicLink(Path.Combine(left, "way"), target);
        Assert.Equal(1, JobFolder.Sweep(_temporary));
        Assert.True(File.Exists(Path.Combine(target, "x")));
    }

    [Fact]
    public void Sweepers_at_the_same_time_do_not_disturb_each_other()
    {
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 10; i++)
                Left($"practicum-job-{Dead}-{i}");
            Parallel.For(0, 4, _ => JobFolder.Sweep(_temporary));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary));
        }
    }

    [Fact]
    public void The_folder_of_another_user_is_left_alone()
    {
        if (Environment.UserName != "root")
        {
            Assert.NotEqual(0u, UnixFiles.User);
            return;
        }

        var left = Left($"practicum-job-{Dead}-theirs");
        Process.Start("chown", ["4242", left]).WaitForExit();
        Assert.Equal(0, JobFolder.Sweep(_temporary));
        Assert.True(Directory.Exists(left));
    }

    private string Left(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_temporary, name)).FullName;
        File.WriteAllText(Path.Combine(folder, ".owner"), "");
        File.WriteAllText(Path.Combine(folder, "x"), "x");
        return folder;
    }

    /// <summary>A process that has ended, in our own name space.</summary>
    private static JobOwner MakeDead()
    {
        using var process = Process.Start(OperatingSystem.IsWindows() ? "hostname" : "true");
        process.WaitForExit();
        return JobOwner.Current with { Process = process.Id };
    }
}
