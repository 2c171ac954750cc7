using Practicum.Core.Production.Alarms;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Accounts;

/// <summary>The clairvoyant of one season: the best path in the world with the best set of repairs.</summary>
/// <param name="Line">Its money.</param>
/// <param name="Served">Who served.</param>
/// <param name="Repaired">Incidents that it had repaired, by order of declaration.</param>
internal sealed record BestOperator(MoneyLine Line, ImmutableArray<Serving> Served, ImmutableArray<int> Repaired)
{
    /// <summary>
    /// Tries every set of repairable incidents (the first eight by onset): each is alerted at its onset and mended <c>takes</c> later, for the
    /// price of an alert. The best set wins; ties go to fewer repairs.
    /// </summary>
    public static BestOperator Of(SeasonTables tables, SeasonClock clock, ImmutableArray<IncidentSpanInTicks> incidents)
    {
        var (costs, ticks) = (tables.Season.Spec.Costs, tables.Base.Rows.Ticks);
        var repairable = incidents.Where(i => i.Spec.RepairTakes is { } takes && i.Onset + clock.AtLeastOne(takes) < i.End).OrderBy(i => i.Onset).Take(WorldCheck.MostRepairable).ToArray();
        (ClairvoyantPath Path, int Set, long Value)? best = null;
        foreach (var set in Enumerable.Range(0, 1 << repairable.Length).OrderBy(s => System.Numerics.BitOperations.PopCount((uint)s)))
        {
            var (values, _) = tables.Mixed(Masks(clock, repairable, set, ticks));
            var path = Clairvoyant.Solve(values, costs.Deploy.Micro);
            var value = checked(path.Value - (System.Numerics.BitOperations.PopCount((uint)set) * costs.Alert.Micro));
            if (best is null || value > best.Value.Value)
                best = (path, set, value);
        }

        return Book(tables, clock, repairable, best!.Value.Path.Path, best.Value.Set);
    }

    private static BestOperator Book(SeasonTables tables, SeasonClock clock, IncidentSpanInTicks[] repairable, int[] path, int set)
    {
        var costs = tables.Season.Spec.Costs;
        var (values, realised) = tables.Mixed(Masks(clock, repairable, set, path.Length));
        var line = new MoneyLine(new long[path.Length], new long[path.Length], new long[path.Length]);
        var served = ImmutableArray.CreateBuilder<Serving>();
        for (var k = 0; k < path.Length; k++)
        {
            line.Expected[k] = values[path[k]][k];
            line.Realised[k] = realised[path[k]][k];
            if (path[k] != (k == 0 ? 0 : path[k - 1]))
                line.Costs[k] += costs.Deploy.Micro;
            if (k == 0 || path[k] != path[k - 1])
                served.Add(new(k, tables.Name(path[k]), null, 0));
        }

        var repaired = repairable.Where((_, i) => (set >> i & 1) != 0).ToArray();
        foreach (var incident in repaired)
            line.Costs[incident.Onset] += costs.Alert.Micro;
        return new(line, served.ToImmutable(), [.. repaired.Select(i => i.Index).Order()]);
    }

    private static IncidentMask[] Masks(SeasonClock clock, IncidentSpanInTicks[] repairable, int set, int ticks)
    {
        var masks = new IncidentMask[ticks];
        for (var i = 0; i < repairable.Length; i++)
        {
            var incident = repairable[i];
            if ((set >> i & 1) == 0)
                continue;
            for (var k = incident.Onset + clock.AtLeastOne(incident.Spec.RepairTakes!.Value); k < incident.End; k++)
                masks[k] = masks[k].With(incident.Index);
        }

        return masks;
    }
}
