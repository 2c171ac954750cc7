using Practicum.Core.Examining.Production;
using Practicum.Core.Packs;
using Practicum.Core.Production;

namespace Practicum.Core.Tests.Examining;

/// <summary>Production years made by hand: what matters is given, the rest is quiet.</summary>
internal static class MadeYear
{
    public const int Ticks = 360;

    public static TaskSpec Task => new() { Id = "operate", Examiner = "production", Metrics = [("value", 2), ("detection", 1), ("false_alarms", 1)], Weight = 4 };

    /// <summary>A year of 360 daily ticks; money in units, spread evenly, costs nothing.</summary>
    public static YearOutcome Of(
        double policy = 720, double nothing = 580, double best = 795, double? ceiling = 1000, double starter = 0, double? reference = null,
        int falseAlarms = 0, params IncidentOutcome[] incidents) => new()
    {
        Timeline = [],
        Policy = Line(policy),
        DoNothing = Line(nothing),
        Clairvoyant = Line(best),
        Ceiling = ceiling is { } u ? Line(u) : null,
        VisibleCeiling = ceiling is { } v ? Line(v) : null,
        Starter = Line(starter),
        Reference = reference is { } r ? Line(r) : null,
        Regret = Enum.GetValues<RegretPart>().ToImmutableSortedDictionary(p => p, p => p == RegretPart.DetectionDelay ? Money.FromUnits(best - policy) : Money.Zero),
        Incidents = [.. incidents],
        Alarms = [.. Enumerable.Range(0, falseAlarms).Select(i => new AlarmEpisode("volume", 10 * i, (10 * i) + 1, AlarmTruth.False, null))],
        QuietMonths = 9.5,
        Monitors = [],
        Served = [new(0, "model", null, 0)],
        ClairvoyantServed = [new(0, "model", null, 0)],
        Traffic = new int[Ticks],
        Arrived = new int[Ticks],
    };

    /// <summary>An incident at day 100 with a window of <paramref name="window"/> days.</summary>
    public static IncidentOutcome Incident(string id, double? delay, double window = 14, bool harmful = true) => new(
        id, "drift.concept", id, 100, 120, 100 + (int)window, Money.FromUnits(50), harmful, null,
        delay is { } d ? 100 + (int)d : null, harmful ? (delay ?? window) / window : double.NaN, double.NaN, null);

    public static ProductionExam Exam(params YearOutcome[] years) => new()
    {
        Task = Task,
        ProjectCompetencies = ["operations.drift"],
        Chance = new Chance(7).Stream("examine/operate"),
        Years = [.. years],
        Spec = new(),
        Tick = SimSpan.FromDays(1),
        Worlds = [.. years.Select((_, k) => Digest.Of($"world {k}"))],
    };

    private static MoneyLine Line(double units)
    {
        var each = new long[Ticks];
        var total = Money.FromUnits(units).Micro;
        for (var k = 0; k < Ticks; k++)
            each[k] = (total * (k + 1) / Ticks) - (total * k / Ticks);
        return new(each, [.. each], new long[Ticks]);
    }
}
