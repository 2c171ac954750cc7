using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>
/// Highest less lowest, and lowest by highest, of several shares, with limits that hold although the two groups were picked by their rates. With θ the true spread and (i, j) the
/// truly highest and lowest groups: the far limit is the farthest of all ordered pairs, each with the tail α/2, since the pair (i, j) is one of them (intersection-union); the near
/// limit is the nearest to the truth that any pair forces, each pair with the tail α/2 divided by the number of ordered pairs (Bonferroni). So each side errs at most α/2.
/// </summary>
internal static class Spreads
{
    /// <summary>The limits of highest − lowest.</summary>
    public static (double Low, double High) Difference(ReadOnlySpan<Share> shares, double level, double family)
    {
        var (low, high) = (0.0, 0.0);
        var near = NearLevel(level, family);
        foreach (var pair in Ordered(shares))
            (low, high) = (Math.Max(low, pair.Difference(near).Low), Math.Max(high, pair.Difference(level).High));
        return (low, Math.Min(1, high));
    }

    /// <summary>The limits of lowest / highest.</summary>
    public static (double Low, double High) Ratio(ReadOnlySpan<Share> shares, double level, double family)
    {
        var (low, high) = (1.0, 1.0);
        var near = NearLevel(level, family);
        foreach (var pair in Ordered(shares))
            (low, high) = (Math.Min(low, pair.Ratio(level).Low), Math.Min(high, pair.Ratio(near).High));
        return (low, high);
    }

    /// <summary>Every group with every other, both ways round.</summary>
    private static List<SharePair> Ordered(ReadOnlySpan<Share> shares)
    {
        var pairs = new List<SharePair>(shares.Length * shares.Length);
        for (var i = 0; i < shares.Length; i++)
        {
            for (var j = 0; j < shares.Length; j++)
            {
                if (i != j)
                    pairs.Add(new(shares[i], shares[j]));
            }
        }

        return pairs;
    }

    /// <summary>How many ordered pairs groups make.</summary>
    public static double Pairs(int groups) => (double)groups * (groups - 1);

    /// <summary>The level whose tail is that of <paramref name="level"/> divided by the size of the family.</summary>
    public static double NearLevel(double level, double family) => 1 - (1 - level) / family;

    /// <summary>
    /// E(max − min) of independent normal shares with one true rate, the pooled one: ∫ 1 − Π Φ(x/s_g) − Π Φ(−x/s_g) dx by Simpson's rule on ±9 of the largest s.
    /// </summary>
    public static double ByChance(ReadOnlySpan<Share> shares)
    {
        const int Steps = 2000;
        double hits = 0, all = 0, largest = 0;
        foreach (var share in shares)
            (hits, all) = (hits + share.Hits, all + share.All);
        var rate = hits / all;
        var errors = new double[shares.Length];
        for (var g = 0; g < errors.Length; g++)
            largest = Math.Max(largest, errors[g] = Math.Sqrt(rate * (1 - rate) / shares[g].Effective));
        if (largest == 0)
            return 0;
        var sum = 0.0;
        for (var i = 0; i <= Steps; i++)
        {
            var x = largest * 9 * (2.0 * i / Steps - 1);
            double below = 1, above = 1;
            foreach (var error in errors)
            {
                below *= NormalTail.Below(x / error);
                above *= NormalTail.Below(-x / error);
            }

            sum += (1 - below - above) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return sum * largest * 18 / Steps / 3;
    }
}
