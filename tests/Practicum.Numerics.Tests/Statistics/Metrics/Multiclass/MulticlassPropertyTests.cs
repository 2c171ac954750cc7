using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Multiclass;

public class MulticlassPropertyTests
{
    private static readonly MulticlassDraw Draw = MulticlassDraw.Of(240, 11, [4, 2, 1, 1], 1.2, steps: 20);

    [Fact]
    public void The_order_of_rows_and_the_names_of_classes_change_nothing()
    {
        var (sample, k) = (Draw.Sample, Draw.Classes);
        var rows = Enumerable.Range(0, Draw.Labels.Length).OrderBy(i => i * 97 % 240).ToArray();
        int[] renamed = [2, 0, 3, 1];
        var decided = sample.Decisions.ToArray();
        var turned = MulticlassSample.FromScores(k, rows.Select(i => Draw.Labels[i]).ToArray(), rows.SelectMany(i => Draw.Scores[(i * k)..((i + 1) * k)]).ToArray());
        var named = new MulticlassSample(k, Draw.Labels.Select(l => renamed[l]).ToArray(), decided.Select(d => renamed[d]).ToArray());
        foreach (var metric in sample.Names)
        {
            Near(sample.Estimate(metric), turned.Estimate(metric));
            if (MulticlassSample.DecisionMetricNames.Contains(metric))
                Near(sample.Estimate(metric), named.Estimate(metric));
        }
    }

    [Fact]
    public void Renaming_the_columns_of_scores_leaves_areas_losses_and_top_k_alone()
    {
        int[] renamed = [2, 0, 3, 1];
        var scores = new double[Draw.Scores.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i / 4 * 4 + renamed[i % 4]] = Draw.Scores[i];
        var named = MulticlassSample.FromScores(4, Draw.Labels.Select(l => renamed[l]).ToArray(), scores);
        foreach (var metric in new[] { "log_loss", "brier", "top_k_accuracy@1", "top_k_accuracy@2", "roc_auc_ovr", "roc_auc_ovr_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted" })
            Near(Draw.Sample.Estimate(metric), named.Estimate(metric));
    }

    [Fact]
    public void A_weight_of_two_is_the_row_twice()
    {
        var weights = Enumerable.Range(0, 240).Select(i => (double)(i % 3)).ToArray();
        var rows = Enumerable.Range(0, 240).SelectMany(i => Enumerable.Repeat(i, i % 3)).ToArray();
        var repeated = MulticlassSample.FromScores(4, rows.Select(i => Draw.Labels[i]).ToArray(), rows.SelectMany(i => Draw.Scores[(i * 4)..((i + 1) * 4)]).ToArray());
        var weighted = MulticlassSample.FromScores(4, Draw.Labels, Draw.Scores, weights);
        foreach (var metric in MulticlassSample.Metrics)
        {
            Peers.Close(repeated.Value(metric), Draw.Sample.Weighted(metric, weights), 1e-12);
            Peers.Close(repeated.Value(metric), weighted.Value(metric), 1e-12);
        }

        Assert.All(MulticlassSample.Metrics, m => Assert.Equal(Draw.Sample.Value(m), Draw.Sample.Weighted(m, Enumerable.Repeat(1.0, 240).ToArray())));
    }

    [Fact]
    public void Doubling_all_weights_changes_no_interval()
    {
        var once = MulticlassSample.FromScores(4, Draw.Labels, Draw.Scores, Enumerable.Range(0, 240).Select(i => 1.0 + i % 3).ToArray());
        var twice = MulticlassSample.FromScores(4, Draw.Labels, Draw.Scores, Enumerable.Range(0, 240).Select(i => 2.0 + 2 * (i % 3)).ToArray());
        Assert.All(MulticlassSample.Metrics, m => Near(once.Estimate(m), twice.Estimate(m)));
        Assert.Equal("wilson-kish", once.Estimate("accuracy").Interval!.Method);
    }

    [Fact]
    public void With_two_classes_the_metrics_are_the_binary_ones()
    {
        var draw = MulticlassDraw.Of(300, 12, [2, 1], 0.8, steps: 50);
        var binary = new BinarySample([.. draw.Scores.Where((_, i) => i % 2 == 1)], [.. draw.Labels.Select(l => (byte)l)]);
        var sample = draw.Sample;
        Peers.Close(binary.Value("roc_auc"), sample.Value("roc_auc_ovr"), 1e-12);
        Peers.Close(binary.Value("roc_auc"), sample.Value("roc_auc_ovo"), 1e-12);
        Peers.Close(binary.Value("log_loss"), sample.Value("log_loss"), 1e-12);
        Peers.Close(2 * binary.Value("brier"), sample.Value("brier"), 1e-12);
        Peers.Close(sample.Value("accuracy"), sample.Value("top_k_accuracy@1"), 0.1);
        Peers.Close(1, sample.Value("top_k_accuracy@2"), 1e-15);
        Assert.All(["accuracy", "f1_micro", "precision_micro", "recall_micro", "recall_weighted"], m => Assert.Equal(sample.Value("accuracy"), sample.Value(m), 14));
        Assert.Equal(sample.Value("balanced_accuracy"), sample.Value("recall_macro"), 14);
    }

    [Fact]
    public void The_variance_of_an_area_of_two_classes_is_DeLongs()
    {
        var draw = MulticlassDraw.Of(300, 13, [2, 1], 0.8, steps: 50);
        byte[] labels = [.. draw.Labels.Select(l => (byte)l)];
        double[] scores = [.. draw.Scores.Where((_, i) => i % 2 == 1)];
        var expected = BinarySample.DeLongCovariance(labels, scores)[0, 0];
        var areas = new ClassAreas(2, draw.Labels, draw.Scores);
        foreach (var metric in new[] { "roc_auc_ovr", "roc_auc_ovo" })
            Peers.Close(expected, areas.Variance(MulticlassMetric.Of(metric), default), 1e-12, relative: true);
    }

    [Fact]
    public void One_against_one_is_the_mean_over_all_pairs_of_rows_and_classes()
    {
        var draw = MulticlassDraw.Of(40, 14, [3, 2, 1], 0.7, steps: 8);
        var (sum, weighted, pairs) = (0.0, 0.0, 0);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var area = (Against(draw, i, j) + Against(draw, j, i)) / 2;
                (sum, pairs) = (sum + area, pairs + 1);
                weighted += area * draw.Labels.Count(l => l == i || l == j) / (2.0 * draw.Labels.Length);
            }
        }

        Peers.Close(sum / pairs, draw.Sample.Value("roc_auc_ovo"), 1e-13);
        Peers.Close(weighted, draw.Sample.Value("roc_auc_ovo_weighted"), 1e-13);
    }

    private static double Against(MulticlassDraw draw, int i, int j)
    {
        var (own, other) = (Of(i), Of(j));
        return own.SelectMany(a => other.Select(b => a > b ? 1 : a == b ? 0.5 : 0)).Average();
        double[] Of(int label) => [.. Enumerable.Range(0, draw.Labels.Length).Where(r => draw.Labels[r] == label).Select(r => draw.Scores[r * draw.Classes + i])];
    }

    private static void Near(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Because, actual.Because);
        Peers.Close(expected.Value, actual.Value, 1e-12);
        Peers.Close(expected.Interval?.Low ?? 0, actual.Interval?.Low ?? 0, 1e-11);
        Peers.Close(expected.Interval?.High ?? 0, actual.Interval?.High ?? 0, 1e-11);
    }
}
