namespace Practicum.Core.Worlds;

/// <summary>A stretch of a world in time order, with its truth. Row <c>i</c> of tick <c>k</c> is at <c>TickStart[k] + i</c>.</summary>
public sealed record WorldRows
{
    /// <summary>What models, monitors and retraining see, after upstream incidents; the schema of the world.</summary>
    public required Table Seen { get; init; }

    /// <summary>First row of each tick, and one past the last row: ticks + 1 values, the first is 0.</summary>
    public required int[] TickStart { get; init; }

    /// <summary>Label of each row, 0 or 1.</summary>
    public required byte[] Label { get; init; }

    /// <summary>True probability of label 1; null in a recorded world.</summary>
    public double[]? Truth { get; init; }

    /// <summary>
    /// Mean of the true probability over the hidden columns, 128 draws (methods §7): the best that visible columns allow.
    /// The same array as <see cref="Truth"/> when nothing is hidden; null in a recorded world.
    /// </summary>
    public double[]? VisibleTruth { get; init; }

    /// <summary>First tick at which each label is visible, counted like the rows' own ticks; <see cref="int.MaxValue"/> means never.</summary>
    public required int[] VisibleAt { get; init; }

    /// <summary>What the fallback rule decides for each row, from what it sees; 0 or 1.</summary>
    public required byte[] Fallback { get; init; }

    /// <summary>The moment at which tick 0 begins; null when the file's order is the time.</summary>
    public SimTime? Start { get; init; }

    /// <summary>Length of a tick.</summary>
    public required SimSpan Tick { get; init; }

    /// <summary>Column of <see cref="Seen"/> that names the entity, or null: then the row is its own entity.</summary>
    public string? Entity { get; init; }

    /// <summary>Number of ticks.</summary>
    public int Ticks => TickStart.Length - 1;

    /// <summary>Number of rows.</summary>
    public int Rows => Label.Length;
}
