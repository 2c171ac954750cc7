namespace Practicum.Runner.Grades.Cells;

/// <summary>What is to be read of a column.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Text, with its <see cref="IdHash"/>.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>A column that the caller needs.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Kind">What is read of it.</param>
internal readonly record struct WantedColumn(string Name, CellKind Kind);

/// <summary>A column of text: where each cell lies in a buffer, and its number.</summary>
/// <param name="buffer">Bytes, followed by <see cref="IdHash.Padding"/> that may be read.</param>
/// <param name="starts">Where the cell of each row starts.</param>
/// <param name="lengths">Bytes of each cell; 0 when it is missing.</param>
/// <param name="hashes"><see cref="IdHash"/> of each cell; that of a missing cell is any number.</param>
internal sealed class TextCells(byte[] buffer, int[] starts, int[] lengths, ulong[] hashes)
{
    private readonly bool _exact = Longest(lengths) <= IdHash.ExactBytes;

    /// <summary>How many rows.</summary>
    public int Rows => lengths.Length;

    /// <summary>The number of each cell.</summary>
    public ReadOnlySpan<ulong> Hashes => hashes;

    /// <summary>Bytes of each cell; 0 when it is missing.</summary>
    public ReadOnlySpan<int> Lengths => lengths;

    /// <summary>Whether equal numbers are equal cells.</summary>
    public bool IsExact => _exact;

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> this[int row] => buffer.AsSpan(starts[row], lengths[row]);

    /// <summary>The text of a cell.</summary>
    public string TextOf(int row) => System.Text.Encoding.UTF8.GetString(this[row]);

    private static int Longest(int[] lengths)
    {
        var longest = 0;
        foreach (var length in lengths)
            longest = Math.Max(longest, length);
        return longest;
    }
}

/// <summary>A column of numbers; NaN where a cell is empty or no finite number.</summary>
/// <param name="Values">A number a row.</param>
internal sealed record NumberCells(double[] Values)
{
    /// <summary>The numbers that texts say.</summary>
    public static NumberCells Of(TextCells texts)
    {
        var values = new double[texts.Rows];
        for (var row = 0; row < values.Length; row++)
            values[row] = CellNumber.TryRead(texts[row], out var value) ? value : double.NaN;
        return new(values);
    }
}
