using System.ComponentModel;
using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages.Watching;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>
/// Watches a caged process and all that descend from it: memory, which no resource limit bounds where it is shared; processor
/// time; number of tasks; what is written to standard error. The first limit that is reached ends them all.
/// </summary>
public sealed class Supervisor : IDisposable
{
    private const int PollMilliseconds = 20;
    private const int TreeEvery = 5;
    private const int OrderlyEnd = 2_000; // milliseconds
    private const int ProcessorSignal = 128 + 24; // SIGXCPU
    private readonly Process process;
    private readonly CagedCommand cage;
    private readonly Action<CageBite>? onBite;
    private readonly ManualResetEventSlim ended = new();
    private readonly Thread? thread;
    private List<int> tree;
    private CageBite? bite;
    private long heard;

    private Supervisor(Process process, CagedCommand cage, Action<CageBite>? onBite)
    {
        (this.process, this.cage, this.onBite, tree) = (process, cage, onBite, [process.Id]);
        if (!OperatingSystem.IsLinux())
            return;
        thread = new(Poll) { IsBackground = true, Name = "cage supervisor" };
        thread.Start();
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="process">What <see cref="CagedCommand.Start"/> gave.</param>
    /// <param name="cage">The cage that it is in; disposed with the supervisor.</param>
    /// <param name="onBite">Told once, on another thread, after the processes were killed.</param>
    public static Supervisor Watch(Process process, CagedCommand cage, Action<CageBite>? onBite = null) => new(process, cage, onBite);

    /// <summary>The limit that was reached, if any. After a death it also says what the kernel's own bounds did.</summary>
    public CageBite? Bite
    {
        get
        {
            if (bite is null && HasEnded(out var code))
                Interlocked.CompareExchange(ref bite, FromKernel(code), null);
            return bite;
        }
    }

    /// <summary>Counts bytes that were read from its standard error.</summary>
    public void Heard(long bytes)
    {
        if (Interlocked.Add(ref heard, bytes) > cage.Limits.ErrorBytes)
            End(CageBite.Errors(cage.Limits));
    }

    /// <summary>Kills the process and all that descend from it; when it returns they are dead, in all but the rarest cases.</summary>
    public void Kill()
    {
        try
        {
            if (process.HasExited)
                return;
            if (OperatingSystem.IsLinux())
                KillFromWithin();
            if (!process.HasExited)
                process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It is dead already, which is what was wanted.
        }
    }

    /// <summary>Kills what still lives, stops watching, and gives group and user back.</summary>
    public void Dispose()
    {
        ended.Set();
        Kill();
        thread?.Join();
        cage.Dispose();
        ended.Dispose();
    }

    /// <summary>
    /// The innermost process first: bubblewrap then takes down its name space, buries what was in it, and ends itself. Were it killed
    /// first, the others would die a little later, and be left for the system to bury.
    /// </summary>
    private void KillFromWithin()
    {
        var all = ProcessFacts.Tree(process.Id);
        if (all.Count > 1)
        {
            CageCalls.End(all[^1]);
            if (process.WaitForExit(OrderlyEnd))
                return;
        }

        CageCalls.EndGroup(process.Id);
        foreach (var id in ProcessFacts.Tree(process.Id).Skip(1).Reverse())
            CageCalls.End(id);
        cage.Group?.Kill();
    }

    private void Poll()
    {
        for (var round = 0; !ended.Wait(PollMilliseconds) && !HasEnded(out _); round++)
        {
            if (round % TreeEvery == 0)
                tree = ProcessFacts.Tree(process.Id);
            if (Over() is { } over)
            {
                End(over);
                return;
            }
        }
    }

    private CageBite? Over()
    {
        var (memory, seconds, tasks, limits) = (0L, 0.0, 0, cage.Limits);
        foreach (var id in tree)
        {
            memory += ProcessFacts.Resident(id);
            var (spent, threads) = ProcessFacts.Work(id);
            (seconds, tasks) = (seconds + spent, tasks + threads);
        }

        return memory > limits.MemoryBytes ? CageBite.Memory(limits)
            : seconds > limits.CpuSeconds ? CageBite.Processor(limits)
            : tasks > limits.Tasks ? CageBite.Tasks(limits)
            : null;
    }

    private CageBite? FromKernel(int exitCode) => cage.Group?.MemoryKills() > 0 ? CageBite.Memory(cage.Limits)
        : exitCode == ProcessorSignal ? CageBite.Processor(cage.Limits)
        : cage.Group?.TaskRefusals() > 0 ? CageBite.Tasks(cage.Limits)
        : null;

    private void End(CageBite found)
    {
        if (Interlocked.CompareExchange(ref bite, found, null) is not null)
            return;
        Kill();
        onBite?.Invoke(found);
    }

    private bool HasEnded(out int code)
    {
        code = 0;
        try
        {
            if (!process.HasExited)
                return false;
            code = process.ExitCode;
        }
        catch (InvalidOperationException)
        {
            // The process object was disposed by its owner; nothing is left to watch.
        }

        return true;
    }
}
