namespace Practicum.Numerics.Statistics.Metrics.Sorting;

/// <summary>The order of scores alone, by <see cref="ScoreSort"/>.</summary>
internal static class ScoreOrder
{
    /// <summary>The rows by falling score, rows of equal score in their own order.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static int[] Descending(ReadOnlySpan<double> scores)
    {
        var order = new int[scores.Length];
        ScoreSort.Descending(scores, new byte[scores.Length], new double[scores.Length], order, new byte[scores.Length]);
        return order;
    }
}
