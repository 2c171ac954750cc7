using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Rollout;

/// <summary>What a rollout decides at a look.</summary>
internal enum TrialVerdict
{
    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>To the next step, or to full traffic after the last.</summary>
    GoOn,

    /// <summary>Stopped; the champion keeps all traffic.</summary>
    Abort,

    /// <summary>Undecided at the longest time; what happens now is <c>on_inconclusive</c>.</summary>
    Undecided,
}

/// <summary>
/// One rollout: a shadow, then rising shares of traffic (formats §5). Looked at once a day, and when a hold or the longest time of a step ends.
/// Gates compare newcomer and champion on the same rows whose label has arrived: in the shadow all rows since it began, later the rows on trial
/// since the first step. On fewer than <c>min_labels</c> such rows nothing is decided: neither stopped nor gone on. With <c>test: none</c> the
/// estimates themselves are compared.
/// </summary>
internal sealed class Trial
{
    private readonly RolloutSpec _spec;
    private readonly SeasonClock _clock;
    private readonly int _hold, _longest;
    private int _stage;
    private int _stageStart;
    private int _pairsFrom;

    public Trial(RolloutSpec spec, SeasonClock clock, int number, int newcomer, int start, string id, OpenEpisode? root)
    {
        (_spec, _clock) = (spec, clock);
        (Newcomer, Start, Id, Root, Router) = (newcomer, start, id, root, new(Routing.Salt(number)));
        _hold = clock.Ticks(spec.Hold);
        _longest = spec.MaxHold is { } longest ? clock.Ticks(longest) : Math.Max(clock.DailyTicks, 4 * _hold);
        _stage = clock.Ticks(spec.Shadow) > 0 ? -1 : 0;
        (_stageStart, _pairsFrom) = (start, start);
    }

    /// <summary>The version on trial.</summary>
    public int Newcomer { get; }

    /// <summary>First tick.</summary>
    public int Start { get; }

    /// <summary>Id of the act that began it.</summary>
    public string Id { get; }

    /// <summary>Episode that triggered it.</summary>
    public OpenEpisode? Root { get; }

    /// <summary>Who is on trial.</summary>
    public Router Router { get; }

    /// <summary>Cost not yet told by an event.</summary>
    public long Untold { get; set; }

    /// <summary>Whether the newcomer only scores beside the champion.</summary>
    public bool InShadow => _stage < 0;

    /// <summary>Share of traffic now; 0 in the shadow, 1 past the last step.</summary>
    public double Share => _stage < 0 ? 0 : _stage < _spec.Steps.Length ? _spec.Steps[_stage] : 1;

    /// <summary>What to do at the beginning of tick <paramref name="k"/>, and why.</summary>
    public (TrialVerdict Verdict, string Why) Look(int k, SeenYear seen, Season season, int champion)
    {
        var (age, hold) = (k - _stageStart, InShadow ? _clock.Ticks(_spec.Shadow) : _hold);
        var longest = Math.Max(hold, _longest);
        if (age <= 0 || ((k - Start) % _clock.DailyTicks != 0 && age != hold && age != longest))
            return (TrialVerdict.Wait, "");
        if (_spec.Abort is null && _spec.Promote is null)
            return (age >= hold ? TrialVerdict.GoOn : TrialVerdict.Wait, "");
        var pairs = Pairs.Of(seen, k, _pairsFrom, InShadow, season, Newcomer, champion);
        var known = pairs.Count >= Math.Max(1, _spec.MinLabels);
        if (known && _spec.Abort is { } abort && pairs.Holds(abort, out var why))
            return (TrialVerdict.Abort, why);
        if (known && age >= hold)
        {
            if (_spec.Promote is not { } promote)
                return (TrialVerdict.GoOn, "");
            if (pairs.Holds(promote, out var reason))
                return (TrialVerdict.GoOn, reason);
        }

        return age < longest ? (TrialVerdict.Wait, "")
            : (TrialVerdict.Undecided, string.Create(CultureInfo.InvariantCulture, $"undecided on {pairs.Count} labels"));
    }

    /// <summary>Begins the next step.</summary>
    public void Advance(int k)
    {
        if (_stage < 0)
            _pairsFrom = k;
        _stage++;
        _stageStart = k;
    }
}
