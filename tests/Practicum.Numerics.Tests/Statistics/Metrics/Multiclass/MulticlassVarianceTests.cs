using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Multiclass;

/// <summary>Derivatives in the weights of rows against differences, and intervals against simulated truth.</summary>
public class MulticlassVarianceTests
{
    [Fact]
    public void Slopes_are_the_derivatives_in_the_weight_of_a_row()
    {
        var draw = MulticlassDraw.Of(90, 21, [3, 2, 1], 1);
        var (sample, decided) = (draw.Sample, draw.Sample.Unweighted);
        foreach (var name in MulticlassSample.DecisionMetricNames.Add("f2_macro").Add("f0.5_weighted"))
        {
            var metric = MulticlassMetric.Of(name);
            if (metric.Kind == MulticlassKind.Accuracy || metric.Average == Average.Micro)
                continue;
            for (var row = 0; row < 90; row += 7)
                Peers.Close(Difference(sample, name, row), decided.Slope(metric, decided.Value(metric), draw.Labels[row], sample.Decisions[row]), 1e-8);
        }
    }

    [Fact]
    public void The_variance_of_areas_is_the_sum_of_squared_derivatives()
    {
        var draw = MulticlassDraw.Of(90, 22, [3, 2, 1], 1, steps: 12);
        var counts = draw.Labels.GroupBy(l => l).ToDictionary(g => g.Key, g => (double)g.Count());
        foreach (var name in new[] { "roc_auc_ovr", "roc_auc_ovr_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted" })
        {
            var expected = Enumerable.Range(0, 90).Sum(row => Math.Pow(Difference(draw.Sample, name, row), 2) * counts[draw.Labels[row]] / (counts[draw.Labels[row]] - 1));
            Peers.Close(expected, draw.Sample.Scored!.Areas.Variance(MulticlassMetric.Of(name), default), 1e-6, relative: true);
        }
    }

    [Fact]
    public void The_deviation_of_mcc_is_that_of_the_bootstrap()
    {
        var sample = MulticlassDraw.Of(500, 23, [3, 2, 1], 1.2).Sample;
        var interval = sample.Estimate("mcc").Interval!;
        var drawn = sample.Estimate("mcc", new Chance(1).Stream("rows"), 2000).Interval!;
        Assert.InRange((interval.High - interval.Low) / (drawn.High - drawn.Low), 0.93, 1.07);
    }

    [Fact]
    public void Default_intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int runs = 400;
        double[] prior = [5, 3, 2];
        var names = MulticlassSample.Metrics.Add("f2_macro");
        var population = MulticlassDraw.Of(300_000, 99, prior, 1.3).Sample;
        var truth = names.Select(population.Value).ToArray();
        var hits = new int[names.Length];
        for (var run = 0; run < runs; run++)
        {
            var sample = MulticlassDraw.Of(120, 1000 + (ulong)run, prior, 1.3).Sample;
            for (var m = 0; m < hits.Length; m++)
                hits[m] += sample.Estimate(names[m]).Interval is { } i && i.Low <= truth[m] && truth[m] <= i.High ? 1 : 0;
        }

        for (var m = 0; m < hits.Length; m++)
            Assert.True(hits[m] >= 0.917 * runs, $"{names[m]} covers {hits[m]} of {runs}");
    }

    private static double Difference(MulticlassSample sample, string metric, int row)
    {
        const double step = 1e-5;
        var weights = Enumerable.Repeat(1.0, sample.Rows).ToArray();
        weights[row] = 1 + step;
        var above = sample.Weighted(metric, weights);
        weights[row] = 1 - step;
        return (above - sample.Weighted(metric, weights)) / (2 * step);
    }
}
