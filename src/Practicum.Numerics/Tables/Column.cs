namespace Practicum.Numerics.Tables;

/// <summary>A typed, contiguous column. Columns are never changed once they are in a table.</summary>
public abstract class Column
{
    /// <summary>How many rows.</summary>
    public abstract int Length { get; }

    /// <summary>Whether the value of a row is missing: NaN in numbers, code −1 in text.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>A new column with the rows at <paramref name="rows"/>, in that order.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);
}
