using System.Diagnostics;
using Practicum.Core.Evidence;
using Practicum.Runner.ModelHosts;

namespace Practicum.Runner.Runs.Timing;

/// <summary>
/// How fast a model answered: rows a second over a run, and the median time from one answered slot to the next. Told in steps of 1, 2 and 5 a decade, rates
/// rounded down and times up: how long hidden rows take may depend on what they hold, and the last digits are the machine's mood anyway.
/// </summary>
internal sealed class ScoringSpeed : IProgress<long>
{
    private readonly List<double> _slots = [];
    private TimeSpan _elapsed;
    private long _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Report(long value)
    {
        var now = Stopwatch.GetTimestamp();
        _slots.Add(Stopwatch.GetElapsedTime(_last, now).TotalMilliseconds);
        _last = now;
    }

    /// <summary>The run is over.</summary>
    public ScoringSpeed End(TimeSpan elapsed)
    {
        _elapsed = elapsed;
        return this;
    }

    /// <summary>The evidence items without values, and the values; empty for no rows.</summary>
    /// <param name="rows">Rows scored.</param>
    /// <param name="group">Digest of the rows.</param>
    /// <param name="inputs">What it was measured with.</param>
    public (ImmutableArray<EvidenceItem> Items, ImmutableArray<MeasuredFact> Facts) Of(int rows, Digest group, ImmutableArray<Digest> inputs)
    {
        if (rows == 0 || _slots.Count == 0 || _elapsed <= TimeSpan.Zero)
            return ([], []);
        _slots.Sort();
        ImmutableArray<MeasuredFact> facts =
        [
            new("machine/scoring_rate", AtLeast(rows / _elapsed.TotalSeconds), "rows/s", rows),
            new("machine/slot_time", Coarse.Step(_slots[(_slots.Count - 1) / 2]), "ms", _slots.Count),
        ];
        return ([.. facts.Select(f => Item(f, group, inputs))], facts);
    }

    /// <summary>The largest of 1, 2, 5 times a power of ten that is at most <paramref name="value"/>.</summary>
    internal static double AtLeast(double value)
    {
        var above = Coarse.Step(value);
        return above <= value ? above : Coarse.Step(above / 2.6);
    }

    private static EvidenceItem Item(MeasuredFact fact, Digest group, ImmutableArray<Digest> inputs) => new()
    {
        Id = fact.Id,
        Examiner = "machine",
        Definition = fact.Id["machine/".Length..] + "@1",
        Value = Estimate.Undefined("Times differ from machine to machine; the value lies in measured.jsonl.", 0),
        Unit = fact.Unit,
        Direction = "none",
        Group = group,
        Reason = fact.Id == "machine/scoring_rate"
            ? "How fast the model scored the hidden rows at least, on the machine that assessed it; in steps of 1, 2 and 5."
            : string.Create(CultureInfo.InvariantCulture, $"Median time at most from one answered slot of {ModelHostOptions.SlotRows:N0} rows to the next, on the machine that assessed it; in steps of 1, 2 and 5."),
        Measured = true,
        Inputs = inputs,
    };
}
