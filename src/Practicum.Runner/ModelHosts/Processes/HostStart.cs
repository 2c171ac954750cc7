using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>From an admitted model to a host that has loaded it; whatever goes wrong on the way, no process stays.</summary>
internal static class HostStart
{
    /// <summary>Takes a host, warm or cold, loads the model, and goes on with what the caller makes of it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Limits.</param>
    /// <param name="next">Makes the result; the host is its own when it is done, and is ended when it is not.</param>
    /// <param name="stop">Ends the process.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static Outcome<T> Of<T>(AdmittedModel model, ModelHostOptions options, Func<EmptyHost, ModelDescription, Outcome<T>> next, CancellationToken stop)
    {
        var taken = options.Pool is { } pool ? pool.Take() : EmptyHost.Start(options, warm: false);
        if (taken is not Outcome<EmptyHost>.Done(var host))
            return taken.Carry<T>();
        var kept = false;
        try
        {
            using var cancel = stop.Register(host.Process.Kill);
            var loaded = host.Load(model, options);
            var result = loaded is Outcome<ModelDescription>.Done(var description) ? next(host, description) : loaded.Carry<T>();
            stop.ThrowIfCancellationRequested();
            kept = result is Outcome<T>.Done;
            return result;
        }
        finally
        {
            if (!kept)
                host.Dispose();
        }
    }
}
