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

    [Fact]
    public void Numbers_are_written_as_the_runtime_writes_them_and_read_back_to_the_bit()
    {
        var u = new double[60_000];
        new Chance(8).Stream("spellings").Fill(u, 0);
        var values = new List<double> { 0, -0.0, 1e15, 1e15 - 1, 1e-4, 9.9e-5, 0.1, 0.3, 123456789012345.6, 4.9e-324, double.MaxValue, -1.5, 100, 0.1 + 0.2, 5e-324, 999999999999999, 1e21, 2.5e-5, 1000000.5 };
        for (var i = 0; i + 1 < u.Length; i += 2)
            values.Add((i % 6) switch { 0 => Math.Round(1e5 * (u[i] - 0.5), i % 9), 2 => (u[i] - 0.5) * Math.Pow(10, Math.Round(40 * (u[i + 1] - 0.5))), _ => BitConverter.Int64BitsToDouble((long)(u[i] * 0x7FE0_0000_0000_0000)) });
        var floats = values.Select(v => (float)v).Where(float.IsFinite).ToArray();
        var lines = Lines(new([new("n", FieldKind.Number)]), new DoubleColumn([.. values]));
        Assert.Equal(values.Select(v => v == Math.Floor(v) && Math.Abs(v) < 1e15 && (v != 0 || !double.IsNegative(v)) ? ((long)v).ToString(CultureInfo.InvariantCulture) : v.ToString(CultureInfo.InvariantCulture)), lines);
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), lines.Select(l => BitConverter.DoubleToInt64Bits(double.Parse(l, CultureInfo.InvariantCulture))));
        Assert.Equal(floats.Select(v => v.ToString(CultureInfo.InvariantCulture)), Lines(new([new("n", FieldKind.Number)]), new SingleColumn(floats)));
    }

    [Fact]
    public void Missing_and_empty_texts_stay_apart_when_both_sides_keep_them()
    {
        foreach (var single in new[] { true, false })
        {
            var fields = new Field[] { new("t", FieldKind.Text), new("n", FieldKind.Number) };
            Column[] columns = [TextColumn.From(["", null, "a", null, ""]), new DoubleColumn([1, double.NaN, 2, 3, double.NaN])];
            var table = new Table(new([.. fields.Take(single ? 1 : 2)]), [.. columns.Take(single ? 1 : 2)]);
            using var stream = new MemoryStream();
            CsvWriter.Write(table, stream, new CsvStyle { KeepEmptyText = true });
            var again = CsvReader.Read(stream.ToArray(), new() { KeepEmptyText = true, Schema = table.Schema }, [])!;
            Assert.Equal(["", null, "a", null, ""], Enumerable.Range(0, 5).Select(row => ((TextColumn)again["t"])[row]));
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_threads_or_blocks()
    {
        var u = new double[5000];
        new Chance(4).Stream("blocks").Fill(u, 0);
        var table = new Table(new([new("n", FieldKind.Number), new("t", FieldKind.Text)]), [new DoubleColumn(u), TextColumn.From(u.Select(x => x < 0.1 ? null : new string('w', (int)(x * 90))))]);
        var expected = CsvWriter.ToBytes(table);
        foreach (var (threads, cells) in new[] { (1, 1 << 15), (1, 10), (2, 2), (7, 100), (0, 1) })
        {
            using var stream = new MemoryStream();
            CsvWriter.Write(table, stream, new CsvStyle { Threads = threads, BlockCells = cells });
            Assert.Equal(expected, stream.ToArray());
        }
    }

    [Fact]
    public void A_destination_that_fails_says_so()
    {
        var table = new Table(new([new("n", FieldKind.Number)]), [new DoubleColumn(new double[100_000])]);
        using var full = new MemoryStream(new byte[1000], writable: true);
        Assert.Throws<NotSupportedException>(() => CsvWriter.Write(table, full, new CsvStyle { BlockCells = 10 }));
    }

    private static string[] Lines(Schema schema, Column column) => Encoding.UTF8.GetString(CsvWriter.ToBytes(new(schema, [column]))).TrimEnd('\n').Split('\n')[1..];
}
