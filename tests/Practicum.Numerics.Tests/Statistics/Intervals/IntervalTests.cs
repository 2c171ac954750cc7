using System.Text.Json;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

public class IntervalTests
{
    private static readonly int[][] Shares = [[0, 10], [10, 10], [1, 10], [3, 17], [50, 100], [999, 1000], [12, 1_000_000]];
    private static readonly double[] Values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
    private static readonly double[] At = [0, 0.025, 0.1, 0.5, 0.9, 0.975, 1];
    private static readonly JsonElement Scipy = Peers.Ask("intervals", new { shares = Shares, values = Values, at = At });

    [Fact]
    public void Shares_agree_with_scipy()
    {
        for (var i = 0; i < Shares.Length; i++)
        {
            var (k, n) = (Shares[i][0], Shares[i][1]);
            Same(Scipy.GetProperty("wilson")[i].Doubles(), Proportion.Wilson(k, n));
            Same(Scipy.GetProperty("clopper")[i].Doubles(), Proportion.ClopperPearson(k, n));
            var jeffreys = Scipy.GetProperty("jeffreys")[i].Doubles();
            Same([k == 0 ? 0 : jeffreys[0], k == n ? 1 : jeffreys[1]], Proportion.Jeffreys(k, n));
        }

        Assert.Equal((0, 1), (Proportion.Wilson(0, 0).Low, Proportion.Wilson(0, 0).High));
    }

