namespace Practicum.Core.Production;

/// <summary>One line of a timeline (<c>timeline/v1</c>).</summary>
/// <param name="Tick">Tick, from the start of production.</param>
/// <param name="Kind"><c>incident</c>, <c>incident-end</c>, <c>alarm</c>, <c>rule</c>, <c>alert</c>, <c>repair</c>, <c>shadow</c>, <c>canary</c>, <c>deploy</c>, <c>abort</c>, <c>rollback</c>, <c>fallback</c>, <c>pause</c>, <c>refused</c>, <c>note</c>.</param>
/// <param name="Id">Id of this event, unique in the year: <c>alarm/fee-shift/1</c>.</param>
/// <param name="CauseId">Id of what triggered it, or null.</param>
/// <param name="Amount">What it cost.</param>
/// <param name="Words">The line in plain words.</param>
public sealed record TimelineEvent(int Tick, string Kind, string Id, string? CauseId, Money Amount, string Words);

/// <summary>Money of one operator, tick by tick, before and after costs.</summary>
/// <param name="Expected">Expected money of each tick, micro-units, before costs. Recorded worlds: the realised money.</param>
/// <param name="Realised">Realised money of each tick, micro-units, before costs.</param>
/// <param name="Costs">Costs of each tick, micro-units, positive.</param>
public sealed record MoneyLine(long[] Expected, long[] Realised, long[] Costs)
{
    /// <summary>Expected money after costs.</summary>
    public Money Total => new(checked(Expected.Sum() - Costs.Sum()));

    /// <summary>Realised money after costs.</summary>
    public Money RealisedTotal => new(checked(Realised.Sum() - Costs.Sum()));
}

/// <summary>The parts of regret, which add up exactly (methods §3).</summary>
public enum RegretPart
{
    /// <summary>A harmful incident before the first true alarm.</summary>
    DetectionDelay,

    /// <summary>From the alarm until what it triggered had full traffic.</summary>
    ResponseLag,

    /// <summary>Harmful incidents without a true alarm.</summary>
    MissedIncidents,

    /// <summary>Acts on false alarms, and what alerts cost then.</summary>
    FalseAlarms,

    /// <summary>Retrains for nothing.</summary>
    NeedlessRetrains,

    /// <summary>Retrained versions that were worse.</summary>
    BadRetrains,

    /// <summary>Other versions that were worse.</summary>
    BadDeploys,

    /// <summary>A bad version kept after the own monitors alarmed.</summary>
    RollbackLag,

    /// <summary>What trials on a share of traffic cost; negative when they helped.</summary>
    CanaryHarm,

    /// <summary>Other times at which another version would have earned more.</summary>
    ModelChoice,

    /// <summary>All other costs minus the best operator's.</summary>
    Upkeep,
}

/// <summary>An incident as it turned out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind, which is the right diagnosis.</param>
/// <param name="About">In plain words.</param>
/// <param name="Onset">First tick.</param>
/// <param name="End">Tick after the last one of the change itself (ramp and stay); the year's end when permanent.</param>
/// <param name="WindowEnd">Tick after the last one at which an alarm is timely.</param>
/// <param name="Harm">What it takes from doing nothing (twin worlds).</param>
/// <param name="Harmful">Whether that is more than the threshold of methods §4.</param>
/// <param name="DeclaredHarmful">The author's claim, or null.</param>
/// <param name="Alarm">Tick of the first true alarm, or null.</param>
/// <param name="NormalisedDelay">(alarm − onset) / window, missed = 1; NaN when not harmful.</param>
/// <param name="Diagnosis">Rescaled score of the diagnosis sent, 1 right … 0 uniform; NaN when none was sent.</param>
/// <param name="RepairedAt">Tick of the repair that an alert brought, or null.</param>
public sealed record IncidentOutcome(
    string Id, string Kind, string About, int Onset, int End, int WindowEnd, Money Harm, bool Harmful, bool? DeclaredHarmful,
    int? Alarm, double NormalisedDelay, double Diagnosis, int? RepairedAt);

/// <summary>How an alarm episode counts.</summary>
public enum AlarmTruth
{
    /// <summary>During a harmful incident.</summary>
    True,

