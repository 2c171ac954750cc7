using System.Text;

namespace Hostile.Tests.Corpus;

/// <summary>Predictions that are no table, as <c>practicum grade</c> takes them.</summary>
internal static class CsvCases
{
    private static readonly Expected Refused = Expected.Refused("CSV", "GRADE");

    public static IEnumerable<Case> All()
    {
        yield return Table("NUL bytes", "id,score\nr0,0.5\0\n");
        yield return Table("only NUL bytes", new string('\0', 10_000));
        yield return Table("quote that never closes", "id,score\n\"r0,0.5\n" + string.Concat(Enumerable.Range(1, 200_000).Select(i => $"r{i},0.5\n")));
        yield return Table("a quote in each of 100,000 lines", "id,score\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"r{i}\",0.5\n")));
        yield return Table("a million columns", string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"c{i}")) + "\n");
        yield return Table("a million commas", "id,score\nr0,0.5" + new string(',', 1_000_000) + "\n");
        yield return Table("a cell of 20 MB", "id,score\n" + new string('x', 20_000_000) + ",0.5\n");
        yield return Table("same column twice", "id,score,score\nr0,0.5,0.6\n");
        yield return Table("not a number", Rows(i => "nan"));
        yield return Table("infinite", Rows(i => "1e999"));
        yield return Table("decimal comma", Rows(i => "\"0,5\""));
        yield return Table("formula", Rows(i => "=cmd|' /C calc'!A0"));
        yield return Table("terminal escape", Rows(i => "\u001b]0;gone\u0007\u202E"));
        yield return Table("an id twice", Rows(i => "0.5") + "r0,0.5\n");
        yield return Table("ids that nobody knows", "id,score\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"hostile{i},0.5\n")));
        yield return Table("one row less", Rows(i => "0.5").Replace("r39,0.5\n", "", StringComparison.Ordinal));
        yield return Table("ragged rows", Rows(i => i == 20 ? "0.5,0.5,0.5" : "0.5"));
        yield return Table("empty", "");
        yield return new("csv", "not UTF-8", Refused, h => h.File("predictions.csv", [.. Encoding.UTF8.GetBytes(Rows(i => "0.5")), .. "caf"u8, 0xE9, .. ",0.5\n"u8])) { Verb = Verb.Grade };
        yield return new("csv", "UTF-16", Refused, h => h.File("predictions.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Rows(i => "0.5"))])) { Verb = Verb.Grade };
        yield return new("csv", "honest", Expected.Admitted, h => h.File("predictions.csv", Encoding.UTF8.GetBytes(Rows(i => $"0.{(i * 7 % 90) + 10}")))) { Verb = Verb.Grade };
        yield return new("csv", "honest, quoted, other line ends", Expected.Admitted, h => h.File("predictions.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\"id\",\"score\"\r\n" +
            string.Concat(Enumerable.Range(0, 40).Reverse().Select(i => $"\"r{i}\",\"0.{10 + i}\"\r\n")))])) { Verb = Verb.Grade };
    }

    private static string Rows(Func<int, string> score) => "id,score\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"r{i},{score(i)}\n"));

    private static Case Table(string name, string text) => new("csv", name, Refused, h => h.File("predictions.csv", Encoding.UTF8.GetBytes(text))) { Verb = Verb.Grade };
}
