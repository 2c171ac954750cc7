using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>A list of rows as a ranking.</summary>
internal static class RankingMarks
{
    /// <summary>The mark of a list; the rows that it leaves out share the last rank.</summary>
    /// <param name="ranked">Rows, the surest first.</param>
    /// <param name="key">1 for each row of the key.</param>
    /// <param name="inKey">How many those are, at least 1.</param>
    /// <param name="best">True probabilities, or null.</param>
    public static RankingMark? Of(IReadOnlyList<int> ranked, byte[] key, int inKey, double[]? best)
    {
        if (inKey == 0)
            return null;
        var (right, sum, early) = (0, 0.0, 0);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (key[ranked[i]] == 0)
                continue;
            right++;
            sum += right / (i + 1.0);
            early += i < inKey ? 1 : 0;
        }

        var share = inKey / (double)key.Length;
        var average = (sum + (inKey - right) * share) / inKey;
        var reachable = best is null ? 1 : BinarySample.ValueOf("average_precision", best, key);
        return new(average, reachable, PlaceMark.Scaled(average, share, reachable), early / (double)Math.Min(inKey, ranked.Count));
    }

    /// <summary>Confidences of rows against membership.</summary>
    /// <param name="sure">Rows with a confidence.</param>
    /// <param name="key">1 for each row of the key.</param>
    public static ConfidenceMark? Confidence(IReadOnlyList<(int Row, double Confidence)> sure, byte[] key)
    {
        const double Edge = 1e-6;
        if (sure.Count == 0)
            return null;
        var (squares, logs) = (new double[sure.Count], new double[sure.Count]);
        for (var i = 0; i < sure.Count; i++)
        {
            var (there, stated) = (key[sure[i].Row] != 0, sure[i].Confidence);
            squares[i] = (stated - (there ? 1 : 0)) * (stated - (there ? 1 : 0));
            logs[i] = -Math.Log(Math.Clamp(there ? stated : 1 - stated, Edge, 1));
        }

        return new(sure.Count, Mean(squares), Mean(logs));
    }

    private static Estimate Mean(double[] losses) => losses.Length < Numerics.Statistics.Intervals.Bootstrap.MinValues
        ? Estimate.WithoutInterval(losses.Average(), losses.Length, "Fewer than ten rows.")
        : Estimate.Of(losses.Average(), Numerics.Statistics.Intervals.MeanInterval.Of(losses), losses.Length);
}
