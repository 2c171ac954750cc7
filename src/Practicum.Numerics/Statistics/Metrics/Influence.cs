namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// Variances by the infinitesimal jackknife (Jaeckel 1972; Efron 1982, ch. 6): the sum of squared derivatives of a metric in the weights of the rows.
/// One pass each, for samples on which resampling would take seconds.
/// </summary>
internal static class Influence
{
    /// <summary>The variance of average_precision, f1 or ece.</summary>
    public static double Variance(SortedRows rows, BinaryMetric metric, double threshold, double value) => metric switch
    {
        BinaryMetric.AveragePrecision => AveragePrecision(rows, value),
        BinaryMetric.F1 => F1(rows, threshold, value),
        _ => Ece(rows, value),
    };

    /// <summary>
    /// With T, F the positives and negatives down to a run g of equal scores, t_g its positives: AP = Σ_g t_g T_g / (T_g + F_g) / P. A weight in run h moves t_h, P and all
    /// T_g, F_g with g ≥ h, so the derivatives need two sums from below.
    /// </summary>
    private static double AveragePrecision(SortedRows rows, double value)
    {
        var groups = rows.GroupEnds.Length;
        var (atPositives, atNegatives) = (new double[groups], new double[groups]);
        double positives = 0, negatives = 0;
        var start = 0;
        var (precision, own) = (new double[groups], new (int Positives, int Negatives)[groups]);
        for (var g = 0; g < groups; g++)
        {
            var end = rows.GroupEnds[g];
            for (; start < end; start++)
            {
                own[g].Positives += rows.Labels[start];
                own[g].Negatives += 1 - rows.Labels[start];
            }

            positives += own[g].Positives;
            negatives += own[g].Negatives;
            var all = positives + negatives;
            precision[g] = positives / all;
            atPositives[g] = own[g].Positives * negatives / (all * all);
            atNegatives[g] = -own[g].Positives * positives / (all * all);
        }

        double fromPositives = 0, fromNegatives = 0, sum = 0;
        for (var g = groups - 1; g >= 0; g--)
        {
            fromPositives += atPositives[g];
            fromNegatives += atNegatives[g];
            var positive = (precision[g] - value + fromPositives) / positives;
            var negative = fromNegatives / positives;
            sum += own[g].Positives * positive * positive + own[g].Negatives * negative * negative;
        }

        return sum;
    }

    private static double F1(SortedRows rows, double threshold, double value)
    {
        var above = rows.Above(threshold);
        double hits = 0;
        for (var i = 0; i < above; i++)
            hits += rows.Labels[i];
        var denominator = above + rows.Positives;
        var misses = rows.Positives - hits;
        var hit = 2 * (1 - value) / denominator;
        var wrong = -value / denominator;
        return hits * hit * hit + (above - hits + misses) * wrong * wrong;
    }

    private static double Ece(SortedRows rows, double value)
    {
        Span<double> gaps = stackalloc double[SortedRows.EceBins];
        gaps.Clear();
        for (var i = 0; i < rows.Scores.Length; i++)
            gaps[rows.Bins[i]] += rows.Scores[i] - rows.Labels[i];
        double sum = 0;
        for (var i = 0; i < rows.Scores.Length; i++)
        {
            var slope = (Math.Sign(gaps[rows.Bins[i]]) * (rows.Scores[i] - rows.Labels[i]) - value) / rows.Scores.Length;
            sum += slope * slope;
        }

        return sum;
    }
}
