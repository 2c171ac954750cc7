using System.Text;
using Practicum.Fuzz.Fuzzing;

namespace Practicum.Fuzz.Targets.Csv;

/// <summary>
/// The CSV reader. Promises: pieces, threads and windows change nothing; a document without edits is written back byte for byte; a table that was written is
/// read again as it was.
/// </summary>
internal sealed class CsvTarget : ITarget
{
    private static readonly string[] Parts =
    [
        ",", "\"", "\n", "\r\n", "\r", "\"\"", ",,", "\n\n", "a", "id", "0", "1", "-0", "1e308", "1e-400", "9007199254740993", "0.1", "NaN", "inf", "0x1p3", "1_000", "1,5", " 7 ",
        "=1+1", "\uFEFF", "é", "モ", "\0", "\t", "\"a\nb\"", "\"x\"y", "NA", "true", "2025-01-01T00:00:00Z", "99999999999999999999999999", "0.30000000000000004", ";",
    ];

    private static readonly CsvOptions Plain = new() { File = "fuzz.csv", MaxCellBytes = 4_096, Threads = 1 };

    public string Name => "csv";

    public IReadOnlyList<byte[]> Seeds() =>
    [
        [], Of("a\n"), Of("a,b\n1,x\n2,y\n"), Of("row_id,time,fee,plan\n1,2025-01-01T00:00:00Z,12.5,basic\n2,2025-01-01T01:00:00Z,,\"pl,us\"\n"),
        Of("\uFEFFa,b\r\n\"1\",\"x\"\"y\"\r\n"), Of("t\n\"two\nlines\"\n"), Of(string.Concat(Enumerable.Repeat("1.25,abc,7\n", 300)).Insert(0, "x,y,z\n")),
        Of("x\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"word{i}\n"))),
    ];

    public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
    {
        var cells = Encoding.Latin1.GetString(parent).Split([',', '\n'], 2_000).ToList();
        for (var n = 1 + dice.Below(5); n > 0; n--)
        {
            var at = dice.Below(cells.Count);
            switch (dice.Below(6))
            {
                case 0:
                    cells.Insert(at, Latin(dice.Of(Parts)));
                    break;
                case 1:
                    cells[at] += Latin(dice.Of(Parts));
                    break;
                case 2:
                    cells[at] = Latin(dice.Of(Parts)) + cells[at];
                    break;
                case 3:
                    cells[at] = "\"" + cells[at].Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
                    break;
                case 4:
                    cells[at] = dice.Edge().ToString(CultureInfo.InvariantCulture) + (dice.Once(2) ? "." + dice.Below(1_000_000).ToString(CultureInfo.InvariantCulture) : "");
                    break;
                default:
                    cells[at] = string.Concat(Enumerable.Repeat(cells[at].Length > 40 ? "q" : cells[at] + "x", 1 + dice.Below(dice.Once(30) ? 3_000 : 4)));
                    break;
            }
        }

        var (text, width) = (new StringBuilder(), 1 + dice.Below(6));
        for (var i = 0; i < cells.Count; i++)
            text.Append(cells[i]).Append((i + 1) % width == 0 ? dice.Once(9) ? "\r\n" : "\n" : ",");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public string React(byte[] input)
    {
        var (table, problems) = Read(input, Plain);
        var (pieces, pieceProblems) = Read(input, Plain with { Threads = 2, PieceBytes = 16 });
        Same("pieces", table, problems, pieces, pieceProblems);
        var found = new List<Diagnostic>();
        using var stream = new MemoryStream(input);
        var windows = CsvReader.Read(stream, Plain with { WindowBytes = 256, PieceBytes = 16 }, found);
        Same("windows", table, problems, windows, found);
        if (table is null)
            return "refused " + string.Join(' ', problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
        Document(input);
        Again(table);
        return $"read {Bucket(table.Rows)} x {Bucket(table.Columns.Length)} {string.Concat(table.Schema.Fields.Take(6).Select(f => (int)f.Kind))}";
    }

    private static (Table? Table, List<Diagnostic> Problems) Read(byte[] input, CsvOptions options)
    {
        var problems = new List<Diagnostic>();
        return (CsvReader.Read(input, options, problems), problems);
    }

    private static void Document(byte[] input)
    {
        var problems = new List<Diagnostic>();
        if (CsvDocument.Read(input, Plain, problems) is not { } document)
            throw new BrokenPromise($"Document: a file that can be read as a table cannot be read as a document: {problems.FirstOrDefault()}");
        using var copy = new MemoryStream();
        document.Rewrite([], copy);
        if (!copy.ToArray().AsSpan().SequenceEqual(input))
            throw new BrokenPromise("Document: without an edit it is written with other bytes.");
    }

    private static void Again(Table table)
    {
        var problems = new List<Diagnostic>();
        var bytes = CsvWriter.ToBytes(table);
        var again = CsvReader.Read(bytes, Plain with { Schema = table.Schema, MaxCellBytes = 8_192 }, problems);
        if (again is null)
            throw new BrokenPromise($"Round trip: what was written cannot be read: {problems.FirstOrDefault()}");
        if (Differ(table, again) is { } difference)
            throw new BrokenPromise($"Round trip: what was written is read otherwise: {difference}");
    }

    private static void Same(string how, Table? one, List<Diagnostic> oneProblems, Table? two, List<Diagnostic> twoProblems)
    {
        if ((one is null) != (two is null) || !oneProblems.SequenceEqual(twoProblems))
            throw new BrokenPromise($"Same by {how}: {oneProblems.FirstOrDefault()?.ToString() ?? "read"} against {twoProblems.FirstOrDefault()?.ToString() ?? "read"}");
        if (one is not null && Differ(one, two!) is { } difference)
            throw new BrokenPromise($"Same by {how}: {difference}");
    }

    private static string? Differ(Table one, Table two)
    {
        if (one.Rows != two.Rows || !one.Schema.Fields.SequenceEqual(two.Schema.Fields))
            return $"{one.Rows} rows of {one.Schema.Fields.Length} against {two.Rows} of {two.Schema.Fields.Length}";
        for (var c = 0; c < one.Columns.Length; c++)
        {
            for (var r = 0; r < one.Rows; r++)
            {
                if (!Equals(Cell(one.Columns[c], r), Cell(two.Columns[c], r)))
                    return $"row {r}, column {c}: {Cell(one.Columns[c], r)} against {Cell(two.Columns[c], r)}";
            }
        }

        return null;
    }

    private static object? Cell(Column column, int row) => column switch
    {
        TextColumn text => text.Codes[row] < 0 ? null : text.Dictionary[text.Codes[row]],
        NumericColumn numbers => numbers[row],
        _ => throw new BrokenPromise("A column of no kind."),
    };

    private static int Bucket(int count) => (int)Math.Log2(count + 1);

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
}
