using Practicum.Core.Submissions;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Row ids and column names of the handed-out table, and where they stand in it.</summary>
internal sealed class TableBook
{
    private readonly int[] rowIds;
    private readonly int[] positions;
    private readonly ImmutableArray<string> columns;
    private readonly Dictionary<string, int> columnPlaces = new(StringComparer.Ordinal);

    public TableBook(int[] rowIds, ImmutableArray<string> columns)
    {
        (this.rowIds, this.columns) = (rowIds, columns);
        positions = new int[rowIds.Length == 0 ? 0 : rowIds.Max() + 1];
        Array.Fill(positions, -1);
        for (var i = 0; i < rowIds.Length; i++)
            positions[rowIds[i]] = i;
        for (var c = 0; c < columns.Length; c++)
            columnPlaces.Add(columns[c], c);
    }

    public int Rows => rowIds.Length;

    public int Columns => columns.Length;

    /// <summary>Position of a row id, or −1.</summary>
    public int RowAt(int rowId) => rowId >= 0 && rowId < positions.Length ? positions[rowId] : -1;

    /// <summary>Position of a column, or −1.</summary>
    public int ColumnAt(string name) => columnPlaces.GetValueOrDefault(name, -1);

    public string RowWords(int row) => row < 0 ? "another table" : rowIds[row].ToString(CultureInfo.InvariantCulture);

    public string ColumnWords(int column) => columns[column];

    public string CellWords(int row, int column) => $"{RowWords(row)} {columns[column]}";
}

/// <summary>A finding in positions of the table. What the table does not have is left out.</summary>
internal sealed class PlacedClaim
{
    private readonly HashSet<int> seen = [];
    private readonly List<int> ranked = [];

    public PlacedClaim(Finding finding, TableBook book)
    {
        Finding = finding;
        var sure = new List<(int Row, double Confidence)>();
        for (var i = 0; i < finding.Rows.Length; i++)
        {
            var row = Rank(book.RowAt(finding.Rows[i]));
            if (row >= 0 && !finding.RowConfidence.IsEmpty && !double.IsNaN(finding.RowConfidence[i]))
                sure.Add((row, finding.RowConfidence[i]));
        }

        NamedRows = [.. ranked];
        Sure = sure;
        NamedColumns = [.. finding.Columns.Select(book.ColumnAt).Where(c => c >= 0)];
        NamedCells = [.. finding.Cells.Select(c => (Rank(book.RowAt(c.Row)), book.ColumnAt(c.Column))).Where(c => c.Item1 >= 0 && c.Item2 >= 0)];
        Spans = [.. finding.Spans.Select(s => new PlacedSpan(Rank(book.RowAt(s.Row)), book.ColumnAt(s.Column), s.Start, s.Length)).Where(s => s is { Row: >= 0, Column: >= 0 })];
        Pairs = [.. finding.Pairs.Select(p => (Rank(book.RowAt(p.Row)), Rank(book.RowAt(p.Other)))).Where(p => p.Item1 >= 0 && p.Item2 >= 0)];
    }

    public Finding Finding { get; }

    /// <summary>Every row that is named in any way, in the order of the ranking.</summary>
    public IReadOnlyList<int> Rows => ranked;

    public int[] NamedRows { get; }

    public IReadOnlyList<(int Row, double Confidence)> Sure { get; }

    public int[] NamedColumns { get; }

    public (int Row, int Column)[] NamedCells { get; }

    public PlacedSpan[] Spans { get; }

    public (int Row, int Other)[] Pairs { get; }

    /// <summary>Columns that are named, or of which a cell or a span is.</summary>
    public IEnumerable<int> Columns => NamedColumns.Concat(NamedCells.Select(c => c.Column)).Concat(Spans.Select(s => s.Column)).Distinct();

    private int Rank(int row)
    {
        if (row >= 0 && seen.Add(row))
            ranked.Add(row);
        return row;
    }
}

/// <summary>A stretch of text in positions of the table.</summary>
internal readonly record struct PlacedSpan(int Row, int Column, int Start, int Length)
{
    public double Overlap(PlacedSpan other)
    {
        var common = Math.Min(Start + (long)Length, other.Start + (long)other.Length) - Math.Max(Start, other.Start);
        return common <= 0 ? 0 : common / (double)(Length + (long)other.Length - common);
    }
}
