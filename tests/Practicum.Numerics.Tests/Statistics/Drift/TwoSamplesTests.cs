using System.Text.Json;
using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Distances of two samples against scipy (committed vectors), the shared vectors, closed forms and their own definitions.</summary>
public sealed class TwoSamplesTests
{
    private static readonly JsonElement Scipy = CommittedVectors.Read("drift");
    private static readonly JsonElement Shared = JsonDocument.Parse(File.ReadAllText(SharedData.Find("vectors/drift-stat-vectors.json"))).RootElement;

    [Fact]
    public void Distances_and_tests_are_those_of_scipy()
    {
        foreach (var told in Scipy.GetProperty("two_samples").EnumerateArray())
        {
            var samples = new TwoSamples(told.GetProperty("a").Doubles(), told.GetProperty("b").Doubles());
            Peers.Close(Of("ks"), samples.Ks().Value, 1e-12);
            Peers.Close(Of("ks_exact"), samples.KsTest().PValue.Value, 1e-9, relative: true);
            Peers.Close(Of("wasserstein"), samples.Wasserstein().Value, 1e-12);
            Peers.Close(Of("energy"), samples.Energy().Value, 1e-12);
            if (!told.TryGetProperty("cvm", out _))
                continue;
            Peers.Close(Of("cvm"), samples.CramerVonMises().Statistic, 1e-12);
            Peers.Close(Of("cvm_p"), samples.CramerVonMises().PValue.Value, 1e-5);
            Peers.Close(Of("anderson"), Normalised(samples), 1e-9);

            double Of(string name) => told.GetProperty(name).GetDouble();
        }
    }

    [Fact]
    public void P_values_of_the_largest_distance_are_those_of_scipy()
    {
        foreach (var told in Scipy.GetProperty("ks_p").EnumerateArray())
        {
            var (n, m, d) = (told.GetProperty("n").GetInt32(), told.GetProperty("m").GetInt32(), told.GetProperty("d").GetDouble());
            var (expected, ours) = (told.GetProperty("p").GetDouble(), KolmogorovSmirnov.PValue(d, n, m));
            if (told.GetProperty("asymptotic").GetBoolean())
                Peers.Close(expected, ours, expected < 0.02 ? 1e-6 : 1e-7, relative: true);
            else
                Peers.Close(expected, ours, 1e-9, relative: true);
        }
    }

    [Fact]
    public void The_shared_vectors_are_met()
    {
        var samples = new TwoSamples(Shared.GetProperty("ref").Doubles(), Shared.GetProperty("cur").Doubles());
        var (pooled, bins) = (samples.PooledBins(), samples.ReferenceBins());
        var (evidently, nannyml) = (Shared.GetProperty("evidently"), Shared.GetProperty("nannyml"));
        Peers.Close(evidently.GetProperty("psi").GetDouble(), pooled.PsiFilled().Value, 1e-12);
        Peers.Close(evidently.GetProperty("js_distance_natural_log_no_fill").GetDouble(), pooled.JensenShannon(LogUnit.Nats).Value, 1e-12);
        Peers.Close(evidently.GetProperty("kl").GetDouble(), pooled.KullbackLeibler().Value, 1e-12);
        Peers.Close(evidently.GetProperty("wasserstein_norm").GetDouble(), samples.NormedWasserstein().Value, 1e-12);
        Peers.Close(evidently.GetProperty("ks_p").GetDouble(), samples.KsTest().PValue.Value, 1e-12);
        Peers.Close(nannyml.GetProperty("js_distance_base2_leftover_bin").GetDouble(), bins.JensenShannon().Value, 1e-12);
        Peers.Close(nannyml.GetProperty("hellinger").GetDouble(), bins.Hellinger().Value, 1e-12);
        Peers.Close(nannyml.GetProperty("ks_stat").GetDouble(), samples.Ks().Value, 1e-12);
        Peers.Close(new SortedReference(Shared.GetProperty("ref").Doubles()).MeanShift(Shared.GetProperty("cur").Doubles()), samples.MeanShift().Value, 1e-12);
        Peers.Close(nannyml.GetProperty("wasserstein_raw").GetDouble(), samples.Wasserstein().Value, 1e-12);
    }

