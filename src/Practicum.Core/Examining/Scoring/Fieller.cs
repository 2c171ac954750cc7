namespace Practicum.Core.Examining.Scoring;

/// <summary>
/// The interval of a ratio num/den of two correlated, nearly normal estimates. E. C. Fieller, "Some problems in interval estimation",
/// Journal of the Royal Statistical Society B 16 (1954) 175–185.
/// </summary>
public static class Fieller
{
    /// <summary>The two-sided 95 % quantile of the normal distribution.</summary>
    internal const double Z95 = 1.959963984540054;

    /// <summary><c>g = z² var(den) / den²</c>: at 1 the denominator is not told from 0, and the interval has no end.</summary>
    public static double Stability(double den, double varDen, double z = Z95) => z * z * varDen / (den * den);

    /// <summary>Variance of the ratio to first order: <c>(var num − 2 s cov + s² var den) / den²</c>, never below 0.</summary>
    public static double RatioVariance(double num, double den, double varNum, double varDen, double cov)
    {
        var s = num / den;
        return Math.Max(0, (varNum - (2 * s * cov) + (s * s * varDen)) / (den * den));
    }

    /// <summary>The interval at 95 %, or null when it is not a bounded one (g ≥ 1).</summary>
    /// <param name="num">Numerator.</param>
    /// <param name="den">Denominator.</param>
    /// <param name="varNum">Variance of the numerator.</param>
    /// <param name="varDen">Variance of the denominator.</param>
    /// <param name="cov">Their covariance.</param>
    /// <param name="source">What varies.</param>
    public static Interval? Interval(double num, double den, double varNum, double varDen, double cov, string source = "rows")
    {
        var g = Stability(den, varDen);
        if (!(g < 1))
            return null;
        var s = num / den;
        var centre = s - (g * cov / varDen);
        if (varDen == 0)
            centre = s;
        var inner = varNum - (2 * s * cov) + (s * s * varDen) - (varDen == 0 ? 0 : g * (varNum - (cov * cov / varDen)));
        var half = Z95 / Math.Abs(den) * Math.Sqrt(Math.Max(0, inner));
        return new(0.95, (centre - half) / (1 - g), (centre + half) / (1 - g), "fieller", source);
    }
}
