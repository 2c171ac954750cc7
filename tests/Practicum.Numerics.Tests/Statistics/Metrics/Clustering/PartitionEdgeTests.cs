using Practicum.Numerics.Statistics.Metrics.Clustering;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Clustering;

public class PartitionEdgeTests
{
    [Fact]
    public void Nothing_over_nothing_is_undefined_with_a_reason()
    {
        var whole = new PartitionPair([0, 0, 0], [1, 1, 1]);
        Assert.Equal("neither partition splits the rows", whole.Estimate("ari").Because);
        Assert.Equal("neither partition splits the rows", whole.Estimate("nmi").Because);
        Assert.Equal(1, whole.Value("fowlkes_mallows"));
        Assert.Equal("all labels are the same", new PartitionPair([0, 0, 0], [0, 1, 1]).Estimate("homogeneity").Because);
        Assert.Equal("all rows are in one cluster", new PartitionPair([0, 1, 1], [0, 0, 0]).Estimate("completeness").Because);
        Assert.Equal(0, new PartitionPair([0, 1, 1], [0, 0, 0]).Value("v_measure"));
        var alone = new PartitionPair([0, 1, 2], [2, 1, 0]);
        Assert.Equal("no two rows share a group in one of the partitions", alone.Estimate("ari").Because);
        Assert.Equal("no two rows share a group in one of the partitions", alone.Estimate("fowlkes_mallows").Because);
        Assert.Equal("every row is alone in both partitions", alone.Estimate("ami").Because);
        Assert.Equal(1, alone.Value("nmi"), 14);
        Assert.All(PartitionPair.Metrics, m => Assert.Equal("there are no rows with weight", new PartitionPair([], []).Estimate(m).Because));
        Assert.Equal("chance can be counted for weights of whole numbers only", new PartitionPair([0, 1], [0, 1], [0.5, 1]).Estimate("ami").Because);
        Assert.True(double.IsNaN(new PartitionPair([0, 1], [0, 1], [0.5, 1]).Value("ami")));
    }

