using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Simulation;

/// <summary>Holds a year against its references: harm by twins, alarms, regret (methods §2 – §4). Knows the future, so no operator may see it.</summary>
internal sealed class Judgement(SeasonTables tables, SeasonClock clock, ImmutableArray<IncidentSpanInTicks> incidents)
{
    private readonly MoneyLine _nothing = new(tables.Of(default).Expected[0], tables.Of(default).Realised[0], new long[tables.Base.Rows.Ticks]);

    /// <summary>Puts the outcome together.</summary>
    public YearOutcome Of(YearRun run)
    {
        var (season, view) = (tables.Season, tables.Base);
        var (spec, rows) = (season.Spec, view.Rows);
        var ceiling = rows.Truth is { } truth ? ValueTable.Ceiling(spec, rows, truth) : null;
        var visible = rows.VisibleTruth is not { } belief ? null
            : ReferenceEquals(belief, rows.Truth) ? ceiling : ValueTable.Ceiling(spec, rows, belief);
        var harms = incidents.Select(i => Harm(i, ceiling)).ToImmutableArray();
        var reading = AlarmReading.Of(run, incidents, harms.Select(h => h.Harmful).ToArray(), spec.Causes.Length);
        var best = BestOperator.Of(tables, clock, incidents);
        return new()
        {
            Timeline = Merge(run.Events),
            Policy = run.Money,
            DoNothing = _nothing,
            Clairvoyant = best.Line,
            Ceiling = ceiling,
            VisibleCeiling = visible,
            Starter = ValueTable.Scored(spec, rows, view.StarterScores, season.AnchorThreshold),
            Reference = view.ReferenceScores is { } reference ? ValueTable.Scored(spec, rows, reference, season.AnchorThreshold) : null,
            Regret = RegretLedger.Decompose(Case(run, best, reading, harms)),
            Incidents = [.. incidents.Select((incident, i) => Outcome(run, incident, harms[i], reading.Found[i]))],
            Alarms = reading.Episodes,
            QuietMonths = IncidentClock.QuietMonths(incidents, clock, rows.Ticks),
            Monitors = run.Traces,
            Served = [.. run.Served],
            ClairvoyantServed = best.Served,
            Traffic = [.. Enumerable.Range(0, rows.Ticks).Select(k => rows.TickStart[k + 1] - rows.TickStart[k])],
            Arrived = run.Arrived,
        };
    }

    /// <summary>
    /// What an incident takes from doing nothing, and whether that is more than the larger of an alert's cost and 0.5 % of the ceiling's money
    /// in its window (recorded worlds, which know no ceiling: of the money of doing nothing).
    /// </summary>
    private (Money Harm, bool Harmful) Harm(IncidentSpanInTicks incident, MoneyLine? ceiling)
    {
        var twin = tables.View(IncidentMask.None.With(incident.Index));
        var without = ValueTable.Scored(tables.Season.Spec, twin.Rows, twin.Scores[0], tables.Season.Versions[0].Threshold);
        var harm = without.Total - _nothing.Total;
        var money = (ceiling ?? _nothing).Expected.AsSpan(incident.Onset, incident.WindowEnd - incident.Onset);
        long inWindow = 0;
        foreach (var amount in money)
            inWindow = checked(inWindow + amount);
        return (harm, harm.Micro > Math.Max(tables.Season.Spec.Costs.Alert.Micro, Math.Abs(inWindow) / 200));
    }

    private IncidentOutcome Outcome(YearRun run, IncidentSpanInTicks incident, (Money Harm, bool Harmful) harm, FoundIncident found)
    {
        var spec = incident.Spec;
        var repaired = run.Repairs.FirstOrDefault(r => r.Incident == incident.Index)?.Tick;
        return new(spec.Id, spec.Kind, spec.About ?? spec.Id, incident.Onset, incident.End, incident.WindowEnd, harm.Harm, harm.Harmful, spec.Harmful,
            found.Alarm, harm.Harmful ? AlarmScore.NormalisedDelay(incident.Onset, found.Alarm, incident.WindowEnd) : double.NaN, found.Diagnosis, repaired);
    }

    private RegretCase Case(YearRun run, BestOperator best, AlarmReading reading, ImmutableArray<(Money Harm, bool Harmful)> harms)
    {
        bool IsFalse(OpenEpisode? root) => root is not null && reading.Episodes[run.Episodes.IndexOf(root)].Truth == AlarmTruth.False;
        return new()
        {
            Values = tables.Mixed(run.Masks).Expected,
            Best = best.Line.Expected,
            Made = run.Money.Expected,
            First = 0,
            Installs = [.. run.Installs.Select(i => new Install(i.Version, i.Replaced, i.At, IsFalse(i.Root), false,
                run.Episodes.Where(e => e.Opened > i.At).Select(e => (int?)e.Opened).FirstOrDefault()))],
            Incidents = [.. incidents.Where((_, i) => harms[i].Harmful).Select(i => new HarmWindow(i.Onset, i.WindowEnd, reading.Found[incidents.IndexOf(i)].Alarm, Response(run, i, reading)))],
            Costs = [.. run.Costs.Select(c => (c.Kind is "alert" or "rollout" or "deploy" && IsFalse(c.Root) ? CostReason.FalseAlarm : CostReason.Upkeep, c.Amount))],
            BestCosts = best.Line.Costs.Sum(),
        };
    }

    /// <summary>First tick at which something that a true alarm of this incident triggered had full traffic or mended the world.</summary>
    private int? Response(YearRun run, IncidentSpanInTicks incident, AlarmReading reading)
    {
        bool Mine(OpenEpisode? root) => root is not null && incident.Covers(root.Opened) && reading.Episodes[run.Episodes.IndexOf(root)].Truth == AlarmTruth.True;
        var installs = run.Installs.Where(i => Mine(i.Root)).Select(i => (int?)i.At);
        var repairs = run.Repairs.Where(r => r.Incident == incident.Index && Mine(r.Root)).Select(r => (int?)r.Tick);
        return installs.Concat(repairs).Min();
    }

    private ImmutableArray<TimelineEvent> Merge(List<TimelineEvent> acts)
    {
        var world = new List<TimelineEvent>();
        foreach (var incident in incidents)
        {
            var spec = incident.Spec;
            world.Add(new(incident.Onset, "incident", $"incident/{spec.Id}", null, default, spec.About ?? spec.Id));
            if (incident.End < tables.Base.Rows.Ticks)
                world.Add(new(incident.End, "incident-end", $"incident-end/{spec.Id}", $"incident/{spec.Id}", default, spec.About ?? spec.Id));
        }

        return [.. world.OrderBy(e => e.Tick).Concat(acts).OrderBy(e => e.Tick)];
    }
}
