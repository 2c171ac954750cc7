using System.Diagnostics;
using Practicum.Bench.Measuring;

namespace Practicum.Bench.Csv;

/// <summary>
/// The million rows of W7, twenty columns of mixed kinds, from file to typed columns and back to a file, in turns with pandas and DuckDB. Their phases are those that
/// they time themselves, without starting up; ours are timed in this process, the first run with everything still to be compiled.
/// </summary>
internal static class CsvBench
{
    public static Task<Measured[]> Run(long? rows, int runs)
    {
        var file = Workload.File("W7", "w7.csv");
        var folder = Directory.CreateTempSubdirectory("practicum-csv").FullName;
        try
        {
            return Task.FromResult(Run(file, folder, runs));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Measured[] Run(string file, string folder, int runs)
    {
        var (reads, writes) = (new List<double>(), new List<double>());
        var peers = new Dictionary<string, (List<double> Reads, List<double> Writes)> { ["duckdb"] = ([], []), ["pandas"] = ([], []) };
        Ours(file, folder, "first run");
        for (var run = 0; run < runs; run++)
        {
            var (read, write) = Ours(file, folder, $"run {run + 1}");
            reads.Add(read);
            writes.Add(write);
            Add(peers["duckdb"], Peer.Run("duckdb", "node", Tree.Path("bench", "peers", "csv_duckdb.mjs"), Path.Combine(Workload.Folder, "node"), file, Path.Combine(folder, "duckdb.csv"), "2"));
            Add(peers["pandas"], Peer.Run("pandas", Peer.Python, Tree.Path("bench", "peers", "csv_pandas.py"), file, Path.Combine(folder, "pandas.csv")));
        }

        var measured = new List<Measured>();
        foreach (var (name, (peerReads, peerWrites)) in peers.Where(p => p.Value.Reads.Count == runs))
        {
            measured.Add(Measured.Ratio($"csv.read_{name}", peerReads, reads, $"times as fast as {name} ({Series.Median(peerReads):0.00} s) from file to columns"));
            measured.Add(Measured.Ratio($"csv.write_{name}", peerWrites, writes, $"times as fast as {name} ({Series.Median(peerWrites):0.00} s) from columns to file"));
        }

        return [.. measured];
    }

    private static void Add((List<double> Reads, List<double> Writes) series, PeerRun? run)
    {
        if (run is null)
            return;
        series.Reads.Add(run.Seconds["read"]);
        series.Writes.Add(run.Seconds["write"]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    peer: read {run.Seconds["read"]:0.000} s, write {run.Seconds["write"]:0.000} s, whole process {run.Wall:0.00} s, {run.Mebibytes:0} MiB"));
    }

    private static (double Read, double Write) Ours(string file, string folder, string run)
    {
        var self = Process.GetCurrentProcess();
        var mistakes = new List<Diagnostic>();
        var memory = Timed(self, () => CsvReader.Read(File.ReadAllBytes(file), new(), mistakes));
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var streamed = Timed(self, () => CsvReader.Read(source, new(), mistakes));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var table = streamed.Result ?? throw new InvalidOperationException(string.Join('\n', mistakes));
        using var target = new FileStream(Path.Combine(folder, "ours.csv"), FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var written = Timed(self, () => CsvWriter.Write(table, target));
        var columns = table.Columns.Sum(c => c is TextColumn text ? (4L * text.Length) + Enumerable.Range(0, text.Words).Sum(w => 4L + text.Utf8(w).Length) : 8L * c.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {run}: read from memory {memory}, from a stream {streamed}, write {written}; load {Machine.Load()}; {(double)(allocated - columns) / table.Rows:0.0} bytes a row beyond the columns' {(double)columns / table.Rows:0}, windows and words of threads included"));
        return (Math.Min(memory.Wall, streamed.Wall), written.Wall);
    }

    private static Lap Timed(Process self, Func<Table?> work)
    {
        self.Refresh();
        var (began, cpu) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        var table = work();
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        self.Refresh();
        return new(table, wall, (self.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static Lap Timed(Process self, Action work) => Timed(self, () =>
    {
        work();
        return null;
    });

    private readonly record struct Lap(Table? Result, double Wall, double Cpu)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall:0.000} s (processor {Cpu:0.000} s)");
    }
}
