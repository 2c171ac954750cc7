namespace Practicum.Numerics.Statistics.Metrics.Sorting;

/// <summary>Shares work on rows out by pieces of a fixed size, so that a sum over pieces in their order is the same on any number of threads.</summary>
internal static class Pieces
{
    /// <summary>Rows of a piece.</summary>
    public const int Size = 1 << 15;

    /// <summary>How many pieces so many rows have.</summary>
    public static int Count(int rows) => (rows + Size - 1) / Size;

    /// <summary>Runs work on every piece, given its first row and the row behind its last.</summary>
    public static void For(int rows, Action<int, int> work)
    {
        if (rows < ScoreSort.ParallelFrom)
        {
            for (var start = 0; start < rows; start += Size)
                work(start, Math.Min(rows, start + Size));
        }
        else
        {
            Parallel.For(0, Count(rows), piece => work(piece * Size, Math.Min(rows, (piece + 1) * Size)));
        }
    }
}
