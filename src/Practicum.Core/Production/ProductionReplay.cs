using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;

namespace Practicum.Core.Production;

/// <summary>One simulated year under a policy, held against its references on the same world. A pure function: same season, same bytes.</summary>
public static class ProductionReplay
{
    /// <summary>
    /// Plays the year and judges it (methods §1 – §4).
    /// </summary>
    /// <param name="season">World, scores, costs. Needs the base view and, for each incident, the view without it; repairs may ask for sets of them.</param>
    /// <param name="policy">How to operate; null means "deploy and leave alone", which needs no simulator and is linear in rows.</param>
    /// <exception cref="InvalidOperationException">The season lacks a view, or the policy names something that a check would have refused.</exception>
    /// <exception cref="OverflowException">Money exceeds what 64 bits of micro-units hold.</exception>
    public static YearOutcome Play(Season season, Policy? policy)
    {
        var tables = new SeasonTables(season);
        var clock = new SeasonClock(season.Tick, tables.Base.Rows.Start);
        var heard = policy?.Monitors.Where(m => policy.Rules.Any(r => r.When == m.Name)).Select(m => (SimSpan?)m.Window).Max();
        var incidents = IncidentClock.Of(season.Spec, clock, tables.Base.Rows.Ticks, heard);
        var run = policy is null || policy.Monitors.IsEmpty
            ? DoNothing.Play(tables)
            : new Simulator(tables, clock, incidents, policy, new RuleOperator(policy, clock)).Play();
        return new Judgement(tables, clock, incidents).Of(run);
    }
}
