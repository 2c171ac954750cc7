namespace Practicum.Numerics.Tables;

/// <summary>A new value for one cell of a <see cref="CsvDocument"/>. Any value may go into any column: a document is changed as bytes, not as a table.</summary>
public readonly record struct CsvEdit
{
    private CsvEdit(int row, int column, double number, string? text) => (Row, Column, Number, Text) = (row, column, number, text);

    /// <summary>The row, from 0; the header is none.</summary>
    public int Row { get; }

    /// <summary>The column, from 0.</summary>
    public int Column { get; }

    /// <summary>The new number; NaN when it is a text or missing.</summary>
    internal double Number { get; }

    /// <summary>The new text; null when it is a number or missing.</summary>
    internal string? Text { get; }

    /// <summary>A number, written in the shortest form that reads back exactly; NaN is a missing value.</summary>
    /// <exception cref="ArgumentException">It is infinite.</exception>
    public static CsvEdit ToNumber(int row, int column, double value) =>
        double.IsInfinity(value) ? throw new ArgumentException("An infinite number cannot be written.", nameof(value)) : new(row, column, value, null);

    /// <summary>A text; null is a missing value, and an empty one is written as <c>""</c>.</summary>
    public static CsvEdit ToText(int row, int column, string? value) => new(row, column, double.NaN, value);

    /// <summary>A missing value.</summary>
    public static CsvEdit ToMissing(int row, int column) => new(row, column, double.NaN, null);
}
