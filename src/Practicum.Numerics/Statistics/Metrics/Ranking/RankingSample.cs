using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Ranking;

/// <summary>
/// Items with their relevance and score, ranked within queries by falling score. Every metric is a mean over the queries that have a relevant item; the others are left out and
/// counted in <see cref="QueriesWithoutRelevant"/>. Never changed; safe on any number of threads.
/// </summary>
/// <remarks>
/// Metrics, all in [0, 1], each over the first k places with @k or over all without: ndcg (gain = relevance) and ndcg_exp (gain = 2^relevance − 1), discount 1 / log₂(1 + rank); map,
/// average precision over min(k, relevant items); mrr, 1 / rank of the first relevant item; precision@k, over k even when there are fewer items; recall@k. An item is relevant
/// when its relevance is above 0. Items of equal score count by the mean over all their orders (McSherry and Najork 2008), so no metric depends on the order of the rows.
/// </remarks>
public sealed class RankingSample
{
    private const int MinQueries = 20;
    private readonly RankedQuery[] _queries;
    private readonly double[] _weights;

    /// <summary>Sorts each query.</summary>
    /// <param name="queries">The query of each row, from 0; rows of a query may stand anywhere.</param>
    /// <param name="relevance">Relevance of each row's item, finite and ≥ 0.</param>
    /// <param name="scores">Score of each row's item; not NaN.</param>
    /// <param name="queryWeights">A weight ≥ 0 a query (not a row); empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a query or a relevance is negative, a score is NaN, or a weight is negative or not finite.</exception>
    public RankingSample(ReadOnlySpan<int> queries, ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, ReadOnlySpan<double> queryWeights = default)
    {
        if (queries.Length != relevance.Length || queries.Length != scores.Length)
            throw new ArgumentException($"{queries.Length} queries, {relevance.Length} relevances and {scores.Length} scores are not one a row.");
        for (var i = 0; i < queries.Length; i++)
        {
            if (queries[i] < 0 || !(relevance[i] >= 0 && double.IsFinite(relevance[i])) || double.IsNaN(scores[i]))
                throw new ArgumentException($"Row {i} has query {queries[i]}, relevance {relevance[i]} and score {scores[i]}.");
        }

        _queries = RankedQuery.Sorted(queries, relevance, scores);
        RowWeights.Check(queryWeights, _queries.Length);
        _weights = queryWeights.ToArray();
        QueriesWithoutRelevant = _queries.Count(q => q.Relevant == 0);
    }

    /// <summary>ndcg@10, ndcg_exp@10, map@10, mrr@10, precision@10, recall@10, ndcg, ndcg_exp, map, mrr; other depths are allowed.</summary>
    public static ImmutableArray<string> Metrics => RankingMetric.Names;

    /// <summary>How many queries, one more than the highest query number.</summary>
    public int Queries => _queries.Length;

    /// <summary>How many of them have no relevant item, and so no value.</summary>
    public int QueriesWithoutRelevant { get; }

    /// <summary>Whether more is better: always.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static bool IsHigherBetter(string metric) => RankingMetric.Of(metric).Depth > 0;

    /// <summary>The mean over queries; NaN when no query has a relevant item.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>, or with another depth.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double Value(string metric) => Weighted(metric, default);

    /// <summary>The mean when each query counts by these weights times its own.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="queryWeights">A weight ≥ 0 a query, such as the counts of a resample; empty for 1 each.</param>
    public double Weighted(string metric, ReadOnlySpan<double> queryWeights)
    {
        var (values, weights) = WithValue(PerQuery(metric), RowWeights.Times(_weights, queryWeights, Queries));
        return WeightedMean.Of(values, weights);
    }

    /// <summary>The value of each query; NaN for one without a relevant item.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>, or with another depth.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double[] PerQuery(string metric)
    {
        var which = RankingMetric.Of(metric);
        var values = new double[_queries.Length];
        for (var q = 0; q < values.Length; q++)
            values[q] = _queries[q].Relevant == 0 ? double.NaN : RankingValues.Of(which, _queries[q]);
        return values;
    }

    /// <summary>
    /// The mean with its 95 % interval over queries, <c>hall-t</c> (corrected for skewness): items of a query are not independent, so the query is the unit. Withheld with fewer than twenty
    /// queries that have a relevant item, or when all have the same value.
    /// </summary>
    /// <param name="metric">One of <see cref="Metrics"/>, or with another depth.</param>
    /// <param name="bootstrap">The stream of resamples, for <paramref name="replicates"/> above 0.</param>
    /// <param name="replicates">0 for the default interval, otherwise how many resamples of whole queries for a percentile interval.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public Estimate Estimate(string metric, ChanceStream bootstrap = default, int replicates = 0)
    {
        const double level = 0.95;
        var (values, weights) = WithValue(PerQuery(metric), _weights);
        var n = RowWeights.Count(weights, values.Length);
        if (n == 0)
            return Primitives.Estimate.Undefined(Queries == 0 ? "there are no queries" : "no query has a relevant item", 0);
        if (replicates > 0)
            return RowBootstrap.Estimate(WeightedMean.Of(values, weights), values.Length, n, counts => WeightedMean.Of(values, RowWeights.Times(weights, counts, values.Length)), bootstrap, replicates, level);
        if (n < MinQueries)
            return Primitives.Estimate.WithoutInterval(WeightedMean.Of(values, weights), n, $"too few: {n} {(n == 1 ? "query" : "queries")} with a relevant item, at least {MinQueries} are needed");
        return WeightedMean.Estimate(values, weights, 0, 1, level);
    }

    private static (double[] Values, double[] Weights) WithValue(double[] values, ReadOnlySpan<double> weights)
    {
        var (kept, keptWeights) = (new List<double>(values.Length), new List<double>(weights.Length));
        for (var q = 0; q < values.Length; q++)
        {
            if (double.IsNaN(values[q]))
                continue;
            kept.Add(values[q]);
            if (!weights.IsEmpty)
                keptWeights.Add(weights[q]);
        }

        return ([.. kept], [.. keptWeights]);
    }
}
