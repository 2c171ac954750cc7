using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Regression;

public class RegressionEdgeTests
{
    [Fact]
    public void Undefined_values_are_NaN_with_a_reason()
    {
        var zeros = new RegressionSample(new[] { 0.0, 2, 0 }, new[] { 1.0, -1, 2 });
        Assert.Equal("2 true numbers are 0", zeros.Estimate("mape").Because);
        Assert.Equal("1 row has a number of −1 or less", zeros.Estimate("rmsle").Because);
        Assert.True(double.IsNaN(zeros.Value("mape")) && double.IsNaN(zeros.Value("rmsle")));
        Assert.Equal("the true numbers are all the same", new RegressionSample(new[] { 0.1, 0.1, 0.1 }, new[] { 1.0, 2, 3 }).Estimate("r2").Because);
        Assert.Equal("the true numbers are all the same", new RegressionSample(new[] { 0.1, 5, 0.1 }, new[] { 1.0, 2, 3 }, new[] { 1.0, 0, 1 }).Estimate("r2").Because);
        Assert.Equal("the numbers are too large to be squared and summed", new RegressionSample(new[] { 1e200, 0 }, new[] { 0.0, 0 }).Estimate("mse").Because);
        foreach (var metric in RegressionSample.Metrics)
        {
            Assert.Equal("there are no rows", new RegressionSample(Array.Empty<double>(), Array.Empty<double>()).Estimate(metric).Because);
            Assert.Equal("all weights are 0", new RegressionSample(new[] { 1.0 }, new[] { 2.0 }, new[] { 0.0 }).Estimate(metric).Because);
            Assert.True(double.IsNaN(new RegressionSample(Array.Empty<double>(), Array.Empty<double>()).Value(metric)));
        }
    }

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RegressionSample(new[] { 1.0 }, new[] { 1.0, 2 }));
        Assert.Throws<ArgumentException>(() => new RegressionSample(new[] { 1.0 }, new[] { double.PositiveInfinity }));
        Assert.Throws<ArgumentException>(() => new RegressionSample(new[] { double.NaN }, new[] { 1.0 }));
        Assert.Throws<ArgumentException>(() => new RegressionSample(new[] { 1.0 }, new[] { 1.0 }, new[] { double.NaN }));
        foreach (var name in new[] { "pinball", "pinball@1", "pinball@0", "pinball@x", "mad" })
            Assert.Throws<ArgumentException>(() => RegressionSample.IsHigherBetter(name));
        Assert.Equal(["r2"], RegressionSample.Metrics.Where(RegressionSample.IsHigherBetter));
    }

    [Fact]
    public void Intervals_are_withheld_with_few_rows_without_spread_and_of_the_largest_error()
    {
        double[] truth = [.. Enumerable.Range(0, 120).Select(i => (double)i)];
        var few = new RegressionSample(truth.AsMemory(0, 19), truth.AsMemory(1, 19));
        Assert.Equal("too few: 19 rows, at least 20 are needed", few.Estimate("mae").Because);
        Assert.Equal("too few: 99 rows, at least 100 are needed", new RegressionSample(truth.AsMemory(0, 99), truth.AsMemory(1, 99)).Estimate("r2").Because);
        Assert.Equal("too few: 119 rows, at least 200 are needed", new RegressionSample(truth.AsMemory(0, 119), truth.AsMemory(1, 119)).Estimate("rmsle").Because);
        var constant = new RegressionSample(truth, truth.Select(t => t + 0.1).ToArray());
        foreach (var metric in new[] { "mae", "rmse", "mse", "bias", "median_absolute_error", "pinball@0.9" })
            Assert.StartsWith("the rows show no spread", constant.Estimate(metric).Because, StringComparison.Ordinal);
        var perfect = new RegressionSample(truth, truth);
        Assert.Equal(1, perfect.Value("r2"));
        Assert.StartsWith("the rows show no spread", perfect.Estimate("r2").Because, StringComparison.Ordinal);
        Assert.Equal("the largest error of rows not seen has no bound", constant.Estimate("max_error").Because);
        Assert.Equal("the largest error of rows not seen has no bound", constant.Estimate("max_error", new Chance(1).Stream("b"), 100).Because);
    }

    [Fact]
    public void Each_metric_names_the_method_of_its_interval_and_the_interval_holds_the_value()
    {
        var sample = RegressionDraw.Of(300, 4, 0.5);
        var methods = RegressionSample.Metrics.Remove("max_error").Select(m => sample.Estimate(m).Interval!.Method);
        Assert.Equal(["hall-t", "hall-t-root", "hall-t", "jackknife-log", "woodruff", "hall-t", "hall-t", "hall-t-root", "hall-t"], methods);
        foreach (var metric in RegressionSample.Metrics.Remove("max_error"))
        {
            var estimate = sample.Estimate(metric);
            Assert.InRange(estimate.Value, estimate.Interval!.Low, estimate.Interval.High);
            var drawn = sample.Estimate(metric, new Chance(2).Stream("rows"), 300).Interval!;
            Assert.InRange((drawn.High - drawn.Low) / (estimate.Interval.High - estimate.Interval.Low), 0.7, 1.4);
        }
    }

    [Fact]
    public void The_interval_of_a_median_lies_between_order_statistics()
    {
        var truth = new double[25];
        var interval = new RegressionSample(truth, Enumerable.Range(1, 25).Select(i => (double)i).ToArray()).Estimate("median_absolute_error").Interval!;
        Assert.Equal((8, 18), (interval.Low, interval.High)); // 12.5 ∓ 1.96 · 0.5 · √25 = 7.6 and 17.4
    }

    [Fact]
    public void The_jackknife_of_r2_leaves_out_each_row()
    {
        var full = RegressionDraw.Of(100, 5, 0.7);
        var without = Enumerable.Range(0, 100).Select(out1 =>
        {
            var kept = Enumerable.Range(0, 100).Where(i => i != out1).ToArray();
            return Math.Log(1 - new RegressionSample(kept.Select(i => full.Truth[i]).ToArray(), kept.Select(i => full.Predictions[i]).ToArray()).Value("r2"));
        }).ToArray();
        var error = Math.Sqrt(99 / 100.0 * without.Sum(x => Math.Pow(x - without.Average(), 2)));
        var estimate = full.Estimate("r2");
        Peers.Close(1 - (1 - estimate.Value) * Math.Exp(1.9842169515864172 * error), estimate.Interval!.Low, 1e-10); // Student, 99 degrees (R, qt)
        Peers.Close(1 - (1 - estimate.Value) * Math.Exp(-1.9842169515864172 * error), estimate.Interval.High, 1e-10);
    }
}
