using System.Collections.Concurrent;
using Practicum.Core.Worlds.Expressions.Operations;
using Practicum.Core.Packs;

namespace Practicum.Core.Worlds.Generated;

/// <summary>
/// A world declared in formulas: its training period, or a production period with its incidents. Ticks count from the start of the period;
/// <c>t</c> counts days from the start of training in both.
/// </summary>
internal sealed class GeneratedWorld : IWorld
{
    private readonly HiddenMean? hiddenMean;

    /// <summary>A period of a world.</summary>
    public GeneratedWorld(WorldProgram program, SimSpan tick, DelaySpec delay, SimSpan offset, bool production, double rateScale = 1)
    {
        (Program, Tick, Offset, IsProduction, RateScale) = (program, tick, offset, production, rateScale);
        Delays = new(delay, tick);
        hiddenMean = program.DependsOnHidden ? HiddenMean.Of(program) : null;
    }

    /// <inheritdoc/>
    public Schema Schema => Program.Schema;

    /// <summary>The compiled world.</summary>
    public WorldProgram Program { get; }

    /// <summary>Length of a tick.</summary>
    public SimSpan Tick { get; }

    /// <summary>Start of the period, from the start of training.</summary>
    public SimSpan Offset { get; }

    /// <summary>Whether incidents happen.</summary>
    public bool IsProduction { get; }

    /// <summary>Factor on the declared rate.</summary>
    public double RateScale { get; }

    /// <summary>Delays of labels.</summary>
    public LabelDelays Delays { get; }

    /// <summary>Most threads; −1 leaves it to the runtime. Never changes a value.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Column with the entity, or null.</summary>
    public string? Entity { get; init; }

    /// <inheritdoc/>
    /// <exception cref="WorldFaultException">A value is not finite, or a probability outside 0 … 1.</exception>
    public WorldRows Draw(TickRange ticks, in WorldState state, Chance chance, IncidentMask removed)
    {
        ChanceStream[] streams = [.. Program.Streams.Select(chance.Stream)];
        var tickStart = Traffic(ticks, chance.Stream("traffic"));
        var output = new Output(this, ticks, tickStart, hiddenMean is not null);
        var pool = new ConcurrentBag<BlockWorker>();
        var blocks = (output.Rows + Batch.Capacity - 1) / Batch.Capacity;
        var faults = new Diagnostic?[blocks];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = Threads }, block =>
        {
            if (!pool.TryTake(out var worker))
                worker = new(this, hiddenMean, streams, chance, removed);
            var first = block * Batch.Capacity;
            faults[block] = worker.Run(output, first, Math.Min(Batch.Capacity, output.Rows - first));
            pool.Add(worker);
        });
        if (Array.Find(faults, f => f is not null) is { } fault)
            throw new WorldFaultException(fault);
        return output.ToRows();
    }

    /// <summary>Seconds from the start of the period to a tick's beginning.</summary>
    public long Seconds(int tick) => tick * Tick.Seconds;

    /// <summary>Days from the start of training to a tick's beginning.</summary>
    public double Days(int tick) => (Offset.Seconds + Seconds(tick)) / 86_400.0;

    /// <summary>Mean rate of the ticks, in rows per day.</summary>
    public double MeanRate(TickRange ticks)
    {
        double sum = 0;
        Rates(ticks, (_, rate) => sum += rate);
        return sum / Math.Max(1, ticks.Count);
    }

    /// <summary>Rows of tick k: the Poisson quantile of rate · Δ at u(traffic, k, row 0), so that a surge only appends rows.</summary>
    private int[] Traffic(TickRange ticks, ChanceStream traffic)
    {
        var tickStart = new int[ticks.Count + 1];
        Rates(ticks, (i, rate) =>
        {
            var tick = ticks.First + i;
            var rows = InverseCdf.Poisson(traffic.Uniform((uint)tick, 0), rate * Tick.Days);
            if (rows < 0 || !double.IsFinite(rate))
                throw new WorldFaultException(new("PR-WORLD-030", Program.Spec.RatePerDay.Place, string.Create(CultureInfo.InvariantCulture, $"The rate is {rate} rows per day at t = {Days(tick)}; it must be a finite number of 0 or more.")));
            tickStart[i + 1] = checked(tickStart[i] + rows);
        });
        return tickStart;
    }

    private void Rates(TickRange ticks, Action<int, double> use)
    {
        var batch = new Batch(0, []);
        for (var first = 0; first < ticks.Count; first += Batch.Capacity)
        {
            var count = Math.Min(Batch.Capacity, ticks.Count - first);
            batch.Count = Batch.Padded(count);
            for (var i = 0; i < batch.Count; i++)
                batch.Time[i] = Days(ticks.First + first + Math.Min(i, count - 1));
            var rates = Program.Rate.Read(batch, out var rented);
            for (var i = 0; i < count; i++)
                use(first + i, rates[i] * RateScale);
            batch.Return(rented);
        }
    }
}
