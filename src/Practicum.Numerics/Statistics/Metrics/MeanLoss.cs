namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Losses that are plain means over rows, in the rows' own order: nothing needs to be sorted for them.</summary>
internal static class MeanLoss
{
    /// <summary>As scikit-learn 1.2 clips probabilities: 2⁻⁵² and 1 − 2⁻⁵².</summary>
    public const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Whether the metric is such a mean.</summary>
    public static bool Knows(BinaryMetric metric) => metric is BinaryMetric.LogLoss or BinaryMetric.Brier;

    /// <summary>The mean loss; NaN without rows or when a score lies outside [0, 1].</summary>
    public static double Of(BinaryMetric metric, ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = scores[i];
            if (!(score is >= 0 and <= 1))
                return double.NaN;
            if (metric == BinaryMetric.Brier)
                sum += (score - labels[i]) * (score - labels[i]);
            else
                sum += One(score, labels[i]);
        }

        return sum / scores.Length;
    }

    /// <summary>−ln of the probability given to the label.</summary>
    public static double One(double score, byte label)
    {
        var p = Math.Clamp(score, Epsilon, 1 - Epsilon);
        return -Math.Log(label != 0 ? p : 1 - p);
    }
}
