using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Fitting;
using Practicum.Runner.ModelHosts.Processes;
using Practicum.Runner.ModelHosts.Slots;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// One model in a process of its own. Rows are cut into slots of 4,096; several are in flight. One call runs at a time, others
/// wait. After a bad outcome the process is dead, and every later call gives that outcome again.
/// </summary>
public sealed class ModelHost : IPredictor, IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly EmptyHost host;
    private readonly SlotExchange exchange;
    private Outcome<Scores>? end;
    private bool disposed;

    private ModelHost(EmptyHost host, ModelDescription description, SlotExchange exchange) =>
        (this.host, Description, this.exchange) = (host, description, exchange);

    /// <summary>Inputs and outputs of the model, and ONNX Runtime's version.</summary>
    public ModelDescription Description { get; }

    /// <summary>Id of the child process.</summary>
    public int ProcessId => host.Process.Id;

    /// <summary>How well the process is shut in.</summary>
    public CageLevel Level => host.Process.Level;

    /// <summary>Starts a host, loads the model, and checks that its inputs and outputs fit the manifest.</summary>
    /// <param name="model">The model, as it was vetted.</param>
    /// <param name="spec">What the manifest says about the model.</param>
    /// <param name="columns">The columns that rows will have.</param>
    /// <param name="options">Limits.</param>
    /// <param name="stop">Stops waiting; the process is ended.</param>
    /// <returns>The host, or why not: <c>PR-MODEL-003</c> to <c>PR-MODEL-024</c>, crashed, out of time.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static Task<Outcome<ModelHost>> StartAsync(AdmittedModel model, ModelSpec spec, Schema columns, ModelHostOptions options, CancellationToken stop) =>
        Task.Run(() => HostStart.Of(model, options, (host, description) => Fit(host, description, spec, columns, options), stop), stop);

    /// <summary>Scores a run of rows; slots are counted from its first row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie inside their table.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for; the host stays usable.</exception>
    public ValueTask<Outcome<Scores>> Score(TableSlice rows, CancellationToken stop) => Score(rows, null, stop);

    /// <summary>Scores a whole table: slot j holds rows 4,096·j, …</summary>
    /// <param name="rows">The table.</param>
    /// <param name="done">Told how many rows are scored, after each slot.</param>
    /// <param name="stop">Stops after the slots in flight.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for; the host stays usable.</exception>
    public ValueTask<Outcome<Scores>> ScoreAll(Table rows, IProgress<long>? done, CancellationToken stop) => Score(rows.Slice(0, rows.Rows), done, stop);

    /// <summary>Ends the process and frees the shared memory; waits for a call that runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (disposed)
                return;
            disposed = true;
            await Task.Run(host.Dispose).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private static Outcome<ModelHost> Fit(EmptyHost host, ModelDescription description, ModelSpec spec, Schema columns, ModelHostOptions options)
    {
        var fit = ModelFit.Of(description, spec, columns, options);
        if (fit.Plan is not { } plan)
            return new Outcome<ModelHost>.Refused(fit.Diagnostics[0].Code, fit.Reason);
        host.Slots.Map(plan.TotalBytes);
        host.Process.Frames.Write(plan.Write(new FrameWriter()));
        if (host.Reply.Wait(FrameKind.Ready, out _) is { } late)
            return late.Carry<ModelHost>();
        host.Process.Disarm();
        return new Outcome<ModelHost>.Done(new(host, description, new(host.Process, host.Slots, plan, fit.Feeds, options)));
    }

    private async ValueTask<Outcome<Scores>> Score(TableSlice rows, IProgress<long>? done, CancellationToken stop)
    {
        if (rows.Start < 0 || rows.Count < 0 || rows.Start > rows.Table.Rows - rows.Count)
            throw new ArgumentOutOfRangeException(nameof(rows), $"{rows.Count} rows from {rows.Start} do not lie inside {rows.Table.Rows}.");
        await turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (end is not null)
                return end;
            var outcome = await Task.Run(() => exchange.Score(rows, done, stop), CancellationToken.None).ConfigureAwait(false);
            return outcome is Outcome<Scores>.Done ? outcome : End(outcome);
        }
        catch when (exchange.InFlight)
        {
            // Who is told the progress has thrown, or we did: slots are left in flight, so this process can serve no more.
            End(new Outcome<Scores>.Crashed(-1, "The run was broken off."));
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private Outcome<Scores> End(Outcome<Scores> outcome)
    {
        end = outcome;
        host.Process.Kill();
        return outcome;
    }
}