    [Fact]
    public void What_is_no_pair_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PartitionPair([0], [0, 1]));
        Assert.Throws<ArgumentException>(() => new PartitionPair([-1], [0]));
        Assert.Throws<ArgumentException>(() => new PartitionPair([0], [0], [-1]));
        Assert.Throws<ArgumentException>(() => PartitionPair.IsHigherBetter("nmi_harmonic"));
        Assert.True(PartitionPair.IsHigherBetter("v_measure@0.5"));
    }

    [Fact]
    public void Pairs_counted_by_hand_give_the_indices()
    {
        var pair = new PartitionPair([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]);
        // pairs in both 2, in labels 6, in clusters 3, of 15: (2 − 6·3/15) / (4.5 − 6·3/15)
        Assert.Equal((2 - 1.2) / (4.5 - 1.2), pair.Value("ari"), 15);
        Assert.Equal((2 + 15 - 6 - 3 + 2) / 15.0, pair.Value("rand"), 15);
        Assert.Equal(2 / Math.Sqrt(18), pair.Value("fowlkes_mallows"), 15);
    }

    [Fact]
    public void Names_of_groups_and_the_order_of_rows_change_nothing_and_partitions_may_be_swapped()
    {
        var (labels, clusters) = Draw(300, 7, 0.4);
        var pair = new PartitionPair(labels, clusters);
        var renamed = new PartitionPair([.. labels.Select(l => 9 - 3 * l).Reverse()], [.. clusters.Select(c => (c + 1) % 4).Reverse()]);
        var swapped = new PartitionPair(clusters, labels);
        foreach (var metric in PartitionPair.Metrics)
        {
            Near(pair.Estimate(metric), renamed.Estimate(metric));
            var other = metric switch { "homogeneity" => "completeness", "completeness" => "homogeneity", _ => metric };
            Near(pair.Estimate(metric), swapped.Estimate(other));
        }

        Peers.Close(pair.Value("nmi"), pair.Value("v_measure"), 1e-14);
    }

    [Fact]
    public void A_weight_of_two_is_the_row_twice_and_doubling_all_moves_only_what_counts_pairs()
    {
        var (labels, clusters) = Draw(150, 8, 0.4);
        var weights = Enumerable.Range(0, 150).Select(i => (double)(i % 3)).ToArray();
        var rows = Enumerable.Range(0, 150).SelectMany(i => Enumerable.Repeat(i, i % 3)).ToArray();
        var repeated = new PartitionPair([.. rows.Select(i => labels[i])], [.. rows.Select(i => clusters[i])]);
        var weighted = new PartitionPair(labels, clusters, weights);
        foreach (var metric in PartitionPair.Metrics)
        {
            Peers.Close(repeated.Value(metric), weighted.Value(metric), 1e-12);
            Peers.Close(repeated.Value(metric), new PartitionPair(labels, clusters).Weighted(metric, weights), 1e-12);
        }

        var doubled = new PartitionPair(labels, clusters, [.. Enumerable.Repeat(2.0, 150)]);
        Near(new PartitionPair(labels, clusters).Estimate("nmi"), doubled.Estimate("nmi"));
    }

    [Fact]
    public void The_jackknife_leaves_out_each_row()
    {
        var (labels, clusters) = Draw(120, 9, 0.3);
        foreach (var name in PartitionPair.Metrics.Remove("ami"))
        {
            var without = Enumerable.Range(0, 120).Select(r => Math.Log(1 - new PartitionPair([.. labels.Where((_, i) => i != r)], [.. clusters.Where((_, i) => i != r)]).Value(name))).ToArray();
            var value = Math.Log(1 - new PartitionPair(labels, clusters).Value(name));
            var bias = 119 * (without.Average() - value);
            var half = 1.959963984540054 * Math.Sqrt(119 / 120.0 * without.Sum(x => Math.Pow(x - without.Average(), 2)));
            var interval = new PartitionPair(labels, clusters).Estimate(name).Interval!;
            Peers.Close(Math.Max(name == "ari" ? -1 : 0, 1 - Math.Exp(value - bias + half)), interval.Low, 1e-9);
            Peers.Close(1 - Math.Exp(value - bias - half), interval.High, 1e-9);
        }
    }

    [Fact]
    public void Many_groups_are_counted_as_few_are()
    {
        var (labels, clusters) = Draw(400, 10, 0.5);
        var few = CellTable.Of(labels, clusters, [], 3, 4);
        var many = CellTable.Of(labels, clusters, [], 2000, 2000);
        Assert.Equal(few.Cells, many.Cells);
        Assert.Equal(few.Cells, CellTable.Of(labels, clusters, Enumerable.Repeat(1.0, 400).ToArray(), 3, 4).Cells);
    }

    [Fact]
    public void Few_rows_give_a_value_without_an_interval()
    {
        var (labels, clusters) = Draw(99, 11, 0.4);
        Assert.Equal("too few: 99 rows, at least 100 are needed", new PartitionPair(labels, clusters).Estimate("ari").Because);
        var thin = new PartitionPair([.. Enumerable.Range(0, 150).Select(i => i % 10)], [.. Enumerable.Range(0, 150).Select(i => i * 7 / 11 % 9)]);
        Assert.Equal("too few: 150 rows, at least 180 are needed", thin.Estimate("v_measure").Because);
        Assert.NotNull(thin.Estimate("ari").Interval);
        var equal = Enumerable.Range(0, 150).Select(i => i % 3).ToArray();
        Assert.All(PartitionPair.Metrics, m => Assert.StartsWith("the rows show no spread", new PartitionPair(equal, equal).Estimate(m).Because, StringComparison.Ordinal));
    }

    [Fact]
    public void Default_intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int runs = 500;
        var (l, c) = Draw(1_000_000, 99, 0.4);
        var population = new PartitionPair(l, c);
        var hits = PartitionPair.Metrics.ToDictionary(m => m, _ => 0);
        var truth = PartitionPair.Metrics.ToDictionary(m => m, population.Value);
        for (var run = 0; run < runs; run++)
        {
            (l, c) = Draw(150, 1000 + (uint)run, 0.4);
            foreach (var metric in PartitionPair.Metrics)
                hits[metric] += new PartitionPair(l, c).Estimate(metric).Interval is { } i && i.Low <= truth[metric] && truth[metric] <= i.High ? 1 : 0;
        }

        Assert.All(hits, h => Assert.True(h.Value >= 0.92 * runs, $"{h.Key} covers {h.Value} of {runs}"));
    }

    private static (int[] Labels, int[] Clusters) Draw(int rows, ulong seed, double noise)
    {
        double[] u = new double[rows], v = new double[rows], w = new double[rows];
        new Chance(seed).Stream("label").Fill(u, 0);
        new Chance(seed).Stream("noise").Fill(v, 0);
        new Chance(seed).Stream("cluster").Fill(w, 0);
        int[] labels = [.. u.Select(x => (int)(3 * x))];
        return (labels, [.. labels.Select((l, i) => v[i] < noise ? (int)(4 * w[i]) : l)]);
    }

    private static void Near(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Because, actual.Because);
        Peers.Close(expected.Value, actual.Value, 1e-12);
        Peers.Close(expected.Interval?.Low ?? 0, actual.Interval?.Low ?? 0, 1e-9);
        Peers.Close(expected.Interval?.High ?? 0, actual.Interval?.High ?? 0, 1e-9);
    }
}
