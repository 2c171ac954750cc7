using System.Runtime.InteropServices;

namespace Practicum.Core.Worlds.Generated;

/// <summary>
/// A year without some incidents, made from the year with them: only ticks at which a removed incident is at work are drawn anew, all others are taken over. A world gives
/// the same bytes however its ticks are cut, so the twin is what drawing it whole would give. Columns that come out the same are shared.
/// </summary>
internal static class TwinYear
{
    /// <summary>The twin.</summary>
    /// <param name="world">A production period.</param>
    /// <param name="whole">All its ticks from 0, with every incident.</param>
    /// <param name="chance">The chance that <paramref name="whole"/> was drawn by.</param>
    /// <param name="removed">The incidents to leave out.</param>
    /// <exception cref="WorldFaultException">A value is not finite, or a probability outside 0 … 1.</exception>
    public static WorldRows Of(GeneratedWorld world, WorldRows whole, Chance chance, IncidentMask removed)
    {
        var parts = Runs(world, whole.Ticks, removed).Select(run => (From: whole.TickStart[run.First], Rows: world.Draw(run, default, chance, removed))).ToArray();
        var truth = Spliced(whole.Truth!, parts, p => p.Truth!);
        return whole with
        {
            Seen = new(whole.Seen.Schema, [.. whole.Seen.Columns.Select((column, c) => Spliced(column, c, parts))]),
            Label = Spliced(whole.Label, parts, p => p.Label),
            Truth = truth,
            VisibleTruth = ReferenceEquals(whole.VisibleTruth, whole.Truth) ? truth : Spliced(whole.VisibleTruth!, parts, p => p.VisibleTruth!),
            VisibleAt = Spliced(whole.VisibleAt, parts, p => p.VisibleAt),
            Fallback = Spliced(whole.Fallback, parts, p => p.Fallback),
        };
    }

    /// <summary>Runs of ticks at which a removed incident is at work.</summary>
    private static List<TickRange> Runs(GeneratedWorld world, int ticks, IncidentMask removed)
    {
        IncidentProgram[] gone = [.. world.Program.Incidents.Where(i => removed.Removes(i.Index))];
        var runs = new List<TickRange>();
        var first = 0;
        for (var tick = 0; tick <= ticks; tick++)
        {
            if (tick < ticks && Array.Exists(gone, i => i.Weight(world.Seconds(tick)) > 0))
                continue;
            if (tick > first)
                runs.Add(new(first, tick - first));
            first = tick + 1;
        }

        return runs;
    }

    private static Column Spliced(Column column, int index, (int From, WorldRows Rows)[] parts)
    {
        if (column is TextColumn text)
        {
            var own = text.Codes.ToArray();
            var codes = Spliced(own, parts, p => ((TextColumn)p.Seen.Columns[index]).Codes.ToArray());
            return ReferenceEquals(codes, own) ? column : new TextColumn(codes, text.Dictionary);
        }

        var numbers = ((DoubleColumn)column).Values.ToArray();
        var values = Spliced(numbers, parts, p => ((DoubleColumn)p.Seen.Columns[index]).Values.ToArray());
        return ReferenceEquals(values, numbers) ? column : new DoubleColumn(values);
    }

    /// <summary>The values with those of the parts in their places; the same array when that changes nothing.</summary>
    private static T[] Spliced<T>(T[] values, (int From, WorldRows Rows)[] parts, Func<WorldRows, T[]> of)
        where T : unmanaged
    {
        var spliced = values;
        foreach (var (from, rows) in parts)
        {
            var part = of(rows);
            if (MemoryMarshal.AsBytes(values.AsSpan(from, part.Length)).SequenceEqual(MemoryMarshal.AsBytes(part.AsSpan())))
                continue;
            if (ReferenceEquals(spliced, values))
                spliced = (T[])values.Clone();
            part.CopyTo(spliced.AsSpan(from));
        }

        return spliced;
    }
}
