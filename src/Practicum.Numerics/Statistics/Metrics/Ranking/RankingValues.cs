namespace Practicum.Numerics.Statistics.Metrics.Ranking;

/// <summary>
/// Metrics of one query. A run of g equal scores after s items stands on places s + 1 to s + g in each of its orders alike, so what is counted is the expectation over them
/// (McSherry and Najork 2008, §3), in closed form.
/// </summary>
internal static class RankingValues
{
    /// <summary>The value; the query has a relevant item.</summary>
    public static double Of(RankingMetric metric, RankedQuery query) => metric.Kind switch
    {
        RankingKind.Ndcg => Gained(query, metric.Depth, r => r) / Ideal(query, metric.Depth, r => r),
        RankingKind.NdcgExp => Gained(query, metric.Depth, Exponential) / Ideal(query, metric.Depth, Exponential),
        RankingKind.Map => AveragePrecision(query, metric.Depth) / Math.Min(query.Relevant, metric.Depth),
        RankingKind.Mrr => ReciprocalRank(query, metric.Depth),
        RankingKind.Precision => Hits(query, metric.Depth) / metric.Depth,
        _ => Hits(query, metric.Depth) / query.Relevant,
    };

    private static double Exponential(double relevance) => Math.Pow(2, relevance) - 1;

    private static double Discount(int rank) => 1 / Math.Log2(rank + 1.0);

    private static double Gained(RankedQuery query, int depth, Func<double, double> gain)
    {
        var (sum, start) = (0.0, 0);
        foreach (var end in query.RunEnds)
        {
            if (start >= depth)
                break;
            double gains = 0, discounts = 0;
            for (var i = start; i < end; i++)
            {
                gains += gain(query.Relevance[i]);
                discounts += i < depth ? Discount(i + 1) : 0;
            }

            sum += gains / (end - start) * discounts;
            start = end;
        }

        return sum;
    }

    private static double Ideal(RankedQuery query, int depth, Func<double, double> gain)
    {
        var sorted = query.Relevance.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        for (var i = 0; i < Math.Min(sorted.Length, depth); i++)
            sum += gain(sorted[sorted.Length - 1 - i]) * Discount(i + 1);
        return sum;
    }

    /// <summary>Expected relevant items on the first places.</summary>
    private static double Hits(RankedQuery query, int depth)
    {
        var (sum, start) = (0.0, 0);
        foreach (var end in query.RunEnds)
        {
            var places = Math.Min(end, depth) - start;
            if (places <= 0)
                break;
            sum += (double)Relevant(query, start, end) * places / (end - start);
            start = end;
        }

        return sum;
    }

    /// <summary>
    /// Expected Σ over relevant items of the precision at their place. Place j of a run holds a relevant item with chance r / g, and then (j − 1)(r − 1) / (g − 1) of the
    /// places before it in the run are relevant on average.
    /// </summary>
    private static double AveragePrecision(RankedQuery query, int depth)
    {
        var (sum, start, before) = (0.0, 0, 0);
        foreach (var end in query.RunEnds)
        {
            if (start >= depth)
                break;
            double g = end - start, r = Relevant(query, start, end);
            for (var j = 1; r > 0 && j <= Math.Min(end, depth) - start; j++)
                sum += r / g * (before + 1 + (g > 1 ? (j - 1) * (r - 1) / (g - 1) : 0)) / (start + j);
            before += (int)r;
            start = end;
        }

        return sum;
    }

    /// <summary>Expected 1 / rank of the first relevant item: in the first run that has one, each place is the first with its hypergeometric chance.</summary>
    private static double ReciprocalRank(RankedQuery query, int depth)
    {
        var start = 0;
        foreach (var end in query.RunEnds)
        {
            var relevant = Relevant(query, start, end);
            if (relevant > 0)
            {
                var (sum, none) = (0.0, 1.0);
                for (var i = start; i < Math.Min(end, depth) && none > 0; i++)
                {
                    double left = end - i;
                    sum += none * relevant / left / (i + 1);
                    none *= Math.Max(0, left - relevant) / left;
                }

                return sum;
            }

            start = end;
        }

        return 0;
    }

    private static int Relevant(RankedQuery query, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
            count += query.Relevance[i] > 0 ? 1 : 0;
        return count;
    }
}
