namespace Practicum.Core.Planting.Drawing;

/// <summary>Uniform numbers of rows, each addressed by the row's own number, so that rows which come, go or move shift nothing.</summary>
internal sealed class RowDraws
{
    /// <summary>Rows worked on at a time.</summary>
    public const int Block = 4096;

    private readonly ChanceStream stream;
    private readonly int[]? numbers;
    private readonly long first;

    /// <summary>Draws of rows that have numbers.</summary>
    public RowDraws(ChanceStream stream, int[] numbers) => (this.stream, this.numbers, Count) = (stream, numbers, numbers.Length);

    /// <summary>Draws of rows <paramref name="first"/>, … of a stream of rows.</summary>
    public RowDraws(ChanceStream stream, long first, int count) => (this.stream, this.first, Count) = (stream, first, count);

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>The number of one row in (0, 1); lanes are independent.</summary>
    public double At(int row, uint lane = 0)
    {
        var (high, low) = Address(row);
        return stream.Uniform(high, low, lane);
    }

    /// <summary>All numbers of one row.</summary>
    public Draws Of(int row)
    {
        var (high, low) = Address(row);
        return new(stream, high, low);
    }

    /// <summary>The numbers of rows <paramref name="start"/>, …; the same bits as <see cref="At"/>.</summary>
    public void Fill(Span<double> into, int start, uint lane = 0)
    {
        for (var done = 0; done < into.Length;)
        {
            var run = Run(start + done, into.Length - done);
            var (high, low) = Address(start + done);
            stream.Fill(into.Slice(done, run), high, low, lane);
            done += run;
        }
    }

    /// <summary>The numbers of all rows.</summary>
    public double[] All(uint lane = 0)
    {
        var all = new double[Count];
        Fill(all, 0, lane);
        return all;
    }

    /// <summary>The rows whose number lies under a probability.</summary>
    /// <param name="rate">The probability of every row in question.</param>
    /// <param name="within">1 for a row in question; null for all.</param>
    public int[] Below(double rate, ReadOnlySpan<byte> within = default)
    {
        var found = new List<int>((int)(Count * Math.Min(1, rate * 1.1)) + 16);
        Span<double> u = stackalloc double[Block];
        for (var start = 0; start < Count; start += Block)
        {
            var part = u[..Math.Min(Block, Count - start)];
            Fill(part, start);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] < rate && (within.IsEmpty || within[start + i] != 0))
                    found.Add(start + i);
            }
        }

        return [.. found];
    }

    /// <summary>The rows whose number lies under their own probability.</summary>
    public int[] Below(ReadOnlySpan<double> rates, ReadOnlySpan<byte> within = default)
    {
        var found = new List<int>();
        Span<double> u = stackalloc double[Block];
        for (var start = 0; start < Count; start += Block)
        {
            var part = u[..Math.Min(Block, Count - start)];
            Fill(part, start);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] < rates[start + i] && (within.IsEmpty || within[start + i] != 0))
                    found.Add(start + i);
            }
        }

        return [.. found];
    }

    private (uint High, uint Low) Address(int row)
    {
        if (numbers is not null)
            return (0, unchecked((uint)numbers[row]));
        var number = first + row;
        return (unchecked((uint)(number >> 32)), unchecked((uint)number));
    }

    /// <summary>How many rows from <paramref name="row"/> on have numbers that follow one another.</summary>
    private int Run(int row, int most)
    {
        if (numbers is null)
            return (int)Math.Min(most, (1L << 32) - unchecked((uint)(first + row)));
        var length = 1;
        while (length < most && numbers[row + length] == numbers[row] + length)
            length++;
        return length;
    }
}
