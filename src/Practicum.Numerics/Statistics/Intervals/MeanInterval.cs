namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Intervals of a mean in closed form.</summary>
public static class MeanInterval
{
    /// <summary>
    /// The interval of a mean corrected for skewness: Hall's (1992) monotone cubic transformation of the studentised mean, inverted; method <c>hall</c>.
    /// For skewed losses the misses lie evenly on both sides, where Student's interval nearly always misses below the truth.
    /// </summary>
    /// <param name="values">At least two.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="source">What varies.</param>
    public static Interval Of(ReadOnlySpan<double> values, double level = 0.95, string source = "rows")
    {
        double n = values.Length, sum = 0, squares = 0, cubes = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / n;
        foreach (var value in values)
        {
            var d = value - mean;
            squares += d * d;
            cubes += d * d * d;
        }

        var error = Math.Sqrt(squares / (n - 1) / n);
        var spread = Math.Sqrt(squares / n);
        var skewness = spread > 0 ? cubes / n / (spread * spread * spread) : 0;
        return OfMoments(mean, error, skewness, n, level, source);
    }

    /// <summary>As <see cref="Of"/>, of a mean whose standard error and whose rows' skewness are known.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="skewness">Skewness of the single values.</param>
    /// <param name="n">How many values.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="source">What varies.</param>
    public static Interval OfMoments(double mean, double error, double skewness, double n, double level = 0.95, string source = "rows")
    {
        var z = InverseCdf.Normal(0.5 + level / 2);
        return new(level, mean - error * Invert(z, skewness, n), mean - error * Invert(-z, skewness, n), "hall", source);
    }

    /// <summary>The t with <c>t + a t² + a² t³ / 3 + γ / (6√n) = z</c>, a = γ / (3√n).</summary>
    private static double Invert(double z, double skewness, double n)
    {
        var a = skewness / (3 * Math.Sqrt(n));
        return Math.Abs(a) < 1e-9 ? z : (Math.Cbrt(1 + 3 * a * (z - skewness / (6 * Math.Sqrt(n)))) - 1) / a;
    }
}
