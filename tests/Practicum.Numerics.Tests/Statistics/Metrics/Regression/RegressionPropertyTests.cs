using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Regression;

public class RegressionPropertyTests
{
    private static readonly RegressionSample Sample = RegressionDraw.Of(250, 8, 0.8);
    private static readonly double[] Weights = [.. Enumerable.Range(0, 250).Select(i => (double)(i * 7 % 4))];

    [Fact]
    public void A_weight_of_two_is_the_row_twice()
    {
        var rows = Enumerable.Range(0, 250).SelectMany(i => Enumerable.Repeat(i, (int)Weights[i])).ToArray();
        var repeated = new RegressionSample(rows.Select(i => Sample.Truth[i]).ToArray(), rows.Select(i => Sample.Predictions[i]).ToArray());
        var weighted = new RegressionSample(Sample.Truth.ToArray(), Sample.Predictions.ToArray(), Weights);
        foreach (var metric in RegressionSample.Metrics)
        {
            Peers.Close(repeated.Value(metric), Sample.Weighted(metric, Weights), 1e-12);
            Peers.Close(repeated.Value(metric), weighted.Value(metric), 1e-12);
            Assert.Equal(Sample.Value(metric), Sample.Weighted(metric, Enumerable.Repeat(1.0, 250).ToArray()));
        }
    }

    [Fact]
    public void Doubling_all_weights_changes_no_interval()
    {
        double[] once = [.. Enumerable.Range(0, 250).Select(i => 1.0 + i % 3)];
        var (first, second) = (RegressionDraw.Of(250, 8, 0.8, once), RegressionDraw.Of(250, 8, 0.8, [.. once.Select(w => 2 * w)]));
        foreach (var metric in RegressionSample.Metrics.Remove("max_error"))
        {
            Peers.Close(first.Estimate(metric).Interval!.Low, second.Estimate(metric).Interval!.Low, 1e-12);
            Peers.Close(first.Estimate(metric).Interval!.High, second.Estimate(metric).Interval!.High, 1e-12);
        }
    }

    [Fact]
    public void Weights_of_one_give_the_intervals_of_no_weights()
    {
        var ones = RegressionDraw.Of(250, 8, 0.8, [.. Enumerable.Repeat(1.0, 250)]);
        foreach (var metric in RegressionSample.Metrics.Remove("max_error"))
        {
            Peers.Close(Sample.Estimate(metric).Interval!.Low, ones.Estimate(metric).Interval!.Low, 1e-12);
            Peers.Close(Sample.Estimate(metric).Interval!.High, ones.Estimate(metric).Interval!.High, 1e-12);
        }
    }

    [Fact]
    public void Metrics_move_with_the_unit_as_they_should()
    {
        var scaled = new RegressionSample(Sample.Truth.ToArray().Select(y => 4 * y).ToArray(), Sample.Predictions.ToArray().Select(p => 4 * p).ToArray());
        foreach (var (metric, factor) in new[] { ("mae", 4.0), ("rmse", 4), ("mse", 16), ("r2", 1), ("median_absolute_error", 4), ("bias", 4), ("mape", 1), ("pinball@0.25", 4), ("max_error", 4) })
            Peers.Close(factor * Sample.Value(metric), scaled.Value(metric), 1e-12);
        Peers.Close(Sample.Value("mae") / 2, Sample.Value("pinball@0.5"), 1e-14);
        Peers.Close(Sample.Value("rmse"), Math.Sqrt(Sample.Value("mse")), 1e-15);
    }

    [Fact]
    public void A_large_mean_costs_no_digits_of_r2()
    {
        double[] truth = [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3];
        Assert.Equal(0.8, new RegressionSample(truth, new[] { 1e9, 1e9 + 1, 1e9 + 2, 1e9 + 2 }).Value("r2"), 12);
    }

    [Fact]
    public void Default_intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int runs = 600, rows = 200;
        var names = RegressionSample.Metrics.Remove("max_error").Add("pinball@0.9");
        var population = RegressionDraw.Of(1_000_000, 999, 0.5);
        var truth = names.Select(population.Value).ToArray();
        var hits = new int[names.Length];
        for (var run = 0; run < runs; run++)
        {
            var sample = RegressionDraw.Of(rows, 5000 + (ulong)run, 0.5);
            for (var m = 0; m < hits.Length; m++)
                hits[m] += sample.Estimate(names[m]).Interval is { } i && i.Low <= truth[m] && truth[m] <= i.High ? 1 : 0;
        }

        for (var m = 0; m < hits.Length; m++)
            Assert.True(hits[m] >= 0.92 * runs, $"{names[m]} covers {hits[m]} of {runs}");
    }
}
