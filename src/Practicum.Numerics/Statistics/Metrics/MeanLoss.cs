using System.Runtime.CompilerServices;
using Practicum.Numerics.Statistics.Metrics.Sorting;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>A weighted mean loss with what its interval needs: the standard error and the skewness of single rows.</summary>
internal readonly record struct LossMoments(double Mean, double Error, double Skewness, double Rows);

/// <summary>Losses that are plain means over rows.</summary>
internal static class MeanLoss
{
    /// <summary>As scikit-learn 1.2 clips probabilities: 2⁻⁵² and 1 − 2⁻⁵².</summary>
    public const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Whether the metric is such a mean.</summary>
    public static bool Knows(BinaryMetric metric) => metric.Kind is BinaryKind.LogLoss or BinaryKind.Brier;

    /// <summary>The mean loss in the rows' own order: nothing needs to be sorted. NaN without rows or when a score lies outside [0, 1].</summary>
    public static double Of(BinaryMetric metric, ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = scores[i];
            if (!(score is >= 0 and <= 1))
                return double.NaN;
            if (metric.Kind == BinaryKind.Brier)
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

    /// <summary>
    /// Mean and moments over sorted rows. A weighted mean θ = Σ w l / Σ w is linearised: rows count by z = w (l − θ), with standard error √(Σ z² · n / (n − 1)) / Σ w, n the rows
    /// with weight, and the skewness of z.
    /// </summary>
    public static LossMoments Of(SortedRows rows, BinaryKind kind)
    {
        var n = rows.Labels.Length;
        var losses = kind == BinaryKind.LogLoss ? rows.LogLosses : [];
        var parts = new (double A, double B)[Pieces.Count(n)];
        Pieces.For(n, (start, end) => parts[start / Pieces.Size] = (Sum(rows, losses, start, end), 0));
        var mean = Added(parts).A / rows.Totals.All;
        Pieces.For(n, (start, end) => parts[start / Pieces.Size] = Powers(rows, losses, start, end, mean));
        var (squares, cubes) = Added(parts);
        double counted = n;
        foreach (var w in rows.Weights)
            counted -= w == 0 ? 1 : 0;
        var spread = Math.Sqrt(squares / counted);
        return new(mean, Math.Sqrt(squares * (counted / (counted - 1))) / rows.Totals.All, spread > 0 ? cubes / counted / (spread * spread * spread) : 0, counted);
    }

    private static (double A, double B) Added((double A, double B)[] parts)
    {
        double a = 0, b = 0;
        foreach (var part in parts)
            (a, b) = (a + part.A, b + part.B);
        return (a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(SortedRows rows, double[] losses, int start, int end)
    {
        var (scores, labels, weights) = (rows.Scores, rows.Labels, rows.Weights);
        var sum = 0.0;
        for (var i = start; i < end; i++)
        {
            var error = scores[i] - labels[i];
            sum += (weights.Length == 0 ? 1 : weights[i]) * (losses.Length == 0 ? error * error : losses[i]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Squares, double Cubes) Powers(SortedRows rows, double[] losses, int start, int end, double mean)
    {
        var (scores, labels, weights) = (rows.Scores, rows.Labels, rows.Weights);
        double squares = 0, cubes = 0;
        for (var i = start; i < end; i++)
        {
            var error = scores[i] - labels[i];
            var z = (weights.Length == 0 ? 1 : weights[i]) * ((losses.Length == 0 ? error * error : losses[i]) - mean);
            squares += z * z;
            cubes += z * z * z;
        }

        return (squares, cubes);
    }
}
