using System.Text;
using System.Text.Unicode;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>The first line, held against the schema.</summary>
/// <param name="Names">Column names in the file's order.</param>
/// <param name="Given">The schema's field of each column, or null.</param>
/// <param name="Body">The byte where the rows start.</param>
internal sealed record CsvHeader(ImmutableArray<string> Names, ImmutableArray<Field?> Given, int Body)
{
    /// <summary>Reads and checks it; null when nothing more can be read.</summary>
    public static CsvHeader? Read(ReadOnlySpan<byte> bytes, CsvOptions options, CsvComplaints complaints)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (bytes[start..].TrimStart(" \t\r\n"u8).IsEmpty)
        {
            complaints.Add("PR-CSV-001", 0, 0, "The file is empty; expected a header line and rows.");
            return null;
        }

        if (!IsText(bytes, complaints))
            return null;
        var scanner = new CsvScanner(bytes, start, (byte)options.Separator);
        var names = ImmutableArray.CreateBuilder<string>();
        CsvEnd end;
        do
        {
            end = scanner.Next(out var cell, out var doubled);
            if (end is CsvEnd.Unclosed or CsvEnd.Stray)
            {
                var what = end == CsvEnd.Unclosed ? "A quote in the header is never closed" : "A stray quote or carriage return stands in the header";
                complaints.Add(end == CsvEnd.Unclosed ? "PR-CSV-007" : "PR-CSV-008", bytes, scanner.CellLine, scanner.CellLineStart, scanner.CellStart, what);
                return null;
            }

            var name = Encoding.UTF8.GetString(cell);
            names.Add(doubled ? name.Replace("\"\"", "\"", StringComparison.Ordinal) : name);
            if (names.Count > options.MaxColumns)
            {
                complaints.Add("PR-CSV-014", 1, 0, $"More than {options.MaxColumns} columns.");
                return null;
            }
        }
        while (end == CsvEnd.Cell);
        return Check(names.ToImmutable(), scanner.Position, options, complaints);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, CsvComplaints complaints)
    {
        var zero = bytes.IndexOf((byte)0);
        var valid = Utf8.IsValid(bytes);
        if (valid && zero < 0)
            return true;
        var at = valid ? zero : FirstInvalid(bytes);
        var lineStart = bytes[..at].LastIndexOf((byte)'\n') + 1;
        var line = bytes[..at].Count((byte)'\n') + 1;
        complaints.Add(valid ? "PR-CSV-003" : "PR-CSV-002", bytes, line, lineStart, at, valid ? "A zero byte; expected text" : $"Byte 0x{bytes[at]:X2} is not UTF-8; expected UTF-8 text");
        return false;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private static CsvHeader? Check(ImmutableArray<string> names, int body, CsvOptions options, CsvComplaints complaints)
    {
        if (names.All(n => CsvNumber.Parse(Encoding.UTF8.GetBytes(n), out _) == CsvNumberKind.Finite))
        {
            complaints.Add("PR-CSV-004", 1, 0, $"The first line has numbers only ('{names[0]}', …); expected a header with column names.");
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
                complaints.Add("PR-CSV-004", 1, 0, $"Column {i + 1} of the header has no name.");
            else if (!seen.Add(names[i]))
                complaints.Add("PR-CSV-005", 1, 0, $"The header names column '{names[i]}' more than once; expected each name once.");
        }

        if (options.Schema is null)
            return new(names, [.. new Field?[names.Length]], body);
        CheckAgainst(options.Schema, names, seen, options, complaints);
        return new(names, [.. names.Select(n => options.Schema.IndexOf(n) is >= 0 and var i ? options.Schema.Fields[i] : null)], body);
    }

    private static void CheckAgainst(Schema schema, ImmutableArray<string> names, HashSet<string> seen, CsvOptions options, CsvComplaints complaints)
    {
        foreach (var field in schema.Fields.Where(f => !seen.Contains(f.Name)))
        {
            var other = names.Length == 1 ? ";,\t|".FirstOrDefault(c => c != options.Separator && names[0].Contains(c, StringComparison.Ordinal)) : default;
            var mend = other == default ? null : $"The header is one cell; is the separator '{(other == '\t' ? "tab" : other.ToString())}'?";
            complaints.Add("PR-CSV-012", 1, 0, $"Column '{field.Name}' is missing; found {List(names)}.", NearestName.To(field.Name, names), mend);
        }

        if (options.AllowOtherColumns)
            return;
        foreach (var name in names.Where(n => schema.IndexOf(n) < 0))
            complaints.Add("PR-CSV-013", 1, 0, $"Column '{name}' is not expected; expected {List([.. schema.Fields.Select(f => f.Name)])}.", NearestName.To(name, schema.Fields.Select(f => f.Name)));
    }

    private static string List(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(12).Select(n => $"'{(n.Length <= 40 ? n : n[..39] + "…")}'")) + (names.Length > 12 ? $" and {names.Length - 12} more" : "");
}
