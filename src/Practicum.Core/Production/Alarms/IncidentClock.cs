using Practicum.Core.Packs;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Alarms;

/// <summary>When an incident begins, ends and stops being news, in ticks.</summary>
/// <param name="Index">Place in the pack's list.</param>
/// <param name="Spec">Its declaration.</param>
/// <param name="Onset">First tick.</param>
/// <param name="End">Tick after the last one of the change; the year's end when it is for good.</param>
/// <param name="WindowEnd">Tick after the last one at which an alarm is timely.</param>
internal sealed record IncidentSpanInTicks(int Index, IncidentSpec Spec, int Onset, int End, int WindowEnd)
{
    /// <summary>Ticks of its window; at least 1.</summary>
    public int Window => Math.Max(1, WindowEnd - Onset);

    /// <summary>Whether the change is going on at <paramref name="tick"/>.</summary>
    public bool Active(int tick) => Onset <= tick && tick < End;

    /// <summary>Whether an alarm at <paramref name="tick"/> is about it.</summary>
    public bool Covers(int tick) => Onset <= tick && tick < WindowEnd;
}

/// <summary>Windows of incidents (methods §4): <c>[onset, end + grace]</c>, grace = one monitor window + the 95 % delay of labels.</summary>
internal static class IncidentClock
{
    /// <summary>
    /// The longest monitor window that counts as grace: a policy cannot buy time with a longer one. Also used when nobody watches: then one week.
    /// </summary>
    private static readonly SimSpan MostGrace = SimSpan.FromDays(28), Unwatched = SimSpan.FromDays(7);

    /// <summary>Incidents that begin within the year, in order of declaration.</summary>
    /// <param name="spec">The pack's production.</param>
    /// <param name="clock">Ticks.</param>
    /// <param name="ticks">Ticks of the year.</param>
    /// <param name="monitorWindow">The longest window among the monitors that a rule listens to; null when there are none.</param>
    public static ImmutableArray<IncidentSpanInTicks> Of(ProductionSpec spec, SeasonClock clock, int ticks, SimSpan? monitorWindow)
    {
        var window = monitorWindow ?? Unwatched;
        var grace = clock.Ticks(window.CompareTo(MostGrace) > 0 ? MostGrace : window) + clock.Ticks(Delay95(spec.LabelDelay));
        var found = ImmutableArray.CreateBuilder<IncidentSpanInTicks>();
        for (var i = 0; i < spec.Incidents.Length; i++)
        {
            var incident = spec.Incidents[i];
            var onset = clock.Ticks(incident.At);
            if (onset >= ticks)
                continue;
            var ends = onset + (incident.For is { } stays ? clock.Ticks(stays) : ticks);
            var news = incident.For is null ? onset + clock.Ticks(incident.Over) + clock.Ticks(incident.RespondWithin) : ends;
            found.Add(new(i, incident, onset, Math.Min(ends, ticks), Math.Min(Math.Max(onset + 1, news + grace), ticks)));
        }

        return found.ToImmutable();
    }

    /// <summary>The delay within which 95 % of the labels that ever arrive have arrived; by label, the later of the two.</summary>
    public static SimSpan Delay95(DelaySpec delay) => delay.Kind switch
    {
        DelayKind.Lognormal => delay.P95,
        DelayKind.ByLabel => new[] { delay.Positive, delay.Negative }.Where(d => d is not null).Select(d => Delay95(d!)).DefaultIfEmpty().Max(),
        _ => delay.Median,
    };

    /// <summary>The mask that takes those incidents out.</summary>
    public static IncidentMask Without(IEnumerable<int> incidents) => incidents.Aggregate(IncidentMask.None, (mask, i) => mask.With(i));

    /// <summary>Months of 30 days outside every window.</summary>
    public static double QuietMonths(ImmutableArray<IncidentSpanInTicks> incidents, SeasonClock clock, int ticks)
    {
        var quiet = Enumerable.Range(0, ticks).Count(k => !incidents.Any(i => i.Covers(k)));
        return quiet * clock.TickDays / 30;
    }
}
