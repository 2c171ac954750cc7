using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public sealed class BinaryBootstrapTests
{
    private static readonly ChanceStream Stream = new Chance(12).Stream("bootstrap");

    [Fact]
    public void Asked_for_a_bootstrap_every_metric_has_one_about_as_wide_as_the_closed_form()
    {
        var (scores, labels) = Samples.Draw(1500, 8, 0);
        var sample = new BinarySample(scores, labels);
        string[] metrics = [.. BinarySample.AllMetrics];
        var closed = metrics.Select(m => sample.Estimate(m, 0.4)).ToArray();
        foreach (var (how, method) in new (BinaryBootstrap, string)[] { (new(999), "bootstrap"), (new(999, IsBca: true), "bca"), (new(999, IsPoisson: true), "poisson-bootstrap") })
        {
            var estimates = sample.Estimates(metrics, 0.4, Stream, how);
            for (var m = 0; m < metrics.Length; m++)
            {
                Assert.Equal(closed[m].Value, estimates[m].Value);
                Assert.Equal(metrics[m].StartsWith("ece", StringComparison.Ordinal) ? "folded-normal" : method, estimates[m].Interval!.Method);
                var (i, c) = (estimates[m].Interval!, closed[m].Interval!);
                Assert.InRange((i.High - i.Low) / (c.High - c.Low), metrics[m] == "ks" ? 0.6 : 0.85, 1.15);
            }

            Assert.Equal(estimates, sample.Estimates(metrics, 0.4, Stream, how));
        }
    }

    [Fact]
    public void The_area_alone_is_drawn_by_the_fast_path_and_agrees()
    {
        var (scores, labels) = Samples.Draw(3000, 9, 40);
        var sample = new BinarySample(scores, labels);
        var alone = sample.Estimates(["roc_auc"], 0.5, Stream, new(2000))[0].Interval!;
        var among = sample.Estimates(["roc_auc", "accuracy"], 0.5, Stream, new(2000))[0].Interval!;
        var width = among.High - among.Low;
        Assert.InRange(alone.Low - among.Low, -0.1 * width, 0.1 * width);
        Assert.InRange(alone.High - among.High, -0.1 * width, 0.1 * width);
    }

    [Fact]
    public void Too_few_of_a_class_withhold_it_and_undefined_stays_undefined()
    {
        var estimates = new BinarySample([0.1, 0.9, 0.4], [0, 1, 0]).Estimates(["roc_auc", "recall", "precision"], 0.95, Stream, new(50));
        Assert.Equal("too few: 1 positive label, at least 10 are needed", estimates[0].Because);
        Assert.Equal("too few: 1 positive label, at least 10 are needed", estimates[1].Because);
        Assert.Equal("no row is decided as positive", estimates[2].Because);
    }

    [Theory] // each derivative cubed, by finite differences
    [InlineData("roc_auc")]
    [InlineData("average_precision")]
    [InlineData("partial_auc@0.3")]
    [InlineData("log_loss")]
    [InlineData("f2")]
    [InlineData("kappa")]
    [InlineData("ks")]
    public void The_acceleration_is_the_skewness_of_the_derivatives(string metric)
    {
        var (scores, labels) = Samples.Draw(200, 10, 25);
        double[] own = [.. Enumerable.Range(0, 200).Select(i => 0.5 + i % 3)];
        var sample = new BinarySample(scores, labels, own);
        var times = Enumerable.Repeat(1.0, 200).ToArray();
        var slopes = new double[200];
        for (var i = 0; i < slopes.Length; i++)
        {
            times[i] = 1 + 1e-5;
            slopes[i] = sample.Weighted(metric, 0.4, times);
            times[i] = 1 - 1e-5;
            slopes[i] -= sample.Weighted(metric, 0.4, times);
            times[i] = 1;
        }

        var expected = slopes.Sum(s => s * s * s) / (6 * Math.Pow(slopes.Sum(s => s * s), 1.5));
        Peers.Close(expected, BinaryEstimates.Acceleration(new(scores, labels, own), BinaryMetric.Of(metric), 0.4), 1e-6);
    }
}
