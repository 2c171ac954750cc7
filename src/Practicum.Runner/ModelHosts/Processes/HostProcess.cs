using System.ComponentModel;
using System.Diagnostics;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>A running model host: its frames, its deadline, its death.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly LastWords lastWords;
    private readonly Supervisor supervisor;
    private readonly Timer deadline;
    private TimeSpan limit;
    private volatile bool late;

    private HostProcess(Process process, CagedCommand cage)
    {
        (this.process, Level) = (process, cage.Level);
        Frames = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        supervisor = Supervisor.Watch(process, cage);
        lastWords = new(process.StandardError.BaseStream, supervisor.Heard);
        deadline = new(_ => Expire());
    }

    /// <summary>The level of its cage.</summary>
    public CageLevel Level { get; }

    /// <summary>Frames to and from it.</summary>
    public FrameStream Frames { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>It has not ended yet.</summary>
    public bool Lives => !process.HasExited;

    /// <summary>Starts a host in the best cage of this machine; it inherits these memories and nothing else.</summary>
    public static Outcome<HostProcess> Start(ProcessStartInfo command, ModelHostOptions options, params SharedMemory[] memories)
    {
        var cage = Cage.Wrap(command, options.Cage, options.Facts);
        try
        {
            return new Outcome<HostProcess>.Done(new(cage.Start([.. memories.Where(m => m.Inherited).Select(m => m.File)]), cage));
        }
        catch (Win32Exception e)
        {
            cage.Dispose();
            return new Outcome<HostProcess>.Refused("PR-MODEL-004", $"The model host cannot be started: {e.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>From now on it has this long, or it is killed.</summary>
    public void Arm(TimeSpan time)
    {
        limit = time;
        deadline.Change(time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is not expected to do anything.</summary>
    public void Disarm() => deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Kills it with all that descend from it.</summary>
    public void Kill() => supervisor.Kill();

    /// <summary>Says how it ended, after its frames did; kills it if it lives.</summary>
    public Outcome<T> Bury<T>()
    {
        Disarm();
        if (!process.WaitForExit(late || Frames.Fault is not null ? TimeSpan.Zero : Grace))
            Kill();
        process.WaitForExit(Grace);
        if (late)
            return new Outcome<T>.OutOfTime(limit);
        if (supervisor.Bite is { } bite)
            return bite.As<T>();
        var said = string.Join(' ', new[] { Frames.Fault, lastWords.Text(Grace) }.Where(t => !string.IsNullOrEmpty(t)));
        return new Outcome<T>.Crashed(process.HasExited ? process.ExitCode : -1, said);
    }

    /// <summary>Tells it that nothing more will come, upon which it ends.</summary>
    public void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its end of the pipe is closed already.
        }
    }

    /// <summary>Lets it end by closing its input; kills it if it does not.</summary>
    public void Dispose()
    {
        deadline.Dispose();
        CloseInput();
        if (!process.WaitForExit(Grace))
            Kill();
        process.WaitForExit(Grace);
        supervisor.Dispose();
        process.Dispose();
    }

    private void Expire()
    {
        late = true;
        Kill();
    }
}
