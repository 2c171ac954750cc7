namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// The interval of a ratio num/den of two correlated, nearly normal estimates. E. C. Fieller, "Some problems in interval estimation",
/// Journal of the Royal Statistical Society B 16 (1954) 175–185.
/// </summary>
public static class Fieller
{
    /// <summary>The two-sided 95 % quantile of the normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary><c>g = z² var(den) / den²</c>: at 1 the denominator is not told from 0, and the interval has no end.</summary>
    /// <param name="den">Denominator.</param>
    /// <param name="varDen">Its variance.</param>
    /// <param name="z">Normal quantile of the level.</param>
    public static double Stability(double den, double varDen, double z = Z95) => z * z * varDen / (den * den);

    /// <summary>Variance of the ratio to first order: <c>(var num − 2 s cov + s² var den) / den²</c>, never below 0.</summary>
    /// <param name="num">Numerator.</param>
    /// <param name="den">Denominator.</param>
    /// <param name="moments">Their variances and covariance.</param>
    public static double RatioVariance(double num, double den, RatioMoments moments)
    {
        var s = num / den;
        return Math.Max(0, (moments.VarNum - (2 * s * moments.Cov) + (s * s * moments.VarDen)) / (den * den));
    }

    /// <summary>The interval at 95 %, or null when it is not a bounded one (g ≥ 1).</summary>
    /// <param name="num">Numerator.</param>
    /// <param name="den">Denominator.</param>
    /// <param name="moments">Their variances and covariance.</param>
    /// <param name="source">What varies.</param>
    public static Interval? Interval(double num, double den, RatioMoments moments, string source = "rows")
    {
        var (varNum, varDen, cov) = moments;
        var g = Stability(den, varDen);
        if (!(g < 1))
            return null;
        var s = num / den;
        var centre = varDen == 0 ? s : s - (g * cov / varDen);
        var inner = varNum - (2 * s * cov) + (s * s * varDen) - (varDen == 0 ? 0 : g * (varNum - (cov * cov / varDen)));
        var half = Z95 / Math.Abs(den) * Math.Sqrt(Math.Max(0, inner));
        return new(0.95, (centre - half) / (1 - g), (centre + half) / (1 - g), "fieller", source);
    }
}
