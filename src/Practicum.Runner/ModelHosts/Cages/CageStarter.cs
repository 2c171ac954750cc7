using System.Collections.Concurrent;
using System.Diagnostics;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>
/// One thread that starts all caged processes and never ends while this process lives. The kernel takes the death of the thread
/// that started a child for the death of its parent (prctl(2), PR_SET_PDEATHSIG), and threads of the pool come and go. It also
/// keeps starts apart, so that what one child inherits no other does.
/// </summary>
internal static class CageStarter
{
    private static readonly BlockingCollection<Action> Work = [];
    private static readonly Lazy<Thread> Worker = new(() =>
    {
        var thread = new Thread(() =>
        {
            foreach (var action in Work.GetConsumingEnumerable())
                action();
        }) { IsBackground = true, Name = "cage starter" };
        thread.Start();
        return thread;
    });

    /// <summary>Starts a process on that thread.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static Process Start(Func<Process> start)
    {
        _ = Worker.Value;
        var done = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(start());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }
}
