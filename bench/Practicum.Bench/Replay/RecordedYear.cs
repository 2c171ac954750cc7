using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Bench.Replay;

/// <summary>A recorded year of any size: 30 columns of floats, 8,760 ticks, labels that arrive after a day.</summary>
internal static class RecordedYear
{
    private const int Ticks = 8_760, Delay = 24;

    /// <summary>What decisions are worth.</summary>
    public static ProductionSpec Spec { get; } = new()
    {
        LabelDelay = new() { Kind = DelayKind.Fixed, Median = SimSpan.FromDays(1) },
        Value = new(Money.FromUnits(40), Money.FromUnits(-6), Money.FromUnits(-60), Money.FromUnits(4)),
    };

    /// <summary>Makes it, from fixed sequences.</summary>
    public static WorldRows Of(int rows)
    {
        var fields = Enumerable.Range(0, MlpRig.Features).Select(c => new Field($"c{c}", FieldKind.Number));
        var columns = new Column[MlpRig.Features];
        Parallel.For(0, columns.Length, c => columns[c] = new SingleColumn(Values((uint)c + 1, rows)));
        var (start, label, visible, fallback) = (new int[Ticks + 1], new byte[rows], new int[rows], new byte[rows]);
        for (var k = 0; k < Ticks; k++)
        {
            start[k + 1] = (int)((long)rows * (k + 1) / Ticks);
            visible.AsSpan(start[k]..start[k + 1]).Fill(k + Delay);
        }

        var chance = Values(99, rows);
        for (var i = 0; i < rows; i++)
            (label[i], fallback[i]) = (chance[i] > 0.6f ? (byte)1 : (byte)0, chance[rows - 1 - i] > 0.2f ? (byte)1 : (byte)0);
        return new()
        {
            Seen = new(new([.. fields]), [.. columns]),
            TickStart = start,
            Label = label,
            VisibleAt = visible,
            Fallback = fallback,
            Tick = SimSpan.FromDays(1.0 / 24),
        };
    }

    private static float[] Values(uint seed, int rows)
    {
        var values = new float[rows];
        var state = unchecked(seed * 2654435761u);
        for (var i = 0; i < rows; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            values[i] = ((state >> 8) / (float)(1 << 23)) - 1;
        }

        return values;
    }
}
