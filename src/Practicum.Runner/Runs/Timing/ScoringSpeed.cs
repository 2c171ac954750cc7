using System.Diagnostics;
using Practicum.Core.Evidence;
using Practicum.Runner.ModelHosts;

namespace Practicum.Runner.Runs.Timing;

/// <summary>How fast a model answered: rows a second over a run, and the median time from one answered slot to the next.</summary>
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
            new("machine/scoring_rate", rows / _elapsed.TotalSeconds, "rows/s", rows),
            new("machine/slot_time", _slots[(_slots.Count - 1) / 2], "ms", _slots.Count),
        ];
        return ([.. facts.Select(f => Item(f, group, inputs))], facts);
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
            ? "How fast the model scored the hidden rows, on the machine that assessed it."
            : string.Create(CultureInfo.InvariantCulture, $"Median time from one answered slot of {ModelHostOptions.SlotRows:N0} rows to the next, on the machine that assessed it."),
        Measured = true,
        Inputs = inputs,
    };
}
