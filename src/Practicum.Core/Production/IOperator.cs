using Practicum.Core.Submissions;

namespace Practicum.Core.Production;

/// <summary>What one monitor reported at this tick.</summary>
/// <param name="Monitor">Its name.</param>
/// <param name="Value">The statistic; NaN when there were too few rows or labels.</param>
/// <param name="Bound">The bound in force; NaN when unknown.</param>
/// <param name="Alarms">Whether the value meets its alarm.</param>
/// <param name="EpisodeId">Id of the monitor's alarm episode that is open now, or null.</param>
public readonly record struct MonitorLook(string Monitor, double Value, double Bound, bool Alarms, string? EpisodeId);

/// <summary>All that an operator may know at the beginning of a tick: nothing that happens at or after <c>kΔ</c>.</summary>
/// <param name="Tick">The tick <c>k</c>.</param>
/// <param name="Looks">Monitors that looked at this tick, in file order.</param>
/// <param name="Serving">Who serves.</param>
public readonly record struct Observation(int Tick, ImmutableArray<MonitorLook> Looks, Serving Serving);

/// <summary>One act.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Target">Version to deploy; null for other acts.</param>
/// <param name="Diagnosis">Weights over causes, for an alert.</param>
/// <param name="CauseId">Id of the alarm episode that triggered it, or null.</param>
public sealed record Act(ActKind Kind, string? Target, ImmutableSortedDictionary<string, double> Diagnosis, string? CauseId);

/// <summary>
/// Who operates production: a policy, later a person at a console. Law: an act at <c>k</c> depends on nothing later than <c>kΔ</c>, and the same
/// observations give the same acts.
/// </summary>
public interface IOperator
{
    /// <summary>What to do at this tick, in order. Called once a tick, in time order, after all monitors.</summary>
    ImmutableArray<Act> Act(in Observation seen);
}
