using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;
using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Production.Monitoring;

/// <summary>Makes the monitor that a specification asks for, with its reference.</summary>
internal sealed class MonitorMaker(Season season, Policy policy, SeasonClock clock, SeenYear seen, WindowSource source)
{
    private static readonly SimSpan FirstMonth = SimSpan.FromDays(28);
    private readonly int[] _trainingHours = Hours(season, clock);
    private readonly int _first = clock.Ticks(FirstMonth);

    /// <summary>Makes a monitor.</summary>
    /// <exception cref="InvalidOperationException">It watches latency, or a column that training does not have: a check refuses both.</exception>
    public IMonitor Make(MonitorSpec spec)
    {
        var column = spec.Watch is { Kind: WatchKind.Feature or WatchKind.Missing or WatchKind.NewValues, Subject: { } name }
            ? season.Reference.Rows.Find(name) ?? throw new InvalidOperationException($"Monitor '{spec.Name}' watches '{name}', which training does not have.")
            : null;
        return spec.Watch.Kind switch
        {
            WatchKind.Feature or WatchKind.Score => Distribution(spec, column),
            WatchKind.Metric => new MetricMonitor(spec, champion => season.Versions[champion].Threshold, Quality(spec)),
            WatchKind.Missing => Missing(spec, column!),
            WatchKind.NewValues => NewValues(spec, column!),
            WatchKind.Volume => new VolumeMonitor(spec, season.Reference.RowsPerDay * spec.Window.Days),
            WatchKind.Errors => new ShareMonitor(spec, null, null, 0),
            _ => throw new InvalidOperationException($"Monitor '{spec.Name}' watches {spec.Watch.Kind}, which no simulated year has."),
        };
    }

    private DistributionMonitor Distribution(MonitorSpec spec, Column? column)
    {
        var every = clock.AtLeastOne(spec.Every.Seconds > 0 ? spec.Every : spec.Window) * clock.TickDays;
        var auto = new AutoThreshold(every, policy.Monitors.Length, policy.QuietFor?.Days ?? double.NaN);
        var early = spec.Reference == "first-28d";
        var numbers = new Dictionary<int, ReferenceRows<double, NumberReference>>();
        ReferenceRows<int, CategoryReference>? codes = null;
        ReferenceRows<double, NumberReference>? Numbers(int champion)
        {
            var key = spec.Watch.Kind == WatchKind.Score && !early ? champion : -1;
            if (!numbers.TryGetValue(key, out var rows))
            {
                var values = early ? (column is null ? source.Scores(0, _first, false) : source.Numbers(spec.Watch.Subject!, 0, _first)).ToArray()
                    : column is null ? Array.ConvertAll(season.Reference.Scores[champion], s => (double)s)
                    : ((NumericColumn)column).ToDoubles().ToArray();
                numbers.Add(key, rows = new(values, early ? EarlyHours(values.Length) : _trainingHours, v => column is null && double.IsNaN(v), v => new(v)));
            }

            return rows;
        }

        ReferenceRows<int, CategoryReference> Codes()
        {
            if (codes is null)
            {
                var values = early ? source.Codes(spec.Watch.Subject!, 0, _first).ToArray() : TrainingCodes(spec.Watch.Subject!, (TextColumn)column!);
                codes = new(values, early ? EarlyHours(values.Length) : _trainingHours, _ => false, c => new(c));
            }

            return codes;
        }

        return new(spec, clock, auto, early ? _first : 0, Numbers, Codes, column is TextColumn);
    }

    private int[] TrainingCodes(string name, TextColumn column)
    {
        var map = column.Dictionary.Select(text => source.CodeOf(name, text)).ToArray();
        return Array.ConvertAll(column.Codes.ToArray(), code => code < 0 ? -1 : map[code]);
    }

    /// <summary>The value that quality is compared with: the submission's own validation figure, or the first 28 days once nine labels in ten have arrived.</summary>
    private Func<int, double> Quality(MonitorSpec spec)
    {
        var metric = spec.Watch.Subject!;
        if (spec.Reference != "first-28d" && (spec.Reference is not null || season.Validation.ContainsKey(metric)))
            return _ => season.Validation.GetValueOrDefault(metric, double.NaN);
        var ready = _first + ArrivedShare.Lag(season.Spec.LabelDelay, 0.9, clock, seen.Errors.Length);
        double? value = null;
        return k =>
        {
            if (k < ready)
                return double.NaN;
            if (value is null)
            {
                var (scores, labels) = source.Requested(0, _first, k);
                value = labels.Length < Math.Max(1, spec.MinLabels) ? double.NaN
                    : new BinarySample(scores, labels).Value(metric, season.Versions[0].Threshold);
            }

            return value.Value;
        };
    }

    private ShareMonitor Missing(MonitorSpec spec, Column column)
    {
        var missing = 0;
        for (var i = 0; i < column.Length; i++)
            missing += column.IsMissing(i) ? 1 : 0;
        return new(spec, double.IsNaN, code => code < 0, (double)missing / Math.Max(1, column.Length));
    }

    private static ShareMonitor NewValues(MonitorSpec spec, Column column)
    {
        if (column is TextColumn text)
        {
            var known = text.Dictionary.Distinct(StringComparer.Ordinal).Count();
            return new(spec, null, code => code >= known, 0);
        }

        var seenBefore = new HashSet<double>(((NumericColumn)column).ToDoubles().ToArray());
        return new(spec, value => !double.IsNaN(value) && !seenBefore.Contains(value), null, 0);
    }

    private int[] EarlyHours(int rows)
    {
        var hours = new List<int>(rows);
        for (var k = 0; k < _first; k++)
            hours.AddRange(Enumerable.Repeat(clock.HourOfWeek(k), seen.TickStart[k + 1] - seen.TickStart[k]));
        return [.. hours.Take(rows)];
    }

    /// <summary>
    /// Hour of the week of each training row. Training begins where it says; where it does not say, it is taken to be whole days that end at the
    /// beginning of production.
    /// </summary>
    private static int[] Hours(Season season, SeasonClock clock)
    {
        var ticks = season.Reference.TickOfRow;
        if (season.Reference.Start is { } start)
            return Array.ConvertAll(ticks, k => new SeasonClock(clock.Tick, start).HourOfWeek(k));
        var last = ticks.Length == 0 ? 0 : ticks.Max();
        var days = (long)Math.Ceiling((last + 1) * clock.TickDays - 1e-9);
        var offset = days * 86_400 / clock.Tick.Seconds;
        return Array.ConvertAll(ticks, k => clock.HourOfWeek(k - offset));
    }
}
