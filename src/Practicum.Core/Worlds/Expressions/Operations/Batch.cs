namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary>
/// Rows that are evaluated together: a run of at most <see cref="Capacity"/> consecutive rows of a world, or one "row" per tick.
/// The number of rows is padded to a multiple of 8, so that vector code gives every row the same bits wherever the batch begins and ends.
/// Not safe for several threads at once: each thread has its own.
/// </summary>
internal sealed class Batch
{
    /// <summary>Most rows of one batch.</summary>
    public const int Capacity = 4_096;

    private readonly Stack<double[]> pool = new();

    /// <summary>A batch for <paramref name="slots"/> columns and the streams of a chance.</summary>
    public Batch(int slots, ChanceStream[] streams)
    {
        Columns = new double[slots][];
        for (var i = 0; i < slots; i++)
            Columns[i] = new double[Capacity];
        Streams = streams;
    }

    /// <summary>Rows, padded to a multiple of 8.</summary>
    public int Count { get; set; }

    /// <summary>Days since the start of training, a row.</summary>
    public double[] Time { get; } = new double[Capacity];

    /// <summary>Values of each column, a row; text as codes of <see cref="Words"/>.</summary>
    public double[][] Columns { get; }

    /// <summary>Streams, by the index that draws hold.</summary>
    public ChanceStream[] Streams { get; }

    /// <summary>How many runs of rows of one tick there are.</summary>
    public int Runs { get; set; }

    /// <summary>First row of each run, and one past the last row.</summary>
    public int[] RunStart { get; } = new int[Capacity + 1];

    /// <summary>Tick of each run.</summary>
    public uint[] RunTick { get; } = new uint[Capacity];

    /// <summary>Row in its tick of the first row of each run.</summary>
    public uint[] RunRow { get; } = new uint[Capacity];

    /// <summary>The ticks of this batch as a batch of their own; null when this is one.</summary>
    public Batch? Ticks { get; init; }

    /// <summary>When not null, every draw takes <c>Point[stream]</c> in place of a random number: one point of the hidden columns.</summary>
    public double[]? Point { get; set; }

    /// <summary>A scratch buffer of <see cref="Capacity"/> numbers.</summary>
    public double[] Rent() => pool.Count > 0 ? pool.Pop() : new double[Capacity];

    /// <summary>Gives a scratch buffer back.</summary>
    public void Return(double[]? buffer)
    {
        if (buffer is not null)
            pool.Push(buffer);
    }

    /// <summary>Pads a number of rows to a multiple of 8.</summary>
    public static int Padded(int rows) => (rows + 7) & ~7;

    /// <summary>Fills <paramref name="into"/> with the stream's uniform numbers, one a row.</summary>
    public void Uniform(int stream, Span<double> into)
    {
        if (Point is not null)
        {
            into.Fill(Point[stream]);
            return;
        }

        for (var run = 0; run < Runs; run++)
            Streams[stream].Fill(into[RunStart[run]..RunStart[run + 1]], RunTick[run], RunRow[run]);
    }

    /// <summary>Copies a value per tick to the rows of each tick.</summary>
    public void Spread(ReadOnlySpan<double> ticks, Span<double> into)
    {
        for (var run = 0; run < Runs; run++)
            into[RunStart[run]..RunStart[run + 1]].Fill(ticks[run]);
    }
}
