namespace Practicum.Numerics.Statistics.Drift.Samples;

/// <summary>
/// An interval for Wasserstein's distance W = ∫ |F − G| that also holds where the two distributions agree and the sample's distance is biased upwards.
/// </summary>
/// <remarks>
/// The noise Z of F̂ − Ĝ is a Gaussian process in the limit. |Ŵ − W| ≤ ∫ |Z|, Ŵ is never too small in the mean, and too large by at most B = E ∫ |Z| =
/// √(2/π) ∫ √(F(1−F)/n + G(1−G)/m) dx. By the isoperimetric inequality of Gaussian measure (Borell 1975; Cirel'son, Ibragimov and Sudakov 1976) Ŵ varies about its median no more
/// than a normal variable whose standard deviation is the largest that ∫ s Z dx has over |s| ≤ 1; since Z's covariances are positive this is s = 1, the standard error of the
/// difference of the means. Hence [Ŵ − B − z se, Ŵ + z se], cut at 0. B is taken by Minkowski's inequality, exactly right for F = G, where it matters.
/// </remarks>
internal static class WassersteinInterval
{
    /// <summary>Name of the method.</summary>
    public const string Method = "gaussian-concentration";

    /// <summary>Rows that each side needs.</summary>
    public const int LeastRows = 30;

    /// <summary>The interval in the unit of the values.</summary>
    public static Interval Of(double distance, in SampleMoments reference, in SampleMoments current, double level)
    {
        var z = InverseCdf.Normal((1 + level) / 2);
        var error = Math.Sqrt((reference.Variance / (reference.Count - 1)) + (current.Variance / (current.Count - 1)));
        return new(level, Math.Max(0, distance - Bias(reference, current) - (z * error)), distance + (z * error), Method);
    }

    /// <summary>The interval of the distance over the reference's standard deviation, whose own error is added, as if the two errors went together.</summary>
    public static Interval Normed(double distance, double deviation, in SampleMoments reference, in SampleMoments current, double level)
    {
        var z = InverseCdf.Normal((1 + level) / 2);
        var error = Math.Sqrt((reference.Variance / (reference.Count - 1)) + (current.Variance / (current.Count - 1)));
        var kurtosis = reference.Variance > 0 ? reference.Fourth / (reference.Variance * reference.Variance) : 1;
        var relative = Math.Sqrt(Math.Max(0, kurtosis - 1) / (4.0 * reference.Count));
        var (value, most) = (distance / deviation, z * ((error / deviation) + (relative * distance / deviation)));
        return new(level, Math.Max(0, value - (Bias(reference, current) / deviation) - most), value + most, Method);
    }

    private static double Bias(in SampleMoments reference, in SampleMoments current) =>
        Math.Sqrt(2 / Math.PI * ((reference.Spread * reference.Spread / reference.Count) + (current.Spread * current.Spread / current.Count)));
}
