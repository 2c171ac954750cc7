using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Simulation;

/// <summary>An alarm episode while it is not yet judged.</summary>
/// <param name="Monitor">Name of its monitor.</param>
/// <param name="Id">Its id in the timeline.</param>
/// <param name="Opened">Tick of its rising edge.</param>
internal sealed record OpenEpisode(string Monitor, string Id, int Opened)
{
    /// <summary>Tick at which it had been quiet long enough; the year's end until then.</summary>
    public int Closed { get; set; }

    /// <summary>Diagnoses sent inside it.</summary>
    public List<ImmutableSortedDictionary<string, double>> Sent { get; } = [];
}

/// <summary>A change of the version with full traffic, and the episode at its root.</summary>
internal sealed record RawInstall(int Version, int Replaced, int At, OpenEpisode? Root);

/// <summary>A cost, and the episode at its root.</summary>
internal sealed record RawCost(int Tick, string Kind, long Amount, OpenEpisode? Root);

/// <summary>A repair that took effect.</summary>
internal sealed record RawRepair(int Incident, int Tick, OpenEpisode? Root);

/// <summary>What one operator's year left behind, before anybody judges it.</summary>
internal sealed class YearRun(int ticks)
{
    /// <summary>Money and costs of each tick.</summary>
    public MoneyLine Money { get; } = new(new long[ticks], new long[ticks], new long[ticks]);

    /// <summary>Incidents taken out of the world by repairs, tick by tick.</summary>
    public IncidentMask[] Masks { get; } = new IncidentMask[ticks];

    /// <summary>What happened, in order.</summary>
    public List<TimelineEvent> Events { get; } = [];

    /// <summary>Who served.</summary>
    public List<Serving> Served { get; } = [];

    /// <summary>Installs, fallback and pause included, in order.</summary>
    public List<RawInstall> Installs { get; } = [];

    /// <summary>Costs, in order.</summary>
    public List<RawCost> Costs { get; } = [];

    /// <summary>Repairs, in order.</summary>
    public List<RawRepair> Repairs { get; } = [];

    /// <summary>Alarm episodes, in order of opening.</summary>
    public List<OpenEpisode> Episodes { get; } = [];

    /// <summary>Monitors.</summary>
    public ImmutableArray<MonitorTrace> Traces { get; set; } = [];

    /// <summary>Labels that arrived at each tick.</summary>
    public int[] Arrived { get; } = new int[ticks];

    /// <summary>Books a cost.</summary>
    public void Pay(int tick, string kind, long amount, OpenEpisode? root)
    {
        if (amount == 0)
            return;
        Money.Costs[tick] = checked(Money.Costs[tick] + amount);
        Costs.Add(new(tick, kind, amount, root));
    }
}
