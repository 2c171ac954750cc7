using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Bench.Areas;

/// <summary>Metrics of two classes on 100,000 rows, and resampled areas of 5,000, against the plain way; what they allocate.</summary>
internal static class AreasGate
{
    private const int Rows = 100_000, Few = 5_000, Replicates = 2000, PlainReplicates = 10, Runs = 4;

    public static IEnumerable<Measured> Run()
    {
        var (scores, labels) = Make();
        var (fewScores, fewLabels) = (scores[..Few], labels[..Few]);
        string[] metrics = [.. BinarySample.Metrics];
        Check(NaiveAreas.Metrics(scores, labels), metrics.Select(m => new BinarySample(scores, labels).Value(m)), 1e-10, "the nine metrics");
        Check([NaiveAreas.DeLong(scores, labels).Variance], [BinarySample.DeLongCovariance(labels, scores)[0, 0]], 1e-14, "DeLong's variance");
        double all = double.MaxValue, plainAll = all, single = all, plainSingle = all, drawn = all, plainDrawn = all, bytes = all, drawnBytes = all;
        for (var run = 0; run < Runs; run++)
        {
            plainAll = Math.Min(plainAll, Timed(() => NaiveAreas.Metrics(scores, labels), out _));
            all = Math.Min(all, Timed(() => Estimates(new(scores, labels), metrics), out var allocated));
            bytes = Math.Min(bytes, (double)allocated / Rows);
            plainSingle = Math.Min(plainSingle, Timed(() => NaiveAreas.DeLong(scores, labels), out _));
            single = Math.Min(single, Timed(() => new BinarySample(scores, labels).Estimate("roc_auc"), out _));
            plainDrawn = Math.Min(plainDrawn, Timed(() => NaiveAreas.Resampled(fewScores, fewLabels, PlainReplicates), out _) / PlainReplicates);
            drawn = Math.Min(drawn, Timed(() => new BinarySample(fewScores, fewLabels).BootstrapAreas(Replicates, new Chance(7).Stream("gate")), out allocated) / Replicates);
            drawnBytes = Math.Min(drawnBytes, (double)allocated / Replicates);
        }

        return
        [
            Measured.Once("areas.metrics_naive", plainAll / all, "times as fast as LINQ, nine metrics; ours with intervals"),
            Measured.Once("areas.metrics_bytes", bytes, "bytes a row that nine metrics allocate"),
            Measured.Once("areas.delong_naive", plainSingle / single, "times as fast as LINQ, DeLong"),
            Measured.Once("areas.resample_naive", plainDrawn / drawn, "times as fast as drawing and sorting"),
            Measured.Once("areas.resample_bytes", drawnBytes, "bytes a resample allocates"),
        ];
    }

    private static Estimate[] Estimates(BinarySample sample, string[] metrics) => [.. metrics.Select(m => sample.Estimate(m))];

    private static double Timed(Func<object> work, out long allocated)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var began = Stopwatch.GetTimestamp();
        _ = work();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return seconds;
    }

    private static void Check(IEnumerable<double> plain, IEnumerable<double> ours, double tolerance, string what)
    {
        if (plain.Zip(ours).Any(p => !(Math.Abs(p.First - p.Second) <= tolerance)))
            throw new InvalidOperationException($"The two do not do the same work: {what} differ.");
    }

    private static (double[] Scores, byte[] Labels) Make()
    {
        var (scores, draws) = (new double[Rows], new double[Rows]);
        new Chance(51).Stream("areas").Fill(scores, 0);
        new Chance(51).Stream("areas").Fill(draws, 1);
        return (scores, [.. scores.Zip(draws, (s, d) => (byte)(d < s * s ? 1 : 0))]);
    }
}
