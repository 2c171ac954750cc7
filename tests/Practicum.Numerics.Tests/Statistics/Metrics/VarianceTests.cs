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

        var estimate = new BinarySample(a, labels).Estimate("roc_auc");
        Peers.Close(2 * 1.959963984540054 * Math.Sqrt(expected[0][0].GetDouble()), estimate.Interval!.High - estimate.Interval.Low, 1e-12);
    }

    [Fact] // all distinct, two of each: V10 = (1, ½), V01 = (1, ½): each variance 1/8, over 2 twice
    public void DeLong_of_four_rows_is_known_by_hand()
    {
        var covariance = BinarySample.DeLongCovariance([1, 0, 1, 0], [[0.9, 0.6, 0.5, 0.1]]);
        Assert.Equal(0.125, covariance[0, 0], 15);
        Assert.True(double.IsNaN(BinarySample.DeLongCovariance([1, 0, 0], [[0.9, 0.6, 0.5]])[0, 0]));
    }

    [Theory]
    [InlineData("average_precision", 0)]
    [InlineData("average_precision", 20)]
    [InlineData("f1", 0)]
    [InlineData("ece", 0)]
    public void The_infinitesimal_jackknife_is_the_sum_of_squared_derivatives(string metric, int steps)
    {
        var (scores, labels) = Samples.Draw(300, 31, steps);
        var sample = new BinarySample(scores, labels);
        var weights = Enumerable.Repeat(1.0, 300).ToArray();
        double expected = 0;
        const double h = 1e-5;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = 1 + h;
            var up = sample.Weighted(metric, 0.4, weights);
            weights[i] = 1 - h;
            var slope = (up - sample.Weighted(metric, 0.4, weights)) / (2 * h);
            weights[i] = 1;
            expected += slope * slope;
        }

        Assert.True(expected > 0);
        Peers.Close(expected, Influence.Variance(new(scores, labels), BinaryMetrics.Of(metric), 0.4, sample.Value(metric, 0.4)), 1e-6, relative: true);
    }

    [Theory]
    [InlineData("average_precision")]
    [InlineData("f1")]
    public void Large_samples_take_the_jackknife_and_it_is_about_as_wide_as_the_bootstrap(string metric)
    {
        var (scores, labels) = Samples.Draw(50_001, 41, 0);
        var large = new BinarySample(scores, labels).Estimate(metric, 0.4).Interval!;
        var just = new BinarySample(scores.AsSpan(1), labels.AsSpan(1)).Estimate(metric, 0.4, new Chance(1).Stream("b")).Interval!;
        Assert.Equal(("infinitesimal-jackknife", "bootstrap"), (large.Method, just.Method));
        Assert.InRange((large.High - large.Low) / (just.High - just.Low), 0.85, 1.15);
    }
}
