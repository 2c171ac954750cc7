using System.Text;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>The first line, held against the schema.</summary>
/// <param name="Names">Column names in the file's order.</param>
/// <param name="Given">The schema's field of each column, or null.</param>
/// <param name="Body">The byte where the rows start.</param>
internal sealed record CsvHeader(ImmutableArray<string> Names, ImmutableArray<Field?> Given, int Body)
{
    /// <summary>Reads and checks it; null when nothing more can be read, or when it goes on after the window.</summary>
    /// <param name="bytes">The first window.</param>
    /// <param name="last">Whether nothing follows it.</param>
    /// <param name="options">Schema, separator and limits.</param>
    /// <param name="complaints">Where to complain.</param>
    /// <param name="more">Whether it goes on after the window.</param>
    public static CsvHeader? Read(ReadOnlySpan<byte> bytes, bool last, CsvOptions options, CsvComplaints complaints, out bool more)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        more = !last && !HasEnd(bytes[start..]);
        if (more)
            return null;
        if (bytes[start..].TrimStart(" \t\r\n"u8).IsEmpty)
        {
            complaints.Add("PR-CSV-001", 0, 0, "The file is empty; expected a header line and rows.");
            return null;
        }

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

    /// <summary>Whether a line ends outside quotes, after something that is not blank.</summary>
    private static bool HasEnd(ReadOnlySpan<byte> bytes)
    {
        var inside = false;
        for (var at = bytes.IndexOfAnyExcept(" \t\r\n"u8); at >= 0 && at < bytes.Length; at++)
        {
            inside ^= bytes[at] == '"';
            if (bytes[at] == '\n' && !inside)
                return true;
        }

        return false;
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
