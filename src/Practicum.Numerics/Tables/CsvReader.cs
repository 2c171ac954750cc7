using Practicum.Numerics.Tables.Csv;

namespace Practicum.Numerics.Tables;

/// <summary>
/// Strict CSV (RFC 4180) over bytes: UTF-8, with or without a byte order mark, a header line, lines ended by LF or CR LF.
/// Quotes stand around a whole cell or not at all; a quote inside is doubled. An empty cell, quoted or not, is a missing value.
/// Numbers are written as in JSON, but may have a plus sign, no digit before or after the point, and leading zeros; no spaces.
/// </summary>
/// <remarks>
/// Codes: PR-CSV-001 empty file; 002 not UTF-8; 003 a zero byte; 004 no header or a column without a name; 005 a column twice; 006 a row with too many or
/// too few cells; 007 a quote that is never closed; 008 a stray quote or carriage return; 009 the file ends inside a row; 010 not a number;
/// 011 a number that is not finite; 012 a column that is missing; 013 a column that nobody asked for; 014 too large; 020 and more of the same.
/// </remarks>
public static class CsvReader
{
    private const int Sample = 256;

    /// <summary>Reads a table.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="diagnostics">Gets every mistake, with line, column, column name and byte position.</param>
    /// <returns>The table, its columns in the file's order; null when there was a mistake.</returns>
    public static Table? Read(ReadOnlySpan<byte> bytes, CsvOptions options, List<Diagnostic> diagnostics)
    {
        var complaints = new CsvComplaints(options, diagnostics);
        var header = CsvHeader.Read(bytes, options, complaints);
        if (header is null)
        {
            complaints.Close();
            return null;
        }

        var capacity = Math.Min(bytes.Count((byte)'\n') + 1, bytes.Length / header.Names.Length + 1);
        var columns = new CsvColumn?[header.Names.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = CsvColumn.Start(header, i, capacity);

        // The first rows show which columns are text; a column that turns out to be text later is read once more.
        if (Array.Exists(columns, c => c!.Inferred))
        {
            new CsvPass(bytes, options, header, null).Run(columns, Sample);
            for (var i = 0; i < columns.Length; i++)
                columns[i] = columns[i] is { Inferred: true, IsNotNumber: true } ? new CsvTextColumn(capacity) : CsvColumn.Start(header, i, capacity);
        }

        new CsvPass(bytes, options, header, complaints).Run(columns, int.MaxValue);
        complaints.Close();
        if (complaints.Any)
            return null;
        ReadTurnedText(bytes, options, header, columns, capacity);
        var fields = columns.Select((c, i) => header.Given[i] ?? new Field(header.Names[i], c is CsvTextColumn ? FieldKind.Text : FieldKind.Number));
        return new(new([.. fields]), [.. columns.Select(c => c!.Finish())]);
    }

    private static void ReadTurnedText(ReadOnlySpan<byte> bytes, CsvOptions options, CsvHeader header, CsvColumn?[] columns, int capacity)
    {
        var turned = new CsvColumn?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            turned[i] = columns[i]!.IsNotNumber ? new CsvTextColumn(capacity) : null;
        if (Array.TrueForAll(turned, c => c is null))
            return;
        new CsvPass(bytes, options, header, null).Run(turned, int.MaxValue);
        for (var i = 0; i < columns.Length; i++)
            columns[i] = turned[i] ?? columns[i];
    }
}
