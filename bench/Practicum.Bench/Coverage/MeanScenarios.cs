using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Bench.Coverage;

/// <summary>The general methods on a mean, a variance and a correlation whose truths are closed forms, and means of clustered rows.</summary>
internal static class MeanScenarios
{
    private const int Replicates = Resampling.ReplicatesInsideLoops;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All()
    {
        foreach (var n in new[] { 20, 100, 500 })
        {
            string[] methods = ["hall", "percentile", "expanded percentile", "basic", "bca", "poisson", "bootstrap-t"];
            foreach (var (law, sigma) in new[] { ("normal", 0.0), ("lognormal, σ 1", 1.0) })
            {
                var truth = sigma == 0 ? 0 : Math.Exp(0.5);
                yield return new("General methods", $"mean of {law} values", n, [.. methods.Select(m => new Target($"mean, {m}", truth))], stream => Means(Draw(stream, n, sigma), After(stream))) { Runs = 1000 };
            }

            yield return new("General methods", "normal values", n, [new("variance, percentile", 1), new("variance, bca", 1)], stream =>
            {
                var (values, resampling) = (Draw(stream, n, 0), Resampling.Of(n, After(stream), Replicates));
                return [resampling.Percentile(w => Variance(w, values)), resampling.Bca(w => Variance(w, values))];
            }) { Runs = 1000 };
            yield return new("General methods", "normal values, correlation 0.6", n, [new("correlation, percentile", 0.6), new("correlation, bca", 0.6)], stream =>
            {
                var (x, noise, resampling) = (Draw(stream, n, 0), Draw(stream, n, 0, 1), Resampling.Of(n, After(stream), Replicates));
                double[] y = [.. x.Select((v, i) => 0.6 * v + 0.8 * noise[i])];
                return [resampling.Percentile(w => Correlation(w, x, y)), resampling.Bca(w => Correlation(w, x, y))];
            }) { Runs = 1000 };
        }

        foreach (var clusters in new[] { 15, 30, 100 })
        {
            int[] clusterOfRow = [.. Enumerable.Range(0, 10 * clusters).Select(i => i / 10)];
            yield return new("General methods", Text($"mean of 10 rows each of {clusters} entities, half of the variance between entities"), 10 * clusters, [new("mean, rows (wrong here)", 0), new("mean, cluster", 0)], stream =>
            {
                var (rows, entities) = (Draw(stream, 10 * clusters, 0), Draw(stream, clusters, 0, 1));
                double[] values = [.. rows.Select((v, i) => v + entities[i / 10])];
                return
                [
                    Resampling.Of(values.Length, After(stream), Replicates).Percentile(w => Mean(w, values)),
                    Resampling.OfClusters(clusterOfRow, clusters, After(stream), Replicates).Percentile(w => Mean(w, values)),
                ];
            }) { Runs = 1000 };
        }
    }

    private static Estimate[] Means(double[] values, ChanceStream stream)
    {
        var (mean, n) = (values.Average(), values.Length);
        var rows = Resampling.Of(n, stream, Replicates);
        var replicates = rows.Values(w => Mean(w, values));
        double[] influence = [.. values.Select(v => v - mean)];
        return
        [
            Estimate.Of(mean, MeanInterval.Of(values), n),
            ReplicateInterval.Percentile(mean, replicates, n),
            ReplicateInterval.Expanded(mean, replicates, n),
            ReplicateInterval.Basic(mean, replicates, n),
            BcaInterval.Of(mean, replicates, BcaInterval.Acceleration(influence), n, expand: true),
            Resampling.OfPoisson(n, stream, Replicates).Percentile(w => Mean(w, values)),
            Estimate.Of(mean, Bootstrap.StudentisedMean(values, stream)!, n),
        ];
    }

    private static double[] Draw(ChanceStream stream, int n, double sigma, uint lane = 0)
    {
        var values = new double[n];
        stream.Fill(values, 0, 0, lane);
        if (sigma == 0)
            InverseCdf.FillNormal(values);
        else
            InverseCdf.FillLogNormal(values, 0, sigma);
        return values;
    }

    private static ChanceStream After(ChanceStream stream) => new(stream.Key0 + 1, stream.Key1);

    private static double Mean(ReadOnlySpan<double> w, double[] values)
    {
        double sum = 0, all = 0;
        for (var i = 0; i < w.Length; i++)
        {
            sum += w[i] * values[i];
            all += w[i];
        }

        return sum / all;
    }

    private static double Variance(ReadOnlySpan<double> w, double[] values) => Covariance(w, values, values);

    private static double Correlation(ReadOnlySpan<double> w, double[] x, double[] y) => Covariance(w, x, y) / Math.Sqrt(Covariance(w, x, x) * Covariance(w, y, y));

    private static double Covariance(ReadOnlySpan<double> w, double[] x, double[] y)
    {
        double all = 0, sx = 0, sy = 0, sxy = 0;
        for (var i = 0; i < w.Length; i++)
        {
            all += w[i];
            sx += w[i] * x[i];
            sy += w[i] * y[i];
            sxy += w[i] * x[i] * y[i];
        }

        return (sxy / all - sx / all * (sy / all)) * all / (all - 1);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
