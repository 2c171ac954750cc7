using System.Text;

namespace Practicum.Numerics.Tests.Tables;

public class CsvWriterTests
{
    [Fact]
    public void Only_what_needs_quotes_has_them_and_numbers_are_short()
    {
        var table = new Table(
            new([new("a, b", FieldKind.Text), new("n", FieldKind.Number), new("f", FieldKind.Number)]),
            [TextColumn.From(["x", "say \"hi\"", null, "two\nlines", "ü"]), new DoubleColumn([1, 0.1, double.NaN, -1e-7, 1e20]), new SingleColumn([0.1f, 2, float.NaN, -3.5f, 16777216])]);
        Assert.Equal("\"a, b\",n,f\nx,1,0.1\n\"say \"\"hi\"\"\",0.1,2\n,,\n\"two\nlines\",-1E-07,-3.5\nü,1E+20,16777216\n", Encoding.UTF8.GetString(CsvWriter.ToBytes(table)));
    }

    [Fact]
    public void What_was_written_reads_back_the_same_to_the_bit()
    {
        var u = new double[3000];
        new Chance(2).Stream("roundtrip").Fill(u, 0);
        string[] words = ["a", "b,c", "\"", "", "\r\n", " x ", "日本", "1"];
        var numbers = u.Select(x => x < 0.1 ? double.NaN : x < 0.2 ? Math.Round(1000 * x) : x < 0.3 ? -0.0 : (x - 0.5) * Math.Pow(10, 100 * x)).ToArray();
        var table = new Table(
            new([new("t", FieldKind.Text), new("n", FieldKind.Number)]),
            [TextColumn.From(u.Select(x => x < 0.1 ? null : words[(int)(x * 8)])), new DoubleColumn(numbers)]);
        using var stream = new MemoryStream();
        CsvWriter.Write(table, stream, ';');
        Assert.Equal(CsvWriter.ToBytes(table, ';'), stream.ToArray());
        var diagnostics = new List<Diagnostic>();
        TableAssert.Same(table, CsvReader.Read(stream.ToArray(), new() { Separator = ';', Schema = table.Schema }, diagnostics)!);
    }

    [Fact]
    public void A_single_column_with_missing_values_keeps_its_rows()
    {
        var table = new Table(new([new("only", FieldKind.Number)]), [new DoubleColumn([double.NaN, 1, double.NaN])]);
        Assert.Equal("only\n\"\"\n1\n\"\"\n", Encoding.UTF8.GetString(CsvWriter.ToBytes(table)));
        TableAssert.Same(table, CsvReader.Read(CsvWriter.ToBytes(table), new(), [])!);
    }
}
