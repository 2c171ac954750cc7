using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Rollout;

namespace Practicum.Core.Production.Simulation;

/// <summary>Who serves: the champion and its predecessors, the fallback or a pause, and a newcomer on trial.</summary>
internal sealed class Service(SeasonTables tables, YearRun run)
{
    private readonly Stack<int> _predecessors = [];
    private Serving? _told;

    /// <summary>The model that is in service, or that waits behind the fallback or a pause.</summary>
    public int Champion { get; private set; }

    /// <summary>The fallback's or no answer's index while it serves in the champion's place; else null.</summary>
    public int? Instead { get; private set; }

    /// <summary>The rollout that is running, or null.</summary>
    public Trial? Trial { get; set; }

    /// <summary>The version with full traffic.</summary>
    public int Full => Instead ?? Champion;

    /// <summary>Whether a rollback has anything to restore.</summary>
    public bool HasPredecessor => _predecessors.Count > 0;

    /// <summary>Gives a version full traffic; the champion becomes its predecessor.</summary>
    public void Install(int version, int tick, OpenEpisode? root)
    {
        run.Installs.Add(new(version, Full, tick, root));
        if (version != Champion)
            _predecessors.Push(Champion);
        (Champion, Instead) = (version, null);
    }

    /// <summary>Restores the previous champion.</summary>
    public void Restore(int tick, OpenEpisode? root)
    {
        var version = _predecessors.Pop();
        run.Installs.Add(new(version, Full, tick, root));
        (Champion, Instead) = (version, null);
    }

    /// <summary>Lets the fallback or no answer serve in the champion's place.</summary>
    public void StepAside(int version, int tick, OpenEpisode? root)
    {
        run.Installs.Add(new(version, Full, tick, root));
        Instead = version;
    }

    /// <summary>The present state.</summary>
    public Serving Now(int tick) => new(tick, tables.Name(Full), Trial is { } trial ? tables.Name(trial.Newcomer) : null, Trial?.Share ?? 0);

    /// <summary>Writes the state down when it has changed.</summary>
    public void Tell(int tick)
    {
        var now = Now(tick);
        if (_told is not null && now with { From = _told.From } == _told)
            return;
        run.Served.Add(now);
        _told = now;
    }
}
