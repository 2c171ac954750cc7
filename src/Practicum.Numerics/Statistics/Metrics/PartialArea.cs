namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The area under the ROC curve left of a largest false positive rate t, with its variance from placement values (Dodd and Pepe 2003): the area is the mean over positives
/// of (t − rate of negatives above)₊, and the derivative in a negative is a mean over the positives below it that count.
/// </summary>
/// <remarks>A run of equal scores is a straight piece of the curve; one that crosses t counts up to t.</remarks>
internal static class PartialArea
{
    /// <summary>The raw area from 0 to <paramref name="most"/>, at rows of the given weights in sorted order (empty for 1 each); NaN without both classes.</summary>
    public static double Raw(SortedRows rows, ReadOnlySpan<double> weights, double positives, double negatives, double most)
    {
        if (!(positives > 0 && negatives > 0))
            return double.NaN;
        double falseBefore = 0, sum = 0;
        var limit = most * negatives;
        var start = 0;
        foreach (var end in rows.GroupEnds)
        {
            if (falseBefore >= limit)
                break;
            var (p, n) = Own(rows, weights, start, end);
            sum += p * Height(falseBefore, n, limit);
            falseBefore += n;
            start = end;
        }

        return sum / (positives * negatives);
    }

    /// <summary>McClish's (1989) standardised area: ½ where the curve is the diagonal, 1 where it is perfect.</summary>
    public static double Standardised(double raw, double most) => 0.5 * (1 + (raw - most * most / 2) / (most - most * most / 2));

    /// <summary>Of each class the sum of squared derivatives of the raw area in the weights of its rows, each times its weight; over (2 (t − t²/2))² for the standardised area; and the sum of their cubes.</summary>
    public static (double Positives, double Negatives, double Cubes) Variance(SortedRows rows, double raw, double most)
    {
        var totals = rows.Totals;
        var limit = most * totals.Negatives;
        var groups = rows.GroupEnds;
        var below = new double[groups.Length + 1]; // Σ over runs from g on of p · (derivative of the height in negatives above the run)
        var heights = new double[groups.Length];
        var befores = new double[groups.Length];
        double falseBefore = 0, scaled = 0;
        for (int g = 0, start = 0; g < groups.Length; start = groups[g++])
        {
            var (_, n) = Own(rows, rows.Weights, start, groups[g]);
            (befores[g], heights[g]) = (falseBefore, Height(falseBefore, n, limit));
            falseBefore += n;
        }

        for (var g = groups.Length - 1; g >= 0; g--)
        {
            var (p, n) = Own(rows, rows.Weights, g == 0 ? 0 : groups[g - 1], groups[g]);
            below[g] = below[g + 1] + p * SlopeAbove(befores[g], n, limit);
            scaled += p * SlopeLimit(befores[g], n, limit);
        }

        double ofPositives = 0, ofNegatives = 0, cubes = 0;
        for (int g = 0, start = 0; g < groups.Length; start = groups[g++])
        {
            var own = Own(rows, rows.Weights, start, groups[g]);
            var sums = Sums(rows, start, groups[g]);
            var positive = (heights[g] / totals.Negatives - raw) / totals.Positives;
            var negative = ((below[g + 1] + own.P * SlopeOwn(befores[g], own.N, limit) + most * scaled) / totals.Positives - raw) / totals.Negatives;
            ofPositives += sums.PositiveSquares * positive * positive;
            ofNegatives += sums.NegativeSquares * negative * negative;
            cubes += sums.PositiveCubes * positive * positive * positive + sums.NegativeCubes * negative * negative * negative;
        }

        return (ofPositives, ofNegatives, cubes);
    }

    private static (double P, double N) Own(SortedRows rows, ReadOnlySpan<double> weights, int start, int end)
    {
        double p = 0, n = 0;
        for (var i = start; i < end; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            var positive = rows.Labels[i] * w;
            p += positive;
            n += w - positive;
        }

        return (p, n);
    }

    private static ClassTotals Sums(SortedRows rows, int start, int end)
    {
        var labels = rows.Labels.AsSpan(start, end - start);
        if (rows.Weights.Length > 0)
            return ClassTotals.Of(labels, rows.Weights.AsSpan(start, labels.Length));
        var ones = SortedRows.CountOnes(labels);
        return ClassTotals.OfRows(ones, labels.Length - ones);
    }

    /// <summary>Weight of negatives to the limit, on average over a run with n negatives that begins after <paramref name="before"/>.</summary>
    private static double Height(double before, double n, double limit)
    {
        var left = limit - before;
        return left <= 0 ? 0 : left >= n ? left - 0.5 * n : left * left / (2 * n);
    }

    private static double SlopeLimit(double before, double n, double limit)
    {
        var left = limit - before;
        return left <= 0 ? 0 : left >= n ? 1 : left / n;
    }

    private static double SlopeAbove(double before, double n, double limit) => -SlopeLimit(before, n, limit);

    private static double SlopeOwn(double before, double n, double limit)
    {
        var left = limit - before;
        return left <= 0 ? 0 : left >= n ? -0.5 : -left * left / (2 * n * n);
    }
}