    /// <summary>During a harmless real change: counted neither way.</summary>
    Neutral,

    /// <summary>Outside every window, or wrongly doubled inside one.</summary>
    False,
}

/// <summary>One alarm episode (methods §4).</summary>
/// <param name="Monitor">Name of the monitor.</param>
/// <param name="Opened">Tick of its rising edge.</param>
/// <param name="Closed">Tick at which it had been quiet long enough, or the year's end.</param>
/// <param name="Truth">How it counts.</param>
/// <param name="Incident">Id of the incident in whose window it lies, or null.</param>
public sealed record AlarmEpisode(string Monitor, int Opened, int Closed, AlarmTruth Truth, string? Incident);

/// <summary>One look of a monitor.</summary>
/// <param name="Tick">Tick of the look.</param>
/// <param name="Value">The statistic; NaN when there were too few rows or labels.</param>
public readonly record struct Look(int Tick, double Value);

/// <summary>What a monitor saw over the year.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What is watched, in plain words.</param>
/// <param name="Threshold">The bound in force, in the unit of the value; NaN when unknown.</param>
/// <param name="ThresholdWords"><c>alarm above 0.2</c>.</param>
/// <param name="Looks">Looks in time order.</param>
public sealed record MonitorTrace(string Name, string What, double Threshold, string ThresholdWords, ImmutableArray<Look> Looks);

/// <summary>Who served from a tick on.</summary>
/// <param name="From">First tick.</param>
/// <param name="Champion">The version with the rest of the traffic; <c>fallback</c> and <c>pause</c> are names too.</param>
/// <param name="Challenger">The version on trial, or null.</param>
/// <param name="Share">Its share of traffic, 0 … 1; 0 in the shadow.</param>
public sealed record Serving(int From, string Champion, string? Challenger, double Share);

/// <summary>One simulated year under one policy, and the references on the same world (methods §2 – §4).</summary>
public sealed record YearOutcome
{
    /// <summary>What happened, in order.</summary>
    public required ImmutableArray<TimelineEvent> Timeline { get; init; }

    /// <summary>The policy's money P.</summary>
    public required MoneyLine Policy { get; init; }

    /// <summary>The submitted model left alone, D.</summary>
    public required MoneyLine DoNothing { get; init; }

    /// <summary>The best operator with hindsight, C.</summary>
    public required MoneyLine Clairvoyant { get; init; }

    /// <summary>Deciding with the true risks, U; null in a recorded world.</summary>
    public MoneyLine? Ceiling { get; init; }

    /// <summary>Deciding with the mean risk over hidden columns, "best conceivable"; null in a recorded world.</summary>
    public MoneyLine? VisibleCeiling { get; init; }

    /// <summary>The starter model left alone: anchor 0 of <c>value</c>.</summary>
    public required MoneyLine Starter { get; init; }

    /// <summary>Recorded worlds: the reference model left alone, anchor 100 of <c>value</c>.</summary>
    public MoneyLine? Reference { get; init; }

    /// <summary>Regret C − P by part; every part is present.</summary>
    public required ImmutableSortedDictionary<RegretPart, Money> Regret { get; init; }

    /// <summary>Incidents, in order of declaration.</summary>
    public required ImmutableArray<IncidentOutcome> Incidents { get; init; }

    /// <summary>Alarm episodes, in time order.</summary>
    public required ImmutableArray<AlarmEpisode> Alarms { get; init; }

    /// <summary>Months of 30 days outside every incident's window.</summary>
    public required double QuietMonths { get; init; }

    /// <summary>Monitors, in file order.</summary>
    public required ImmutableArray<MonitorTrace> Monitors { get; init; }

    /// <summary>Who served, in time order; the first starts at 0.</summary>
    public required ImmutableArray<Serving> Served { get; init; }

    /// <summary>Who served in the best operator's year, in time order.</summary>
    public required ImmutableArray<Serving> ClairvoyantServed { get; init; }

    /// <summary>Rows of each tick.</summary>
    public required int[] Traffic { get; init; }

    /// <summary>Labels that arrived at each tick.</summary>
    public required int[] Arrived { get; init; }
}
