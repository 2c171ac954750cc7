namespace Practicum.Core.Worlds;

/// <summary>Training or holdout rows of a variant, in time order, with their truth.</summary>
public sealed record SplitRows
{
    /// <summary>The rows; the schema of the world (features and entity).</summary>
    public required Table Rows { get; init; }

    /// <summary>Label of each row, 0 or 1.</summary>
    public required byte[] Label { get; init; }

    /// <summary>True probability of label 1; null in a recorded world.</summary>
    public double[]? Truth { get; init; }

    /// <summary>Mean of the true probability over hidden columns; null in a recorded world.</summary>
    public double[]? VisibleTruth { get; init; }

    /// <summary>Name of each row: together, train and holdout hold a random permutation of 0 … n − 1 (stream <c>row-id</c>).</summary>
    public required int[] RowId { get; init; }

    /// <summary>Tick of each row, from the start of training.</summary>
    public required int[] Tick { get; init; }

    /// <summary>Holdout: whether the row lies in the public half, by hash of the text of its row id. Training: all false.</summary>
    public required bool[] Public { get; init; }

    /// <summary>The moment at which tick 0 begins; null when the file's order is the time.</summary>
    public SimTime? Start { get; init; }

    /// <summary>Length of a tick.</summary>
    public required SimSpan TickLength { get; init; }

    /// <summary>What the tables write under <c>time</c>: ISO 8601 in UTC, or the tick's number when the file's order is the time.</summary>
    public string Time(int row) => Start is { } start
        ? (start + new SimSpan(Tick[row] * TickLength.Seconds)).ToString()
        : Tick[row].ToString(CultureInfo.InvariantCulture);
}
