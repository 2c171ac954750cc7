using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// One model in a process of its own. Rows are cut into slots of 4,096; several are in flight. One call runs at a time, others
/// wait. After a bad outcome the process is dead, and every later call gives that outcome again.
/// </summary>
public sealed class ModelHost : IPredictor, IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HostProcess process;
    private readonly SlotMemory memory;
    private readonly SlotExchange exchange;
    private Outcome<Scores>? end;
    private bool disposed;

    private ModelHost(HostProcess process, SlotMemory memory, ModelDescription description, SlotExchange exchange) =>
        (this.process, this.memory, Description, this.exchange) = (process, memory, description, exchange);

    /// <summary>Inputs and outputs of the model, and ONNX Runtime's version.</summary>
    public ModelDescription Description { get; }

    /// <summary>Id of the child process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts a host, loads the model, and checks that its inputs and outputs fit the manifest.</summary>
    /// <param name="modelFile">Path of the ONNX file.</param>
    /// <param name="spec">What the manifest says about the model.</param>
    /// <param name="columns">The columns that rows will have.</param>
    /// <param name="options">Limits.</param>
    /// <param name="stop">Stops waiting; the process is ended.</param>
    /// <returns>The host, or why not: <c>PR-MODEL-003</c> to <c>PR-MODEL-024</c>, crashed, out of time.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static Task<Outcome<ModelHost>> StartAsync(string modelFile, ModelSpec spec, Schema columns, ModelHostOptions options, CancellationToken stop) =>
        Task.Run(() => Start(modelFile, spec, columns, options, stop), stop);

    /// <summary>Scores a run of rows; slots are counted from its first row.</summary>
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
            await Task.Run(process.Dispose).ConfigureAwait(false);
            memory.Dispose();
        }
        finally
        {
            turn.Release();
        }
    }

    private static Outcome<ModelHost> Start(string modelFile, ModelSpec spec, Schema columns, ModelHostOptions options, CancellationToken stop)
    {
        var path = Path.GetFullPath(modelFile);
        if (!File.Exists(path))
            return new Outcome<ModelHost>.Refused("PR-MODEL-005", $"The model file {spec.File} is missing.");
        var memory = SlotMemory.Create();
        HostProcess? process = null;
        var started = false;
        try
        {
            var command = HostCommand.For(path, memory.ChildPath, options);
            if (command is not Outcome<System.Diagnostics.ProcessStartInfo>.Done { Value: var start })
                return command.Carry<ModelHost>();
            var child = HostProcess.Start(start, memory);
            if (child is not Outcome<HostProcess>.Done { Value: var running })
                return child.Carry<ModelHost>();
            process = running;
            using var cancel = stop.Register(running.Kill);
            var greeted = Greet(running, memory, spec, columns, options);
            stop.ThrowIfCancellationRequested();
            started = greeted is Outcome<ModelHost>.Done;
            return greeted;
        }
        finally
        {
            if (!started)
            {
                process?.Dispose();
                memory.Dispose();
            }
        }
    }

    private static Outcome<ModelHost> Greet(HostProcess process, SlotMemory memory, ModelSpec spec, Schema columns, ModelHostOptions options)
    {
        process.Arm(options.StartLimit);
        var reply = new HostReply(process);
        if (reply.Wait(FrameKind.Described, out var payload) is { } failed)
            return failed.Carry<ModelHost>();
        if (ModelDescription.Read(payload.Span) is not { } description)
            return reply.Nonsense("The model host's description cannot be read.").Carry<ModelHost>();
        var fit = ModelFit.Of(description, spec, columns, options.Slots);
        if (fit.Plan is not { } plan)
            return new Outcome<ModelHost>.Refused(fit.Diagnostics[0].Code, fit.Reason);
        memory.Map(plan.TotalBytes);
        process.Frames.Write(plan.Write(new FrameWriter()));
        if (reply.Wait(FrameKind.Ready, out _) is { } late)
            return late.Carry<ModelHost>();
        process.Disarm();
        return new Outcome<ModelHost>.Done(new(process, memory, description, new(process, memory, plan, fit.Feeds, options)));
    }

    private async ValueTask<Outcome<Scores>> Score(TableSlice rows, IProgress<long>? done, CancellationToken stop)
    {
        await turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (end is not null)
                return end;
            var outcome = await Task.Run(() => exchange.Score(rows, done, stop), CancellationToken.None).ConfigureAwait(false);
            if (outcome is not Outcome<Scores>.Done)
            {
                end = outcome;
                process.Kill();
            }

            return outcome;
        }
        finally
        {
            turn.Release();
        }
    }
}
