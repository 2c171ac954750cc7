using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public class BinarySampleTests
{
    [Fact]
    public void Every_metric_agrees_with_scikit_learn_with_and_without_ties_and_weights()
    {
        var cases = new List<Case>();
        foreach (var (rows, steps, weighted, threshold) in new[] { (3, 0, false, 0.5), (40, 4, false, 0.5), (500, 0, true, 0.3), (500, 10, true, 0.3), (1500, 0, false, 0.7), (5000, 50, false, 0.4), (20_000, 0, true, 0.5) })
        {
            var (scores, labels) = Samples.Draw(rows, (uint)rows, steps);
            (labels[0], labels[1], scores[0], scores[1]) = (0, 1, steps == 0 ? 0.2 : 0, 1);
            var weights = new double[rows];
            Practicum.Numerics.Statistics.Intervals.Bootstrap.FillCounts(weights, new Chance(1).Stream("w"), rows);
            (weights[0], weights[1]) = (1, 2);
            cases.Add(new(scores, [.. labels.Select(l => (int)l)], weighted ? weights : [], threshold));
        }

        cases.Add(new([0, 0, 1, 1, 0.5], [0, 1, 1, 0, 1], [], 0.5));
        var peers = Peers.Ask("metrics", new { cases });
        for (var i = 0; i < cases.Count; i++)
        {
            var sample = new BinarySample(cases[i].scores, [.. cases[i].labels.Select(l => (byte)l)]);
            var all = sample.WeightedAll(BinarySample.Metrics.AsSpan(), cases[i].threshold, cases[i].weights);
            for (var m = 0; m < all.Length; m++)
            {
                var expected = peers[i].GetProperty(BinarySample.Metrics[m]).GetDouble();
                Peers.Close(expected, all[m], 1e-11);
                Peers.Close(expected, sample.Weighted(BinarySample.Metrics[m], cases[i].threshold, cases[i].weights), 1e-11);
            }
        }
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        var (scores, labels) = Samples.Draw(3000, 8, 20);
        var turned = new BinarySample([.. scores.Reverse()], [.. labels.Reverse()]);
        var sample = new BinarySample(scores, labels);
        foreach (var metric in BinarySample.Metrics)
            Peers.Close(sample.Value(metric), turned.Value(metric), 1e-12);
    }

    [Fact]
    public void Weights_of_one_are_no_weights_and_a_weight_of_two_is_the_row_twice()
    {
        var (scores, labels) = Samples.Draw(200, 3, 30);
        var weights = Enumerable.Range(0, 200).Select(i => (double)(i % 3)).ToArray();
        var rows = Enumerable.Range(0, 200).SelectMany(i => Enumerable.Repeat(i, i % 3)).ToArray();
        var sample = new BinarySample(scores, labels);
        var repeated = new BinarySample([.. rows.Select(i => scores[i])], [.. rows.Select(i => labels[i])]);
        foreach (var metric in BinarySample.Metrics)
        {
            Peers.Close(repeated.Value(metric, 0.4), sample.Weighted(metric, 0.4, weights), 1e-13);
            Peers.Close(sample.Value(metric, 0.4), sample.Weighted(metric, 0.4, Enumerable.Repeat(1.0, 200).ToArray()), 1e-14);
        }
    }

    [Fact]
    public void Undefined_values_are_NaN_with_a_reason()
    {
        var onlyNegatives = new BinarySample([0.1, 0.2], [0, 0]);
        Assert.Equal("all labels are the same", onlyNegatives.Estimate("roc_auc").Because);
        Assert.True(double.IsNaN(onlyNegatives.Value("roc_auc")) && double.IsNaN(onlyNegatives.Value("average_precision")));
        Assert.Equal("no label is positive", onlyNegatives.Estimate("recall").Because);
        Assert.Equal("no row is decided as positive", onlyNegatives.Estimate("precision").Because);
        Assert.False(onlyNegatives.Estimate("f1").IsDefined);
        Assert.Equal(1, onlyNegatives.Value("accuracy"));
        Assert.Equal("too few: all labels are the same", onlyNegatives.Estimate("log_loss").Because);
        Assert.Equal("all labels are the same", new BinarySample([0.1, 0.2], [1, 1]).Estimate("average_precision").Because);
        Assert.Equal("a score lies outside 0 to 1", new BinarySample([-3, 2.5], [0, 1]).Estimate("brier").Because);
        Assert.Equal(1, new BinarySample([-3, 2.5], [0, 1]).Value("roc_auc"));
        foreach (var metric in BinarySample.Metrics)
            Assert.Equal("there are no rows", new BinarySample([], []).Estimate(metric).Because);
    }

    [Fact]
    public void Fewer_than_ten_of_a_class_give_a_value_without_an_interval()
    {
        var (scores, _) = Samples.Draw(100, 4, 0);
        var labels = new byte[100];
        labels.AsSpan(0, 9).Fill(1);
        foreach (var metric in new[] { "roc_auc", "average_precision", "log_loss", "brier", "f1", "ece" })
        {
            var estimate = new BinarySample(scores, labels).Estimate(metric);
            Assert.True(estimate.IsDefined && estimate.Interval is null);
            Assert.Equal("too few: 9 positive labels, at least 10 are needed", estimate.Because);
        }

        Assert.Equal("clopper-pearson", new BinarySample(scores, labels).Estimate("recall").Interval!.Method);
    }

    [Fact]
    public void A_ranking_without_spread_has_no_DeLong_interval()
    {
        var labels = Enumerable.Range(0, 40).Select(i => (byte)(i % 2)).ToArray();
        Assert.StartsWith("all scores", new BinarySample(new double[40], labels).Estimate("roc_auc").Because, StringComparison.Ordinal);
        Assert.Equal(0.5, new BinarySample(new double[40], labels).Value("roc_auc"));
        Assert.Contains("separate", new BinarySample([.. labels.Select(l => (double)l)], labels).Estimate("roc_auc").Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_metric_names_the_method_of_its_interval_and_the_interval_holds_the_value()
    {
        var (scores, labels) = Samples.Draw(2000, 5, 0);
        var sample = new BinarySample(scores, labels);
        var stream = new Chance(7).Stream("bootstrap");
        var methods = BinarySample.Metrics.Select(m => sample.Estimate(m, 0.4, stream).Interval!.Method);
        Assert.Equal(["delong", "infinitesimal-jackknife", "hall", "hall", "wilson", "wilson", "wilson", "infinitesimal-jackknife", "folded-normal"], methods);
        foreach (var metric in BinarySample.Metrics)
        {
            var estimate = sample.Estimate(metric, 0.4, stream);
            Assert.InRange(estimate.Value, estimate.Interval!.Low, estimate.Interval.High);
            Assert.Equal(estimate, sample.Estimate(metric, 0.4, stream));
        }
    }

    [Fact]
    public void The_ROC_curve_rises_from_corner_to_corner_and_its_area_is_the_metric()
    {
        var (scores, labels) = Samples.Draw(4000, 6, 0);
        var sample = new BinarySample(scores, labels);
        var curve = sample.Roc();
        Assert.InRange(curve.Length, 90, 101);
        Assert.Equal((0, 0), curve[0]);
        Assert.Equal((1, 1), curve[^1]);
        double area = 0;
        var full = sample.Roc(100_000);
        for (var i = 1; i < full.Length; i++)
        {
            Assert.True(full[i].X >= full[i - 1].X && full[i].Y >= full[i - 1].Y);
            area += (full[i].X - full[i - 1].X) * (full[i].Y + full[i - 1].Y) / 2;
        }

        Peers.Close(sample.Value("roc_auc"), area, 1e-12);
    }

    [Fact]
    public void The_calibration_curve_adds_up_to_the_calibration_error()
    {
        var (scores, labels) = Samples.Draw(4000, 7, 0);
        var sample = new BinarySample(scores, labels);
        var curve = sample.Calibration();
        Assert.Equal(4000, curve.Sum(b => b.Rows));
        Peers.Close(sample.Value("ece"), curve.Sum(b => b.Rows * Math.Abs(b.Stated - b.Came)) / 4000, 1e-12);
        Assert.All(curve, b => Assert.InRange(b.Came, b.Low, b.High));
        Assert.Single(new BinarySample([1, 1], [1, 0]).Calibration());
        Assert.Empty(new BinarySample([1, 7], [1, 0]).Calibration());
    }

    [Fact]
    public void Less_is_better_for_losses_only()
    {
        Assert.Equal(["log_loss", "brier", "ece"], BinarySample.Metrics.Where(m => !BinarySample.IsHigherBetter(m)));
        Assert.Throws<ArgumentException>(() => BinarySample.IsHigherBetter("auc"));
    }

    private sealed record Case(double[] scores, int[] labels, double[] weights, double threshold);
}
