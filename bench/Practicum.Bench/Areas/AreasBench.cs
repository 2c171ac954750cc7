using System.Diagnostics;
using System.Runtime.InteropServices;
using Practicum.Bench.Measuring;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Bench.Areas;

/// <summary>
/// Workload W2: 2,000 resamples of the area under the ROC curve of 100,000 rows, and DeLong's variance, against numpy (sorted once; Sun and Xu) in the same run. Wall time
/// inside the process on both sides, after a warm-up of ours; numpy's import is not counted.
/// </summary>
internal static class AreasBench
{
    private const int Replicates = 2000;
    private const double Area = 0.7617790266440015, Variance = 3.447656026259433e-06;

    public static Task<Measured[]> Run(long? rows, int runs)
    {
        var labels = File.ReadAllBytes(Workload.File("W2", "w2_label_u8.bin"));
        var scores = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Workload.File("W2", "w2_score_f64.bin"))).ToArray();
        var sample = new BinarySample(scores, labels);
        var variance = BinarySample.DeLongCovariance(labels, scores)[0, 0];
        if (rows is null && (Math.Abs(sample.Value("roc_auc") - Area) > 1e-12 || Math.Abs(variance / Variance - 1) > 1e-9))
            throw new InvalidOperationException($"The area or its variance differs from the peers': {sample.Value("roc_auc"):R}, {variance:R}.");
        List<double> drawn = [], numpyDrawn = [], delong = [], numpyDelong = [];
        var mebibytes = 0.0;
        for (var run = -1; run < runs; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var resampled = Timed(() => new BinarySample(scores, labels).BootstrapAreas(Replicates, new Chance(7).Stream("w2")));
            mebibytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576.0;
            var single = Timed(() => new BinarySample(scores, labels).Estimate("roc_auc"));
            if (run < 0)
                continue;
            drawn.Add(resampled);
            delong.Add(single);
            Ask(numpyDrawn, "numpy_counts", "total");
            Ask(numpyDelong, "delong", "total");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Replicates} resamples {Series.Median(drawn) * 1000:0} ms, DeLong {Series.Median(delong) * 1000:0.0} ms"));
        var measured = new List<Measured> { Measured.Once("areas.resample_mebibytes", mebibytes, "mebibytes allocated by 2,000 resamples") };
        if (numpyDrawn.Count == drawn.Count)
            measured.Add(Measured.Ratio("areas.resample_numpy", numpyDrawn, drawn, "times as fast as numpy, 2,000 resamples"));
        if (numpyDelong.Count == delong.Count)
            measured.Add(Measured.Ratio("areas.delong_numpy", numpyDelong, delong, "times as fast as numpy, DeLong"));
        return Task.FromResult(measured.ToArray());
    }

    private static void Ask(List<double> seconds, string which, string phase)
    {
        if (Peer.Run($"w2_auc.py {which}", Peer.Python, Path.Combine(Workload.Folder, "peers", "w2_auc.py"), which) is { } peer)
            seconds.Add(peer.Seconds[phase]);
    }

    private static double Timed(Func<object> work)
    {
        var began = Stopwatch.GetTimestamp();
        _ = work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
