namespace Practicum.Runner.Grades.Cells;

/// <summary>The wanted columns of one CSV file, read strictly. Never changed once made.</summary>
internal sealed class CellFile
{
    private readonly WantedColumn[] _wanted;
    private readonly object[] _columns;

    /// <summary>Puts a file together; <paramref name="columns"/> are <see cref="TextCells"/> and <see cref="NumberCells"/> in the order of <paramref name="wanted"/>.</summary>
    public CellFile(SourceFile source, ImmutableArray<string> header, int rows, WantedColumn[] wanted, object[] columns) =>
        (Source, Header, Rows, _wanted, _columns) = (source, header, rows, wanted, columns);

    /// <summary>The file's bytes.</summary>
    public SourceFile Source { get; }

    /// <summary>The names in the header.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>A column that was wanted as text.</summary>
    public TextCells Texts(string name) => (TextCells)_columns[IndexOf(name)];

    /// <summary>A column of numbers; one that was wanted as text, because it is also something else, is read as numbers.</summary>
    public NumberCells Numbers(string name) => _columns[IndexOf(name)] as NumberCells ?? NumberCells.Of(Texts(name));

    /// <summary>What stands in some cells of a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="rows">Rows, rising.</param>
    public CellPlace[] Places(string column, ReadOnlySpan<int> rows) => CellPlaces.Find(Source, Header.IndexOf(column), rows);

    private int IndexOf(string name) => Array.FindIndex(_wanted, w => w.Name == name);
}
