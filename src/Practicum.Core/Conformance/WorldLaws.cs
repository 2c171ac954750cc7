using System.Runtime.InteropServices;
using Practicum.Core.Worlds;

namespace Practicum.Core.Conformance;

/// <summary>The laws of <see cref="IWorld"/>.</summary>
public static class WorldLaws
{
    /// <summary>The laws, for the first <paramref name="ticks"/> ticks of a world under a chance and with some incidents removed.</summary>
    public static IEnumerable<Law> Of(IWorld world, int ticks, Chance chance, IncidentMask removed = default)
    {
        WorldRows Whole() => world.Draw(new(0, ticks), default, chance, removed);
        yield return new("The same ticks and chance give the same bytes", () => Difference(Whole(), Whole(), 0, 0));
        yield return new("However the ticks are cut into ranges, the bytes are the same", () => Cut(world, Whole(), ticks, chance, removed));
        yield return new("The table has the world's schema", () => Whole().Seen.Schema == world.Schema ? null : "The schemas differ.");
        yield return new("Rows are counted alike everywhere", () => Counts(Whole(), ticks));
        yield return new("A label is visible after its row, never before", () => Order(Whole()));
        yield return new("Probabilities and labels lie in their ranges", () => Ranges(Whole()));
        yield return new("Incidents do not change how many rows there are", () => SameTraffic(world, Whole(), ticks, chance));
    }

    /// <summary>The first difference between two stretches of a world, or null: rows of <paramref name="part"/> against those of <paramref name="whole"/>.</summary>
    /// <param name="whole">The longer one.</param>
    /// <param name="part">The shorter one.</param>
    /// <param name="firstRow">Where its rows begin in the longer one.</param>
    /// <param name="firstTick">Where its ticks begin.</param>
    public static string? Difference(WorldRows whole, WorldRows part, int firstRow, int firstTick)
    {
        for (var k = 0; k <= part.Ticks; k++)
        {
            if (whole.TickStart[firstTick + k] - firstRow != part.TickStart[k])
                return $"Tick {firstTick + k} begins at another row.";
        }

        var rows = part.Rows;
        for (var c = 0; c < part.Seen.Columns.Length; c++)
        {
            var name = part.Seen.Schema.Fields[c].Name;
            var same = (whole.Seen.Columns[c], part.Seen.Columns[c]) switch
            {
                (DoubleColumn a, DoubleColumn b) => Bits(a.Values.Slice(firstRow, rows), b.Values),
                (SingleColumn a, SingleColumn b) => Bits(a.Values.Slice(firstRow, rows), b.Values),
                (TextColumn a, TextColumn b) => Bits(a.Codes.Slice(firstRow, rows), b.Codes) && a.Dictionary.SequenceEqual(b.Dictionary),
                _ => false,
            };
            if (!same)
                return $"Column '{name}' differs.";
        }

        return !Bits<byte>(whole.Label.AsSpan(firstRow, rows), part.Label) ? "Labels differ."
            : !Bits<byte>(whole.Fallback.AsSpan(firstRow, rows), part.Fallback) ? "The fallback's decisions differ."
            : !Bits<int>(whole.VisibleAt.AsSpan(firstRow, rows), part.VisibleAt) ? "Delays differ."
            : !SameTruth(whole.Truth, part.Truth, firstRow, rows) ? "Probabilities differ."
            : !SameTruth(whole.VisibleTruth, part.VisibleTruth, firstRow, rows) ? "Visible probabilities differ." : null;
    }

    private static bool SameTruth(double[]? whole, double[]? part, int firstRow, int rows) =>
        whole is null ? part is null : part is not null && Bits<double>(whole.AsSpan(firstRow, rows), part);

    private static bool Bits<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : struct => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    private static string? Cut(IWorld world, WorldRows whole, int ticks, Chance chance, IncidentMask removed)
    {
        for (var (first, size) = (0, 1); first < ticks; size = (size * 3) + 1)
        {
            var count = Math.Min(size, ticks - first);
            var part = world.Draw(new(first, count), default, chance, removed);
            if (Difference(whole, part, whole.TickStart[first], first) is { } difference)
                return $"Ticks {first} to {first + count - 1}: {difference}";
            first += count;
        }

        return null;
    }

    private static string? Counts(WorldRows rows, int ticks)
    {
        if (rows.Ticks != ticks || rows.TickStart[0] != 0)
            return "There are other ticks than asked for.";
        for (var k = 0; k < ticks; k++)
        {
            if (rows.TickStart[k] > rows.TickStart[k + 1])
                return $"Tick {k} ends before it begins.";
        }

        return rows.TickStart[^1] == rows.Rows && rows.Seen.Rows == rows.Rows && rows.VisibleAt.Length == rows.Rows && rows.Fallback.Length == rows.Rows
            ? null : "Columns, labels and ticks count different numbers of rows.";
    }

    private static string? Order(WorldRows rows)
    {
        for (var k = 0; k < rows.Ticks; k++)
        {
            for (var row = rows.TickStart[k]; row < rows.TickStart[k + 1]; row++)
            {
                if (rows.VisibleAt[row] <= k)
                    return $"The label of row {row} of tick {k} is visible at {rows.VisibleAt[row]}.";
            }
        }

        return null;
    }

    private static string? Ranges(WorldRows rows)
    {
        for (var row = 0; row < rows.Rows; row++)
        {
            if (rows.Label[row] > 1 || rows.Fallback[row] > 1)
                return $"Row {row} has label {rows.Label[row]}, fallback {rows.Fallback[row]}.";
            if (rows.Truth is { } truth && !(truth[row] is >= 0 and <= 1 && rows.VisibleTruth![row] is >= 0 and <= 1))
                return $"Row {row} has probability {truth[row]}.";
        }

        return null;
    }

    private static string? SameTraffic(IWorld world, WorldRows rows, int ticks, Chance chance)
    {
        var quiet = world.Draw(new(0, ticks), default, chance, IncidentMask.Everything);
        return quiet.TickStart.AsSpan().SequenceEqual(rows.TickStart) ? null : "An incident changed the traffic.";
    }
}
