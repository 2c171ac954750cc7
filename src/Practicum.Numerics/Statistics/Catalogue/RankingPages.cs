using Practicum.Numerics.Statistics.Metrics.Ranking;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of ranked lists.</summary>
internal static class RankingPages
{
    private const string Interval = "Default hall-t over queries, since items of a query are not independent: the mean's interval corrected for skewness, at Student's quantile, cut to [0, 1]. On request the percentile bootstrap of whole queries. Withheld with fewer than 20 queries that have a relevant item, or when all have the same value. Simulated coverage at 40 and 100 queries: 0.93 to 0.96.";
    private const string Edges = "Items of equal score count by the mean over all their orders, in closed form. A query without a relevant item has no value and is left out; QueriesWithoutRelevant counts them. Undefined when no query is left. Weights belong to queries.";
    private const string Ties = "F. McSherry and M. Najork, \"Computing information retrieval performance measures efficiently in the presence of tied scores\", ECIR 2008, 414–421, for ties";
    private const string Brute = "all orders of tied items by brute force; published examples; the order of rows and growing transforms of scores; coverage by simulation.";
    private static readonly ElsewhereNote NoRelevant = new("LightGBM, XGBoost", "A query without a relevant item counts as 1 by default; here it is left out.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Page("ndcg", "Normalised discounted cumulative gain, linear gain", "How much of the relevance that could stand on top does: gain is the relevance itself, discounted by the logarithm of the rank, over that of the best order. From 0 to 1; more is better. ndcg counts all places, ndcg@k the first k.",
            "DCG = Σ over ranks i ≤ k of rel(i) / log₂(1 + i);  nDCG = DCG / DCG of the best order",
            ["K. Järvelin and J. Kekäläinen, \"Cumulated gain-based evaluation of IR techniques\", ACM Transactions on Information Systems 20 (2002) 422–446", Ties],
            [new("scikit-learn 1.2", "The same value, ties included (ignore_ties=False); but a query without a relevant item counts as 0."), new("trec_eval", "Linear gain as here; ties are broken by the document's name."), new("LightGBM, XGBoost", "Their ndcg has the exponential gain: see ndcg_exp.")], "scikit-learn 1.2.1, query by query, with and without ties, to 1e-13; ", "ndcg@3"),
        Page("ndcg_exp", "Normalised discounted cumulative gain, exponential gain", "As ndcg, with gain 2^relevance − 1, which puts far more weight on the highest grades. From 0 to 1; more is better. ndcg_exp counts all places, ndcg_exp@k the first k.",
            "DCG = Σ over ranks i ≤ k of (2^rel(i) − 1) / log₂(1 + i);  nDCG = DCG / DCG of the best order",
            ["C. Burges et al., \"Learning to rank using gradient descent\", ICML 2005, 89–96", Ties], [NoRelevant, new("scikit-learn 1.2", "ndcg_score has the linear gain; hand it 2^relevance − 1 for this one.")], "scikit-learn 1.2.1 on 2^relevance − 1, to 1e-13; ", "ndcg_exp@3"),
        Page("map", "Mean average precision", "The mean over relevant items of the precision at their place, then over queries. An item is relevant when its relevance is above 0. From 0 to 1; more is better. map counts all places; map@k the first k, over the smaller of k and the number of relevant items.",
            "AP@k = Σ over relevant ranks i ≤ k of (relevant items up to i) / i / min(k, R)",
            ["C. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), §8.4", Ties],
            [new("trec_eval, map_cut", "Divides by all R relevant items, so that map@k cannot reach 1 when R > k."), new("scikit-learn 1.2, label_ranking_average_precision_score", "Tied items all get the worst of their places."), NoRelevant], "scikit-learn 1.2.1 average_precision_score without ties, to 1e-13; ", "map"),
        Page("mrr", "Mean reciprocal rank", "1 / rank of the first relevant item, averaged over queries; 0 when none stands among the first k of mrr@k. From 0 to 1; more is better.", "RR = 1 / min {i : rel(i) > 0}",
            ["E. Voorhees, \"The TREC-8 question answering track report\" (1999), §4", Ties], [NoRelevant], "numpy without ties, to 1e-13; ", "mrr"),
        Page("ranking.precision", "Precision at k", "The share of relevant items among the first k places, named precision@k; over k even when a query has fewer items. From 0 to 1; more is better.", "P@k = (relevant items up to k) / k",
            ["C. Manning, P. Raghavan and H. Schütze (2008), §8.4", Ties], [new("some recommender libraries", "Divide by the number of items shown when it is below k.")], "", "precision@3"),
        Page("ranking.recall", "Recall at k", "The share of a query's relevant items that stand among the first k places, named recall@k. From 0 to 1; more is better.", "R@k = (relevant items up to k) / R",
            ["C. Manning, P. Raghavan and H. Schütze (2008), §8.4", Ties], [new("some recommender libraries", "Divide by min(k, R), so that 1 can be reached when R > k.")], "", "recall@3"),
    ];

    private static StatisticPage Page(string id, string title, string definition, string formula, ImmutableArray<string> sources, ImmutableArray<ElsewhereNote> elsewhere, string peers, string metric) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Ranking,
        Definition = definition,
        Formula = formula + "\nrel(i) relevance at rank i, R relevant items of the query",
        Interval = Interval,
        Assumptions = "Queries are independent and like those that will come. Items that were not judged are not in the data, or are not relevant.",
        Edges = Edges,
        Sources = sources,
        Elsewhere = elsewhere,
        CheckedAgainst = peers + Brute,
        Example = () => Example(metric),
    };

    /// <summary>24 queries of four items: the relevant one (and sometimes a second) at places that go round.</summary>
    private static StatisticExample Example(string metric)
    {
        var (queries, relevance, scores) = (new int[96], new double[96], new double[96]);
        for (var i = 0; i < 96; i++)
        {
            var (query, item) = (i / 4, i % 4);
            (queries[i], scores[i]) = (query, 4 - item);
            relevance[i] = item == query % 4 ? 2 : item == query * 5 % 7 ? 1 : 0;
        }

        return new(
            "queries 0 to 23, items 0 to 3 with scores 4 3 2 1; item q mod 4 of query q has relevance 2, item 5q mod 7 relevance 1, the others 0",
            $"new RankingSample(queries, relevance, scores).Estimate(\"{metric}\")",
            new RankingSample(queries, relevance, scores).Estimate(metric));
    }
}
