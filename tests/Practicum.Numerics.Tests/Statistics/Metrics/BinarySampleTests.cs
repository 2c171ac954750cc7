using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Metrics.Sorting;

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
        Assert.Equal("no label is negative", new BinarySample([0.1, 0.2], [1, 1]).Estimate("specificity").Because);
        Assert.Equal("all rows are decided alike", new BinarySample([0.1, 0.2], [1, 0]).Estimate("mcc").Because);
        Assert.Equal("all labels and all decisions are the same", onlyNegatives.Estimate("kappa").Because);
        Assert.Equal(0, new BinarySample([0.1, 0.2], [1, 0]).Value("kappa"));
        foreach (var metric in BinarySample.AllMetrics)
            Assert.Equal("there are no rows", new BinarySample([], []).Estimate(metric).Because);
    }

    [Fact]
    public void Fewer_than_ten_of_a_class_give_a_value_without_an_interval()
    {
        var (scores, _) = Samples.Draw(100, 4, 0);
        var labels = new byte[100];
        labels.AsSpan(0, 9).Fill(1);
        foreach (var metric in new[] { "roc_auc", "average_precision", "log_loss", "brier", "f1", "ece", "partial_auc", "ks", "mcc", "balanced_accuracy" })
        {
            var estimate = new BinarySample(scores, labels).Estimate(metric);
            Assert.True(estimate.IsDefined && estimate.Interval is null);
            Assert.Equal("too few: 9 positive labels, at least 10 are needed", estimate.Because);
        }

        Assert.Equal("clopper-pearson", new BinarySample(scores, labels).Estimate("recall").Interval!.Method);
    }

    [Fact]
    public void A_constant_score_has_no_interval_and_a_perfect_one_has_an_end_below_1()
    {
        var labels = Enumerable.Range(0, 40).Select(i => (byte)(i % 2)).ToArray();
        var (constant, perfect) = (new BinarySample(new double[40], labels), new BinarySample([.. labels.Select(l => (double)l)], labels));
        Assert.Equal(0.5, constant.Value("roc_auc"));
        foreach (var metric in new[] { "roc_auc", "ks", "partial_auc@0.5" })
            Assert.Equal("all scores are the same", constant.Estimate(metric).Because);
        var area = perfect.Estimate("roc_auc");
        Assert.Equal((1, 1, "newcombe"), (area.Value, area.Interval!.High, area.Interval.Method));
        Assert.InRange(area.Interval.Low, 0.8, 0.9);
        Assert.Contains("separate", perfect.Estimate("average_precision").Because, StringComparison.Ordinal);
        Assert.Equal("too few: 2 negative labels within the false positive rate, at least 5 are needed", perfect.Estimate("partial_auc").Because);
        Assert.InRange(perfect.Estimate("mcc").Interval!.Low, 0.6, 0.8);
        Assert.Equal(1, perfect.Estimate("f1").Interval!.High);
    }

    [Fact] // Newcombe 2006, method 5, by its definition: both ends solve (A − θ)² = z² V(θ)
    public void Newcombes_ends_solve_his_equation()
    {
        var (p, n, area) = (15.0, 60.0, 0.93);
        var interval = BinaryIntervals.Area(area, (1, 1), ClassTotals.OfRows(p, n), 0.95);
        Assert.Equal("newcombe", interval.Method);
        foreach (var end in new[] { interval.Low, interval.High })
        {
            var k = (p + n) / 2 - 1;
            var variance = end * (1 - end) * (1 + k * (1 - end) / (2 - end) + k * end / (1 + end)) / (p * n);
            Peers.Close(1.959963984540054, Math.Abs(area - end) / Math.Sqrt(variance), 1e-9);
        }
    }

    [Fact]
    public void Weights_must_be_finite_and_at_least_0_and_not_all_0()
    {
        Assert.Throws<ArgumentException>(() => new BinarySample([0.1, 0.2], [0, 1], [1, -1]));
        Assert.Throws<ArgumentException>(() => new BinarySample([0.1, 0.2], [0, 1], [1, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new BinarySample([0.1, 0.2], [0, 1], [1]));
        foreach (var metric in BinarySample.AllMetrics)
            Assert.Equal("all weights are 0", new BinarySample([0.1, 0.2], [0, 1], [0, 0]).Estimate(metric).Because);
        var (scores, labels) = Samples.Draw(100, 4, 0);
        var weights = Enumerable.Range(0, 100).Select(i => i < 3 ? 1000.0 : 1).ToArray();
        Assert.StartsWith("too few:", new BinarySample(scores, labels, weights).Estimate("roc_auc").Because, StringComparison.Ordinal);
        Assert.Contains("effective", new BinarySample(scores, labels, weights).Estimate("roc_auc").Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_numbers_are_known_and_others_are_not()
    {
        Assert.True(BinarySample.Knows("f0.25") && BinarySample.Knows("partial_auc@1") && BinarySample.Knows("partial_auc_raw@0.01"));
        foreach (var name in new[] { "auc", "f", "f-1", "f0", "partial_auc@0", "partial_auc@1.5", "partial_auc@", "f1e9", "f∞", "F1" })
            Assert.False(BinarySample.Knows(name), name);
        var (scores, labels) = Samples.Draw(300, 4, 0);
        var sample = new BinarySample(scores, labels);
        Peers.Close(sample.Value("roc_auc"), sample.Value("partial_auc@1"), 1e-13);
        Peers.Close(sample.Value("roc_auc"), sample.Value("partial_auc_raw@1"), 1e-13);
    }

    [Theory] // from no rows to several pieces, one bucket, two buckets, signs, infinities, denormals
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void Rows_are_sorted_by_falling_score_and_stable(int rows)
    {
        var u = new double[rows];
        new Chance(2).Stream("sort").Fill(u, 0);
        Func<double, double>[] shapes =
            [x => x, x => Math.Round(x * 3) - 1, x => Math.Exp(700 * (x - 0.5)), x => x < 0.01 ? 1e300 : x * 1e-320, x => x < 0.3 ? double.NegativeInfinity : x > 0.9 ? double.PositiveInfinity : -x, _ => -0.0];
        foreach (var shape in shapes)
        {
            double[] scores = [.. u.Select(shape)];
            var expected = Enumerable.Range(0, rows).OrderByDescending(i => scores[i]).ToArray();
            var sorted = new SortedRows(scores, [.. u.Select(x => (byte)(x < 0.5 ? 1 : 0))]);
            Assert.Equal(expected, sorted.Order);
            Assert.Equal(expected.Select(i => scores[i] + 0.0), sorted.Scores);
            Assert.Equal(expected.Select(i => (byte)(u[i] < 0.5 ? 1 : 0)), sorted.Labels);
        }

        if (rows > 1)
        {
            u[rows / 2] = double.NaN;
            Assert.Contains($"row {rows / 2} is NaN", Assert.Throws<ArgumentException>(() => new BinarySample(u, new byte[rows])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_metric_names_the_method_of_its_interval_and_the_interval_holds_the_value()
    {
        var (scores, labels) = Samples.Draw(2000, 5, 0);
        var sample = new BinarySample(scores, labels);
        var methods = BinarySample.Metrics.Select(m => sample.Estimate(m, 0.4).Interval!.Method);
        Assert.Equal(["delong", "influence-logit", "hall", "hall", "wilson", "wilson", "wilson", "influence-logit", "folded-normal"], methods);
        foreach (var metric in BinarySample.Metrics)
        {
            var estimate = sample.Estimate(metric, 0.4);
            Assert.InRange(estimate.Value, estimate.Interval!.Low, estimate.Interval.High);
            Assert.Equal(estimate, sample.Estimate(metric, 0.4));
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
        Assert.Equal(["log_loss", "brier", "ece", "ece_mass"], BinarySample.AllMetrics.Where(m => !BinarySample.IsHigherBetter(m)));
        Assert.Throws<ArgumentException>(() => BinarySample.IsHigherBetter("auc"));
    }

    private sealed record Case(double[] scores, int[] labels, double[] weights, double threshold);
}
