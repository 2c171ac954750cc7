using MathNet.Numerics;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;
using Practicum.Numerics.Statistics.Drift;

namespace Practicum.Core.Production.Monitoring;

/// <summary>How a threshold that says <c>auto</c> is set (methods §6).</summary>
/// <param name="EveryDays">Days between looks.</param>
/// <param name="Monitors">Monitors of the policy.</param>
/// <param name="QuietForDays">Mean time to a false alarm of the whole policy.</param>
internal readonly record struct AutoThreshold(double EveryDays, int Monitors, double QuietForDays)
{
    /// <summary>The effect below which nothing alarms.</summary>
    public const double Floor = 0.02;

    /// <summary>Probability of a false alarm that one look may have.</summary>
    public double Level => EveryDays / (Monitors * QuietForDays);
}

/// <summary>
/// The distribution of a column or of the served scores against a reference: PSI over the reference's deciles (or its categories), the
/// two-sample Kolmogorov–Smirnov distance, or the shift of the mean in standard deviations of the reference, by size.
/// </summary>
internal sealed class DistributionMonitor(MonitorSpec spec, SeasonClock clock, AutoThreshold auto, int from, Func<int, ReferenceRows<double, NumberReference>?> numbers, Func<ReferenceRows<int, CategoryReference>?> codes, bool isText) : IMonitor
{
    private readonly Match _match = spec.Match switch { "weekday" => Match.Weekday, "hour_of_week" => Match.HourOfWeek, _ => Match.None };
    private readonly string _test = (spec.Test ?? "psi.reference-deciles").Split('@')[0];

    /// <inheritdoc/>
    public string Id => _test + "@1";

    /// <inheritdoc/>
    public Reading Observe(in Window seen) => seen.Tick < from ? Reading.Unknown : isText ? ReadCodes(seen) : ReadNumbers(seen);

    private Reading ReadNumbers(in Window seen)
    {
        var hours = HourSet.Of(_match, clock, seen.From, seen.To);
        if (seen.Numbers.Length < Math.Max(1, spec.MinRows) || numbers(seen.Champion)?.For(hours) is not { } reference)
            return Reading.Unknown;
        return _test switch
        {
            "ks" => Fixed(reference.Built.Sorted.Ks(seen.Numbers)),
            "mean-shift" => Fixed(Math.Abs(reference.Built.Sorted.MeanShift(seen.Numbers))),
            _ => Psi(reference.Built.Deciles.Psi(seen.Numbers), seen.Numbers.Length, reference.Rows, reference.Built.Deciles.DegreesOfFreedom),
        };
    }

    private Reading ReadCodes(in Window seen)
    {
        var hours = HourSet.Of(_match, clock, seen.From, seen.To);
        if (seen.Codes.Length < Math.Max(1, spec.MinRows) || codes()?.For(hours) is not { } reference)
            return Reading.Unknown;
        return Psi(reference.Built.Psi(seen.Codes), seen.Codes.Length, reference.Rows, reference.Built.DegreesOfFreedom);
    }

    private Reading Fixed(double value) => double.IsNaN(value) ? Reading.Unknown : new(value, spec.Alarm.Number, spec.Alarm.Holds(value), double.NaN);

    private Reading Psi(double value, int n, int m, int degreesOfFreedom)
    {
        if (spec.Alarm.Operator is not null)
            return Fixed(value);
        var bound = DriftThresholds.AutoPsi(n, m, auto.EveryDays, auto.Monitors, auto.QuietForDays, degreesOfFreedom);
        var p = SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, Math.Max(0, value) / ((1.0 / n) + (1.0 / m)) / 2);
        return new(value, bound, value > bound, p);
    }
}

/// <summary>Statistics of a numeric reference; built when first asked for.</summary>
internal sealed class NumberReference(double[] values)
{
    private DecileReference? _deciles;
    private SortedReference? _sorted;

    /// <summary>Deciles.</summary>
    public DecileReference Deciles => _deciles ??= new(values);

    /// <summary>Sorted values.</summary>
    public SortedReference Sorted => _sorted ??= new(values);
}
