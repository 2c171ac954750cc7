using Practicum.Core.Packs;
using Practicum.Core.Submissions;

namespace Practicum.Runner.Intake.Statements;

/// <summary>
/// What follows from a policy before any production: when each monitor can first be half on new data (methods §1), and for each rollout step how many
/// labels to expect and what it could notice (methods §5, the formula for a fixed test).
/// </summary>
internal static class PolicyStatements
{
    /// <summary>(z.95 + z.80)²: one-sided 5 %, power 80 %.</summary>
    private const double Power80 = 6.182557;

    /// <summary>The statements, monitors first, in file order.</summary>
    public static ImmutableArray<Statement> Of(Policy policy, WorkspaceFacts facts, TrainingData? training)
    {
        var arrival = new LabelArrival(facts.Production?.LabelDelay ?? new() { Kind = DelayKind.Fixed }, training?.Prevalence ?? double.NaN);
        var statements = ImmutableArray.CreateBuilder<Statement>();
        foreach (var monitor in policy.Monitors)
            statements.Add(Of(monitor, arrival));
        if (policy.Rollout is { } rollout)
            statements.AddRange(Of(rollout, facts, arrival));
        return statements.ToImmutable();
    }

    /// <summary>Labels to expect at a share of the traffic after so many days.</summary>
    public static double Labels(double share, double rowsPerDay, double days, LabelArrival arrival) => share * rowsPerDay * arrival.EverSeen * arrival.Accumulated(days);

    private static Statement Of(MonitorSpec monitor, LabelArrival arrival)
    {
        var labels = monitor.Watch.Kind == WatchKind.Metric;
        var day = labels ? arrival.HalfNew(monitor.Window.Days, monitor.By == "request", monitor.Mature) : monitor.Window.Days / 2;
        var looks = Math.Ceiling((day / monitor.Every.Days) - 1e-9) * monitor.Every.Days;
        var window = labels ? $"window {Days(monitor.Window.Days)} of labels by {monitor.By}" : $"window {Days(monitor.Window.Days)}";
        return new($"monitor {monitor.Name}",
            $"This monitor cannot be half on new data before day {Number(day)} after a change ({window}); with a look every {Days(monitor.Every.Days)}, that is by day {Number(looks)}.",
            monitor.Place);
    }

    private static IEnumerable<Statement> Of(RolloutSpec rollout, WorkspaceFacts facts, LabelArrival arrival)
    {
        var hold = rollout.Hold.Days;
        var most = rollout.MaxHold?.Days ?? 4 * hold;
        var judged = rollout.Abort ?? rollout.Promote;
        foreach (var share in rollout.Steps)
        {
            var (early, late) = (Labels(share, facts.RowsPerDay, hold, arrival), Labels(share, facts.RowsPerDay, most, arrival));
            var about = $"rollout step {Percent(share)}";
            var text = $"At {Percent(share)} of {Count(facts.RowsPerDay)}/d you will see about {Count(early)} labels in {Days(hold)} (hold) and {Count(late)} in {Days(most)} (max_hold).";
            if (facts.Production?.LabelsSeen is LabelsSeen.Acted or LabelsSeen.NotActed)
                text += " Only some decisions ever show their label, so there will be fewer.";
            if (judged is not null && late < rollout.MinLabels)
            {
                yield return new(about, $"{text} That is fewer than min_labels {Count(rollout.MinLabels)}: this rollout cannot be decided on quality. Take shadow on all traffic, or a longer hold.", rollout.Place, true);
                continue;
            }

            yield return new(about, judged is null ? text : $"{text} {Notices(judged.Metric, Math.Max(late, 1))}", rollout.Place);
        }
    }

    /// <summary>δ = √(Power80 · σ² / n) for an assumed spread σ of paired differences.</summary>
    private static string Notices(string metric, double labels)
    {
        double? spread = metric switch { "brier" => 0.132, "log_loss" => 0.4, "accuracy" => 0.35, _ => null };
        if (spread is not { } sigma)
            return $"What it could notice in '{metric}' has no simple formula.";
        var delta = Math.Sqrt(Power80 / labels) * sigma;
        return $"It could notice a difference in {metric} of about {delta.ToString("0.000", CultureInfo.InvariantCulture)} with probability 0.8, assuming that paired differences spread by {sigma.ToString("0.###", CultureInfo.InvariantCulture)}.";
    }

    private static string Days(double days) => $"{days.ToString("0.##", CultureInfo.InvariantCulture)} d";

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{(100 * share).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
