namespace Practicum.Numerics.Tables.Csv;

/// <summary>One walk over the rows, which feeds the columns that are there and complains about the rest.</summary>
/// <param name="bytes">The file.</param>
/// <param name="options">Limits and separator.</param>
/// <param name="header">The header.</param>
/// <param name="complaints">Where to complain, or null to walk in silence.</param>
internal readonly ref struct CsvPass(ReadOnlySpan<byte> bytes, CsvOptions options, CsvHeader header, CsvComplaints? complaints)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly CsvOptions _options = options;
    private readonly CsvHeader _header = header;
    private readonly CsvComplaints? _complaints = complaints;

    /// <summary>Feeds at most <paramref name="rows"/> rows to the columns that are not null.</summary>
    public void Run(ReadOnlySpan<CsvColumn?> columns, int rows)
    {
        var scanner = new CsvScanner(_bytes, _header.Body, (byte)_options.Separator);
        var lineOffset = _bytes[.._header.Body].Count((byte)'\n');
        for (var row = 1; !scanner.AtEnd && row <= rows; row++)
        {
            if (row > _options.MaxRows)
            {
                _complaints?.Add("PR-CSV-014", scanner.Line + lineOffset, 0, $"More than {_options.MaxRows} rows.");
                return;
            }

            var found = 0;
            CsvEnd end;
            do
            {
                end = scanner.Next(out var cell, out var doubled);
                if (end >= CsvEnd.Unclosed)
                    break;
                if (found < columns.Length && columns[found] is { } column)
                    Take(column, found, row, doubled ? Single(cell) : cell, in scanner, lineOffset);
                found++;
            }
            while (end == CsvEnd.Cell);
            if (end >= CsvEnd.Unclosed || found != columns.Length)
                Complain(end, row, found, columns.Length, in scanner, lineOffset);
        }
    }

    private void Take(CsvColumn column, int index, int row, ReadOnlySpan<byte> cell, in CsvScanner scanner, int lineOffset)
    {
        if (cell.Length > _options.MaxCellBytes)
        {
            _complaints?.Add("PR-CSV-014", _bytes, scanner.CellLine + lineOffset, scanner.CellLineStart, scanner.CellStart, $"Row {row}, column '{_header.Names[index]}' has {cell.Length} bytes; at most {_options.MaxCellBytes} are read");
            return;
        }

        var kind = column.Add(cell);
        if (kind == CsvNumberKind.Finite)
            return;
        var wrong = kind == CsvNumberKind.NotFinite ? "is not finite; expected a finite number or nothing" : "is not a number; expected a number or nothing";
        _complaints?.Add(kind == CsvNumberKind.NotFinite ? "PR-CSV-011" : "PR-CSV-010", _bytes, scanner.CellLine + lineOffset, scanner.CellLineStart, scanner.CellStart, $"Row {row}, column '{_header.Names[index]}': '{CsvComplaints.Shown(cell)}' {wrong}");
    }

    private void Complain(CsvEnd end, int row, int found, int expected, in CsvScanner scanner, int lineOffset)
    {
        var name = found < expected ? $", column '{_header.Names[found]}'" : "";
        var cut = end == CsvEnd.File && found < expected;
        var (code, message) = end switch
        {
            CsvEnd.Unclosed => ("PR-CSV-007", $"Row {row}{name}: the quote that opens here is never closed"),
            CsvEnd.Stray => ("PR-CSV-008", $"Row {row}{name}: a stray quote, carriage return or text after a quote; put the whole cell in quotes and double the quotes inside"),
            _ when cut => ("PR-CSV-009", $"Row {row} has {found} of its cells, expected {expected}, and the file ends there without a line end: it seems to be cut off"),
            _ => ("PR-CSV-006", $"Row {row} has {found} cell{(found == 1 ? "" : "s")}; expected {expected}"),
        };
        _complaints?.Add(code, _bytes, scanner.CellLine + lineOffset, scanner.CellLineStart, scanner.CellStart, message);
    }

    private static ReadOnlySpan<byte> Single(ReadOnlySpan<byte> cell)
    {
        var plain = new byte[cell.Length];
        var n = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            plain[n++] = cell[i];
            if (cell[i] == '"')
                i++;
        }

        return plain.AsSpan(0, n);
    }
}
