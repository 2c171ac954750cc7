using Practicum.Bench.Measuring;
using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;

namespace Practicum.Bench.Replay;

/// <summary>Years to play: one version, no incidents, a reference of the first rows.</summary>
internal static class Years
{
    private const int Reference = 100_000;

    /// <summary>A season over rows and their scores.</summary>
    public static Season Season(ProductionSpec spec, WorldRows rows, float[] scores)
    {
        int[] first = [.. Enumerable.Range(0, Math.Min(Reference, rows.Rows))];
        var starter = new float[rows.Rows];
        return new()
        {
            Spec = spec,
            Tick = rows.Tick,
            Versions = [new("model", 0.5)],
            AnchorThreshold = 0.5,
            Views = new Dictionary<IncidentMask, YearView> { [IncidentMask.None] = new(rows, [scores], starter, rows.Truth is null ? starter : null) },
            Reference = new(rows.Seen.Take(first), [], rows.Rows / 365.0, [.. first.Select(i => i / 1000)]),
            Validation = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("log_loss", 0.7)]),
        };
    }

    /// <summary>Mean shift by day, PSI by week and log loss on the labels of a fortnight, each listened to by a rule.</summary>
    public static Policy ThreeMonitors(string shifted, string drifting)
    {
        MonitorSpec Monitor(string name, Watch watch, string? test, int days, Condition alarm) => new()
        {
            Name = name, Watch = watch, Test = test, Window = SimSpan.FromDays(days), Every = SimSpan.FromDays(days), Alarm = alarm,
        };
        ImmutableArray<MonitorSpec> monitors =
        [
            Monitor("shift", new(WatchKind.Feature, shifted), "mean-shift", 1, new(">", 3, false)),
            Monitor("drift", new(WatchKind.Feature, drifting), "psi.reference-deciles", 7, Condition.Auto),
            Monitor("quality", new(WatchKind.Metric, "log_loss"), null, 14, new(">", 1.3, true)),
        ];
        return new()
        {
            Monitors = monitors,
            QuietFor = SimSpan.FromDays(365),
            Rules = [.. monitors.Select(m => new RuleSpec { When = m.Name, Do = ActKind.Alert })],
        };
    }

    /// <summary>Plays a season; says how long it took and how many bytes it allocated.</summary>
    public static async Task<(Taken Taken, double Bytes)> Play(Meter meter, Season season, Policy? policy)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (_, taken) = await meter.Of(() => Task.FromResult(ProductionReplay.Play(season, policy)));
        return (taken, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
