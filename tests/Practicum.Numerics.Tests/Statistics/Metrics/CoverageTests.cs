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
    [InlineData("f1", 300, 1000, 0.92, 0.98)]
    [InlineData("f0.5", 300, 1000, 0.92, 0.98)]
    [InlineData("mcc", 300, 1000, 0.92, 0.98)]
    [InlineData("kappa", 300, 1000, 0.92, 0.98)]
    [InlineData("balanced_accuracy", 300, 1000, 0.92, 0.98)]
    [InlineData("specificity", 300, 1000, 0.92, 0.98)]
    [InlineData("average_precision", 300, 1000, 0.92, 0.98)]
    [InlineData("partial_auc", 300, 1000, 0.92, 0.98)]
    [InlineData("ks", 300, 1000, 0.92, 0.99)]
    [InlineData("ece_mass", 300, 1000, 0.92, 1)]
    [InlineData("roc_auc", 60, 1000, 0.92, 0.98)]
    public void The_default_interval_covers_about_as_often_as_it_says(string metric, int rows, int runs, double low, double high)
    {
        var truth = Population.Value.Value(metric, 0.4);
        var (hits, withheld) = (0, 0);
        for (var run = 0; run < runs; run++)
        {
            var (s, l) = Samples.Draw(rows, 2000 + (uint)run, 0);
            if (new BinarySample(s, l).Estimate(metric, 0.4).Interval is not { } interval)
                withheld++;
            else
                hits += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange(withheld, 0, 0.02 * runs);
        Assert.InRange(hits / (double)(runs - withheld), low, high);
    }

    [Theory] // fifteen to fifty positives and ranks near perfect, where the plain DeLong interval covers 0.74 to 0.90
    [InlineData(300, 0.05, 2.5)]
    [InlineData(1000, 0.02, 3)]
    [InlineData(100, 0.5, 2.5)]
    public void Areas_of_few_positives_near_1_are_covered(int rows, double rate, double shift)
    {
        const int runs = 1000;
        string[] metrics = ["roc_auc", "average_precision", "ks", "f2", "balanced_accuracy"];
        var whole = Sample(Binormal(400_000, rate, shift, 0));
        var truths = metrics.Select(m => whole.Value(m, shift / 2)).ToArray();
        var (hits, shown) = (new int[metrics.Length], new int[metrics.Length]);
        for (var run = 1u; run <= runs; run++)
        {
            var sample = Sample(Binormal(rows, rate, shift, run));
            for (var m = 0; m < metrics.Length; m++)
            {
                if (sample.Estimate(metrics[m], shift / 2).Interval is not { } interval)
                    continue;
                shown[m]++;
                hits[m] += interval.Low <= truths[m] && truths[m] <= interval.High ? 1 : 0;
            }
        }

        Assert.All(shown, s => Assert.InRange(s, 0.9 * runs, runs));
        Assert.All(hits.Zip(shown, (h, s) => h / (double)s), c => Assert.InRange(c, 0.93, 1));
    }

    [Theory]
    [InlineData(300, 0.3, 1.5)]
    [InlineData(1000, 0.05, 2)]
    public void The_parts_of_the_Brier_score_are_covered(int rows, double rate, double shift)
    {
        const int runs = 600;
        var truth = Likely(Binormal(400_000, rate, shift, 0), rate, shift).DecomposeBrier();
        var hits = new int[3];
        for (var run = 1u; run <= runs; run++)
        {
            var parts = Likely(Binormal(rows, rate, shift, run), rate, shift).DecomposeBrier();
            hits[0] += Holds(parts.Reliability, truth.Reliability.Value);
            hits[1] += Holds(parts.Resolution, truth.Resolution.Value);
            hits[2] += Holds(parts.Uncertainty, truth.Uncertainty.Value);
        }

        Assert.All(hits, h => Assert.InRange(h / (double)runs, 0.92, 1));

        static int Holds(Estimate estimate, double value) => estimate.Interval is { } i && i.Low <= value && value <= i.High ? 1 : 0;
    }

    private static BinarySample Sample((double[] Scores, byte[] Labels) rows) => new(rows.Scores, rows.Labels);

    /// <summary>The same rows scored by their probability to the power 0.9.</summary>
    private static BinarySample Likely((double[] Scores, byte[] Labels) rows, double rate, double shift) =>
        new([.. rows.Scores.Select(x => Math.Pow(1 / (1 + (1 - rate) / rate * Math.Exp(shift * shift / 2 - shift * x)), 0.9))], rows.Labels);

    private static (double[] Scores, byte[] Labels) Binormal(int rows, double rate, double shift, uint run)
    {
        var (scores, labels, stream) = (new double[rows], new byte[rows], new Chance(5).Stream("binormal"));
        var class01 = new double[rows];
        stream.Fill(class01, run);
        stream.Fill(scores, run, 0, 1);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = (byte)(class01[i] < rate ? 1 : 0);
            scores[i] = InverseCdf.Normal(scores[i]) + shift * labels[i];
        }

        return (scores, labels);
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
