using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Binding;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.ModelHosts.Cages.Watching;

namespace Practicum.Bench.Replay;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>The 30-64-64-1 network twice: raw in this process at its best batch, and in a model host over the columns of some table.</summary>
internal sealed class MlpRig : IAsyncDisposable
{
    /// <summary>Inputs of the network.</summary>
    public const int Features = 30;

    private static readonly int[] Batches = [256, 512, 1024, 2048, 4096, 16_384];
    private readonly OnnxRuntime runtime;
    private readonly OnnxSession session;
    private readonly RawRate raw;
    private readonly int best;
    private readonly Host host;

    private MlpRig(OnnxRuntime runtime, OnnxSession session, int best, Host host)
    {
        (this.runtime, this.session, this.best, this.host) = (runtime, session, best, host);
        raw = new(runtime, session, "probability");
        Meter = new(Process.GetProcessById(ProcessFacts.Tree(host.ProcessId)[^1]));
    }

    /// <summary>Measures this process and the model host's.</summary>
    public Meter Meter { get; }

    /// <summary>Makes both, tries raw batches of several sizes, and warms the host up.</summary>
    public static async Task<MlpRig> Make(Table table, ImmutableArray<ModelFeature> features)
    {
        var model = Some.Mlp().Bytes();
        var runtime = Good(OnnxRuntime.Open());
        var session = Good(runtime.Load(model));
        var raw = new RawRate(runtime, session, "probability");
        var trials = Math.Clamp(table.Rows / 10, 50_000, 500_000);
        var best = Batches.MinBy(batch => Enumerable.Range(0, 3).Min(_ => Spent(() => raw.Run(trials, batch))));
        var spec = new ModelSpec { Name = "model", File = "model.onnx", Features = features };
        var problems = new List<Diagnostic>();
        var admitted = ModelGate.Admit(model, "model.onnx", new(), problems) ?? throw new InvalidOperationException(string.Join(' ', problems));
        var host = Good(await Host.StartAsync(admitted, spec, table.Schema, new(), CancellationToken.None));
        Good(await host.Score(table.Slice(0, Math.Min(table.Rows, 100_000)), CancellationToken.None));
        return new(runtime, session, best, host);
    }

    /// <summary>Scores as many rows raw.</summary>
    public async Task<Taken> Raw(long rows) => (await Meter.Of(() => Task.FromResult(raw.Run(rows, best)))).Taken;

    /// <summary>Scores a table through the host.</summary>
    public async Task<(float[] Scores, Taken Taken)> Score(Table table)
    {
        var (scored, taken) = await Meter.Of(async () => Good(await host.ScoreAll(table, null, CancellationToken.None)));
        return (scored.Values, taken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        session.Dispose();
        runtime.Dispose();
    }

    /// <summary>Processor seconds: what a busy machine disturbs least.</summary>
    private static double Spent(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }

    private static T Good<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done done ? done.Value : throw new InvalidOperationException(outcome.Sentence);
}
