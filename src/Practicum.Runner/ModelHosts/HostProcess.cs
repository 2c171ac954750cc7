using System.ComponentModel;
using System.Diagnostics;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts;

/// <summary>A running model host: its frames, its deadline, its death.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly Lock Starting = new();
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly LastWords lastWords;
    private readonly Timer deadline;
    private TimeSpan limit;
    private volatile bool late;

    private HostProcess(Process process)
    {
        this.process = process;
        Frames = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        lastWords = new(process.StandardError);
        deadline = new(_ => Expire());
    }

    /// <summary>Frames to and from it.</summary>
    public FrameStream Frames { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Starts a host.</summary>
    public static Outcome<HostProcess> Start(ProcessStartInfo command, SlotMemory memory)
    {
        // Other children that start while the descriptor may be inherited would inherit it, too; hence the lock.
        lock (Starting)
        {
            memory.Inherit(true);
            try
            {
                return new Outcome<HostProcess>.Done(new(Process.Start(command)!));
            }
            catch (Win32Exception e)
            {
                return new Outcome<HostProcess>.Refused("PR-MODEL-004", $"The model host cannot be started: {e.Message.TrimEnd('.')}.");
            }
            finally
            {
                memory.Inherit(false);
            }
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

    /// <summary>Kills it with all its group.</summary>
    public void Kill()
    {
        try
        {
            if (process.HasExited)
                return;
            LinuxCalls.KillGroup(process.Id);
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It is dead already, which is what was wanted.
        }
    }

    /// <summary>Says how it ended, after its frames did; kills it if it lives.</summary>
    public Outcome<T> Bury<T>()
    {
        Disarm();
        if (!process.WaitForExit(late || Frames.Fault is not null ? TimeSpan.Zero : Grace))
            Kill();
        process.WaitForExit(Grace);
        if (late)
            return new Outcome<T>.OutOfTime(limit);
        var said = string.Join(' ', new[] { Frames.Fault, lastWords.Text(Grace) }.Where(t => !string.IsNullOrEmpty(t)));
        return new Outcome<T>.Crashed(process.HasExited ? process.ExitCode : -1, said);
    }

    /// <summary>Lets it end by closing its input; kills it if it does not.</summary>
    public void Dispose()
    {
        deadline.Dispose();
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its end of the pipe is closed already.
        }

        if (!process.WaitForExit(Grace))
            Kill();
        process.WaitForExit(Grace);
        process.Dispose();
    }

    private void Expire()
    {
        late = true;
        Kill();
    }
}
