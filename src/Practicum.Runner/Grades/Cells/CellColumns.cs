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
/// <param name="hashes"><see cref="IdHash"/> of each cell.</param>
/// <param name="longest">Bytes of the longest cell, or more.</param>
/// <param name="ends">The bytes of which one follows each cell, and none is in a cell.</param>
internal sealed class TextCells(byte[] buffer, int[] starts, ulong[] hashes, int longest, byte[] ends)
{
    /// <summary>How many rows.</summary>
    public int Rows => hashes.Length;

    /// <summary>The number of each cell; <see cref="IdHash.Missing"/> where there is none.</summary>
    public ReadOnlySpan<ulong> Hashes => hashes;

    /// <summary>Whether equal numbers are equal cells.</summary>
    public bool IsExact => longest <= IdHash.ExactBytes;

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var rest = buffer.AsSpan(starts[row], Math.Min(longest + 1, buffer.Length - starts[row]));
            return rest[..rest.IndexOfAny(ends)];
        }
    }

    /// <summary>The text of a cell.</summary>
    public string TextOf(int row) => System.Text.Encoding.UTF8.GetString(this[row]);
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
