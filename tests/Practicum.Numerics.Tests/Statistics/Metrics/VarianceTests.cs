using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public class VarianceTests
{
    [Fact]
    public void DeLong_agrees_with_its_definition_over_all_pairs()
    {
        var (a, labels) = Samples.Draw(400, 21, 25);
        var (noise, _) = Samples.Draw(400, 22, 0);
        var b = a.Select((s, i) => s + 0.5 * noise[i]).ToArray();
        double[][] sets = [a, b, noise];
        var expected = Peers.Ask("delong", new { labels = labels.Select(l => (int)l), scores = sets });
        var covariance = BinarySample.DeLongCovariance(labels, sets);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                Peers.Close(expected[i][j].GetDouble(), covariance[i, j], 1e-11, relative: true);
        }
    }

    [Fact] // all distinct, two of each: V10 = (1, ½), V01 = (1, ½): each variance 1/8, over 2 twice
    public void DeLong_of_four_rows_is_known_by_hand()
    {
        var covariance = BinarySample.DeLongCovariance([1, 0, 1, 0], [[0.9, 0.6, 0.5, 0.1]]);
        Assert.Equal(0.125, covariance[0, 0], 15);
        Assert.True(double.IsNaN(BinarySample.DeLongCovariance([1, 0, 0], [[0.9, 0.6, 0.5]])[0, 0]));
    }

    [Theory]
    [InlineData("roc_auc", 0)]
    [InlineData("roc_auc", 20)]
    [InlineData("average_precision", 0)]
    [InlineData("average_precision", 20)]
    [InlineData("partial_auc", 0)]
    [InlineData("partial_auc@0.25", 20)]
    [InlineData("partial_auc_raw@0.25", 8)]
    [InlineData("ks", 20)]
    [InlineData("ece", 0)]
    [InlineData("accuracy", 0)]
    [InlineData("precision", 0)]
    [InlineData("recall", 0)]
    [InlineData("specificity", 0)]
    [InlineData("balanced_accuracy", 0)]
    [InlineData("f1", 0)]
    [InlineData("f2", 0)]
    [InlineData("f0.5", 0)]
    [InlineData("mcc", 0)]
    [InlineData("kappa", 0)]
    public void The_infinitesimal_jackknife_is_the_sum_of_squared_derivatives(string metric, int steps)
    {
        var (scores, labels) = Samples.Draw(300, 31, steps);
        var own = Enumerable.Range(0, 300).Select(i => 0.5 + i % 4).ToArray();
        foreach (var weights in new[] { [], own })
        {
            var rows = new SortedRows(scores, labels, weights);
            var sample = new BinarySample(scores, labels, weights);
            var times = Enumerable.Repeat(1.0, 300).ToArray();
            double expected = 0;
            const double h = 1e-5;
            for (var i = 0; i < times.Length; i++)
            {
                times[i] = 1 + h;
                var up = sample.Weighted(metric, 0.4, times);
                times[i] = 1 - h;
                var slope = (up - sample.Weighted(metric, 0.4, times)) / (2 * h);
                times[i] = 1;
                expected += slope * slope;
            }

            Assert.True(expected > 0);
            Peers.Close(expected, BinaryEstimates.PlainVariance(rows, BinaryMetric.Of(metric), 0.4), 2e-6, relative: true);
        }
    }
}
