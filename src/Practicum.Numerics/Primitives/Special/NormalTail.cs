namespace Practicum.Numerics.Primitives.Special;

/// <summary>
/// Areas under the normal density, to about 1e-15 relative: the error function by the series 2x/√π · e^(−x²) · Σ (2x²)ⁿ / (1·3·…·(2n+1)), whose terms are all positive, and its
/// complement from x = 2 on by Laplace's continued fraction (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).
/// </summary>
public static class NormalTail
{
    private const double FractionFrom = 2, Last = 27.3;

    /// <summary>Φ(z), the chance of less than z.</summary>
    public static double Below(double z) => 0.5 * Erfc(-z / Math.Sqrt(2));

    /// <summary>The chance of being at least as far from 0 as z, on both sides.</summary>
    public static double Beyond(double z) => Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>1 − erf(x), within [0, 2].</summary>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x))
            return x;
        var size = Math.Abs(x);
        var upper = size >= Last ? 0 : size >= FractionFrom ? Fraction(size) : 1 - Series(size);
        return x < 0 ? 2 - upper : upper;
    }

    private static double Series(double x)
    {
        var (term, sum) = (1.0, 1.0);
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 * x / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the inside out; e^(−x²) in two parts, so that the rounding of x² is not raised to a power.</summary>
    private static double Fraction(double x)
    {
        var inner = x;
        for (var k = 60 + (int)(240 / x); k > 0; k--)
            inner = x + 0.5 * k / inner;
        var near = Math.Round(x * 16) / 16;
        return Math.Exp(-near * near) * Math.Exp(-(x - near) * (x + near)) / (Math.Sqrt(Math.PI) * inner);
    }
}
