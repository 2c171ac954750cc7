using System.Buffers;
using System.Text;
using Practicum.Numerics.Tables.Csv;
using Practicum.Numerics.Tables.Csv.Bulk;
using Practicum.Numerics.Tables.Csv.Output;

namespace Practicum.Numerics.Tables;

/// <summary>
/// A CSV file as it was written: its table, and its bytes row by row. Written back, only the cells that were edited differ; separators, quotes, line ends, the byte order
/// mark and the spelling of numbers stay. An edited cell keeps its quotes if it had any, and gets them if the new value needs them. Threads may share it.
/// </summary>
public sealed class CsvDocument
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int[] _starts; // where rows start, and after the last one where the file ends
    private readonly CsvStyle _style;

    private CsvDocument(ReadOnlyMemory<byte> bytes, int[] starts, Table table, CsvOptions options)
    {
        (_bytes, _starts, Table) = (bytes, starts, table);
        _style = new() { Separator = options.Separator, KeepEmptyText = options.KeepEmptyText };
        LineEnd = Header.EndsWith("\r\n"u8) ? "\r\n" : "\n";
    }

    /// <summary>The values.</summary>
    public Table Table { get; }

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The header as written, with the byte order mark if there is one, and with its line end.</summary>
    public ReadOnlySpan<byte> Header => Bytes[.._starts[0]];

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool HasMark => Bytes.StartsWith("\uFEFF"u8);

    /// <summary>The header's line end, <c>\n</c> or <c>\r\n</c>; rows keep their own.</summary>
    public string LineEnd { get; }

    /// <summary>Reads a document of at most 2 GiB.</summary>
    /// <param name="bytes">The whole file; it may not be changed as long as the document is used.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="diagnostics">Gets every mistake, as from <see cref="CsvReader"/>.</param>
    /// <returns>The document; null when there was a mistake.</returns>
    public static CsvDocument? Read(ReadOnlyMemory<byte> bytes, CsvOptions options, List<Diagnostic> diagnostics)
    {
        if (CsvReader.Read(bytes.Span, options, diagnostics) is not { } table)
            return null;
        return new(bytes, Starts(bytes, options, table), table, options);
    }

    /// <summary>A row as written, with its line end if it has one.</summary>
    public ReadOnlySpan<byte> Row(int row) => Bytes[_starts[row].._starts[row + 1]];

    /// <summary>A cell as written, with its quotes if it has any.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Table.Columns.Length, nameof(column));
        var cells = new CsvScanner(Row(row), 0, (byte)_style.Separator);
        for (var c = 0; c < column; c++)
            cells.Next(out _, out _);
        var start = cells.Position;
        cells.Next(out var cell, out _);
        return Row(row)[start] == '"' ? Row(row).Slice(start, cell.Length + 2) : cell;
    }

    /// <summary>Writes the document with some cells changed.</summary>
    /// <param name="edits">The changes, in any order; of two for one cell the later one counts.</param>
    /// <param name="destination">Where to write.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public void Rewrite(IEnumerable<CsvEdit> edits, IBufferWriter<byte> destination) => Rewrite(edits, null, destination.Write);

    /// <summary>Writes some rows of the document, in any order and as often as named, with some cells changed.</summary>
    /// <param name="edits">The changes; rows are those of the document as it was read.</param>
    /// <param name="rows">The rows to be written.</param>
    /// <param name="destination">Where to write.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public void Rewrite(IEnumerable<CsvEdit> edits, IEnumerable<int> rows, IBufferWriter<byte> destination) => Rewrite(edits, rows, destination.Write);

    /// <summary>Writes the document with some cells changed to a stream.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public void Rewrite(IEnumerable<CsvEdit> edits, Stream destination) => Rewrite(edits, null, destination.Write);

    private static unsafe int[] Starts(ReadOnlyMemory<byte> bytes, CsvOptions options, Table table)
    {
        var starts = new int[table.Rows + 1];
        starts[table.Rows] = bytes.Length;
        using var pin = bytes.Pin();
        var window = new ByteWindow((byte*)pin.Pointer, bytes.Length);
        using var source = new CsvMemory(window);
        var body = CsvJudge.Header(source, options, new(options, []))!.Body;
        if (table.Rows == 0)
            return [bytes.Length];
        foreach (var range in RowRange.Cut(window, body, last: true, 0, options)!)
        {
            var (at, row) = (range.Begin, range.FirstRow);
            while (row < range.After)
            {
                starts[row++] = at;
                at = RowRange.AfterRow(window.Span, at, inside: false);
            }
        }

        return starts;
    }

    private void Rewrite(IEnumerable<CsvEdit> edits, IEnumerable<int>? rows, Sink sink)
    {
        var byRow = edits.Select(Checked).GroupBy(e => e.Row).ToDictionary(g => g.Key, g => g.GroupBy(e => e.Column).ToDictionary(c => c.Key, c => c.Last()));
        if (rows is null)
        {
            // whatever lies between two edited rows goes out in one piece
            var done = 0;
            foreach (var row in byRow.Keys.Order())
            {
                sink(Bytes[done.._starts[row]]);
                Edited(row, byRow[row], sink);
                done = _starts[row + 1];
            }

            sink(Bytes[done..]);
            return;
        }

        var ended = Header.EndsWith("\n"u8);
        sink(Header);
        foreach (var row in rows)
        {
            if (!ended)
                sink(LineEnd.Length == 2 ? "\r\n"u8 : "\n"u8);
            if (byRow.TryGetValue(row, out var changes))
                Edited(row, changes, sink);
            else
                sink(Row(row));
            ended = Row(row).EndsWith("\n"u8);
        }
    }

    private CsvEdit Checked(CsvEdit edit)
    {
        if ((uint)edit.Row >= (uint)Table.Rows || (uint)edit.Column >= (uint)Table.Columns.Length)
            throw new ArgumentOutOfRangeException(nameof(edit), $"There is no cell at row {edit.Row}, column {edit.Column}: the document has {Table.Rows} rows and {Table.Columns.Length} columns.");
        return edit;
    }

    private void Edited(int row, Dictionary<int, CsvEdit> changes, Sink sink)
    {
        var bytes = Row(row);
        var cells = new CsvScanner(bytes, 0, (byte)_style.Separator);
        using var pieces = new Pieces();
        for (var column = 0; column < Table.Columns.Length; column++)
        {
            var start = cells.Position;
            cells.Next(out var cell, out _);
            var quoted = start < bytes.Length && bytes[start] == '"';
            var end = start + cell.Length + (quoted ? 2 : 0);
            if (changes.TryGetValue(column, out var edit))
                New(edit, quoted, pieces);
            else
                pieces.Add(bytes[start..end]);
            pieces.Add(bytes[end..cells.Position]);
        }

        sink(pieces.Written);
    }

    private void New(CsvEdit edit, bool quoted, Pieces pieces)
    {
        if (edit.Text is { } text)
        {
            if (quoted)
                ColumnText.InQuotes(Encoding.UTF8.GetBytes(text), pieces);
            else
                ColumnText.Quoted(Encoding.UTF8.GetBytes(text), _style, pieces);
            return;
        }

        // a missing value in quotes would be an empty text where that is told apart
        quoted &= !(double.IsNaN(edit.Number) && _style.KeepEmptyText);
        if (quoted)
            pieces.Add((byte)'"');
        if (!double.IsNaN(edit.Number))
        {
            var scale = 0;
            pieces.Length += NumberText.Write(edit.Number, ref scale, pieces.Room(NumberText.Most));
        }

        if (quoted)
            pieces.Add((byte)'"');
    }

    private delegate void Sink(ReadOnlySpan<byte> bytes);
}
