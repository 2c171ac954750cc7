using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// One model in a process of its own, run on tensors of any type and shape: for answers that are no score. Inputs and outputs of a run take at most 4 MiB each.
/// One call runs at a time; after a bad outcome the process is dead, and every later call gives that outcome again.
/// </summary>
public sealed class TensorHost : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly EmptyHost host;
    private readonly ModelHostOptions options;
    private readonly FrameWriter writer = new();
    private Outcome<ImmutableArray<NamedTensor>>? end;
    private bool disposed;

    private TensorHost(EmptyHost host, ModelDescription description, ModelHostOptions options) => (this.host, Description, this.options) = (host, description, options);

    /// <summary>Inputs and outputs of the model, and ONNX Runtime's version.</summary>
    public ModelDescription Description { get; }

    /// <summary>How well the process is shut in.</summary>
    public CageLevel Level => host.Process.Level;

    /// <summary>Starts a host and loads the model.</summary>
    /// <param name="model">The model, as it was vetted.</param>
    /// <param name="options">Limits.</param>
    /// <param name="stop">Stops waiting; the process is ended.</param>
    /// <returns>The host, or why not: <c>PR-MODEL-003</c>, <c>PR-MODEL-004</c>, <c>PR-MODEL-010</c>, crashed, out of time.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static Task<Outcome<TensorHost>> StartAsync(AdmittedModel model, ModelHostOptions options, CancellationToken stop) =>
        Task.Run(() => HostStart.Of<TensorHost>(model, options, (host, description) => new Outcome<TensorHost>.Done(new(host, description, options)), stop), stop);

    /// <summary>Runs the model once.</summary>
    /// <param name="inputs">One tensor for each input, in any order.</param>
    /// <param name="stop">Ends the process.</param>
    /// <returns>All outputs in the graph's order; or <c>PR-MODEL-030</c> when it fails, <c>PR-MODEL-040</c> or <c>PR-MODEL-042</c> when outputs or inputs are too large, <c>PR-MODEL-041</c> when an output is no tensor, crashed, out of time.</returns>
    /// <exception cref="ArgumentException">There is not exactly one tensor for each input.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for; the process is ended.</exception>
    public async Task<Outcome<ImmutableArray<NamedTensor>>> RunAsync(ImmutableArray<NamedTensor> inputs, CancellationToken stop)
    {
        var byName = inputs.ToDictionary(t => t.Name, StringComparer.Ordinal);
        if (byName.Count != Description.Inputs.Length || !Description.Inputs.All(i => byName.ContainsKey(i.Name)))
            throw new ArgumentException($"The model takes {string.Join(", ", Description.Inputs.Select(i => i.Shown))}.", nameof(inputs));
        await turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (end is not null)
                return end;
            using var cancel = stop.Register(host.Process.Kill);
            var outcome = await Task.Run(() => Run([.. Description.Inputs.Select(i => byName[i.Name])]), CancellationToken.None).ConfigureAwait(false);
            if (outcome is not Outcome<ImmutableArray<NamedTensor>>.Done)
            {
                end = outcome;
                host.Process.Kill();
            }

            stop.ThrowIfCancellationRequested();
            return outcome;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends the process and frees its memory; waits for a call that runs.</summary>
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

    private Outcome<ImmutableArray<NamedTensor>> Run(ImmutableArray<NamedTensor> inputs)
    {
        if (TensorList.Write(writer, FrameKind.Run, inputs) is not { } frame)
            return new Outcome<ImmutableArray<NamedTensor>>.Refused("PR-MODEL-042", $"The tensors take more than {Frame.MaxPayload >> 20} MiB together, which one run cannot take.");
        host.Process.Arm(options.SlotLimit);
        host.Process.Frames.Write(frame);
        if (host.Reply.Wait(FrameKind.Ran, out var payload) is { } failed)
            return failed.Carry<ImmutableArray<NamedTensor>>();
        host.Process.Disarm();
        return TensorList.Read(payload.Span) is { } given && Fits(given)
            ? new Outcome<ImmutableArray<NamedTensor>>.Done(given)
            : host.Reply.Nonsense("The model host gave other outputs than the model has.").Carry<ImmutableArray<NamedTensor>>();
    }

    private bool Fits(ImmutableArray<NamedTensor> given) => given.Select(t => (t.Name, t.Element)).SequenceEqual(Description.Outputs.Select(o => (o.Name, o.Element)));
}
