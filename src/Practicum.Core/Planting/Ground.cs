namespace Practicum.Core.Planting;

/// <summary>What a fault is planted in: training rows in time order with what the planter may know of them.</summary>
public sealed record Ground
{
    /// <summary>The rows: features, entity and the target as its last column (role <see cref="FieldRole.Target"/>). No row id and no time: those are given after planting.</summary>
    public required Table Rows { get; init; }

    /// <summary>The number that stays with a row whatever is planted: chance of a row is drawn at it. Clean rows have 0 … n − 1 in time order; rows that faults add have numbers of their own.</summary>
    public required int[] Identity { get; init; }

    /// <summary>Tick of each row, from the start of training.</summary>
    public required int[] Tick { get; init; }

    /// <summary>
    /// True probability of the clean label of each row given all that the row shows, columns that leaks added among them; null in a recorded world, or once a leak tells
    /// more than can be written down.
    /// </summary>
    public double[]? Truth { get; init; }

    /// <summary>Rows whose label an earlier fault changed: later ones leave it, so that no label is turned back. Null when there are none.</summary>
    public bool[]? Relabelled { get; init; }

    /// <summary>The hidden rows in the world's own columns, for faults that cross the split; never changed.</summary>
    public Table? Hidden { get; init; }

    /// <summary>Tick of each hidden row; null without hidden rows.</summary>
    public int[]? HiddenTick { get; init; }

    /// <summary>True probability of the label of each hidden row; null when it is unknown.</summary>
    public double[]? HiddenTruth { get; init; }
}
