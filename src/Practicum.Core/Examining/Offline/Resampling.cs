using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>Some metrics of one set of scores, to be recomputed in every resample.</summary>
/// <param name="Sample">The scores and labels.</param>
/// <param name="Threshold">Threshold of this scorer.</param>
/// <param name="Metrics">Metrics.</param>
/// <param name="Rows">Which rows of the holdout the sample holds, in order; null means all.</param>
internal sealed record ResampleJob(BinarySample Sample, double Threshold, string[] Metrics, int[]? Rows = null)
{
    /// <summary>Value of metric <c>m</c> in resample <c>r</c>: <c>Values[m][r]</c>; NaN where undefined.</summary>
    public double[][] Values { get; private set; } = [];

    public void Prepare(int replicates) => Values = [.. Metrics.Select(_ => new double[replicates])];

    public double[] Of(string metric) => Values[Array.IndexOf(Metrics, metric)];
}

/// <summary>
/// One bootstrap for all scorers (methods §7): in every resample all of them see the same rows, or the same entities with all their rows.
/// A resample is a function of the stream and its number alone, so the bytes are the same on any number of threads.
/// </summary>
internal static class Resampling
{
    private const int Block = 32;

    public static void Run(HoldoutExam exam, IReadOnlyList<ResampleJob> jobs, CancellationToken stop)
    {
        var (clusters, present) = Compact(exam.EntityCluster);
        foreach (var job in jobs)
            job.Prepare(exam.Replicates);
        var blocks = (exam.Replicates + Block - 1) / Block;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = stop }, block =>
        {
            var counts = new double[exam.Labels.Length];
            var some = new double[exam.Labels.Length];
            for (var r = block * Block; r < Math.Min(exam.Replicates, (block + 1) * Block); r++)
            {
                if (clusters is null)
                    Bootstrap.FillCounts(counts, exam.Chance, r);
                else
                    Bootstrap.FillClusterCounts(counts, clusters, present, exam.Chance, r);
                foreach (var job in jobs)
                    Once(job, counts, some, r);
            }
        });
    }

    private static void Once(ResampleJob job, double[] counts, double[] some, int replicate)
    {
        ReadOnlySpan<double> weights = counts;
        if (job.Rows is { } rows)
        {
            for (var i = 0; i < rows.Length; i++)
                some[i] = counts[rows[i]];
            weights = some.AsSpan(0, rows.Length);
        }

        var values = job.Sample.WeightedAll(job.Metrics, job.Threshold, weights);
        for (var m = 0; m < values.Length; m++)
            job.Values[m][replicate] = values[m];
    }

    /// <summary>Renumbers entities so that each has a row; resampling absent ones would make the number of rows vary for nothing.</summary>
    private static (int[]? Clusters, int Present) Compact(int[]? clusters)
    {
        if (clusters is null)
            return (null, 0);
        var numbers = new Dictionary<int, int>();
        var compact = new int[clusters.Length];
        for (var i = 0; i < clusters.Length; i++)
        {
            if (!numbers.TryGetValue(clusters[i], out var number))
                numbers.Add(clusters[i], number = numbers.Count);
            compact[i] = number;
        }

        return (compact, numbers.Count);
    }
}
