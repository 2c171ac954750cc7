using System.Text.Json;
using Practicum.Numerics.Statistics.Drift;

namespace Practicum.Numerics.Tests.Statistics.Drift;

public class DriftTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Find("vectors/drift-stat-vectors.json"))).RootElement;
    private static readonly double[] Ref = Vectors.GetProperty("ref").Doubles();
    private static readonly double[] Cur = Vectors.GetProperty("cur").Doubles();
    private static readonly JsonElement Scipy = Peers.Ask("drift", new { @ref = Ref, cur = Cur });

    [Fact]
    public void Statistics_agree_with_numpy_and_scipy_on_the_shared_vectors()
    {
        var sorted = new SortedReference(Ref);
        Peers.Close(Vectors.GetProperty("nannyml").GetProperty("ks_stat").GetDouble(), sorted.Ks(Cur), 1e-12);
        Peers.Close(Vectors.GetProperty("evidently").GetProperty("ks_p").GetDouble(), KolmogorovSmirnov.PValue(sorted.Ks(Cur), Cur.Length, Ref.Length), 1e-12);
        Peers.Close(Scipy.GetProperty("ks").GetDouble(), sorted.Ks(Cur), 1e-12);
        Peers.Close(Scipy.GetProperty("shift").GetDouble(), sorted.MeanShift(Cur), 1e-12);
        Peers.Close(Scipy.GetProperty("psi").GetDouble(), new DecileReference(Ref).Psi(Cur), 1e-12);
        Peers.Close(Scipy.GetProperty("ks_p_large").GetDouble(), KolmogorovSmirnov.PValue(0.01, 40_000, 40_000), 2e-3);
    }

    [Fact]
    public void Counts_of_ticks_add_up_to_the_window()
    {
        var reference = new DecileReference(Ref);
        var counts = new long[reference.Bins];
        reference.Count(Cur.AsSpan(0, 100), counts);
        reference.Count(Cur.AsSpan(100), counts);
        Assert.Equal(reference.Psi(Cur), reference.PsiOfCounts(counts));
        Assert.Equal((9, 11), (reference.DegreesOfFreedom, reference.Bins));
    }

    [Theory] // closed form: bin shares Φ(cut − δ) of a shifted normal, by scipy 1.10
    [InlineData(0.1, 0.009587276462951957)]
    [InlineData(0.2, 0.03831078131166873)]
    [InlineData(0.3, 0.08605504584148117)]
    [InlineData(0.5, 0.2377492046862759)]
    public void A_shift_of_the_mean_has_the_known_index(double shift, double expected)
    {
        // the normal distribution as a grid of its quantiles: no sampling noise
        const int n = 200_000;
        var grid = Enumerable.Range(0, n).Select(i => InverseCdf.Normal((i + 0.5) / n)).ToArray();
        var moved = grid.Select(x => x + shift).ToArray();
        Assert.Equal(expected, new DecileReference(grid).Psi(moved), 1e-5);
        Assert.Equal(shift, new SortedReference(grid).MeanShift(moved), 1e-4);
        // sup distance of Φ(x) and Φ(x − δ) is 2 Φ(δ/2) − 1, at δ/2; Φ by its own inverse on the grid
        Assert.Equal(grid.Count(x => Math.Abs(x) <= shift / 2) / (double)n, new SortedReference(grid).Ks(moved), 1e-4);
    }

    [Fact] // the method's simulation: reference 360,000, windows of 100 → mean 0.096, P(> 0.2) 0.033, P(> 0.1) 0.40; of 500 → 0.018
    public void The_index_without_drift_is_as_large_as_the_method_says()
    {
        var stream = new Chance(12).Stream("quiet");
        var all = new double[360_000];
        stream.Fill(all, 0);
        var reference = new DecileReference(all);
        foreach (var (n, mean) in new[] { (100, 0.096), (500, 0.018) })
        {
            var window = new double[n];
            double sum = 0;
            var (over1, over2) = (0, 0);
            for (var run = 1u; run <= 3000; run++)
            {
                stream.Fill(window, run);
                var psi = reference.Psi(window);
                sum += psi;
                over1 += psi > 0.1 ? 1 : 0;
                over2 += psi > 0.2 ? 1 : 0;
            }

            Assert.InRange(sum / 3000, 0.96 * mean, 1.04 * mean);
            if (n == 100)
            {
                Assert.InRange(over1 / 3000.0, 0.36, 0.44);
                Assert.InRange(over2 / 3000.0, 0.022, 0.045);
            }
        }
    }

    [Fact]
    public void The_auto_threshold_is_the_quantile_of_the_index_without_drift_but_not_under_its_floor()
    {
        var quantile = Scipy.GetProperty("chi2").GetDouble();
        Peers.Close((1.0 / 500 + 1.0 / 20_000) * quantile, DriftThresholds.AutoPsi(500, 20_000, 7, 4, 90), 1e-12);
        Assert.Equal(0.02, DriftThresholds.AutoPsi(50_000, 360_000, 7, 4, 90));
        Assert.Equal(0.02, DriftThresholds.AutoPsi(500, 360_000, 90, 1, 30));
        Assert.Equal(double.PositiveInfinity, DriftThresholds.AutoPsi(0, 360_000, 7, 4, 90));
    }

    [Fact]
    public void Missing_values_and_ties_have_bins_of_their_own()
    {
        double[] half = [.. Ref.Select((x, i) => i % 2 == 0 ? double.NaN : x)];
        Assert.True(new DecileReference(Ref).Psi(half) > 1);
        Assert.Equal(10, new DecileReference(half).DegreesOfFreedom);
        var constant = new DecileReference(Enumerable.Repeat(5.0, 1000).ToArray());
        Assert.Equal(0, constant.Psi([5, 5, 5]));
        Assert.True(constant.Psi([4, 4, 4]) > 1 && constant.Psi([6, 6, 6]) > 1);
        var flags = new DecileReference([.. Enumerable.Range(0, 1000).Select(i => i < 50 ? 1.0 : 0)]);
        Assert.Equal(1, flags.DegreesOfFreedom);
        var expected = (0.10 - 0.05) * Math.Log(2) + (0.90 - 0.95) * Math.Log(0.90 / 0.95);
        Peers.Close(expected, flags.Psi([.. Enumerable.Range(0, 100).Select(i => i < 10 ? 1.0 : 0)]), 1e-12);
        Assert.True(double.IsNaN(new DecileReference([]).Psi([1])) && double.IsNaN(flags.Psi([])));
    }

    [Fact]
    public void Categories_are_compared_by_share_with_new_and_missing_ones()
    {
        // the shared vectors' counts: reference a 120, b 80, c 50; current 60, 70, 40
        var reference = new CategoryReference(Codes(120, 80, 50));
        var expected = Term(120 / 250.0, 60 / 170.0) + Term(80 / 250.0, 70 / 170.0) + Term(50 / 250.0, 40 / 170.0);
        Peers.Close(expected, reference.Psi(Codes(60, 70, 40)), 1e-12);
        Assert.Equal(2, reference.DegreesOfFreedom);
        var strange = Codes(60, 70, 40, 10, 20);
        Assert.Equal(30 / 200.0, reference.NewShare(strange), 12);
        Peers.Close(Term(120 / 250.0, 0.3) + Term(80 / 250.0, 0.35) + Term(50 / 250.0, 0.2) + Term(0.5 / 250, 0.15), reference.Psi(strange), 1e-12);
        Assert.True(reference.Psi([.. strange, -1, -1]) > reference.Psi(strange));
    }

    [Fact]
    public void Empty_and_constant_windows_are_no_accident()
    {
        var reference = new SortedReference([1, 2, double.NaN, 3]);
        Assert.Equal((3, 2, 1), (reference.Rows, reference.Mean, reference.Deviation));
        Assert.True(double.IsNaN(reference.Ks([double.NaN])) && double.IsNaN(reference.MeanShift([])));
        Assert.Equal(1, reference.Ks([9, 9]));
        var constant = new SortedReference([0.1, 0.1, 0.1]);
        Assert.Equal(0, constant.MeanShift([0.1, 0.1]));
        Assert.Equal(double.NegativeInfinity, constant.MeanShift([0]));
        Assert.Equal(0, constant.Ks([0.1]));
        Assert.Equal(1, KolmogorovSmirnov.PValue(0, 3, 3));
    }

    private static int[] Codes(params int[] counts) => [.. counts.SelectMany((n, code) => Enumerable.Repeat(code, n))];

    private static double Term(double r, double c) => (c - r) * Math.Log(c / r);
}
