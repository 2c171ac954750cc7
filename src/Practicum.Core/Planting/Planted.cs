namespace Practicum.Core.Planting;

/// <summary>A planted table and the key to it.</summary>
/// <param name="Ground">The ground with the fault in it; the next fault may be planted there.</param>
/// <param name="Origin">For each row the row of the former ground that it was, or −1 for a row that came from elsewhere; rows may be absent, repeated and in another order.</param>
/// <param name="Key">What was planted, in rows of the new ground.</param>
public sealed record Planted(Ground Ground, int[] Origin, FaultKey Key)
{
    /// <summary>What the fault's columns hold where the model is served; null when rows look as they did.</summary>
    public IServed? Served { get; init; }
}

/// <summary>What a column that was planted in training holds in the hidden rows and in production (<c>at_serve</c>).</summary>
public interface IServed
{
    /// <summary>The columns it adds or replaces.</summary>
    ImmutableArray<Field> Fields { get; }

    /// <summary>The rows with those columns.</summary>
    /// <param name="rows">Rows in the world's columns.</param>
    /// <param name="label">Their labels.</param>
    /// <param name="first">Number of the first row in its stream, so that a row has the same value whatever batch it comes in.</param>
    /// <param name="chance">The chance of the holdout or of the world.</param>
    Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance);
}