    [Fact]
    public void Bins_are_those_of_numpy()
    {
        foreach (var told in Scipy.GetProperty("binned").EnumerateArray())
        {
            double[] a = [.. told.GetProperty("a").Doubles().Order()], b = [.. told.GetProperty("b").Doubles().Order()];
            var (sturges, doane) = (EdgeBins.Sturges(a, b), EdgeBins.Doane(a));
            Assert.Equal(told.GetProperty("sturges").Doubles(), sturges, (x, y) => Math.Abs(x - y) <= 1e-12);
            Assert.Equal(told.GetProperty("doane").Doubles(), doane, (x, y) => Math.Abs(x - y) <= 1e-12);
            Assert.Equal(told.GetProperty("sturges_a").Doubles(), EdgeBins.Count(a, sturges).SkipLast(1).Select(c => (double)c));
            Assert.Equal(told.GetProperty("sturges_b").Doubles(), EdgeBins.Count(b, sturges).SkipLast(1).Select(c => (double)c));
            var inside = told.GetProperty("doane_b").Doubles();
            Assert.Equal([.. inside, b.Length - inside.Sum()], EdgeBins.Count(b, doane).Select(c => (double)c));
        }
    }

    [Fact]
    public void Distances_of_moved_normal_distributions_have_closed_forms()
    {
        const int n = 100_000;
        var grid = Enumerable.Range(0, n).Select(i => InverseCdf.Normal((i + 0.5) / n)).ToArray();
        foreach (var shift in new[] { 0.1, 0.7, 2.0 })
        {
            // W₁ of a shift is the shift; of a scale s: (s − 1) √(2/π); JS and Hellinger have no simple form over bins
            var moved = new TwoSamples(grid, grid.Select(x => x + shift).ToArray());
            Peers.Close(shift, moved.Wasserstein().Value, 1e-9);
            Peers.Close(shift, moved.NormedWasserstein().Value, 1e-4);
            Peers.Close((2 * NoncentralChiSquared.NormalLower(shift / 2)) - 1, moved.Ks().Value, 2e-5);
            var wider = new TwoSamples(grid, grid.Select(x => x * (1 + shift)).ToArray());
            Peers.Close(shift * Math.Sqrt(2 / Math.PI), wider.Wasserstein().Value, 1e-4);

            // energy distance of N(0,1) and N(δ,1): 2 E|X − Y| − 2 E|X − X′|, E|N(δ,2)| = 2 φ(δ/√2)/√… in closed form
            var expected = (2 * Folded(shift)) - (2 * Folded(0));
            Peers.Close(Math.Sqrt(expected), moved.Energy().Value, 1e-4);
        }

        static double Folded(double d) => (2 / Math.Sqrt(Math.PI) * Math.Exp(-d * d / 4)) + (d * ((2 * NoncentralChiSquared.NormalLower(d / Math.Sqrt(2))) - 1));
    }

    [Fact]
    public void Values_that_move_by_a_monotone_map_keep_the_distances_of_ranks()
    {
        var samples = Draw(5, 400, 300, 0.3);
        var (plain, bent) = (new TwoSamples(samples.A, samples.B), new TwoSamples(samples.A.Select(Math.Exp).ToArray(), samples.B.Select(Math.Exp).ToArray()));
        Assert.Equal(plain.Ks(), bent.Ks());
        Assert.Equal(plain.CramerVonMises(), bent.CramerVonMises());
        Assert.Equal(plain.AndersonDarling(), bent.AndersonDarling());
        var turned = new TwoSamples(samples.B, samples.A);
        Assert.Equal(plain.Ks().Value, turned.Ks().Value);
        Peers.Close(plain.Wasserstein().Value, turned.Wasserstein().Value, 1e-13);
    }

    [Fact]
    public void P_values_of_equal_distributions_are_uniform()
    {
        var (cramer, anderson) = (new double[2000], new double[2000]);
        for (var run = 0; run < cramer.Length; run++)
        {
            var (a, b) = Draw((uint)run, 40, 60, 0);
            var samples = new TwoSamples(a, b);
            (cramer[run], anderson[run]) = (samples.CramerVonMises().PValue.Value, samples.AndersonDarling().PValue.Value);
        }

        foreach (var found in new[] { cramer, anderson })
        {
            foreach (var level in new[] { 0.01, 0.05, 0.2, 0.5 })
                Assert.InRange(found.Count(p => p <= level) / 2000.0, level - (4 * Math.Sqrt(level * (1 - level) / 2000)), level + (4 * Math.Sqrt(level * (1 - level) / 2000)));
        }
    }

