using Practicum.Numerics.Statistics.Metrics.Ranking;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Ranking;

public class RankingEdgeTests
{
    [Fact]
    public void Ties_count_the_mean_over_all_their_orders()
    {
        double[] relevance = [0, 2, 1, 0, 3, 0], scores = [2, 1, 1, 1, 1, 0];
        var tied = new RankingSample(new int[6], relevance, scores);
        foreach (var name in new[] { "ndcg", "ndcg@3", "ndcg_exp@2", "ndcg_exp", "map", "map@3", "mrr", "mrr@2", "precision@3", "precision@8", "recall@4" })
        {
            // all orders of the four tied items, with scores that break the tie
            var values = Orders(4).Select(order => new RankingSample(new int[6], relevance, [2, .. order.Select(o => 1 + 0.01 * o), 0]).Value(name));
            Peers.Close(values.Average(), tied.Value(name), 1e-13);
        }
    }

    [Fact]
    public void Textbook_values_come_out()
    {
        // relevant at ranks 1, 3 and 6 of 6: AP = (1 + 2/3 + 3/6) / 3 (Manning, Raghavan and Schütze 2008, §8.4)
        var sample = new RankingSample(new int[6], [1, 0, 1, 0, 0, 1], [6, 5, 4, 3, 2, 1]);
        Assert.Equal((1 + 2 / 3.0 + 0.5) / 3, sample.Value("map"), 15);
        Assert.Equal((1 + 2 / 3.0) / 3, sample.Value("map@3"), 15);
        Assert.Equal(1, sample.Value("mrr"));
        Assert.Equal(2 / 3.0, sample.Value("precision@3"), 15);
        Assert.Equal(2 / 3.0, sample.Value("recall@4"), 15);
        Assert.Equal(0.3, sample.Value("precision@10"), 15);
        // gains 3, 2, 3, 0, 1, 2: DCG 6.861 (linear) and 13.848 (exponential), ideal 7.141 and 14.595 (Järvelin and Kekäläinen's example, as on Wikipedia)
        var graded = new RankingSample(new int[6], [3, 2, 3, 0, 1, 2], [6, 5, 4, 3, 2, 1]);
        Assert.Equal(6.861 / 7.141, graded.Value("ndcg"), 3);
        Assert.Equal(13.848 / 14.595, graded.Value("ndcg_exp"), 3);
    }

    [Fact]
    public void Queries_without_a_relevant_item_are_left_out_and_counted()
    {
        var sample = new RankingSample([0, 0, 2, 2, 3], [1, 0, 0, 0, 1], [1, 2, 1, 2, 7]);
        Assert.Equal((4, 2), (sample.Queries, sample.QueriesWithoutRelevant));
        Assert.Equal(0.75, sample.Value("mrr"));
        Assert.Equal([0.5, double.NaN, double.NaN, 1], sample.PerQuery("mrr"));
        Assert.Equal("no query has a relevant item", new RankingSample([0], [0], [1]).Estimate("ndcg").Because);
        Assert.Equal("there are no queries", new RankingSample([], [], []).Estimate("map").Because);
        Assert.Equal("too few: 2 queries with a relevant item, at least 20 are needed", sample.Estimate("mrr").Because);
        Assert.Equal(0.9, sample.Weighted("mrr", [1, 5, 5, 4]), 15);
    }

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RankingSample([0], [1, 0], [1]));
        Assert.Throws<ArgumentException>(() => new RankingSample([-1], [1], [1]));
        Assert.Throws<ArgumentException>(() => new RankingSample([0], [-1], [1]));
        Assert.Throws<ArgumentException>(() => new RankingSample([0], [1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => new RankingSample([0], [1], [1], [1, 1]));
        foreach (var name in new[] { "ndcg@0", "precision", "recall", "dcg", "map@-1", "mrr@x" })
            Assert.Throws<ArgumentException>(() => RankingSample.IsHigherBetter(name));
        Assert.All(RankingSample.Metrics, m => Assert.True(RankingSample.IsHigherBetter(m)));
    }

    [Fact]
    public void The_order_of_the_rows_changes_no_bit_and_a_growing_transform_of_scores_changes_nothing()
    {
        var (queries, relevance, scores) = Draw(30, 12, 3);
        var turned = new RankingSample([.. queries.Reverse()], [.. relevance.Reverse()], [.. scores.Reverse()]);
        var grown = new RankingSample(queries, relevance, [.. scores.Select(Math.Exp)]);
        var sample = new RankingSample(queries, relevance, scores);
        foreach (var metric in RankingSample.Metrics)
        {
            Assert.Equal(sample.Estimate(metric), turned.Estimate(metric));
            Assert.Equal(sample.Estimate(metric), grown.Estimate(metric));
        }
    }

    [Fact]
    public void Default_intervals_hold_the_truth_about_as_often_as_they_say()
    {
        const int runs = 500;
        var (q, r, s) = Draw(100_000, 12, 99);
        var population = new RankingSample(q, r, s);
        var hits = RankingSample.Metrics.ToDictionary(m => m, _ => 0);
        var truth = RankingSample.Metrics.ToDictionary(m => m, population.Value);
        for (var run = 0; run < runs; run++)
        {
            (q, r, s) = Draw(40, 12, 1000 + (ulong)run);
            var sample = new RankingSample(q, r, s);
            foreach (var metric in RankingSample.Metrics)
                hits[metric] += sample.Estimate(metric).Interval is { Method: "hall-t" } i && i.Low <= truth[metric] && truth[metric] <= i.High ? 1 : 0;
        }

        Assert.All(hits, h => Assert.True(h.Value >= 0.92 * runs, $"{h.Key} covers {h.Value} of {runs}"));
        var drawn = population.Estimate("ndcg@10", new Chance(1).Stream("queries"), 50).Interval!;
        Assert.Equal("bootstrap", drawn.Method);
        Assert.InRange(truth["ndcg@10"], drawn.Low, drawn.High);
    }

    private static (int[] Queries, double[] Relevance, double[] Scores) Draw(int queries, int items, ulong seed)
    {
        double[] u = new double[queries * items], z = new double[queries * items];
        new Chance(seed).Stream("relevance").Fill(u, 0);
        new Chance(seed).Stream("score").Fill(z, 0);
        InverseCdf.FillNormal(z);
        double[] relevance = [.. u.Select(x => x < 0.07 ? 2.0 : x < 0.25 ? 1 : 0)];
        return ([.. Enumerable.Range(0, u.Length).Select(i => i / items)], relevance, [.. z.Select((x, i) => Math.Round(4 * (relevance[i] + x)) / 4)]);
    }

    private static IEnumerable<int[]> Orders(int n) =>
        n == 0 ? [[]] : Orders(n - 1).SelectMany(rest => Enumerable.Range(0, n).Select(at => (int[])[.. rest[..at], n, .. rest[at..]]));
}
