using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.Intake.Policies;

/// <summary>Places of the parts of a monitor.</summary>
internal sealed record MonitorPlaces(Place Watch, Place Test, Place Reference, Place Window, Place Alarm, Place Mature);

/// <summary>What must fit together in a monitor.</summary>
internal static class MonitorRules
{
    /// <summary>Tests of a distribution; the first one is the default.</summary>
    public static readonly string[] Tests = ["psi.reference-deciles", "ks", "mean-shift"];

    /// <summary>Reports what does not fit together.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="fields">What was written.</param>
    /// <param name="places">Where.</param>
    /// <param name="testWritten">The test was written and not taken by default.</param>
    public static void Check(MonitorSpec monitor, Fields fields, MonitorPlaces places, bool testWritten)
    {
        var context = fields.Context;
        var kind = monitor.Watch.Kind;
        var distribution = kind is WatchKind.Feature or WatchKind.Score;
        if (testWritten && !distribution)
            context.Report("PR-POL-013", places.Test, "A 'test' belongs to 'feature' and 'score'; other watches compare their value itself.");
        if (monitor.Reference is { } reference && !(kind == WatchKind.Metric ? reference is "validation" or "first-28d" : reference == "training"))
            context.Report("PR-POL-014", places.Reference, kind == WatchKind.Metric
                ? "A metric is compared with 'validation' or 'first-28d'."
                : $"'{Word(kind)}' is compared with 'training'.");
        if (monitor.Mature > 0 && monitor.By != "request")
            context.Report("PR-POL-015", places.Mature, "'mature' belongs to 'by: request'.");
        if (distribution)
            CheckDistribution(monitor, context, places);
        else
            CheckValue(monitor, context, places);
        if (monitor.Alarm.Operator is null)
            CheckAuto(monitor, context, places);
    }

    private static void CheckDistribution(MonitorSpec monitor, ReadContext context, MonitorPlaces places)
    {
        if (monitor.Alarm.TimesReference)
            context.Report("PR-POL-016", places.Alarm, "A test has no reference value to multiply; compare with a number, as in '> 0.2'.");
        if (monitor.Watch.Subject is not { } column)
            return;
        var text = context.Facts?.Schema.Fields.Any(f => f.Name == column && f.Kind == FieldKind.Text) == true;
        if (text && monitor.Test != Tests[0])
            context.Report("PR-POL-017", places.Test, $"The test '{monitor.Test}' needs numbers, and '{column}' holds text; use psi.reference-deciles.");
        if (monitor.Match == "none" && monitor.Window.Days < 7 && context.Training?.HasWeeklyRhythm(column) == true)
        {
            context.Report("PR-POL-018", places.Window, $"'{column}' follows the days of the week in training (p < 0.001); a window of {monitor.Window} would alarm on weekends.",
                null, "Use a window of 7d, or match: weekday.");
        }
    }

    private static void CheckValue(MonitorSpec monitor, ReadContext context, MonitorPlaces places)
    {
        if (monitor.Alarm.TimesReference && monitor.Watch.Kind is WatchKind.Errors or WatchKind.NewValues && monitor.Alarm.TimesReference)
            context.Report("PR-POL-016", places.Alarm, $"'{Word(monitor.Watch.Kind)}' has no reference value to multiply; compare with a number, as in '> 1%'.");
        if (monitor.Watch.Kind != WatchKind.Metric || !monitor.Alarm.TimesReference || monitor.Reference == "first-28d")
            return;
        if (context.Validation is { } figures && !figures.ContainsKey(monitor.Watch.Subject!))
            context.Report("PR-POL-019", places.Alarm, $"The alarm multiplies the validation figure '{monitor.Watch.Subject}', which submission.yaml does not give.", null, $"Add validation: {{{monitor.Watch.Subject}: …}}, or use reference: first-28d.");
    }

    private static void CheckAuto(MonitorSpec monitor, ReadContext context, MonitorPlaces places)
    {
        if (monitor.Test != Tests[0])
            context.Report(Mistake.NotYet, places.Alarm, $"'alarm: auto' is not available yet for {(monitor.Test is null ? $"'{Word(monitor.Watch.Kind)}'" : $"the test '{monitor.Test}'")}; write a comparison.");
        else
            context.Later(() =>
            {
                if (context.Declared("quiet_for").Count == 0)
                    context.Report("PR-POL-020", places.Alarm, "'alarm: auto' needs 'quiet_for', the mean time to a false alarm of the whole policy.");
            });
    }

    private static string Word(WatchKind kind) => kind == WatchKind.NewValues ? "new-values" : kind.ToString().ToLowerInvariant();
}
