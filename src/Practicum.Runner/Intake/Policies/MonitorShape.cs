using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>The form of a monitor (formats §5, methods §6).</summary>
internal static class MonitorShape
{
    private static readonly Key<Watch> Watch = Key.Must("watch", WatchText.Shape, "What is watched: feature C, score, metric M, missing C, new-values C, volume, errors.");
    private static readonly Key<string?> Test = Key.MayText("test", new ChoiceShape("test", MonitorRules.Tests), "Statistic of a distribution; default psi.reference-deciles.");
    private static readonly Key<string?> Reference = Key.MayText("reference", new ChoiceShape("reference", "training", "validation", "first-28d"), "What it compares with.");
    private static readonly Key<SimSpan> Window = Key.Must("window", Ticks(), "Length of the window.");
    private static readonly Key<SimSpan?> Every = Key.MayValue("every", Ticks(), "Step between looks; default the window.");
    private static readonly Key<string> Match = Key.May("match", new ChoiceShape("match", "none", "weekday", "hour_of_week"), "none", "Compare like with like.");
    private static readonly Key<int?> MinRows = Key.MayValue("min_rows", Scalars.Whole(1), "Fewer rows: too few rows, never an alarm. Default 500 for distributions, 1 for shares.");
    private static readonly Key<int> MinLabels = Key.May("min_labels", Scalars.Whole(1), 200, "Fewer labels: unknown, never an alarm.");
    private static readonly Key<string> By = Key.May("by", new ChoiceShape("way of counting", "arrival", "request"), "arrival", "Count labels by arrival or by request.");
    private static readonly Key<double> Mature = Key.May("mature", Scalars.Share, 0, "Arrived share that a by: request window must have reached.");
    private static readonly Key<string?> Family = Key.MayText("family", Scalars.Name, "Monitors of one family are corrected together.");
    private static readonly Key<Condition> Alarm = Key.Must("alarm", ConditionText.Alarm, "When it alarms: > 0.2, > 5%, > 1.15 x, auto.");

    /// <summary>The form.</summary>
    public static Shape<MonitorSpec> Shape { get; } = new MapShape<MonitorSpec>("a monitor",
        [Watch, Test, Reference, Window, Every, Match, MinRows, MinLabels, By, Mature, Family, Alarm], Build);

    private static MonitorSpec Build(Fields fields)
    {
        var watch = fields.Get(Watch);
        var distribution = watch.Kind is WatchKind.Feature or WatchKind.Score;
        var monitor = new MonitorSpec
        {
            Name = "",
            Watch = watch,
            Test = fields.Get(Test) ?? (distribution ? MonitorRules.Tests[0] : null),
            Reference = fields.Get(Reference),
            Window = fields.Get(Window),
            Every = fields.Get(Every) ?? fields.Get(Window),
            Match = fields.Get(Match),
            MinRows = fields.Get(MinRows) ?? (distribution ? 500 : 1),
            MinLabels = fields.Get(MinLabels),
            By = fields.Get(By),
            Mature = fields.Get(Mature),
            Family = fields.Get(Family),
            Alarm = fields.Get(Alarm),
            Place = fields.Place,
        };
        if (fields.Has(Watch) && watch != WatchText.Nothing)
            MonitorRules.Check(monitor, fields, new(fields.PlaceOf(Watch), fields.PlaceOf(Test), fields.PlaceOf(Reference), fields.PlaceOf(Window), fields.PlaceOf(Alarm), fields.PlaceOf(Mature)), fields.Wrote(Test));
        return monitor;
    }

    private static Shape<SimSpan> Ticks() => Scalars.Span.Checked((span, node, context) =>
    {
        if (context.Facts?.Production?.Tick is { Seconds: > 0 } tick && span.Seconds % tick.Seconds != 0)
            context.Report(Mistake.OutOfRange, node.Place, $"{context.Subject} must be a whole number of ticks of {tick}. Found {node.Found}.");
    });
}
