namespace Practicum.Numerics.Tables;

/// <summary>How to read a CSV file, and how much of one.</summary>
public sealed record CsvOptions
{
    /// <summary>The file's name as its author knows it; only for diagnostics.</summary>
    public string File { get; init; } = "table.csv";

    /// <summary>The separator: any one-byte character but a quote or a line end.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// Columns that must be there, by name and in any order, with their kinds, roles, units and meanings; null to infer all.
    /// A column that is inferred is <see cref="FieldKind.Number"/> if all its non-empty cells are finite numbers, else <see cref="FieldKind.Text"/>.
    /// </summary>
    public Schema? Schema { get; init; }

    /// <summary>Whether columns may be there that <see cref="Schema"/> does not name; they are inferred and kept.</summary>
    public bool AllowOtherColumns { get; init; } = true;

    /// <summary>
    /// Whether <c>""</c> in a column of text is an empty text and only a cell without a byte is missing; else both are missing. In a column of numbers both are
    /// missing; a column whose kind is inferred is text if it has such a cell.
    /// </summary>
    public bool KeepEmptyText { get; init; }

    /// <summary>At most so many bytes.</summary>
    public long MaxBytes { get; init; } = 1L << 40;

    /// <summary>At most so many rows.</summary>
    public int MaxRows { get; init; } = 100_000_000;

    /// <summary>At most so many columns.</summary>
    public int MaxColumns { get; init; } = 10_000;

    /// <summary>At most so many bytes in one cell, without its quotes.</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>So many mistakes are told one by one; the others are counted.</summary>
    public int MaxDiagnostics { get; init; } = 20;

    /// <summary>
    /// Key of the tables in which distinct texts are looked up. Where files come from strangers, give an unpredictable one, so that nobody can write texts that all
    /// fall into one place. What is read does not depend on it.
    /// </summary>
    public ulong HashKey { get; init; }

    /// <summary>At most so many threads; 0 for as many as there are processors. What is read does not depend on it.</summary>
    internal int Threads { get; init; }

    /// <summary>Bytes that one thread reads in one go.</summary>
    internal int PieceBytes { get; init; } = 1 << 18;

    /// <summary>Bytes of a stream that are held at a time.</summary>
    internal int WindowBytes { get; init; } = 1 << 23;

    /// <summary>At most so many bytes of a stream are held at a time, when a row is longer than a window.</summary>
    internal int MaxWindowBytes { get; init; } = 1 << 30;
}
