namespace Practicum.Core.Proving.Calibration;

/// <summary>Quantiles of F and Student's t from those of the beta distribution (Abramowitz and Stegun 1964, 26.6.2 and 26.7.1).</summary>
internal static class Quantiles
{
    /// <summary>The u-quantile of F with d₁ and d₂ degrees of freedom.</summary>
    public static double F(double u, double d1, double d2)
    {
        var x = InverseCdf.Beta(u, d1 / 2, d2 / 2);
        return d2 * x / (d1 * (1 - x));
    }

    /// <summary>The u-quantile of Student's t, u ≥ ½.</summary>
    public static double Student(double u, double degrees) => Math.Sqrt(F((2 * u) - 1, 1, degrees));
}
