using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>Two shares of different rows. Weights enter the intervals through the effective number of rows.</summary>
internal readonly record struct SharePair(Share First, Share Second)
{
    /// <summary>With fewer hits a share enters a ratio with its exact limit.</summary>
    public const int FewHits = 5;

    private bool IsWeighted => First.All != First.Squares || Second.All != Second.Squares;

    /// <summary>First less second, with Newcombe's interval: the distances of both to their Wilson limits, squared and added.</summary>
    public Interval Difference(double level)
    {
        var added = ProportionDifference.Mover(First.Value, First.Interval(level), Second.Value, Second.Interval(level));
        return added with { Method = IsWeighted ? "newcombe-kish" : "newcombe" };
    }

    /// <summary>
    /// First by second, with the score interval of Miettinen and Nurminen. A share of fewer than <see cref="FewHits"/> hits also enters with Clopper and Pearson's lower limit by the rule
    /// of Donner and Zou (Statistics in Medicine 31, 2012), and the wider limit is taken: the score interval alone covers 0.80 to 0.92 with a rate of 5 % among ten rows.
    /// </summary>
    public Interval Ratio(double level)
    {
        var (n1, n2) = (First.Effective, Second.Effective);
        var interval = ProportionRatio.Score(First.Value * n1, n1, Second.Value * n2, n2, level) with { Method = IsWeighted ? "miettinen-nurminen-kish" : "miettinen-nurminen" };
        var low = First.Value * n1 < FewHits ? Math.Min(interval.Low, ExactLow(First, Second, level)) : interval.Low;
        var high = Second.Value * n2 < FewHits ? Math.Max(interval.High, 1 / ExactLow(Second, First, level)) : interval.High;
        return interval with { Low = low, High = high };
    }

    /// <summary>The lower limit of first / second from the exact lower limit of the first and Wilson's upper limit of the second; 0 when the first has no hit.</summary>
    private static double ExactLow(Share first, Share second, double level)
    {
        if (first.Hits == 0)
            return 0;
        var (p1, p2, n1) = (first.Value, second.Value, first.Effective);
        var low = InverseCdf.Beta((1 - level) / 2, p1 * n1, n1 * (1 - p1) + 1);
        var high = second.Interval(level).High;
        var part = low * (2 * p1 - low);
        return part / (p1 * p2 + Math.Sqrt(Math.Max(0, p1 * p1 * p2 * p2 - part * high * (2 * p2 - high))));
    }

    /// <summary>Two-sided p of equal shares: the χ² test times (N − 1) / N (Campbell, Statistics in Medicine 26, 2007); 1 when both are 0 or 1.</summary>
    public double P()
    {
        var (n1, n2) = (First.Effective, Second.Effective);
        var n = n1 + n2;
        var pooled = (First.Value * n1 + Second.Value * n2) / n;
        var variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2) * n / (n - 1);
        return variance > 0 ? NormalTail.Beyond((First.Value - Second.Value) / Math.Sqrt(variance)) : 1;
    }
}
