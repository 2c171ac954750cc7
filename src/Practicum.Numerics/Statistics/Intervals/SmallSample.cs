namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// What small samples need: a resample varies less than a sample does, by √((n − 1)/n), and its spread is itself uncertain. So quantiles of few units are taken further out.
/// T. Hesterberg, "What teachers should know about the bootstrap", The American Statistician 69 (2015) 371–386, §4.3 (the expanded percentile interval).
/// </summary>
internal static class SmallSample
{
    /// <summary>With fewer units intervals are expanded; from here on it would move an end by less than 2 %.</summary>
    public const int ExpandBelow = 100;

    /// <summary>The normal quantile of the level, or in its place <c>√(n / (n − 1)) · t</c> with n − 1 degrees of freedom.</summary>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="units">Units resampled.</param>
    /// <param name="expand">Whether to expand.</param>
    public static double Quantile(double level, long units, bool expand) =>
        expand ? Math.Sqrt(units / (units - 1.0)) * Student(0.5 + level / 2, units - 1) : InverseCdf.Normal(0.5 + level / 2);

    /// <summary>Quantile of Student's distribution; by Cornish and Fisher's series from 1,000 degrees on. NaN without degrees of freedom.</summary>
    /// <param name="u">At least ½, below 1.</param>
    /// <param name="degrees">Above 0.</param>
    public static double Student(double u, double degrees)
    {
        if (!(degrees > 0))
            return double.NaN;
        if (degrees >= 1000)
        {
            var z = InverseCdf.Normal(u);
            var z2 = z * z;
            return z + z * (z2 + 1) / (4 * degrees) + z * ((5 * z2 + 16) * z2 + 3) / (96 * degrees * degrees) + z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * degrees * degrees * degrees);
        }

        var x = InverseCdf.Beta(2 * (1 - u), degrees / 2, 0.5);
        return Math.Sqrt(degrees * (1 - x) / x);
    }
}
