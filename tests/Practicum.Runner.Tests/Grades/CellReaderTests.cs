using System.Text;
using Practicum.Runner.Grades.Cells;
using Practicum.Runner.Grades.Matching;

namespace Practicum.Runner.Tests.Grades;

/// <summary>The short way through a file gives what the strict reader gives, for any size of block.</summary>
public sealed class CellReaderTests : IDisposable
{
    private readonly GradeDesk _desk = new();

    public static TheoryData<string> Files =>
    [
        "id,x\na,1\nb,2.5\n",
        "id,x\r\na,1\r\nb,\r\n",
        "\uFEFFid,x\na,1\nb,-2.5e-3",
        "other,id,x,more\n,a,1,\nzzz,longer than eight,17,q\n,,0.1234567890123456789,ü€𝄞",
        "id,x\n\"a,\"\"1\",1\n\"two\nlines\",007.50\n",
        "id,x\na,1\r\nb,2\n",
        "id,x\na,+1\nb,.5\nc,5.\nd,1e400\ne,nan\nf,--1\ng,1.2.3\nh, 1\n",
        "id,x\na,",
        "x,id\n1,\n",
        "id,x\n" + "abcdefgh,0.30000000000000004\nabcdefghi,123456789012345678901234567890\n",
    ];

    public void Dispose() => _desk.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void The_short_way_and_the_strict_way_read_the_same(string text)
    {
        var source = SourceFile.Of("a.csv", Encoding.UTF8.GetBytes(text), (byte)',');
        var problems = new List<Diagnostic>();
        var strict = StrictReading.Read(source, Order(_desk.Answers), problems)!;
        Assert.Empty(problems);
        _desk.Write(text, "");
        foreach (var blockBytes in new[] { 1, 2, 3, 7, 16, 33, 1 << 20 })
        {
            var read = CellReader.Read([Order(_desk.Answers)], problems, CancellationToken.None, blockBytes)[0]!;
            Assert.Empty(problems);
            Assert.Equal(strict.Header, read.Header);
            Assert.Equal(Texts(strict), Texts(read));
            Assert.Equal(strict.Texts("id").Hashes, read.Texts("id").Hashes);
            Assert.Equal(strict.Numbers("x").Values, read.Numbers("x").Values);
        }
    }

    [Theory]
    [InlineData("id,x\na,1,2\n")]
    [InlineData("id,x\na,1\n\nb,2\n")]
    [InlineData("id,x\na,1\nb")]
    [InlineData("id,x\na\rb,1\n")]
    [InlineData("id,id,x\na,1,2\n")]
    [InlineData("id,,x\na,1,2\n")]
    [InlineData("id,x\na,1\0\n")]
    [InlineData("id,x\nab\"c,1\n")]
    public void What_the_strict_reader_refuses_is_refused_in_its_words(string text)
    {
        var (here, there) = (new List<Diagnostic>(), new List<Diagnostic>());
        _desk.Write(text, "");
        Assert.Null(CellReader.Read([Order(_desk.Answers)], here, CancellationToken.None, 5)[0]);
        CsvReader.Read(Encoding.UTF8.GetBytes(text), new() { File = _desk.Answers, Schema = new([new("id", FieldKind.Text), new("x", FieldKind.Text)]) }, there);
        Assert.NotEmpty(there);
        Assert.Equal(there, here);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_in_every_block()
    {
        File.WriteAllBytes(_desk.Answers, [.. "id,x\n"u8, .. Enumerable.Repeat("a,1\n"u8.ToArray(), 50).SelectMany(b => b), 0xC3, .. ",1\n"u8]);
        Assert.Null(CellReader.Read([Order(_desk.Answers)], _desk.Problems, CancellationToken.None, 64)[0]);
        Assert.Equal("PR-CSV-002", Assert.Single(_desk.Problems).Code);
    }

    [Fact]
    public void Numbers_are_those_of_the_runtime_to_the_last_bit()
    {
        var bits = new ulong[20_000];
        new Chance(5).Stream("numbers").FillBits(bits, 0, 0, 0);
        foreach (var b in bits)
        {
            var value = b % 3 == 0 ? BitConverter.UInt64BitsToDouble(b) : Math.ScaleB(b >> 11, -53 - (int)(b % 40));
            if (!double.IsFinite(value))
                continue;
            foreach (var format in new[] { "R", "F6", "G10", "E3" })
            {
                var text = value.ToString(format, CultureInfo.InvariantCulture);
                var cell = Encoding.UTF8.GetBytes(text);
                if (CellNumber.TryReadPlain(cell, out var plain))
                    Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(plain));
                Assert.True(CellNumber.TryRead(cell, out var read), text);
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), read);
            }
        }
    }

    [Theory]
    [InlineData("r{0:0000000}")]
    [InlineData("a rather long id, the same for thirty bytes {0}")]
    [InlineData("{0}")]
    public void Shuffled_ids_find_each_other_and_strangers_do_not(string shape)
    {
        const int Rows = 30_000;
        string Id(int i) => string.Format(CultureInfo.InvariantCulture, shape, i);
        int Place(int i) => (int)((i * 7919L) % Rows);
        var answers = Cells(Enumerable.Range(0, Rows).Select(Id));
        var match = IdMatch.Of(answers, Cells(Enumerable.Range(0, Rows).Select(i => Id(Place(i)))));
        Assert.Empty(match.Missing);
        Assert.Empty(match.Surplus);
        Assert.All(match.Rows.Select((row, answer) => (row, answer)), p => Assert.Equal(p.answer, Place(p.row)));

        match = IdMatch.Of(answers, Cells(Enumerable.Range(0, Rows).Select(i => Id(i == 3 ? 4 : i == 10 ? Rows + 5 : i)).Append(Id(77))));
        Assert.Equal([3, 10], match.Missing);
        Assert.Equal([10], match.Surplus);
        Assert.Equal([new(4, 3), new(Rows, 77)], match.TwiceInPredictions);
    }

    private static CellOrder Order(string path) => new(path, (byte)',', _ => new([new("id", CellKind.Text), new("x", CellKind.Number)]));

    private static string[] Texts(CellFile file) => [.. Enumerable.Range(0, file.Rows).Select(file.Texts("id").TextOf)];

    private static TextCells Cells(IEnumerable<string> ids)
    {
        var source = SourceFile.Of("ids.csv", Encoding.UTF8.GetBytes("id,x\n" + string.Concat(ids.Select(i => $"\"{i}\",\n"))), (byte)',');
        return StrictReading.Read(source, Order("ids.csv"), [])!.Texts("id");
    }
}
