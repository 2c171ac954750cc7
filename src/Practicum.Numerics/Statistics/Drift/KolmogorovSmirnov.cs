using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Drift;

/// <summary>The two-sided p-value of the two-sample statistic, and the interval of the distance.</summary>
public static class KolmogorovSmirnov
{
    private const long MostCells = 30_000_000;
    private const int ExactUpTo = 10_000, AsOneUpTo = 140, Points = 4_096;

    /// <summary>
    /// P(D ≥ d) when both samples come from one continuous distribution; with ties an upper bound. Exact, by counting lattice paths (Gnedenko and Korolyuk 1951 for n = m; Hodges
    /// 1958 otherwise), while both sides have at most 10,000 rows or one has at most 140, and the count stays below 3·10⁷ steps. Beyond: the distribution of the one-sample
    /// statistic of round(n m / (n + m)) rows, by Pelz and Good's (1976) expansion below n d² = 2.2 and twice Smirnov's exact one-sided tail above
    /// (Simard and L'Ecuyer 2011).
    /// </summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="n">Rows of one side.</param>
    /// <param name="m">Rows of the other side.</param>
    /// <returns>In [0, 1]; NaN when d is.</returns>
    public static double PValue(double d, int n, int m)
    {
        if (!(d > 0) || n < 1 || m < 1)
            return double.IsNaN(d) || n < 1 || m < 1 ? double.NaN : 1;
        var few = Math.Max(n, m) <= ExactUpTo || Math.Min(n, m) <= AsOneUpTo;
        if (few && n == m)
            return Math.Min(1, EqualSizes(n, (int)Math.Round(d * n)));
        if (few && 2 * d * n * m <= MostCells)
            return Math.Min(1, Paths(n, m, (long)Math.Ceiling((d * n * m) - 1e-6)));
        return OneSample(Math.Round((double)n * m / ((double)n + m)), d);
    }

    /// <summary>
    /// An interval of sup |F − G| that covers at least as often as it says, at any size and with ties: each empirical function lies within √(ln(4 / (1 − level)) / 2n) of its own
    /// one with probability 1 − (1 − level) / 2 (Dvoretzky, Kiefer and Wolfowitz 1956 with Massart's constant, 1990).
    /// </summary>
    public static Interval Interval(double d, int n, int m, double level = 0.95)
    {
        var log = Math.Log(4 / (1 - level)) / 2;
        var most = Math.Sqrt(log / n) + Math.Sqrt(log / m);
        return new(level, Math.Max(0, d - most), Math.Min(1, d + most), "dkw");
    }

    /// <summary>2 Σ (−1)^(k+1) C(2n, n − k h) / C(2n, n), by nested products.</summary>
    private static double EqualSizes(int n, int h)
    {
        double sum = 0;
        for (var k = n / h; k >= 1; k--)
        {
            // C(2n, n − k h) over C(2n, n − (k − 1) h)
            double ratio = 1;
            for (var j = 1; j <= h; j++)
                ratio *= (double)(n - (k * h) + j) / (n + ((k - 1) * h) + j);
            sum = ratio * (1 - sum);
        }

        return 2 * sum;
    }

    /// <summary>
    /// The chance that a random path from (0, 0) to (n, m) meets |i m − j n| ≥ h: at each step the next row belongs to the first side with probability (rows left of it) / (rows left).
    /// Only what leaves the band is added up, so that small chances keep their digits.
    /// </summary>
    private static double Paths(long n, long m, long h)
    {
        var inside = new double[m + 1];
        double left = 0, gone = 0;
        inside[0] = 1;
        for (long i = 0; i <= n; i++)
        {
            // |i m − j n| < h
            var from = Math.Max(0, (((i * m) - h) / n) + ((i * m) - h < 0 ? 0 : 1));
            var to = Math.Min(m, ((i * m) + h - 1) / n);
            left = 0;
            for (var j = from; j <= to; j++)
            {
                var here = inside[j] + left;
                double rest = n + m - i - j;
                inside[j] = left = 0;
                if (rest == 0)
                    break;
                var (right, up) = (here * ((m - j) / rest), here * ((n - i) / rest));
                if (j + 1 <= to)
                    left = right;
                else
                    gone += right;
                if (((i + 1) * m) - (j * n) < h)
                    inside[j] = up;
                else
                    gone += up;
            }
        }

        return gone;
    }

    /// <summary>P(D ≥ d) of one sample of n rows against its own continuous distribution.</summary>
    private static double OneSample(double n, double d)
    {
        var size = n * d * d;
        if (size >= 370)
            return 0;
        if (size >= 2.2)
            return Math.Min(1, 2 * Smirnov(n, d));
        return Math.Clamp(1 - PelzGood(n, d), 0, 1);
    }

    /// <summary>P(D⁺ ≥ d) = d Σ b(j; n, d + j/n) / (d + j/n), b binomial probabilities (Smirnov 1944; Birnbaum and Tingey 1951); beyond 10⁶ rows Maag and Dicaire's (1971) form.</summary>
    private static double Smirnov(double n, double d)
    {
        if (n > 1e6)
            return Math.Exp(-2 * n * (d + (1 / (6 * n))) * (d + (1 / (6 * n))));
        // the terms are smooth in j and vanish at both ends with all derivatives, so that a trapezoid rule over every so many of a long sum is exact to the last digits
        double sum = 0;
        var whole = IncompleteGamma.PoissonDensity(n, n);
        var step = Math.Max(1, Math.Floor(n / Points));
        for (double j = 0; j < n * (1 - d); j += step)
        {
            var p = d + (j / n);
            sum += IncompleteGamma.PoissonDensity(j, n * p) * IncompleteGamma.PoissonDensity(n - j, n * (1 - p)) / p;
        }

        return d * step * sum / whole;
    }

    /// <summary>P(D ≤ d) with terms to n^(−3/2), as Simard and L'Ecuyer (2011) write them in their section 3.3.</summary>
    private static double PelzGood(double n, double d)
    {
        const double Pi2 = Math.PI * Math.PI;
        var z = Math.Sqrt(n) * d;
        var (z2, z4) = (z * z, z * z * z * z);
        double k0 = 0, k1 = 0, k2 = 0, k3 = 0, even2 = 0, even3 = 0;
        for (var k = 1; k <= 20; k++)
        {
            // odd numbers in the first sums, whole ones in the second
            var odd = Pi2 * ((2 * k) - 1) * ((2 * k) - 1) / 4;
            var term = Math.Exp(-odd / (2 * z2));
            k0 += term;
            k1 += (odd - z2) * term;
            k2 += ((6 * z4 * z2) + (2 * z4) + (((2 * z4) - (5 * z2)) * odd) + ((1 - (2 * z2)) * odd * odd)) * term;
            k3 += ((-30 * z4 * z2) - (90 * z4 * z4) + (((135 * z4) - (96 * z4 * z2)) * odd) + (((212 * z4) - (60 * z2)) * odd * odd) + ((5 - (30 * z2)) * odd * odd * odd)) * term;
            var whole = Pi2 * k * k;
            var other = Math.Exp(-whole / (2 * z2));
            even2 += whole * other;
            even3 += ((3 * z2) - whole) * whole * other;
        }

        var root = Math.Sqrt(2 * Math.PI);
        return (root * k0 / z) + (root * k1 / (6 * z4) / Math.Sqrt(n)) + (root * ((k2 / (72 * z4 * z2 * z)) - (even2 / (36 * z2 * z))) / n)
            + (root * ((k3 / (6480 * z4 * z4 * z2)) + (even3 / (216 * z4 * z2))) / (n * Math.Sqrt(n)));
    }
}
