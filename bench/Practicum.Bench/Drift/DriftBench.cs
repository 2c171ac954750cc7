using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Practicum.Bench.Measuring;
using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Comparisons;
using Practicum.Numerics.Statistics.Drift.Samples;

namespace Practicum.Bench.Drift;

/// <summary>
/// 200,000 rows of 20 numbers and 10 categories against as many others: all statistics of a drift table beside scipy's PSI, KS, Wasserstein, JS and χ². Both are timed without
/// reading the files; the values must agree, and exactly the columns that truly drift must be flagged.
/// </summary>
internal static class DriftBench
{
    private const int Numbers = 20, Categories = 10;
    private const double Agreement = 1e-9;

    private static readonly string[] Drifting = ["n03", "n06", "n09", "n12", "n15", "n18", "c00", "c02", "c04", "c06", "c08"];

    /// <summary>Runs the two by turns.</summary>
    public static Task<Measured[]> Run(long? rows, int runs)
    {
        var loading = Stopwatch.GetTimestamp();
        var (reference, current) = (Read("ref", rows), Read("cur", rows));
        var loaded = Stopwatch.GetElapsedTime(loading).TotalSeconds;
        var began = Stopwatch.GetTimestamp();
        var table = DriftTable.Compare(reference, current);
        var first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (ours, alone, theirs) = (new List<double>(), new List<double>(), new List<double>());
        PeerRun? peer = null;
        var processor = Environment.CpuUsage.TotalTime;
        DriftTable.Compare(reference, current, threads: 1);
        var spent = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        for (var run = 0; run < runs; run++)
        {
            if (rows is null && Peer.Run("scipy", Peer.Python, Path.Combine(Workload.Folder, "peers", "w3_scipy.py")) is { } told)
                theirs.Add((peer = told).Seconds["compute_total"]);
            ours.Add(Cheapest.Seconds(3, () => DriftTable.Compare(reference, current)));
            alone.Add(Cheapest.Seconds(1, () => DriftTable.Compare(reference, current, threads: 1)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  read and split into columns {loaded:0.000} s; compared the first time {first:0.000} s, then {Series.Median(ours):0.000} s, on one thread {Series.Median(alone):0.000} s, of which the processor worked {spent:0.000} s"));
        var flagged = string.Join(' ', table.Drifting);
        Console.WriteLine($"  flagged: {flagged}");
        var wrong = (double)table.Columns.Count(c => c.Verdict == DriftVerdict.Drifts != Drifting.Contains(c.Name));
        var measured = new List<Measured> { Measured.Once("drift.wrong_columns", wrong, "columns flagged wrongly or missed, of 30") };
        if (peer is not null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  scipy: load {peer.Seconds["load"]:0.000} s, compute {Series.Median(theirs):0.000} s, whole process {peer.Wall:0.000} s, {peer.Mebibytes:0} MiB"));
            measured.Add(Measured.Ratio("drift.scipy", ours, theirs, "seconds of ours over scipy's, both without reading"));
            measured.Add(Measured.Once("drift.scipy_values", Differing(table, peer.Values, reference, current), $"values further than {Agreement} from scipy's"));
        }

        return Task.FromResult(measured.ToArray());
    }

    /// <summary>How many of scipy's values differ, the p-value of KS by 1e-7, since scipy's leaves out the second term of its tail.</summary>
    private static int Differing(DriftTable table, JsonElement values, Table reference, Table current)
    {
        var wrong = 0;
        foreach (var column in table.Columns)
        {
            foreach (var told in values.GetProperty(column.Name).EnumerateObject())
            {
                var (ours, most) = told.Name switch
                {
                    "psi_decile" => (Clipped(column.Name), Agreement),
                    "js_distance_base2_decile" => (column[DriftNames.JensenShannonDeciles].Estimate.Value, Agreement),
                    "ks" => (column[DriftNames.Ks].Estimate.Value, Agreement),
                    "ks_p" => (column[DriftNames.Ks].PValue, 1e-7),
                    "wasserstein" => (column[DriftNames.Wasserstein].Estimate.Value, Agreement),
                    "psi" => (column[DriftNames.PsiCategories].Estimate.Value, Agreement),
                    "js_distance_base2" => (column[DriftNames.JensenShannonCategories].Estimate.Value, Agreement),
                    "chi2" => (column[DriftNames.ChiSquared].Estimate.Value, Agreement),
                    "chi2_p" => (column[DriftNames.ChiSquared].PValue, Agreement),
                    _ => (told.Value.GetDouble(), 0),
                };
                var expected = told.Value.GetDouble();
                if (Math.Abs(ours - expected) <= most * Math.Max(1, Math.Abs(expected)))
                    continue;
                wrong++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {column.Name} {told.Name}: {ours:R}, scipy {expected:R}"));
            }
        }

        return wrong;

        // the peer gives an empty bin the share 0.0001, our definition half a row
        double Clipped(string name)
        {
            var deciles = new TwoSamples(reference.Numbers(name).ToDoubles().Span, current.Numbers(name).ToDoubles().Span).Deciles();
            double sum = 0;
            for (var i = 0; i < deciles.Cells; i++)
            {
                var (p, q) = (Math.Max(1e-4, (double)deciles.Reference[i] / deciles.ReferenceRows), Math.Max(1e-4, (double)deciles.Current[i] / deciles.CurrentRows));
                sum += (q - p) * Math.Log(q / p);
            }

            return sum;
        }
    }

    private static Table Read(string part, long? rows)
    {
        var numbers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Workload.File("W3", $"w3_{part}_num_f64.bin")));
        var codes = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Workload.File("W3", $"w3_{part}_cat_i32.bin")));
        var count = (int)Math.Min(rows ?? int.MaxValue, numbers.Length / Numbers);
        var (fields, columns) = (new List<Field>(), new List<Column>());
        for (var j = 0; j < Numbers; j++)
        {
            var values = new double[count];
            for (var i = 0; i < count; i++)
                values[i] = numbers[(i * Numbers) + j];
            fields.Add(new($"n{j:00}", FieldKind.Number));
            columns.Add(new DoubleColumn(values));
        }

        for (var j = 0; j < Categories; j++)
        {
            var values = new int[count];
            for (var i = 0; i < count; i++)
                values[i] = codes[(i * Categories) + j];
            fields.Add(new($"c{j:00}", FieldKind.Text));
            columns.Add(new TextColumn(values, [.. Enumerable.Range(0, values.Max() + 1).Select(k => $"k{k:00}")]));
        }

        return new(new([.. fields]), [.. columns]);
    }
}
