using System.IO.Compression;
using System.Text;

namespace Practicum.Numerics.Tests.Tables;

public class CsvStreamTests
{
    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 3)]
    public void Thousands_of_rows_with_quotes_and_line_ends_inside_are_the_same_whoever_reads_which(string lineEnd, int every)
    {
        // 1,500 rows of 5 cells, some with separators, quotes, CR LF or a character of several bytes inside; the last column turns to text in its last row
        string[] words = ["", "x", "a,b", "say \"hi\"", "two\r\nlines", "日本", "\n", new('w', 200)];
        var text = new StringBuilder("id,n,t,u,late" + lineEnd);
        for (var row = 0; row < 1500; row++)
        {
            var word = words[row * 7 % words.Length];
            var cell = word.AsSpan().IndexOfAny(",\"\r\n") >= 0 || row % every == 0 ? $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : word;
            text.Append(CultureInfo.InvariantCulture, $"r{row},{row / 8.0},{cell},w{row % 13},{(row == 1499 ? "x" : row)}{lineEnd}");
        }

        var table = Reading.Good(text.ToString());
        Assert.Equal(1500, table.Rows);
        for (var row = 0; row < 1500; row++)
        {
            Assert.Equal($"r{row}", ((TextColumn)table["id"])[row]);
            Assert.Equal(row / 8.0, table.Numbers("n")[row]);
            Assert.Equal(words[row * 7 % words.Length] is { Length: > 0 } word ? word : null, ((TextColumn)table["t"])[row]);
            Assert.Equal($"w{row % 13}", ((TextColumn)table["u"])[row]);
            Assert.Equal(row == 1499 ? "x" : $"{row}", ((TextColumn)table["late"])[row]);
        }

        Assert.Equal(Enumerable.Range(0, 1500), ((TextColumn)table["id"]).Codes.ToArray());
    }

    [Fact]
    public void Mistakes_far_into_a_stream_have_the_places_that_they_have_in_memory()
    {
        var rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"{i},\"ä\nö\",{(i % 90 == 50 ? "bad" : "1")}\n"));
        var mistakes = Reading.Bad("id,t,n\n" + rows + "1,x\"y,2\n7,,3\n8,\"open,4\n", new() { Schema = new([new("n", FieldKind.Number)]) });
        Assert.Equal(6, mistakes.Count);
        Assert.Equal("table.csv:103:4: PR-CSV-010: Row 51, column 'n': 'bad' is not a number; expected a number or nothing (byte 658).", mistakes[0].ToString());
        Assert.Equal(["PR-CSV-008", "PR-CSV-007"], mistakes[4..].Select(m => m.Code));
        Assert.Equal(new Place("table.csv", 802, 4), mistakes[4].Place);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_must_be_one_that_can_go_back()
    {
        using var stream = new MemoryStream("junk;a\n1\n"u8.ToArray());
        stream.Position = 5;
        Assert.Equal(1, CsvReader.Read(stream, new(), [])!.Numbers("a")[0]);
        using var forward = new GZipStream(new MemoryStream(), CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => CsvReader.Read(forward, new(), []));
    }

    [Fact]
    public void A_row_that_is_longer_than_may_be_held_is_refused()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a,b\n1,2\n3,\"" + new string('x', 5000)));
        var mistakes = new List<Diagnostic>();
        Assert.Null(CsvReader.Read(stream, new() { WindowBytes = 64, MaxWindowBytes = 2000 }, mistakes));
        Assert.Equal("table.csv: PR-CSV-014: A row has more than 2000 bytes, or a quote is never closed.", Assert.Single(mistakes).ToString());
    }
}