    [Theory] // the method's worked values, to four decimals
    [InlineData(0, 9.5, 0, 0.3883)]
    [InlineData(1, 9.5, 0.0027, 0.5865)]
    [InlineData(3, 9.5, 0.0651, 0.9229)]
    [InlineData(12, 190, 0.0326, 0.1103)]
    public void Garwood_gives_the_worked_values(int events, double exposure, double low, double high)
    {
        var interval = PoissonRate.Garwood(events, exposure);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Quasi_Garwood_is_Garwood_without_extra_spread_and_wider_with_it()
    {
        var even = PoissonRate.QuasiGarwood([3, 3, 3, 3], [2.0, 2, 2, 2]);
        Peers.Close(PoissonRate.Garwood(12, 8).Low, even.Low, 1e-12);
        Peers.Close(PoissonRate.Garwood(12, 8).High, even.High, 1e-12);
        // counts 0, 0, 0, 12: mean 3, variance 36, φ = 12; one event in exposure 8, times 12
        var uneven = PoissonRate.QuasiGarwood([0, 0, 0, 12], [2.0, 2, 2, 2]);
        Peers.Close(12 * PoissonRate.Garwood(1, 8).Low, uneven.Low, 1e-12);
        Peers.Close(12 * PoissonRate.Garwood(1, 8).High, uneven.High, 1e-12);
        Assert.Equal((0, "worlds"), (PoissonRate.QuasiGarwood([0, 0], [1.0, 1]).Low, uneven.Source));
    }

    [Fact] // Poisson counts: nominal 0.95; gamma-mixed counts (shape 1): the method's simulation says 0.93 where pooled Garwood has 0.69
    public void Quasi_Garwood_covers_where_seeds_differ()
    {
        var stream = new Chance(4).Stream("seeds");
        foreach (var (shape, least) in new[] { (double.PositiveInfinity, 0.93), (1.0, 0.90) })
        {
            var (quasi, pooled) = (0, 0);
            var exposures = Enumerable.Repeat(9.5, 20).ToArray();
            for (var run = 0u; run < 1500; run++)
            {
                var counts = new int[20];
                for (var s = 0u; s < 20; s++)
                {
                    var rate = double.IsInfinity(shape) ? 0.4 : InverseCdf.Gamma(stream.Uniform(run, s, 1), shape, 0.4 / shape);
                    counts[s] = InverseCdf.Poisson(stream.Uniform(run, s), rate * 9.5);
                }

                quasi += Holds(PoissonRate.QuasiGarwood(counts, exposures), 0.4);
                pooled += Holds(PoissonRate.Garwood(counts.Sum(), exposures.Sum()), 0.4);
            }

            Assert.InRange(quasi / 1500.0, least, 0.985);
            if (!double.IsInfinity(shape))
                Assert.InRange(pooled / 1500.0, 0.60, 0.76);
        }
    }

    [Fact] // lognormal values, 20 of them: the method's simulation says 0.93 for bootstrap-t, 0.89 for Student, 0.87 for percentiles
    public void The_studentised_bootstrap_covers_skewed_means_better_than_percentiles()
    {
        var stream = new Chance(6).Stream("skewed");
        var (studentised, percentile, truth) = (0, 0, Math.Exp(0.5));
        const int runs = 600;
        for (var run = 0u; run < runs; run++)
        {
            var values = new double[20];
            stream.Fill(values, run);
            InverseCdf.FillLogNormal(values, 0, 1);
            var draws = new Chance(run).Stream("b");
            studentised += Holds(Bootstrap.StudentisedMean(values, draws, 399)!, truth);
            var means = new double[399];
            var counts = new double[20];
            for (var r = 0; r < means.Length; r++)
            {
                Bootstrap.FillCounts(counts, draws, r);
                means[r] = counts.Zip(values, (c, v) => c * v).Sum() / 20;
            }

            percentile += Holds(Bootstrap.Percentile(means, 0.95, "worlds"), truth);
        }

        Assert.InRange(studentised / (double)runs, 0.88, 0.97);
        Assert.InRange(percentile / (double)runs, 0.78, 0.90);
    }

    [Fact]
    public void Fewer_than_ten_units_give_no_interval_and_equal_ones_a_point()
    {
        Assert.Null(Bootstrap.StudentisedMean([1, 2, 3, 4, 5, 6, 7, 8, 9], default));
        var point = Bootstrap.StudentisedMean([2, 2, 2, 2, 2, 2, 2, 2, 2, 2], default)!;
        Assert.Equal((2, 2), (point.Low, point.High));
    }

    [Fact]
    public void A_ratio_of_sums_is_no_mean_of_ratios_and_scales_with_its_numerators()
    {
        var stream = new Chance(8).Stream("ratio");
        double[] numerators = [3, 5, 1, 8, 2, 6, 4, 7, 2, 9], denominators = [5, 6, 2, 11, 5, 8, 4, 9, 3, 14];
        var interval = Bootstrap.RatioOfSums(numerators, denominators, stream)!;
        Assert.InRange(47.0 / 67, interval.Low, interval.High);
        Assert.Equal("bootstrap-t", interval.Method);
        var tenfold = Bootstrap.RatioOfSums([.. numerators.Select(x => 10 * x)], denominators, stream)!;
        Peers.Close(10 * interval.Low, tenfold.Low, 1e-12);
        Assert.Null(Bootstrap.RatioOfSums(numerators, new double[10], stream));
        Assert.Equal(interval, Bootstrap.RatioOfSums(numerators, denominators, stream));
    }

    [Fact]
    public void Resamples_draw_as_many_rows_as_there_are_each_equally_often()
    {
        var stream = new Chance(5).Stream("b");
        var counts = new double[37];
        var sums = new double[37];
        var squares = 0.0;
        for (var r = 0; r < 4000; r++)
        {
            Bootstrap.FillCounts(counts, stream, r);
            Assert.Equal(37, counts.Sum());
            for (var i = 0; i < 37; i++)
                sums[i] += counts[i];
            squares += counts.Sum(c => (c - 1) * (c - 1));
        }

        Assert.All(sums, s => Assert.InRange(s / 4000, 0.93, 1.07));
        Assert.InRange(squares / 4000 / 37, 0.95, 1.0); // multinomial variance 36/37
        var large = new double[2_000_003];
        Bootstrap.FillCounts(large, stream, 0);
        Assert.Equal(large.Length, large.Sum());
        Assert.InRange(large.Count(c => c == 0) / (double)large.Length, 0.367, 0.369); // e⁻¹
    }

    [Fact]
    public void Clusters_are_drawn_whole()
    {
        var stream = new Chance(5).Stream("b");
        int[] clusters = [0, 0, 1, 2, 2, 2];
        var (counts, drawn) = (new double[6], new double[3]);
        Bootstrap.FillClusterCounts(counts, clusters, 3, stream, 4);
        Bootstrap.FillCounts(drawn, stream, 4);
        Assert.Equal([drawn[0], drawn[0], drawn[1], drawn[2], drawn[2], drawn[2]], counts);
    }

    [Fact]
    public void Quantiles_are_numpys()
    {
        for (var i = 0; i < At.Length; i++)
            Peers.Close(Scipy.GetProperty("quantile")[i].GetDouble(), Bootstrap.Quantile([.. Values], At[i]), 1e-15);
        var interval = Bootstrap.Percentile([.. Values, double.NaN], 0.8, "rows");
        Peers.Close(Scipy.GetProperty("quantile")[2].GetDouble(), interval.Low, 1e-12);
    }

    [Fact] // the method's worked value: delays 3, 5, 8, −, − of 14
    public void The_Kaplan_Meier_median_counts_the_missed()
    {
        Assert.Equal(8, KaplanMeier.Median([3, 5, 8, 14, 14], [true, true, true, false, false]));
        Assert.True(double.IsNaN(KaplanMeier.Median([3, 14, 14], [true, false, false])));
    }

    private static int Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High ? 1 : 0;

    private static void Same(double[] expected, Interval actual)
    {
        Peers.Close(expected[0], actual.Low, 1e-10);
        Peers.Close(expected[1], actual.High, 1e-10);
    }
}
