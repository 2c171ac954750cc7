using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Monitoring;

/// <summary>Monitors in plain words.</summary>
internal static class MonitorWords
{
    /// <summary>What is watched.</summary>
    public static string What(MonitorSpec spec) => spec.Watch.Kind switch
    {
        WatchKind.Feature => $"Shift of {spec.Watch.Subject}",
        WatchKind.Score => "Shift of the scores",
        WatchKind.Metric => $"{Metric(spec.Watch.Subject)} on labels that arrived",
        WatchKind.Missing => $"Share of {spec.Watch.Subject} that is missing",
        WatchKind.NewValues => $"Share of {spec.Watch.Subject} that training never had",
        WatchKind.Volume => "Rows in the window",
        _ => "Share of rows without an answer",
    };

    /// <summary>The bound, short enough to stand at the end of a line: <c>alarm above 0.02 (auto)</c>, <c>alarm above 0.402 (1.3 ×)</c>.</summary>
    public static string Threshold(MonitorSpec spec, double bound)
    {
        var side = spec.Alarm.Operator is "<" or "<=" ? "below" : "above";
        var value = double.IsNaN(bound) ? "a bound to come" : Bound(spec, bound);
        return spec.Alarm.Operator is null ? $"alarm above {value} (auto)"
            : spec.Alarm.TimesReference ? $"alarm {side} {value} ({spec.Alarm.Number.ToString("0.###", CultureInfo.InvariantCulture)} ×)"
            : $"alarm {side} {value}";
    }

    /// <summary>
    /// A value as it is drawn and told: in steps that no single row can move by more than one, and NaN for fewer than 20 rows, since scores and columns of
    /// single production rows are hidden. Rows themselves may be counted.
    /// </summary>
    public static double Told(MonitorSpec spec, double value, int rows) => spec.Watch.Kind is WatchKind.Volume ? value
        : rows < Coarse.FewestRows ? double.NaN
        : Coarse.Round(value, Coarse.Step(1.0 / rows));

    /// <summary>An alarm: the value and the bound that it met. The value stands on its side of the bound, however coarse it is.</summary>
    public static string Alarm(MonitorSpec spec, Reading reading, int rows)
    {
        var (side, told) = (spec.Alarm.Operator ?? ">", Told(spec, reading.Value, rows));
        if (double.IsNaN(told))
            return string.Create(CultureInfo.InvariantCulture, $"{What(spec)} {side} {Number(spec, reading.Bound)} on fewer than {Coarse.FewestRows} rows");
        var step = spec.Watch.Kind is WatchKind.Volume ? 0 : Coarse.Step(1.0 / rows);
        if (side[0] == '>' ? told < reading.Value : told > reading.Value)
            told = Coarse.Round(told + (side[0] == '>' ? step : -step), step);
        return $"{What(spec)}, {Number(spec, told)} {side} {Number(spec, reading.Bound)}";
    }

    /// <summary>A bound as it was written; one that was computed, in three figures.</summary>
    private static string Bound(MonitorSpec spec, double bound) =>
        Number(spec, spec.Alarm.Operator is null || spec.Alarm.TimesReference ? double.Parse(bound.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : bound);

    private static string Number(MonitorSpec spec, double value) => spec.Watch.Kind switch
    {
        WatchKind.Missing or WatchKind.NewValues or WatchKind.Errors => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.##} %"),
        WatchKind.Volume => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.####}"),
    };

    private static string Metric(string? id) => id switch
    {
        "roc_auc" => "ROC area",
        "average_precision" => "Average precision",
        "log_loss" => "Log loss",
        "brier" => "Brier score",
        "f1" => "F1",
        "ece" => "Calibration error",
        { Length: > 0 } => char.ToUpperInvariant(id[0]) + id[1..],
        _ => "Metric",
    };
}
