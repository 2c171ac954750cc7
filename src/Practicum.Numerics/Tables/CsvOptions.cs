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

    /// <summary>At most so many rows.</summary>
    public int MaxRows { get; init; } = 100_000_000;

    /// <summary>At most so many columns.</summary>
    public int MaxColumns { get; init; } = 10_000;

    /// <summary>At most so many bytes in one cell.</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>So many mistakes are told one by one; the others are counted.</summary>
    public int MaxDiagnostics { get; init; } = 20;
}
