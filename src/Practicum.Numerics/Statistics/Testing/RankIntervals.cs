using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Testing;

/// <summary>The places that a person may hold on a board, as far as the rows can tell.</summary>
/// <param name="First">Best place, from 1.</param>
/// <param name="Last">Worst place.</param>
public readonly record struct RankInterval(int First, int Last);

/// <summary>
/// Ranks with intervals: all pairs are compared on the same rows, with Holm's adjustment over the N (N − 1) / 2 pairs; a place is told only from those who are significantly better
/// or worse (M. Mogstad, J. Romano, A. Shaikh and D. Wilhelm, "Inference for ranks", Review of Economic Studies 91, 2024).
/// </summary>
public static class RankIntervals
{
    /// <summary>The intervals from paired resamples.</summary>
    /// <param name="values">The metric of each person.</param>
    /// <param name="replicates">The metric in each resample of the rows, <c>[person][replicate]</c>; every person on the same resamples.</param>
    /// <param name="higherIsBetter">Direction of the metric.</param>
    /// <param name="alpha">Chance of one false claim or more among all pairs.</param>
    /// <remarks>
    /// The p-value of a pair is normal, its standard error that of the paired differences over the resamples: shares of 2,000 resamples stop at 0.001, which Holm's adjustment over
    /// more than fifty pairs would never let through. Pairs whose resamples do not differ at all are not told apart.
    /// </remarks>
    public static ImmutableArray<RankInterval> Of(IReadOnlyList<double> values, IReadOnlyList<double[]> replicates, bool higherIsBetter, double alpha = 0.05)
    {
        var n = values.Count;
        var p = new double[n * (n - 1) / 2];
        var pair = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                p[pair++] = PValue(values[i] - values[j], replicates[i], replicates[j]);
        }

        var adjusted = Multiplicity.Holm(p);
        var better = new bool[n, n];
        pair = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (adjusted[pair++] <= alpha)
                    better[i, j] = !(better[j, i] = values[j] > values[i] == higherIsBetter);
            }
        }

        return OfWins(better);
    }

    /// <summary>The intervals from pairwise verdicts: <c>[1 + how many are better, N − how many are worse]</c>.</summary>
    /// <param name="isBetter">Whether person i is significantly better than person j, <c>[i, j]</c>.</param>
    public static ImmutableArray<RankInterval> OfWins(bool[,] isBetter)
    {
        var n = isBetter.GetLength(0);
        var ranks = ImmutableArray.CreateBuilder<RankInterval>(n);
        for (var i = 0; i < n; i++)
        {
            int better = 0, worse = 0;
            for (var j = 0; j < n; j++)
            {
                better += isBetter[j, i] ? 1 : 0;
                worse += isBetter[i, j] ? 1 : 0;
            }

            ranks.Add(new(1 + better, n - worse));
        }

        return ranks.MoveToImmutable();
    }

    private static double PValue(double difference, double[] first, double[] second)
    {
        double mean = 0, squares = 0;
        for (var r = 0; r < first.Length; r++)
            mean += (first[r] - second[r]) / first.Length;
        for (var r = 0; r < first.Length; r++)
            squares += (first[r] - second[r] - mean) * (first[r] - second[r] - mean);
        var error = Math.Sqrt(squares / (first.Length - 1));
        return error > 0 ? NormalTail.Beyond(difference / error) : double.NaN;
    }
}
