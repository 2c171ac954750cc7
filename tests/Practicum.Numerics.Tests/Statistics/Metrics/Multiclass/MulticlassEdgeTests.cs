using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Multiclass;

public class MulticlassEdgeTests
{
    [Fact]
    public void Undefined_values_are_NaN_with_a_reason()
    {
        var same = new MulticlassSample(3, new[] { 1, 1, 1 }, new[] { 1, 1, 0 });
        Assert.Equal("all labels are the same", same.Estimate("mcc").Because);
        Assert.Equal("all decisions are the same", new MulticlassSample(3, new[] { 0, 1, 2 }, new[] { 1, 1, 1 }).Estimate("mcc").Because);
        Assert.Equal("all labels are the same", new MulticlassSample(3, new[] { 1, 1 }, new[] { 1, 1 }).Estimate("kappa").Because);
        Assert.Equal(0, same.Value("kappa"));
        Assert.Equal("there is no score for each class, only a decision", same.Estimate("log_loss").Because);
        Assert.True(double.IsNaN(same.Value("log_loss")));
        Assert.Equal("no row is decided as this class", same.OfClass("precision", 2).Because);
        Assert.Equal("no row is labelled as this class", same.OfClass("recall", 0).Because);
        Assert.Equal("no row is labelled or decided as this class", same.OfClass("f1", 2).Because);
        var scored = MulticlassSample.FromScores(2, new[] { 0, 1, 0 }, new[] { 0.5, 0.5, 0.4, 0.7, 3, -2 });
        Assert.Equal("the scores of 2 rows are no probabilities that add up to 1", scored.Estimate("brier").Because);
        Assert.True(double.IsNaN(scored.Value("ece")) && scored.Value("roc_auc_ovr") == 1);
        Assert.Equal("all labels are the same", MulticlassSample.FromScores(2, new[] { 1, 1 }, new[] { 0.5, 0.5, 0.4, 0.6 }).Estimate("roc_auc_ovo").Because);
        foreach (var metric in MulticlassSample.Metrics)
        {
            Assert.Equal("there are no rows", MulticlassSample.FromScores(3, Array.Empty<int>(), Array.Empty<double>()).Estimate(metric).Because);
            Assert.Equal("all weights are 0", MulticlassSample.FromScores(2, new[] { 1 }, new[] { 0.5, 0.5 }, new[] { 0.0 }).Estimate(metric).Because);
        }
    }

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new MulticlassSample(2, new[] { 0, 2 }, new[] { 0, 1 }));
        Assert.Throws<ArgumentException>(() => new MulticlassSample(2, new[] { 0, 1 }, new[] { 0, -1 }));
        Assert.Throws<ArgumentException>(() => new MulticlassSample(2, new[] { 0 }, new[] { 0, 1 }));
        Assert.Throws<ArgumentException>(() => new MulticlassSample(2, new[] { 0 }, new[] { 0 }, new[] { -1.0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MulticlassSample(0, Array.Empty<int>(), Array.Empty<int>()));
        Assert.Contains("row 1 is NaN", Assert.Throws<ArgumentException>(() => MulticlassSample.FromScores(2, new[] { 0, 1 }, new[] { 0.5, 0.5, 0.5, double.NaN })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MulticlassSample.FromScores(2, new[] { 0 }, new[] { 0.5 }));
        foreach (var name in new[] { "auc", "top_k_accuracy@0", "top_k_accuracy@1.5", "f1", "f0_macro", "precision", "precision_median", "f-1_macro" })
            Assert.Throws<ArgumentException>(() => MulticlassSample.IsHigherBetter(name));
        Assert.Throws<ArgumentException>(() => new MulticlassSample(2, new[] { 0 }, new[] { 0 }).OfClass("accuracy", 0));
    }

    [Fact]
    public void Too_few_rows_give_a_value_without_an_interval()
    {
        var draw = MulticlassDraw.Of(25, 5, [1, 1, 1], 1);
        Assert.Equal("too few: 25 rows for 3 classes, at least 30 are needed", draw.Sample.Estimate("f1_macro").Because);
        Assert.StartsWith("too few: ", draw.Sample.Estimate("roc_auc_ovo").Because, StringComparison.Ordinal);
        Assert.NotNull(draw.Sample.Estimate("accuracy").Interval);
        var absent = new MulticlassSample(3, Enumerable.Range(0, 40).Select(i => i % 2).ToArray(), Enumerable.Range(0, 40).Select(i => i % 3).ToArray());
        Assert.Equal("class 2 has no labels, so its part is 0 by convention", absent.Estimate("recall_macro").Because);
        Assert.NotNull(absent.Estimate("balanced_accuracy").Interval);
        Assert.NotNull(absent.Estimate("f1_macro").Interval);
    }

    [Fact]
    public void A_perfect_sample_has_intervals_of_decisions_but_none_of_areas()
    {
        var labels = Enumerable.Range(0, 60).Select(i => i % 3).ToArray();
        var sample = MulticlassSample.FromScores(3, labels, labels.SelectMany(l => Enumerable.Range(0, 3).Select(c => c == l ? 0.8 : 0.1)).ToArray());
        foreach (var metric in MulticlassSample.DecisionMetricNames)
        {
            var interval = sample.Estimate(metric).Interval!;
            Assert.True(interval.High == 1 && interval.Low is > 0.7 and < 0.97, metric);
        }

        Assert.StartsWith("the rows show no spread", sample.Estimate("roc_auc_ovr").Because, StringComparison.Ordinal);
        Assert.StartsWith("the rows show no spread", sample.Estimate("log_loss").Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_metric_names_the_method_of_its_interval_and_the_interval_holds_the_value()
    {
        var sample = MulticlassDraw.Of(400, 6, [3, 2, 1], 1.5).Sample;
        var methods = MulticlassSample.Metrics.ToDictionary(m => m, m => sample.Estimate(m).Interval!.Method);
        Assert.Equal("hall-t", methods["log_loss"]);
        Assert.Equal("hall-t", methods["brier"]);
        Assert.Equal("folded-normal", methods["ece"]);
        Assert.All(["accuracy", "f1_micro", "recall_weighted"], m => Assert.Equal("wilson", methods[m]));
        Assert.Equal("clopper-pearson", methods["top_k_accuracy@2"]); // few misses
        Assert.All(["balanced_accuracy", "f1_macro", "precision_weighted", "mcc", "kappa"], m => Assert.Equal("mover-wilson", methods[m]));
        Assert.All(["roc_auc_ovr", "roc_auc_ovr_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted"], m => Assert.Equal("delong-logit", methods[m]));
        foreach (var metric in MulticlassSample.Metrics)
        {
            var estimate = sample.Estimate(metric);
            Assert.InRange(estimate.Value, estimate.Interval!.Low, estimate.Interval.High);
            var drawn = sample.Estimate(metric, new Chance(3).Stream("rows"), 300).Interval!;
            Assert.Equal("bootstrap", drawn.Method);
            Assert.InRange((drawn.High - drawn.Low) / (estimate.Interval.High - estimate.Interval.Low), metric == "ece" ? 0.3 : 0.75, 1.3);
        }

        Assert.Equal(["log_loss", "brier", "ece"], MulticlassSample.Metrics.Where(m => !MulticlassSample.IsHigherBetter(m)));
    }
}
