namespace Practicum.Numerics.Tables;

/// <summary>How a table is written as CSV.</summary>
public sealed record CsvStyle
{
    /// <summary>The separator: any one-byte character but a quote or a line end.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// Whether the table will be read with <see cref="CsvOptions.KeepEmptyText"/>, so that empty texts and missing ones stay apart. It matters to tables of one
    /// column, whose missing values are blank lines then and <c>""</c> otherwise.
    /// </summary>
    public bool KeepEmptyText { get; init; }

    /// <summary>At most so many threads; 0 for as many as there are processors. What is written does not depend on it.</summary>
    internal int Threads { get; init; }

    /// <summary>Cells that one thread writes in one go.</summary>
    internal int BlockCells { get; init; } = 1 << 15;
}
