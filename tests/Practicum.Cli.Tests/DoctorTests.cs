using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Cli.Tests;

/// <summary>The doctor, on this machine and on one that lacks bubblewrap; and what a killed command leaves.</summary>
public sealed class DoctorTests(Desk desk) : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task The_doctor_finds_that_everything_promised_is_held()
    {
        var ran = (await shell.Run("doctor", "--json")).Ended(0);
        Assert.True(ran.Json.GetProperty("sound").GetBoolean());
        Assert.Equal(CageFacts.Detect().Level.ToString(), ran.Json.GetProperty("level").GetString());
        Assert.Equal("got_through", ran.Json.GetProperty("honest").GetProperty("end").GetString());
        var jobs = ran.Json.GetProperty("jobs").EnumerateArray().ToArray();
        Assert.InRange(jobs.Length, 30, 60);
        Assert.DoesNotContain(jobs, j => j.GetProperty("promised").GetBoolean() && j.GetProperty("end").GetString() == "got_through");
        shell.LeftNothing();
    }

    [Fact]
    public async Task Without_bubblewrap_the_doctor_says_what_is_missing_and_sealed_runs_are_refused_unless_the_risk_is_taken()
    {
        if (CageFacts.Detect().Level < CageLevel.L2)
            return;
        var doctor = await Hidden(new Dictionary<string, string?>(), "doctor");
        Assert.Contains("Cage level L1; missing here: bubblewrap", doctor.Out);
        Assert.Contains("sealed runs are refused", doctor.Out);

        var secret = shell.Write("secret", "a secret of more than sixteen bytes");
        Dictionary<string, string?> sealedRun = new() { ["PRACTICUM_SECRET_FILE"] = secret };
        var refused = (await Hidden(sealedRun, "assess", desk.At("pack"), desk.At("work", "submission"), "--json")).Ended(1);
        Assert.Contains("PR-CAGE-010", refused.Out);
        Assert.Contains("--weak-cage", refused.Out);
        var risked = await Hidden(sealedRun, "assess", desk.At("pack"), desk.At("work", "submission"), "--weak-cage", "--json");
        Assert.DoesNotContain("PR-CAGE-010", risked.Out + risked.Error);
    }

    [Fact]
    public async Task A_command_that_is_killed_leaves_no_process_behind()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var process = shell.Start(new Dictionary<string, string?>(), null, "doctor");
        var clock = Stopwatch.StartNew();
        while (Below(process.Id).Length == 0 && clock.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        var below = Below(process.Id);
        Assert.NotEmpty(below);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        clock.Restart();
        while (below.Any(Runs) && clock.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Empty(below.Where(Runs));
        Directory.Delete(shell.Temporary, recursive: true); // bait of the killed doctor
    }

    private static int[] Below(int id) => [.. Practicum.Runner.ModelHosts.Cages.Watching.ProcessFacts.Tree(id).Skip(1)];

    private static bool Runs(int id) => Practicum.Runner.ModelHosts.Cages.Watching.ProcessFacts.Lives(id);

    /// <summary>Runs the command where bwrap cannot be executed.</summary>
    private async Task<Ran> Hidden(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/bwrap", ["--dev-bind", "/", "/", "--ro-bind", "/dev/null", "/usr/bin/bwrap", "dotnet", "exec", Shell.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = shell.Folder,
        };
        start.Environment["TMPDIR"] = shell.Temporary;
        start.Environment.Remove("PRACTICUM_SECRET_FILE");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        return await Shell.End(process);
    }
}
