using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Drift.Samples;

/// <summary>Tests by a weighted ∫ (F − G)² dH over the pooled sample H.</summary>
internal static class SquaredDistanceTests
{
    /// <summary>
    /// T of Anderson (1962), with midranks for ties, and the p-value of its limit (Anderson and Darling 1952), after T is brought to the mean 1/6 and variance 1/45 of the limit.
    /// </summary>
    public static TestResult CramerVonMises(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double n = a.Length, m = b.Length, all = n + m, first = 0, second = 0;
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var (ties, others) = Ties(a, b, i, j);
            var rank = i + j + ((ties + others + 1) / 2.0);
            for (var t = 1; t <= ties; t++)
                first += (rank - i - t) * (rank - i - t);
            for (var t = 1; t <= others; t++)
                second += (rank - j - t) * (rank - j - t);
            (i, j) = (i + ties, j + others);
        }

        var k = n * m;
        var statistic = (((n * first) + (m * second)) / (k * all)) - (((4 * k) - 1) / (6 * all));
        var mean = (1 + (1 / all)) / 6;
        var variance = (all + 1) * ((4 * k * all) - (3 * ((n * n) + (m * m))) - (2 * k)) / (180 * all * all * k);
        var scaled = (1.0 / 6) + ((statistic - mean) / Math.Sqrt(45 * variance));
        return new(statistic, Estimate.Exact(CramerUpper(scaled), (long)all));
    }

    /// <summary>A² of Scholz and Stephens (1987), eq. 7, for two samples, and the p-value of its limit (Marsaglia and Marsaglia 2004 below 6, Zolotarev's tail above).</summary>
    public static TestResult AndersonDarling(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double n = a.Length, m = b.Length, all = n + m, sum = 0;
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var (ties, others) = Ties(a, b, i, j);
            double same = ties + others;
            var below = i + j + (same / 2);
            var away = (all * (i + (ties / 2.0))) - (below * n);
            sum += same / all * away * away / ((below * (all - below)) - (all * same / 4));
            (i, j) = (i + ties, j + others);
        }

        var statistic = sum * ((1 / n) + (1 / m)) * (all - 1) / all;
        return new(statistic, Estimate.Exact(DarlingUpper(statistic), (long)all));
    }

    /// <summary>How many values of each sample equal the smallest one not yet passed.</summary>
    private static (int First, int Second) Ties(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int i, int j)
    {
        var value = i == a.Length ? b[j] : j == b.Length ? a[i] : Math.Min(a[i], b[j]);
        var (first, second) = (0, 0);
        while (i + first < a.Length && a[i + first] == value)
            first++;
        while (j + second < b.Length && b[j + second] == value)
            second++;
        return (first, second);
    }

    /// <summary>P(ω² ≥ x), ω² = Σ χ²₁ / (π j)²: the series of Anderson and Darling (1952), and in the far tail its first weight (Zolotarev 1961).</summary>
    private static double CramerUpper(double x)
    {
        if (x < 0.003)
            return 1;
        if (x > 2)
            return Math.Min(1, Math.Sqrt(2) * IncompleteGamma.Of(0.5, Math.PI * Math.PI * x / 2).Upper);
        double sum = 0, factor = Math.Sqrt(Math.PI);
        for (var k = 0; k < 40; k++)
        {
            // Γ(k + ½) / k! · √(4k + 1) e^−y K¼(y)
            var y = ((4 * k) + 1.0) * ((4 * k) + 1.0) / (16 * x);
            var term = factor * Math.Sqrt((4 * k) + 1) * BesselQuarter(y);
            sum += term;
            factor *= (k + 0.5) / (k + 1);
            if (term < 1e-18 * sum || y > 350)
                break;
        }

        return Math.Clamp(1 - (sum / (Math.Pow(Math.PI, 1.5) * Math.Sqrt(x))), 0, 1);
    }

    /// <summary>e^−y K¼(y) = ∫ exp(−y (1 + cosh t)) cosh(t / 4) dt from 0, by the trapezoid rule, which converges exponentially here.</summary>
    private static double BesselQuarter(double y)
    {
        const double Step = 1 / 32.0;
        var sum = Math.Exp(-2 * y) / 2;
        for (var t = Step; ; t += Step)
        {
            var term = Math.Exp(-y * (1 + Math.Cosh(t))) * Math.Cosh(t / 4);
            sum += term;
            if (term < 1e-18 * sum || term == 0)
                return sum * Step;
        }
    }

    private static double DarlingUpper(double z)
    {
        if (z >= 6)
            return Math.Sqrt(3) * IncompleteGamma.Of(0.5, z).Upper;
        if (z <= 0.01)
            return 1;
        return z < 2
            ? 1 - (Math.Exp(-1.2337141 / z) / Math.Sqrt(z) * (2.00012 + ((0.247105 - ((0.0649821 - ((0.0347962 - ((0.011672 - (0.00168691 * z)) * z)) * z)) * z)) * z)))
            : -double.ExpM1(-Math.Exp(1.0776 - ((2.30695 - ((0.43424 - ((0.082433 - ((0.008056 - (0.0003146 * z)) * z)) * z)) * z)) * z)));
    }
}