    [Fact]
    public void Missing_infinite_and_absent_values_are_named()
    {
        var none = new TwoSamples([double.NaN], [1, 2]);
        Assert.Equal("the reference has no values", none.Ks().Because);
        Assert.False(none.KsTest().PValue.IsDefined || none.Wasserstein().IsDefined || none.Energy().IsDefined || none.CramerVonMises().PValue.IsDefined);
        Assert.Equal("the window has no values", new TwoSamples([1], []).NormedWasserstein().Because);
        var endless = new TwoSamples([1, 2, double.PositiveInfinity], [1, 3, double.PositiveInfinity]);
        Assert.Equal(1 / 3.0, endless.Ks().Value, 12);
        Assert.Equal("a value is infinite", endless.Wasserstein().Because);
        Assert.Throws<InvalidOperationException>(endless.PooledBins);
        Assert.Equal("the reference is constant and has moved", new TwoSamples([4, 4], [5]).MeanShift().Because);
        Assert.Equal(0, new TwoSamples([4, 4], [4]).MeanShift().Value);
        var few = new TwoSamples([1, 2, double.NaN], [1.5]);
        Assert.Equal((2, 1, 1, 0), (few.ReferenceRows, few.ReferenceMissing, few.CurrentRows, few.CurrentMissing));
        Assert.True(few.Wasserstein() is { Interval: null, Because: not null, Value: 0.5 });
        var same = new TwoSamples([4, 4, 4], [4, 4]);
        Assert.Equal((0, 0, 1), (same.Ks().Value, same.Wasserstein().Value, same.KsTest().PValue.Value));
        Assert.Equal("all values are the same", same.AndersonDarling().PValue.Because);
    }

    [Fact]
    public void The_noncentral_chi_squared_distribution_is_that_of_scipy()
    {
        foreach (var told in Scipy.GetProperty("noncentral").EnumerateArray())
        {
            var (x, degrees, noncentrality, expected) = (told.GetProperty("x").GetDouble(), told.GetProperty("df").GetDouble(), told.GetProperty("nc").GetDouble(), told.GetProperty("p").GetDouble());
            Peers.Close(expected, NoncentralChiSquared.Lower(x, degrees, noncentrality), noncentrality > 1000 ? 1e-4 : 1e-10);
            var back = NoncentralChiSquared.NoncentralityAt(Math.Max(1e-6, expected), x, degrees);
            if (expected > 1e-5 && noncentrality <= 1000)
                Peers.Close(noncentrality, back, 1e-6);
        }
    }

    internal static (double[] A, double[] B) Draw(uint run, int n, int m, double shift, double scale = 1)
    {
        var (a, b) = (new double[n], new double[m]);
        var stream = new ChanceStream(17, 4);
        stream.Fill(a, run);
        stream.Fill(b, run, 0, 1);
        InverseCdf.FillNormal(a, 0, 1);
        InverseCdf.FillNormal(b, shift, scale);
        return (a, b);
    }

    /// <summary>scipy gives (A² − 1) / σ with σ of Scholz and Stephens (1987), eq. 4, for two samples.</summary>
    private static double Normalised(TwoSamples samples)
    {
        double n = samples.ReferenceRows, m = samples.CurrentRows, all = n + m, inverse = (1 / n) + (1 / m);
        double h = 0, g = 0;
        for (var i = 1; i < all; i++)
            h += 1 / (double)i;
        var tail = 0.0;
        for (var i = 1; i <= all - 2; i++)
        {
            // Σ over i < j of 1 / ((N − i) j)
            tail = 0;
            for (var j = i + 1; j < all; j++)
                tail += 1 / (double)j;
            g += tail / (all - i);
        }

        const double k = 2;
        var a = (((4 * g) - 6) * (k - 1)) + ((10 - (6 * g)) * inverse);
        var b = (((2 * g) - 4) * k * k) + (8 * h * k) + (((2 * g) - (14 * h) - 4) * inverse) - (8 * h) + (4 * g) - 6;
        var c = (((6 * h) + (2 * g) - 2) * k * k) + (((4 * h) - (4 * g) + 6) * k) + (((2 * h) - 6) * inverse) + (4 * h);
        var d = (((2 * h) + 6) * k * k) - (4 * h * k);
        var variance = ((a * all * all * all) + (b * all * all) + (c * all) + d) / ((all - 1) * (all - 2) * (all - 3));
        return (samples.AndersonDarling().Statistic - 1) / Math.Sqrt(variance);
    }
}
