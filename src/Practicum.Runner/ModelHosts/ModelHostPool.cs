using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// Keeps hosts without a model ready, so that a model waits for no process to start. Each host is given away once and never comes back. Limits of a model count
/// from its arrival. Safe for several threads.
/// </summary>
public sealed class ModelHostPool : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<Task<EmptyHost?>> ready = new();
    private readonly ModelHostOptions options;
    private readonly int spare;
    private int expected;
    private bool disposed;

    /// <summary>Begins to start hosts in the background.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="expected">How many hosts will be asked for; more may be.</param>
    /// <param name="spare">Hosts kept ready at a time, from 0.</param>
    public ModelHostPool(ModelHostOptions options, int expected, int spare = 1)
    {
        (this.options, this.expected, this.spare) = (options with { Pool = null }, expected, spare);
        Fill();
    }

    /// <summary>More hosts will be asked for than was known.</summary>
    public void Expect(int more)
    {
        lock (gate)
            expected += more;
        Fill();
    }

    /// <summary>Ends every host that was not taken.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
            disposed = true;
        while (Next() is { } starting)
        {
            if (await starting.ConfigureAwait(false) is { } host)
                await Task.Run(host.Dispose).ConfigureAwait(false);
        }
    }

    /// <summary>A host that waits for a model; a cold one when none is ready, or why none can be started.</summary>
    internal Outcome<EmptyHost> Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            expected = Math.Max(0, expected - 1);
        }

        while (Next() is { } starting)
        {
            if (starting.GetAwaiter().GetResult() is not { } host)
                continue;
            if (host.Process.Lives)
            {
                Fill();
                return new Outcome<EmptyHost>.Done(host);
            }

            host.Dispose();
        }

        Fill();
        return EmptyHost.Start(options, warm: false);
    }

    private Task<EmptyHost?>? Next()
    {
        lock (gate)
            return ready.TryDequeue(out var next) ? next : null;
    }

    private void Fill()
    {
        lock (gate)
        {
            while (!disposed && ready.Count < Math.Min(spare, expected))
                ready.Enqueue(Task.Run(() => Start(options)));
        }
    }

    // A host that cannot be started here fails again, with its reason, for the one who asks for it.
    private static EmptyHost? Start(ModelHostOptions options)
    {
        if (EmptyHost.Start(options, warm: true) is not Outcome<EmptyHost>.Done(var host))
            return null;
        if (host.Wake() is null)
            return host;
        host.Dispose();
        return null;
    }
}
