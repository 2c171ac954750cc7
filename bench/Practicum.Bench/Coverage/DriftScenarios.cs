using Practicum.Numerics.Statistics.Drift.Kernels;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Bench.Coverage;

/// <summary>Distances of two samples of equal size, without drift and with. The truth is the distance of two grids of 200,000 quantiles, or of exact shares.</summary>
internal static class DriftScenarios
{
    private const int Grid = 200_000, Texts = 6;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All()
    {
        foreach (var n in new[] { 100, 500, 2000 })
        {
            foreach (var (about, shift, scale, skew) in new[] { ("normal, no drift", 0.0, 1.0, false), ("normal, shift 0.2", 0.2, 1, false), ("normal, shift 1", 1, 1, false), ("normal, spread 1.3", 0, 1.3, false), ("lognormal, no drift", 0, 1, true), ("lognormal, shift 0.3 of the logarithm", 0.3, 1, true) })
            {
                var law = new Lazy<Target[]>(() => Truths(shift, scale, skew));
                yield return new("Drift", about, n, law.Value, stream => Estimates(Draw(stream, n, 0, 0, 1, skew), Draw(stream, n, 1, shift, scale, skew))) { Runs = 1000 };
            }

            foreach (var mixed in new[] { 0, 0.2 })
            {
                var (p, q) = (Shares(0), Shares(mixed));
                var truth = new ShareComparison([.. p.Select(s => (long)Math.Round(s * 1e12))], [.. q.Select(s => (long)Math.Round(s * 1e12))]);
                yield return new("Drift", mixed == 0 ? "6 categories, no drift" : "6 categories, a fifth turned round", n, [.. Of(truth).Select(t => new Target(t.Name + ", categories", t.Estimate.Value))],
                    stream => [.. Of(new ShareComparison(Count(p, stream, n, 0), Count(q, stream, n, 1))).Select(t => t.Estimate)]) { Runs = 1000 };
            }

            yield return new("Drift", "normal, shift 0.5, kernel width 1, blocks of 4", n, [new("mmd, blocks", 2 * (1 - Math.Exp(-0.25 / 6)) / Math.Sqrt(3))],
                stream => [KernelDiscrepancy.Blocks(Draw(stream, n, 0, 0, 1, false), Draw(stream, n, 1, 0.5, 1, false), 1, 4, 1)]) { Runs = 1000 };
        }
    }

    private static Target[] Truths(double shift, double scale, bool skew)
    {
        double[] u = [.. Enumerable.Range(0, Grid).Select(i => (i + 0.5) / Grid)], v = [.. u];
        return [.. Of(new TwoSamples(Bent(u, 0, 1, skew), Bent(v, shift, scale, skew))).Select(t => new Target(t.Name, t.Estimate.Value))];
    }

    private static Estimate[] Estimates(double[] reference, double[] current) => [.. Of(new TwoSamples(reference, current)).Select(t => t.Estimate)];

    private static IEnumerable<(string Name, Estimate Estimate)> Of(TwoSamples samples) =>
        [("ks", samples.Ks()), ("wasserstein", samples.Wasserstein()), ("wasserstein.normed", samples.NormedWasserstein()), ("mean-shift", samples.MeanShift()), .. Of(samples.Deciles()).Select(t => (t.Name + ", deciles", t.Estimate))];

    private static IEnumerable<(string Name, Estimate Estimate)> Of(ShareComparison shares) =>
        [("psi", shares.Psi()), ("js", shares.JensenShannon()), ("hellinger", shares.Hellinger()), ("cramers-v", shares.CramersV())];

    private static double[] Draw(ChanceStream stream, int n, uint lane, double shift, double scale, bool skew)
    {
        var u = new double[n];
        stream.Fill(u, 0, 0, lane);
        return Bent(u, shift, scale, skew);
    }

    private static double[] Bent(double[] u, double shift, double scale, bool skew)
    {
        InverseCdf.FillNormal(u, shift, scale);
        return skew ? Array.ConvertAll(u, Math.Exp) : u;
    }

    /// <summary>Shares like 1/k, a part of them turned round.</summary>
    private static double[] Shares(double mixed)
    {
        var weights = Enumerable.Range(1, Texts).Select(k => 1.0 / k).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select((w, k) => (((1 - mixed) * w) + (mixed * weights[Texts - 1 - k])) / sum)];
    }

    private static long[] Count(double[] shares, ChanceStream stream, int rows, uint lane)
    {
        var (u, counts) = (new double[rows], new long[Texts]);
        stream.Fill(u, 0, 0, lane);
        var running = shares.Select((_, k) => shares.Take(k + 1).Sum()).ToArray();
        foreach (var x in u)
            counts[InverseCdf.Choice(x, running)]++;
        return counts;
    }
}
