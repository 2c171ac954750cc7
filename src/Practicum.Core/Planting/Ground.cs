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

    /// <summary>True probability of the clean label of each row over the visible columns; null in a recorded world.</summary>
    public double[]? Truth { get; init; }

    /// <summary>The hidden rows in the same columns, for faults that cross the split; never changed.</summary>
    public Table? Hidden { get; init; }
}
