namespace Practicum.Numerics.Tables.Csv;

/// <summary>A column while it is being read.</summary>
internal abstract class CsvColumn
{
    /// <summary>Whether its kind is not given but found.</summary>
    public bool Inferred { get; init; }

    /// <summary>Whether a cell was met that makes an inferred column of numbers one of text.</summary>
    public bool IsNotNumber { get; protected set; }

    /// <summary>Takes a cell; an empty one is missing.</summary>
    /// <returns>What is wrong with it: <see cref="CsvNumberKind.Finite"/> when nothing is.</returns>
    public abstract CsvNumberKind Add(ReadOnlySpan<byte> cell);

    /// <summary>The finished column.</summary>
    public abstract Column Finish();

    /// <summary>The builder of a header's column; one of numbers as long as nothing is known.</summary>
    public static CsvColumn Start(CsvHeader header, int index, int capacity) =>
        header.Given[index]?.Kind == FieldKind.Text
            ? new CsvTextColumn(capacity)
            : new CsvNumberColumn(capacity) { Inferred = header.Given[index] is null };
}

/// <summary>Numbers.</summary>
internal sealed class CsvNumberColumn(int capacity) : CsvColumn
{
    private double[]? _values;
    private int _count;

    /// <inheritdoc/>
    public override CsvNumberKind Add(ReadOnlySpan<byte> cell)
    {
        if (IsNotNumber)
            return CsvNumberKind.Finite;
        _values ??= new double[capacity];
        if (_count == _values.Length)
            Array.Resize(ref _values, 2 * _count);
        var value = double.NaN;
        var kind = cell.IsEmpty ? CsvNumberKind.Finite : CsvNumber.Parse(cell, out value);
        _values[_count++] = value;
        if (kind == CsvNumberKind.Finite || !Inferred)
            return kind;
        IsNotNumber = true;
        _values = null;
        return CsvNumberKind.Finite;
    }

    /// <inheritdoc/>
    public override Column Finish()
    {
        var values = _values ?? [];
        if (values.Length != _count)
            Array.Resize(ref values, _count);
        return new DoubleColumn(values);
    }
}

/// <summary>Text.</summary>
internal sealed class CsvTextColumn(int capacity) : CsvColumn
{
    private readonly ByteDictionary _words = new();
    private int[] _codes = new int[capacity];
    private int _count;

    /// <inheritdoc/>
    public override CsvNumberKind Add(ReadOnlySpan<byte> cell)
    {
        if (_count == _codes.Length)
            Array.Resize(ref _codes, 2 * _count);
        _codes[_count++] = cell.IsEmpty ? -1 : _words.CodeOf(cell);
        return CsvNumberKind.Finite;
    }

    /// <inheritdoc/>
    public override Column Finish()
    {
        if (_codes.Length != _count)
            Array.Resize(ref _codes, _count);
        return new TextColumn(_codes, _codes.Length, _words.ToWords());
    }
}
