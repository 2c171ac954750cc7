using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Primitives.Special;

/// <summary>
/// The non-central χ² distribution: a Poisson mixture of central ones summed outward from its mode up to non-centrality 1,000 (Johnson, Kotz and Balakrishnan,
/// Continuous Univariate Distributions 2, 29.3), beyond by Sankaran's (1963) transformation to the normal, whose error is then below 1e-4.
/// </summary>
internal static class NoncentralChiSquared
{
    private const double Summed = 1000;

    /// <summary>P(X ≤ x) with that many degrees of freedom and that non-centrality.</summary>
    /// <param name="x">At least 0.</param>
    /// <param name="degrees">Above 0.</param>
    /// <param name="noncentrality">At least 0.</param>
    public static double Lower(double x, double degrees, double noncentrality) =>
        x <= 0 ? 0
        : noncentrality == 0 ? IncompleteGamma.Of(degrees / 2, x / 2).Lower
        : noncentrality <= Summed ? Mixture(x, degrees, noncentrality) : Sankaran(x, degrees, noncentrality);

    /// <summary>The non-centrality with P(X ≤ x) = <paramref name="lower"/>; 0 when even without one less than that lies below x.</summary>
    public static double NoncentralityAt(double lower, double x, double degrees)
    {
        if (!(Lower(x, degrees, 0) > lower))
            return 0;
        var high = Math.Max(1, x);
        while (Lower(x, degrees, high) > lower)
            high *= 2;
        return Root.Falling(l => Lower(x, degrees, l) - lower, 0, high);
    }

    /// <summary>Standard normal P(Z ≤ z).</summary>
    public static double NormalLower(double z)
    {
        var (lower, upper) = IncompleteGamma.Of(0.5, z * z / 2);
        return z < 0 ? upper / 2 : (1 + lower) / 2;
    }

    private static double Mixture(double x, double degrees, double noncentrality)
    {
        var mean = noncentrality / 2;
        var mode = Math.Floor(mean);
        var weight = IncompleteGamma.PoissonDensity(mode, mean);
        var shape = (degrees / 2) + mode;
        var lower = IncompleteGamma.Of(shape, x / 2).Lower;
        var density = IncompleteGamma.PoissonDensity(shape, x / 2); // P(a, y) − P(a + 1, y)
        var sum = weight * lower;
        var (w, p, d, a) = (weight, lower, density, shape);
        for (var j = mode + 1; w > 1e-17 && p > 1e-17; j++)
        {
            p -= d;
            a++;
            d *= x / 2 / a;
            w *= mean / j;
            sum += w * Math.Max(0, p);
        }

        (w, p, d, a) = (weight, lower, density, shape);
        for (var j = mode; j > 0 && w > 1e-17; j--)
        {
            d *= a / (x / 2);
            a--;
            p += d;
            w *= j / mean;
            sum += w * Math.Min(1, p);
        }

        return Math.Min(1, sum);
    }

    private static double Sankaran(double x, double k, double l)
    {
        var h = 1 - (2.0 / 3 * (k + l) * (k + (3 * l)) / ((k + (2 * l)) * (k + (2 * l))));
        var p = (k + (2 * l)) / ((k + l) * (k + l));
        var m = (h - 1) * (1 - (3 * h));
        var centre = 1 + (h * p * (h - 1 - (0.5 * (2 - h) * m * p)));
        return NormalLower((Math.Pow(x / (k + l), h) - centre) / (h * Math.Sqrt(2 * p) * (1 + (0.5 * m * p))));
    }
}
