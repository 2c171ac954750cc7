using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public sealed class AreaResamplesTests
{
    private static readonly ChanceStream Stream = new Chance(4).Stream("areas");

    [Theory] // the lanes hold 16 · 1,024 rows: a row, a part of a block, one block and three
    [InlineData(50, 0)]
    [InlineData(777, 7)]
    [InlineData(16_384, 0)]
    [InlineData(40_000, 30)]
    public void An_area_is_that_of_the_rows_weighted_by_what_was_drawn(int rows, int steps)
    {
        var (scores, labels) = Samples.Draw(rows, 5, steps);
        var sorted = new SortedRows(scores, labels);
        var resamples = new AreaResamples(sorted);
        var weights = new double[rows];
        BinaryMetric[] only = [new(BinaryKind.RocAuc)];
        for (var r = 0; r < 3; r++)
        {
            var area = resamples.Area(r, Stream, false, weights);
            var pass = new WeightedPass(sorted, weights, 0.5);
            pass.Run(only);
            Peers.Close(pass.Value(only[0]), area, 1e-12);
            Assert.Equal(rows, weights.Sum());
        }
    }

    [Fact]
    public void Replicates_do_not_depend_on_how_many_are_drawn()
    {
        var (scores, labels) = Samples.Draw(500, 6, 0);
        var sample = new BinarySample(scores, labels);
        Assert.Equal(sample.BootstrapAreas(40, Stream), sample.BootstrapAreas(99, Stream)[..40]);
        Assert.NotEqual(sample.BootstrapAreas(40, Stream), sample.BootstrapAreas(40, Stream, poisson: true));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 12)]
    public void Their_spread_is_the_one_that_DeLong_states(bool poisson, int steps)
    {
        var (scores, labels) = Samples.Draw(2000, 7, steps);
        var sample = new BinarySample(scores, labels);
        var areas = sample.BootstrapAreas(4000, Stream, poisson);
        var mean = areas.Average();
        var error = Math.Sqrt(areas.Sum(a => (a - mean) * (a - mean)) / areas.Length);
        var delong = Math.Sqrt(BinarySample.DeLongCovariance(labels, scores)[0, 0]);
        Assert.InRange(error / delong, 0.95, 1.05); // its Monte Carlo error is 1.1 %
        Assert.InRange((mean - sample.Value("roc_auc")) / delong, -0.08, 0.08);
    }

    [Fact] // the counts of n draws with replacement: each binomial(n, 1/n), and their squares sum to 2n − 1 on average
    public void Poisson_weights_are_settled_to_counts_of_draws()
    {
        const int n = 1000, runs = 2000;
        var (counts, spare, of) = (new double[n], new byte[n], new double[5]);
        double squares = 0, products = 0;
        for (var r = 0; r < runs; r++)
        {
            ResampleCounts.Fill(counts, spare, Stream, r);
            Assert.Equal(n, counts.Sum());
            squares += counts.Sum(c => c * c);
            for (var i = 0; i < n; i++)
                of[Math.Min(4, (int)counts[i])]++;
            for (var i = 0; i + 1 < n; i += 2)
                products += counts[i] * counts[i + 1];
        }

        Assert.InRange(squares / runs, 2 * n - 1 - 5, 2 * n - 1 + 5); // standard error 1
        Assert.InRange(products / runs / (n / 2), 0.996, 1.002); // 1 − 1/n, standard error 0.001
        double[] binomial = [0.367695, 0.368063, 0.184032, 0.061282];
        for (var k = 0; k < binomial.Length; k++)
            Assert.InRange(of[k] / runs / n, binomial[k] - 0.002, binomial[k] + 0.002);
    }

    [Fact]
    public void A_class_that_was_not_drawn_leaves_the_area_undefined()
    {
        var areas = new BinarySample([0.1, 0.4, 0.3, 0.9], [0, 0, 0, 1]).BootstrapAreas(200, Stream);
        Assert.InRange(areas.Count(double.IsNaN), 40, 90); // (3/4)⁴ = 0.316 without the positive, 0.004 without a negative
        Assert.All(areas, a => Assert.True(double.IsNaN(a) || a is >= 0 and <= 1));
    }
}
