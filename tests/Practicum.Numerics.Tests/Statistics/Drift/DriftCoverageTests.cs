using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>
/// Simulated coverage of the intervals of distances, without drift and with, at small and large samples; an interval that is withheld promises nothing. The truth is that of exact
/// shares or of a grid of 200,000 quantiles.
/// </summary>
public sealed class DriftCoverageTests
{
    private const int Runs = 2000;

    [Theory] // columns: rows of the reference, of the window, shift, scale
    [InlineData(100, 100, 0, 1)]
    [InlineData(1000, 300, 0, 1)]
    [InlineData(1000, 300, 0.1, 1)]
    [InlineData(300, 300, 0.3, 1.2)]
    [InlineData(400, 2000, 1.5, 1)]
    public void Intervals_of_distances_cover_the_distance_of_the_distributions(int n, int m, double shift, double scale)
    {
        const int grid = 200_000;
        var quantiles = Enumerable.Range(0, grid).Select(i => InverseCdf.Normal((i + 0.5) / grid)).ToArray();
        var truth = new TwoSamples(quantiles, quantiles.Select(q => shift + (scale * q)).ToArray());
        var bins = truth.Deciles();
        var names = new (string Name, double Truth, Func<TwoSamples, ShareComparison, Estimate> Of, int Hit)[]
        {
            ("ks", truth.Ks().Value, (s, _) => s.Ks(), 0),
            ("wasserstein", truth.Wasserstein().Value, (s, _) => s.Wasserstein(), 0),
            ("normed", truth.NormedWasserstein().Value, (s, _) => s.NormedWasserstein(), 0),
            ("shift", truth.MeanShift().Value, (s, _) => s.MeanShift(), 0),
            ("psi", bins.Psi().Value, (_, c) => c.Psi(), 0),
            ("js", bins.JensenShannon().Value, (_, c) => c.JensenShannon(), 0),
            ("hellinger", bins.Hellinger().Value, (_, c) => c.Hellinger(), 0),
            ("cramer", Pearson(bins, n, m), (_, c) => c.CramersV(), 0),
        };
        for (var run = 0u; run < Runs; run++)
        {
            var (a, b) = TwoSamplesTests.Draw(run, n, m, shift, scale);
            var samples = new TwoSamples(a, b);
            var cells = samples.Deciles();
            for (var i = 0; i < names.Length; i++)
                names[i].Hit += names[i].Of(samples, cells).Interval is not { } found || (found.Low <= names[i].Truth + 1e-12 && found.High >= names[i].Truth - 1e-12) ? 1 : 0;
        }

        Assert.All(names, found => Assert.True(found.Hit >= 0.93 * Runs, $"{found.Name} covers {found.Hit} of {Runs} times at n {n}, m {m}, shift {shift}"));
    }

    [Theory]
    [InlineData(200, 200, 0)]
    [InlineData(2000, 500, 0)]
    [InlineData(2000, 500, 0.05)]
    [InlineData(500, 1000, 0.3)]
    public void Intervals_of_distances_of_categories_cover_the_distance_of_the_shares(int n, int m, double mixed)
    {
        // shares 1/k, a part of them turned round
        const int k = 6;
        var weight = Enumerable.Range(1, k).Select(i => 1.0 / i).ToArray();
        var p = weight.Select(w => w / weight.Sum()).ToArray();
        var q = p.Select((s, i) => ((1 - mixed) * s) + (mixed * p[k - 1 - i])).ToArray();
        var truth = new ShareComparison([.. p.Select(s => (long)Math.Round(s * 1e12))], [.. q.Select(s => (long)Math.Round(s * 1e12))]);
        var (psi, js, hellinger) = (0, 0, 0);
        var stream = new ChanceStream(30, 90);
        for (var run = 0u; run < Runs; run++)
        {
            var shares = new ShareComparison(Count(p, n, run, 0), Count(q, m, run, 1));
            psi += Covers(shares.Psi(), truth.Psi());
            js += Covers(shares.JensenShannon(), truth.JensenShannon());
            hellinger += Covers(shares.Hellinger(), truth.Hellinger());
        }

        Assert.True(Math.Min(psi, Math.Min(js, hellinger)) >= 0.93 * Runs, $"psi {psi}, js {js}, hellinger {hellinger} of {Runs} at n {n}, m {m}, mixed {mixed}");

        static int Covers(Estimate found, Estimate truth) => found.Interval is not { } interval || (interval.Low <= truth.Value + 1e-9 && interval.High >= truth.Value - 1e-9) ? 1 : 0;

        long[] Count(double[] shares, int rows, uint run, uint lane)
        {
            var (u, counts) = (new double[rows], new long[k]);
            stream.Fill(u, run, 0, lane);
            var running = shares.Select((_, i) => shares.Take(i + 1).Sum()).ToArray();
            foreach (var x in u)
                counts[InverseCdf.Choice(x, running)]++;
            return counts;
        }
    }

    /// <summary>Cramér's V depends on the sizes: φ² at n : m.</summary>
    private static double Pearson(ShareComparison truth, int n, int m)
    {
        var deciles = truth.Reference.ToArray().Zip(truth.Current.ToArray()).Select(c => (P: (double)c.First / truth.ReferenceRows, Q: (double)c.Second / truth.CurrentRows));
        double all = n + m;
        return Math.Sqrt(deciles.Sum(c => (c.P - c.Q) * (c.P - c.Q) / (((n * c.P) + (m * c.Q)) / all)) * n / all * m / all);
    }
}
