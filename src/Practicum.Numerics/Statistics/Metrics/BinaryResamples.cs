using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Metrics in resamples of the rows. Weights are drawn for the sorted rows, so that none has to be gathered.</summary>
internal static class BinaryResamples
{
    private const double Level = 0.95;

    /// <summary>Estimates with bootstrap intervals, all of the same draws; see <see cref="BinarySample.Estimates"/>.</summary>
    public static Estimate[] Estimates(SortedRows rows, BinaryMetric[] metrics, double threshold, ChanceStream stream, BinaryBootstrap how)
    {
        var estimates = new Estimate[metrics.Length];
        var asked = new List<int>();
        for (var m = 0; m < metrics.Length; m++)
        {
            estimates[m] = BinaryEstimates.Of(rows, metrics[m], threshold);
            var isAsked = estimates[m].IsDefined && metrics[m].Kind is not (BinaryKind.Ece or BinaryKind.EceMass);
            if (isAsked && BinaryEstimates.TooFew(rows) is { } few)
                estimates[m] = Estimate.WithoutInterval(estimates[m].Value, estimates[m].Count, few);
            else if (isAsked)
                asked.Add(m);
        }

        double[][] values = asked is [var only] && metrics[only].Kind == BinaryKind.RocAuc && rows.Weights.Length == 0
            ? [new AreaResamples(rows).Areas(how.Replicates, stream, how.IsPoisson)]
            : asked.Count > 0 ? Of(rows, [.. asked.Select(m => metrics[m])], threshold, how.Replicates, stream, how.IsPoisson) : [];
        var method = (how.IsPoisson ? "poisson-" : "") + (how.IsBca ? "bca" : "bootstrap");
        for (var k = 0; k < asked.Count; k++)
        {
            var (metric, value, count) = (metrics[asked[k]], estimates[asked[k]].Value, estimates[asked[k]].Count);
            estimates[asked[k]] = how.IsBca
                ? BcaInterval.Of(value, values[k], BinaryEstimates.Acceleration(rows, metric, threshold), count, Level, method)
                : ReplicateInterval.Percentile(value, values[k], count, Level, method);
        }

        return estimates;
    }

    /// <summary>Each metric in each resample, all of the same draws: <c>[metric][replicate]</c>; NaN where undefined.</summary>
    public static double[][] Of(SortedRows rows, BinaryMetric[] metrics, double threshold, int replicates, ChanceStream stream, bool isPoisson)
    {
        const int Block = 8;
        var values = new double[metrics.Length][];
        for (var m = 0; m < metrics.Length; m++)
            values[m] = new double[replicates];
        var n = rows.Labels.Length;
        Parallel.For(0, (replicates + Block - 1) / Block, () => (Weights: new double[n], Bytes: new byte[n]), (block, _, buffers) =>
        {
            for (var r = block * Block; r < Math.Min(replicates, (block + 1) * Block); r++)
            {
                if (isPoisson)
                    PoissonWeights.Fill(buffers.Weights.AsSpan(), stream, r);
                else
                    ResampleCounts.Fill(buffers.Weights, buffers.Bytes, stream, r);
                for (var i = 0; i < rows.Weights.Length; i++)
                    buffers.Weights[i] *= rows.Weights[i];
                var pass = new WeightedPass(rows, buffers.Weights, threshold);
                pass.Run(metrics);
                for (var m = 0; m < metrics.Length; m++)
                    values[m][r] = pass.Value(metrics[m]);
            }

            return buffers;
        }, _ => { });
        return values;
    }
}
