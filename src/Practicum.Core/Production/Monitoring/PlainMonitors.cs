using Practicum.Core.Submissions;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Production.Monitoring;

/// <summary>A share of rows: missing values, values that training never had, rows without an answer. <c>x</c> multiplies the share in training.</summary>
internal sealed class ShareMonitor(MonitorSpec spec, Func<double, bool>? countsNumber, Func<int, bool>? countsCode, double reference) : IMonitor
{
    /// <inheritdoc/>
    public string Id => spec.Watch.Kind switch { WatchKind.Missing => "missing@1", WatchKind.NewValues => "new-values@1", _ => "errors@1" };

    /// <inheritdoc/>
    public Reading Observe(in Window seen)
    {
        if (seen.Rows < Math.Max(1, spec.MinRows))
            return Reading.Unknown;
        var count = seen.Errors;
        if (countsNumber is not null)
        {
            foreach (var value in seen.Numbers)
                count += countsNumber(value) ? 1 : 0;
        }

        if (countsCode is not null)
        {
            foreach (var code in seen.Codes)
                count += countsCode(code) ? 1 : 0;
        }

        return Bounds.Read(spec.Alarm, (double)count / seen.Rows, reference);
    }
}

/// <summary>Rows in the window. <c>x</c> multiplies the rows that training would have had in as long a time.</summary>
internal sealed class VolumeMonitor(MonitorSpec spec, double expectedRows) : IMonitor
{
    /// <inheritdoc/>
    public string Id => "volume@1";

    /// <inheritdoc/>
    public Reading Observe(in Window seen) => Bounds.Read(spec.Alarm, seen.Rows, expectedRows);
}

/// <summary>
/// A metric on labels that have arrived, over the scores with which the rows were served. Rows that the fallback decided or that had no answer carry
/// no score and are passed over. Metrics that need a threshold take the champion's at the look.
/// </summary>
internal sealed class MetricMonitor(MonitorSpec spec, Func<int, double> threshold, Func<int, double> reference) : IMonitor
{
    /// <inheritdoc/>
    public string Id => spec.Watch.Subject + "@1";

    /// <inheritdoc/>
    public Reading Observe(in Window seen)
    {
        if (seen.Labels.Length < Math.Max(1, spec.MinLabels))
            return Reading.Unknown;
        var value = BinarySample.ValueOf(spec.Watch.Subject!, seen.Numbers, seen.Labels, threshold(seen.Champion));
        return double.IsNaN(value) ? Reading.Unknown : Bounds.Read(spec.Alarm, value, spec.Alarm.TimesReference ? reference(seen.Tick) : double.NaN);
    }
}

/// <summary>Comparisons with a number or a multiple of a reference.</summary>
internal static class Bounds
{
    /// <summary>The reading of a value; no alarm while the bound is unknown.</summary>
    public static Reading Read(Condition alarm, double value, double reference) =>
        new(value, alarm.TimesReference ? alarm.Number * reference : alarm.Number, alarm.Holds(value, reference), double.NaN);
}
