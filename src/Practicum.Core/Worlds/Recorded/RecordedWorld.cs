using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;
using Practicum.Core.Worlds.Generated;

namespace Practicum.Core.Worlds.Recorded;

/// <summary>
/// A period of a recorded data set. Its rows are the same for every chance, which only draws the delays of labels; its truth is unknown.
/// Of incidents, only upstream faults can happen to it.
/// </summary>
internal sealed class RecordedWorld(RecordedData data, int firstTick, SimSpan tick, ProductionSpec production, bool isProduction, TableRule? fallback) : IWorld
{
    private readonly LabelDelays delays = new(production.LabelDelay, tick);

    private volatile Stretch? last;

    /// <inheritdoc/>
    public Schema Schema => data.Rows.Schema;

    /// <inheritdoc/>
    public WorldRows Draw(TickRange ticks, in WorldState state, Chance chance, IncidentMask removed)
    {
        var (from, first) = (firstTick + ticks.First, data.TickStart[firstTick + ticks.First]);
        var tickStart = new int[ticks.Count + 1];
        for (var k = 0; k < tickStart.Length; k++)
            tickStart[k] = data.TickStart[from + k] - first;
        var rows = tickStart[^1];
        var seen = first == 0 && rows == data.Rows.Rows ? data.Rows : Cut(first, rows);
        seen = Faults(seen, ticks, tickStart, removed);
        var labels = data.Label.AsSpan(first, rows).ToArray();
        return new()
        {
            Seen = seen,
            TickStart = tickStart,
            Label = labels,
            VisibleAt = Visible(labels, ticks, tickStart, chance),
            Fallback = fallback?.Decide(seen) ?? new byte[rows],
            Start = data.Start is { } start ? start + new SimSpan(from * tick.Seconds) : null,
            Tick = tick,
            Entity = production.Entity,
        };
    }

    /// <summary>The rows of a period are copied once, however often the period is drawn.</summary>
    private Table Cut(int first, int rows)
    {
        if (last is { } known && known.First == first && known.Rows.Rows == rows)
            return known.Rows;
        var taken = new int[rows];
        for (var i = 0; i < rows; i++)
            taken[i] = first + i;
        var cut = data.Rows.Take(taken);
        last = new(first, cut);
        return cut;
    }

    private int[] Visible(byte[] labels, TickRange ticks, int[] tickStart, Chance chance)
    {
        var (delay, never) = (chance.Stream("labels/delay"), chance.Stream("labels/never"));
        var visible = new int[labels.Length];
        var longest = Enumerable.Range(0, ticks.Count).Select(k => tickStart[k + 1] - tickStart[k]).DefaultIfEmpty(0).Max();
        var (u, w, at) = (new double[(longest + 7) & ~7], new double[(longest + 7) & ~7], new int[longest]);
        for (var k = 0; k < ticks.Count; k++)
        {
            var rows = tickStart[k + 1] - tickStart[k];
            if (rows == 0)
                continue;
            var padded = (rows + 7) & ~7;
            delay.Fill(u.AsSpan(0, padded), (uint)(ticks.First + k));
            if (delays.MayNever)
                never.Fill(w.AsSpan(0, padded), (uint)(ticks.First + k));
            at.AsSpan(0, rows).Fill(ticks.First + k);
            delays.Fill(labels.AsSpan(tickStart[k], rows), u.AsSpan(0, padded), w, at.AsSpan(0, rows), visible.AsSpan(tickStart[k], rows));
        }

        return visible;
    }

    private Table Faults(Table seen, TickRange ticks, int[] tickStart, IncidentMask removed)
    {
        if (!isProduction)
            return seen;
        for (var i = 0; i < production.Incidents.Length; i++)
        {
            var incident = production.Incidents[i];
            if (removed.Removes(i) || incident.Column is not { } name)
                continue;
            var values = ((NumericColumn)seen[name]).ToDoubles().ToArray();
            for (var k = 0; k < ticks.Count; k++)
            {
                var weight = IncidentProgram.WeightOf(incident, (ticks.First + k) * tick.Seconds);
                if (weight <= 0)
                    continue;
                foreach (ref var value in values.AsSpan(tickStart[k]..tickStart[k + 1]))
                    value *= 1 + ((incident.Factor - 1) * weight);
            }

            Column changed = seen[name] is SingleColumn ? new SingleColumn(Array.ConvertAll(values, v => (float)v)) : new DoubleColumn(values);
            seen = new(seen.Schema, seen.Columns.SetItem(seen.Schema.IndexOf(name), changed));
        }

        return seen;
    }

    private sealed record Stretch(int First, Table Rows);
}
