namespace Practicum.Numerics.Primitives.Special;

/// <summary>The regularised incomplete beta function by Lentz's continued fraction (Abramowitz and Stegun 26.5.8), and its inverse.</summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b) and 1 − I_x(a, b); a, b &gt; 0, x in [0, 1].</summary>
    public static (double Lower, double Upper) Of(double a, double b, double x)
    {
        if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1))
            return (double.NaN, double.NaN);
        if (x == 0 || x == 1)
            return x == 0 ? (0, 1) : (1, 0);
        var factor = Math.Exp(LogFactor(a, b, x));
        if (x < (a + 1) / (a + b + 2))
        {
            var lower = factor * Fraction(a, b, x) / a;
            return (lower, 1 - lower);
        }

        var upper = factor * Fraction(b, a, 1 - x) / b;
        return (1 - upper, upper);
    }

    /// <summary>The x with I_x(a, b) = u: Halley's steps inside a bracket, bisection when a step leaves it.</summary>
    public static double Inverse(double a, double b, double u)
    {
        if (!(a > 0) || !(b > 0) || !(u >= 0 && u <= 1))
            return double.NaN;
        if (u == 0 || u == 1)
            return u;
        double low = 0, high = 1;
        var x = Start(a, b, u);
        for (var i = 0; i < 200; i++)
        {
            var (lower, upper) = Of(a, b, x);
            var error = u < 0.5 ? lower - u : 1 - u - upper;
            if (error == 0)
                return x;
            if (error > 0)
                high = x;
            else
                low = x;
            var density = Math.Exp(LogFactor(a, b, x) - Math.Log(x) - Math.Log(1 - x));
            var step = error / density;
            var bend = (a - 1) / x - (b - 1) / (1 - x);
            var halley = step / Math.Max(0.5, 1 - 0.5 * Math.Min(1, step * bend));
            var next = x - halley;
            if (Math.Abs(halley) <= 1e-10 * Math.Min(x, 1 - x))
                return next; // the error of the next step would be its cube
            if (!(next > low && next < high))
                next = low > 0 && high / low > 4 ? Math.Sqrt(low * high) : low == 0 && i > 3 ? high * 1e-3 : 0.5 * (low + high);
            x = next;
            if (x is 0 or 1)
                break;
        }

        return x;
    }

    private static double Start(double a, double b, double u)
    {
        if (a >= 1 && b >= 1)
        {
            // Abramowitz and Stegun 26.5.22
            var y = -NormalQuantile.Of(u);
            var lambda = (y * y - 3) / 6;
            var h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
            var w = y * Math.Sqrt(h + lambda) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5.0 / 6 - 2 / (3 * h));
            var x = a / (a + b * Math.Exp(2 * w));
            return x > 1e-12 && x < 1 - 1e-12 ? x : a / (a + b);
        }

        var left = Math.Exp(a * Math.Log(a / (a + b))) / a;
        var right = Math.Exp(b * Math.Log(b / (a + b))) / b;
        var share = left + right;
        var start = u < left / share ? Math.Pow(a * share * u, 1 / a) : 1 - Math.Pow(b * share * (1 - u), 1 / b);
        return Math.Clamp(start, 1e-300, 1 - 1e-16);
    }

    /// <summary>ln of x^a (1 − x)^b / B(a, b), in the cancellation-free form of Loader (2000).</summary>
    private static double LogFactor(double a, double b, double x)
    {
        var all = a + b;
        var errors = IncompleteGamma.StirlingError(all) - IncompleteGamma.StirlingError(a) - IncompleteGamma.StirlingError(b);
        var deviances = IncompleteGamma.Deviance(a, all * x) + IncompleteGamma.Deviance(b, all * (1 - x));
        return 0.5 * (Math.Log(a) + Math.Log(b / all) - Math.Log(2 * Math.PI)) + errors - deviances;
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var h = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            (c, d) = Step(even, c, d);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            (c, d) = Step(odd, c, d);
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
                break;
        }

        return h;

        static (double C, double D) Step(double term, double c, double d)
        {
            d = 1 + term * d;
            c = 1 + term / c;
            return (Math.Abs(c) < tiny ? tiny : c, 1 / (Math.Abs(d) < tiny ? tiny : d));
        }
    }
}
