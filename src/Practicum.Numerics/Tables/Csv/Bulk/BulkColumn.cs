namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>A column that several threads fill, each its own rows.</summary>
/// <param name="index">Its place in the row.</param>
internal abstract class BulkColumn(int index)
{
    /// <summary>Its place in the row.</summary>
    public int Index { get; } = index;

    /// <summary>Makes room for so many rows, at first for as many as are expected in all; no thread may be reading.</summary>
    public abstract void Reserve(int rows, int expected);
}

/// <summary>Numbers.</summary>
/// <param name="index">Its place in the row.</param>
/// <param name="inferred">Whether a cell that is no number makes it a column of text; else it is a mistake.</param>
internal sealed class BulkNumbers(int index, bool inferred) : BulkColumn(index)
{
    private volatile bool _isText;
    private double[] _values = [];

    /// <summary>Whether a cell that is no number makes it a column of text.</summary>
    public bool Inferred => inferred;

    /// <summary>Whether such a cell was met; nothing more need be read.</summary>
    public bool IsText
    {
        get => _isText;
        set => _isText = value;
    }

    /// <summary>Room for the values.</summary>
    public Span<double> Values => _values;

    /// <inheritdoc/>
    public override void Reserve(int rows, int expected)
    {
        if (IsText)
            _values = [];
        else if (_values.Length < rows)
            _values = Room.For(_values, rows, expected);
    }

    /// <summary>The finished column.</summary>
    public DoubleColumn Finish(int rows) => new(_values, rows);
}

/// <summary>Text: each thread codes with its own words until the end.</summary>
/// <param name="index">Its place in the row.</param>
/// <param name="slot">Its place among the columns of text.</param>
internal sealed class BulkText(int index, int slot) : BulkColumn(index)
{
    private int[] _codes = [];

    /// <summary>Its place among the columns of text.</summary>
    public int Slot => slot;

    /// <summary>Room for the codes.</summary>
    public Span<int> Codes => _codes;

    /// <inheritdoc/>
    public override void Reserve(int rows, int expected)
    {
        if (_codes.Length < rows)
            _codes = Room.For(_codes, rows, expected);
    }

    /// <summary>The finished column.</summary>
    public TextColumn Finish(int rows, TextWords words) => new(_codes, rows, words);
}

/// <summary>Larger arrays.</summary>
internal static class Room
{
    /// <summary>An array of at least that length that starts with what the old one holds.</summary>
    public static T[] For<T>(T[] old, int length, int expected)
    {
        var larger = GC.AllocateUninitializedArray<T>((int)Math.Min(Array.MaxLength, Math.Max(Math.Max(length, expected), old.Length + (old.Length / 4L))));
        old.CopyTo(larger, 0);
        return larger;
    }
}
