using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

/// <summary>How often a default interval holds the population's value, over simulated holdouts; the population is a holdout of a million rows.</summary>
public class CoverageTests
{
    private static readonly Lazy<BinarySample> Population = new(() =>
    {
        var (scores, labels) = Samples.Draw(1_000_000, 1000, 0);
        return new(scores, labels);
    });

    [Theory] // bounds: nominal 0.95 ± Monte Carlo error (3 standard errors) and what the method's approximation costs
    [InlineData("roc_auc", 300, 1000, 0.92, 0.98)]
    [InlineData("log_loss", 300, 1000, 0.92, 0.98)]
    [InlineData("brier", 300, 1000, 0.92, 0.98)]
    [InlineData("accuracy", 300, 1000, 0.92, 0.98)]
    [InlineData("recall", 300, 1000, 0.92, 0.98)]
    [InlineData("precision", 300, 1000, 0.92, 0.98)]
    [InlineData("ece", 300, 1000, 0.92, 1)]
    [InlineData("f1", 300, 300, 0.90, 0.99)]
    [InlineData("average_precision", 300, 300, 0.89, 0.99)]
    public void The_default_interval_covers_about_as_often_as_it_says(string metric, int rows, int runs, double low, double high)
    {
        var truth = Population.Value.Value(metric, 0.4);
        var hits = 0;
        for (var run = 0; run < runs; run++)
        {
            var (s, l) = Samples.Draw(rows, 2000 + (uint)run, 0);
            var interval = new BinarySample(s, l).Estimate(metric, 0.4, new Chance((ulong)run).Stream("b")).Interval!;
            hits += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange((double)hits / runs, low, high);
    }

    [Fact]
    public void The_calibration_error_of_a_perfect_model_may_be_zero()
    {
        var (held, low) = (0, 0.0);
        for (var run = 0u; run < 400; run++)
        {
            var (p, _) = Samples.Draw(500, 9000 + run, 0);
            var labels = new byte[500];
            for (var i = 0; i < 500; i++)
                labels[i] = (byte)InverseCdf.Bernoulli(new Chance(3).Stream("label").Uniform(run, (uint)i), p[i]);
            var estimate = new BinarySample(p, labels).Estimate("ece");
            low = Math.Max(low, estimate.Interval!.Low);
            held += estimate.Interval.Low <= 0.001 && estimate.Value <= estimate.Interval.High ? 1 : 0;
        }

        Assert.InRange(held / 400.0, 0.92, 1);
        Assert.True(low < 0.02);
    }
}
