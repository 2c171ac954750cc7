using Practicum.Numerics.Tables.Csv;
using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tables;

/// <summary>
/// Strict CSV (RFC 4180) over bytes: UTF-8, with or without a byte order mark, a header line, lines ended by LF or CR LF.
/// Quotes stand around a whole cell or not at all; a quote inside is doubled. An empty cell is a missing value, quoted or not unless
/// <see cref="CsvOptions.KeepEmptyText"/> says otherwise.
/// Numbers are written as in JSON, but may have a plus sign, no digit before or after the point, and leading zeros; no spaces. They are correctly rounded.
/// </summary>
/// <remarks>
/// <para>
/// Rows are read by all processors; table and diagnostics do not depend on how many there are. Nothing is allocated for a row but its place in the columns.
/// </para>
/// <para>
/// Codes: PR-CSV-001 empty file; 002 not UTF-8; 003 a zero byte; 004 no header or a column without a name; 005 a column twice; 006 a row with too many or
/// too few cells; 007 a quote that is never closed; 008 a stray quote or carriage return; 009 the file ends inside a row; 010 not a number;
/// 011 a number that is not finite; 012 a column that is missing; 013 a column that nobody asked for; 014 too large; 020 and more of the same.
/// </para>
/// </remarks>
public static class CsvReader
{
    /// <summary>Reads a table from bytes in memory, at most 2 GiB; a longer file is read from a stream.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="diagnostics">Gets every mistake, with line, column, column name and byte position, in the file's order.</param>
    /// <returns>The table, its columns in the file's order; null when there was a mistake.</returns>
    public static unsafe Table? Read(ReadOnlySpan<byte> bytes, CsvOptions options, List<Diagnostic> diagnostics)
    {
        fixed (byte* start = bytes)
        {
            using var source = new CsvMemory(new(start, bytes.Length));
            return Read(source, options, diagnostics);
        }
    }

    /// <summary>
    /// Reads a table from a stream of any length without holding it in memory; rows are limited by <see cref="CsvOptions.MaxRows"/>, and the words of one column to 2 GiB.
    /// </summary>
    /// <param name="stream">The file, from where the stream stands to its end. It is read more than once when a column turns out to be text late or something is wrong.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="diagnostics">Gets every mistake, as from memory.</param>
    /// <returns>The table, its columns in the file's order; null when there was a mistake.</returns>
    /// <exception cref="ArgumentException">The stream cannot be sought in.</exception>
    public static Table? Read(Stream stream, CsvOptions options, List<Diagnostic> diagnostics)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The stream cannot be sought in; read it into memory first.", nameof(stream));
        using var source = new CsvStream(stream, options);
        return Read(source, options, diagnostics);
    }

    private static Table? Read(CsvSource source, CsvOptions options, List<Diagnostic> diagnostics)
    {
        if (source.Length > options.MaxBytes)
            return Refuse(options, diagnostics, $"The file has {source.Length} bytes; at most {options.MaxBytes} are read.");
        try
        {
            var unheard = new CsvComplaints(options, []);
            var header = CsvJudge.Header(source, options, unheard);
            if (header is null || unheard.Any || !BulkReader.Read(source, header, options, out var columns))
            {
                CsvJudge.Tell(source, options, diagnostics);
                return null;
            }

            if (columns is null)
                return Refuse(options, diagnostics, "The distinct texts of one column have more than 2 GiB.");
            var fields = columns.Select((c, i) => header.Given[i] ?? new Field(header.Names[i], c is TextColumn ? FieldKind.Text : FieldKind.Number));
            return new(new([.. fields]), [.. columns]);
        }
        catch (CsvRowTooLongException)
        {
            return Refuse(options, diagnostics, $"A row has more than {options.MaxWindowBytes} bytes, or a quote is never closed.");
        }
    }

    private static Table? Refuse(CsvOptions options, List<Diagnostic> diagnostics, string sentence)
    {
        diagnostics.Add(new("PR-CSV-014", new(options.File), sentence));
        return null;
    }
}
