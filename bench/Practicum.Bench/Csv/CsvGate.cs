using System.Diagnostics;
using Practicum.Bench.Measuring;

namespace Practicum.Bench.Csv;

/// <summary>Reading and writing 100,000 rows of seven numbers and three texts against the plain way, and what a row costs beyond its columns.</summary>
internal static class CsvGate
{
    private const int Rows = 100_000;
    private const int Runs = 4;

    public static IEnumerable<Measured> Run()
    {
        var table = Make();
        var bytes = CsvWriter.ToBytes(table);
        var kinds = table.Schema.Fields.Select(f => f.Kind).ToArray();
        Ready(NaiveCsv.Write(table).AsSpan().SequenceEqual(bytes), "the plain writer writes other bytes");
        Ready(CsvWriter.ToBytes(NaiveCsv.Read(bytes, kinds)).AsSpan().SequenceEqual(bytes), "the plain reader reads other values");
        double read = double.MaxValue, plainRead = read, write = read, plainWrite = read, readBytes = read, writeBytes = read;
        for (var run = 0; run < Runs; run++)
        {
            plainRead = Math.Min(plainRead, Timed(() => NaiveCsv.Read(bytes, kinds), out _));
            read = Math.Min(read, Timed(() => CsvReader.Read(bytes, new(), []), out var allocated));
            readBytes = Math.Min(readBytes, ((double)allocated / Rows) - Columns(table));
            plainWrite = Math.Min(plainWrite, Timed(() => NaiveCsv.Write(table), out _));
            write = Math.Min(write, Timed(() => CsvWriter.Write(table, Stream.Null), out allocated));
            writeBytes = Math.Min(writeBytes, (double)allocated / Rows);
        }

        return
        [
            Measured.Once("csv.read_naive", plainRead / read, "times as fast as split and parse"),
            Measured.Once("csv.write_naive", plainWrite / write, "times as fast as a text writer"),
            Measured.Once("csv.read_bytes", readBytes, "bytes a row that reading allocates beyond the columns"),
            Measured.Once("csv.write_bytes", writeBytes, "bytes a row that writing allocates"),
        ];
    }

    /// <summary>Bytes of a row in the columns.</summary>
    private static double Columns(Table table) => table.Columns.Sum(c => c is TextColumn ? sizeof(int) : sizeof(double));

    private static double Timed(Action work, out long allocated)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var began = Stopwatch.GetTimestamp();
        work();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return seconds;
    }

    private static void Ready(bool good, string why)
    {
        if (!good)
            throw new InvalidOperationException($"The two do not do the same work: {why}.");
    }

    private static Table Make()
    {
        var u = new double[Rows];
        new Chance(41).Stream("csv").Fill(u, 0);
        double[] Numbers(int c) => [.. u.Select((x, i) => (i + c) % 37 == 0 ? double.NaN : c < 2 ? Math.Floor(1000 * x) + c : Math.Round((x - 0.5) * Math.Pow(10, c - 2), 5) + 0.0)];
        TextColumn Texts(int words) => TextColumn.From(u.Select((x, i) => i % 41 == 0 ? null : $"word_{(int)(x * words)}"));
        var columns = Enumerable.Range(0, 7).Select(c => (Column)new DoubleColumn(Numbers(c))).Concat([Texts(3), Texts(100), Texts(1000)]).ToArray();
        return new(new([.. columns.Select((c, i) => new Field($"c{i}", c is TextColumn ? FieldKind.Text : FieldKind.Number))]), [.. columns]);
    }
}
