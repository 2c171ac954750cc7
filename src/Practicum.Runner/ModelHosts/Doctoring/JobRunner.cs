using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Cages.Watching;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.Runner.ModelHosts.Doctoring;

/// <summary>Runs single deeds of the model host in the cage that models get.</summary>
/// <param name="options">Where the model host lies.</param>
/// <param name="facts">What works here.</param>
internal sealed class JobRunner(ModelHostOptions options, CageFacts facts)
{
    private const int MostSaid = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether the deeds impose the filter on themselves that models are shut in with.</summary>
    public bool OwnFilter { get; init; } = true;

    /// <summary>Runs one deed.</summary>
    public JobResult Run(HostileJob job)
    {
        var command = Command(job.Words);
        if (command is not Outcome<ProcessStartInfo>.Done(var start))
            return new(job.About, JobEnd.NotTried, command.Sentence, job.From);
        var cage = Cage.Wrap(start, job.Limits, facts, OwnFilter);
        using var process = cage.Start();
        using var supervisor = Supervisor.Watch(process, cage);
        process.StandardInput.Close();
        var errors = Task.Run(() => Drain(process, supervisor));
        var said = process.StandardOutput.ReadLineAsync();
        if (!process.WaitForExit(Patience))
            return Unfinished(job, process.Id);
        if (supervisor.Bite is { } bite)
            return new(job.About, JobEnd.Held, bite.Code, job.From);
        var line = said.Wait(1_000) ? said.Result : null;
        return Judge(job, line, process.ExitCode, errors);
    }

    /// <summary>A deed that goes on although it was asked to end: everything of it must be dead after the kill.</summary>
    public JobResult Outstay()
    {
        const string About = "go on after it is told to end";
        var command = Command(["stay"]);
        if (command is not Outcome<ProcessStartInfo>.Done(var start))
            return new(About, JobEnd.NotTried, command.Sentence, CageLevel.L0);
        var cage = Cage.Wrap(start, new(), facts, OwnFilter);
        using var process = cage.Start();
        List<int> all;
        using (var supervisor = Supervisor.Watch(process, cage))
        {
            if (!process.StandardOutput.ReadLineAsync().Wait(Patience))
                return new(About, JobEnd.NotTried, "it did not begin", CageLevel.L0);
            all = OperatingSystem.IsLinux() ? ProcessFacts.Tree(process.Id) : [process.Id];
            process.StandardInput.Close();
        }

        var clock = Stopwatch.StartNew();
        while (all.Exists(ProcessFacts.Lives) && clock.Elapsed < TimeSpan.FromSeconds(2))
            Thread.Sleep(5);
        return all.Exists(ProcessFacts.Lives) ? new(About, JobEnd.GotThrough, "a process of it lives", CageLevel.L0)
            : new(About, JobEnd.Held, string.Create(CultureInfo.InvariantCulture, $"its {all.Count} processes were killed"), CageLevel.L0);
    }

    private static JobResult Unfinished(HostileJob job, int process)
    {
        var spent = ProcessFacts.Tree(process).Sum(id => ProcessFacts.Work(id).Seconds);
        return spent < job.Limits.CpuSeconds
            ? new(job.About, JobEnd.NotTried, string.Create(CultureInfo.InvariantCulture, $"the machine is too busy: it got {spent:0.0} s of processor time in {Patience.TotalSeconds:0} s"), job.From)
            : new(job.About, JobEnd.GotThrough, string.Create(CultureInfo.InvariantCulture, $"it still ran after {Patience.TotalSeconds:0} s"), job.From);
    }

    private Outcome<ProcessStartInfo> Command(ImmutableArray<string> words) => HostCommand.For(options, words.Prepend("attempt"));

    private static JobResult Judge(HostileJob job, string? line, int exitCode, Task<string> errors)
    {
        var (word, seen) = line?.Split(' ', 2) is [var first, var rest] ? (first, rest) : ("", "");
        seen = new([.. seen.Take(MostSaid).Select(c => char.IsControl(c) ? ' ' : c)]);
        return word switch
        {
            "through" => new(job.About, JobEnd.GotThrough, seen, job.From),
            "held" => new(job.About, JobEnd.Held, seen, job.From),
            "untried" => new(job.About, JobEnd.NotTried, seen, job.From),
            _ when exitCode > 128 => new(job.About, JobEnd.Held, string.Create(CultureInfo.InvariantCulture, $"the kernel killed it with signal {exitCode - 128}"), job.From),
            _ => new(job.About, JobEnd.NotTried, string.Create(CultureInfo.InvariantCulture, $"it ended with code {exitCode}: {(errors.Wait(1_000) ? errors.Result : "")}"), job.From),
        };
    }

    private static string Drain(Process process, Supervisor supervisor)
    {
        var (buffer, first) = (new byte[64 << 10], "");
        try
        {
            while (process.StandardError.BaseStream.Read(buffer) is > 0 and var got)
            {
                supervisor.Heard(got);
                if (first.Length < MostSaid)
                    first += new string([.. System.Text.Encoding.UTF8.GetString(buffer, 0, Math.Min(got, MostSaid)).Select(c => char.IsControl(c) ? ' ' : c)]);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It is gone.
        }

        return first.Trim();
    }
}
