using MathNet.Numerics;

namespace Practicum.Numerics.Primitives.Special;

/// <summary>
/// The regularised incomplete gamma functions: series below the mean, Lentz's continued fraction above, and the leading factor
/// x^a e^−x / Γ(a + 1) in the cancellation-free form of Loader (2000), "Fast and accurate computation of binomial probabilities".
/// </summary>
internal static class IncompleteGamma
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>P(a, x) and Q(a, x) = 1 − P, each without cancellation; a &gt; 0, x ≥ 0.</summary>
    public static (double Lower, double Upper) Of(double a, double x)
    {
        if (!(a > 0) || !(x >= 0))
            return (double.NaN, double.NaN);
        if (x == 0)
            return (0, 1);
        if (double.IsPositiveInfinity(x))
            return (1, 0);
        var factor = PoissonDensity(a, x);
        if (x < a + 1)
        {
            var lower = Math.Min(1, factor * Series(a, x));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, factor * a * Fraction(a, x));
        return (1 - upper, upper);
    }

    /// <summary>x^a e^−x / Γ(a + 1): the Poisson probability of a (not necessarily whole) under mean x.</summary>
    public static double PoissonDensity(double a, double x)
    {
        if (a == 0)
            return Math.Exp(-x);
        if (a < 1e-3)
            return Math.Exp(a * Math.Log(x) - x - SpecialFunctions.GammaLn(a + 1));
        return Math.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);
    }

    /// <summary>The x with P(a, x) = u: Wilson and Hilferty's start, then Halley's steps inside a bracket.</summary>
    public static double Inverse(double a, double u)
    {
        if (!(a > 0) || !double.IsFinite(a) || !(u >= 0 && u <= 1))
            return double.NaN;
        if (u == 0 || u == 1)
            return u == 0 ? 0 : double.PositiveInfinity;
        var x = Start(a, u);
        double low = 0, high = double.PositiveInfinity;
        for (var i = 0; i < 60; i++)
        {
            var (lower, upper) = Of(a, x);
            var error = u < 0.5 ? lower - u : 1 - u - upper;
            if (error > 0)
                high = Math.Min(high, x);
            else
                low = Math.Max(low, x);
            if (error == 0)
                return x;
            var step = error / (PoissonDensity(a, x) * a / x);
            var halley = step / Math.Max(0.5, 1 - 0.5 * Math.Min(1, step * ((a - 1) / x - 1)));
            var next = x - halley;
            if (Math.Abs(halley) <= 1e-10 * x)
                return next; // the error of the next step would be its cube
            if (!(next > low && next < high))
                next = double.IsInfinity(high) ? 2 * x : low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 2;
            x = next;
            if (x == 0)
                break;
        }

        return x;
    }

    private static double Start(double a, double u)
    {
        if (a > 0.5)
        {
            var cube = 1 - 1 / (9 * a) + NormalQuantile.Of(u) / (3 * Math.Sqrt(a));
            if (cube > 0.1)
                return a * cube * cube * cube;
        }

        // P(a, x) ≈ x^a / Γ(a + 1) near 0
        var near = Math.Exp((Math.Log(u) + SpecialFunctions.GammaLn(a + 1)) / a);
        return near < 0.5 * (a + 1) ? Math.Max(near, 1e-300) : a - Math.Log(1 - u);
    }

    private static double Series(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = 1; n < 1_000_000; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17)
                break;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / tiny;
        var d = 1 / (Math.Abs(b) < tiny ? tiny : b);
        var h = d;
        for (var n = 1; n < 1_000_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + an / c;
            if (Math.Abs(c) < tiny)
                c = tiny;
            var delta = c * d;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
                break;
        }

        return h;
    }

    /// <summary>ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π.</summary>
    internal static double StirlingError(double a)
    {
        if (a < 16)
            return SpecialFunctions.GammaLn(a + 1) - (a + 0.5) * Math.Log(a) + a - HalfLogTwoPi;
        var s = 1 / (a * a);
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * s) * s) * s) * s) * s) / a;
    }

    /// <summary>a ln(a / x) + x − a, without cancellation for x near a.</summary>
    internal static double Deviance(double a, double x)
    {
        if (Math.Abs(a - x) >= 0.1 * (a + x))
            return a * Math.Log(a / x) + x - a;
        var v = (a - x) / (a + x);
        var sum = (a - x) * v;
        var term = 2 * a * v;
        v *= v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v;
            var next = sum + term / (2 * j + 1);
            if (next == sum)
                return next;
            sum = next;
        }

        return sum;
    }
}
