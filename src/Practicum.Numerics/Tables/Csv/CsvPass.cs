namespace Practicum.Numerics.Tables.Csv;

/// <summary>One walk over all rows, in order and by one thread, that says what is wrong. It is made only when something is.</summary>
/// <param name="options">Limits and separator.</param>
/// <param name="header">The header.</param>
/// <param name="complaints">Where to complain.</param>
internal sealed class CsvPass(CsvOptions options, CsvHeader header, CsvComplaints complaints)
{
    private readonly bool[] _numbers = [.. header.Given.Select(f => f?.Kind == FieldKind.Number)];
    private byte[] _plain = [];
    private long _offset;
    private int _line = 1;
    private int _row;

    /// <summary>Whether it stopped because there are more rows than are allowed.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Walks over the whole rows of a window that follows the one before.</summary>
    /// <param name="window">The bytes.</param>
    /// <param name="begin">Where the first row starts; lines before it are counted.</param>
    /// <param name="last">Whether nothing follows.</param>
    /// <returns>Where the first row starts that was not walked over.</returns>
    public int Walk(ReadOnlySpan<byte> window, int begin, bool last)
    {
        var scanner = new CsvScanner(window, begin, (byte)options.Separator);
        var line = _line + window[..begin].Count((byte)'\n');
        complaints.Offset = _offset;
        var start = begin;
        while (!scanner.AtEnd && !Stopped)
        {
            var before = complaints.Mark;
            if (++_row > options.MaxRows)
            {
                complaints.Add("PR-CSV-014", scanner.Line + line - 1, 0, $"More than {options.MaxRows} rows.");
                Stopped = true;
                break;
            }

            Row(window, ref scanner, line - 1);
            if (!last && scanner.AtEnd && (window[^1] != '\n' || scanner.Unclosed))
            {
                // the row may go on in the next window
                complaints.Return(before);
                _row--;
                break;
            }

            start = scanner.Position;
        }

        _line = line + window[begin..start].Count((byte)'\n');
        _offset += start;
        return start;
    }

    private void Row(ReadOnlySpan<byte> window, ref CsvScanner scanner, int lineOffset)
    {
        var found = 0;
        CsvEnd end;
        do
        {
            end = scanner.Next(out var cell, out var doubled);
            if (end >= CsvEnd.Unclosed)
                break;
            if (found < _numbers.Length)
                Cell(found, window, doubled ? Single(cell) : cell, in scanner, lineOffset);
            found++;
        }
        while (end == CsvEnd.Cell);
        if (end >= CsvEnd.Unclosed || found != _numbers.Length)
            Complain(end, found, window, in scanner, lineOffset);
    }

    private void Cell(int index, ReadOnlySpan<byte> window, ReadOnlySpan<byte> cell, in CsvScanner scanner, int lineOffset)
    {
        string code, what;
        if (cell.Length > options.MaxCellBytes)
            (code, what) = ("PR-CSV-014", $" has {cell.Length} bytes; at most {options.MaxCellBytes} are read");
        else if (!_numbers[index] || cell.IsEmpty)
            return;
        else if (CsvNumber.Parse(cell, out _) is var kind && kind == CsvNumberKind.Finite)
            return;
        else if (kind == CsvNumberKind.NotFinite)
            (code, what) = ("PR-CSV-011", $": '{CsvComplaints.Shown(cell)}' is not finite; expected a finite number or nothing");
        else
            (code, what) = ("PR-CSV-010", $": '{CsvComplaints.Shown(cell)}' is not a number; expected a number or nothing");
        complaints.Add(code, window, scanner.CellLine + lineOffset, scanner.CellLineStart, scanner.CellStart, $"Row {_row}, column '{header.Names[index]}'{what}");
    }

    private void Complain(CsvEnd end, int found, ReadOnlySpan<byte> window, in CsvScanner scanner, int lineOffset)
    {
        var expected = _numbers.Length;
        var name = found < expected ? $", column '{header.Names[found]}'" : "";
        var cut = end == CsvEnd.File && found < expected;
        var (code, message) = end switch
        {
            CsvEnd.Unclosed => ("PR-CSV-007", $"Row {_row}{name}: the quote that opens here is never closed"),
            CsvEnd.Stray => ("PR-CSV-008", $"Row {_row}{name}: a stray quote, carriage return or text after a quote; put the whole cell in quotes and double the quotes inside"),
            _ when cut => ("PR-CSV-009", $"Row {_row} has {found} of its cells, expected {expected}, and the file ends there without a line end: it seems to be cut off"),
            _ => ("PR-CSV-006", $"Row {_row} has {found} cell{(found == 1 ? "" : "s")}; expected {expected}"),
        };
        complaints.Add(code, window, scanner.CellLine + lineOffset, scanner.CellLineStart, scanner.CellStart, message);
    }

    private ReadOnlySpan<byte> Single(ReadOnlySpan<byte> cell)
    {
        if (_plain.Length < cell.Length)
            _plain = new byte[cell.Length];
        return _plain.AsSpan(0, CsvQuotes.Single(cell, _plain));
    }
}
