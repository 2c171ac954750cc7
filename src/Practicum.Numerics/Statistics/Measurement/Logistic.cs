namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>The logistic function and the logarithm of its differences, without cancellation.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + e^−x).</summary>
    public static double Of(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>ln of <see cref="Of"/>.</summary>
    public static double LogOf(double x) => x >= 0 ? -LogOnePlus(Math.Exp(-x)) : x - LogOnePlus(Math.Exp(x));

    /// <summary>ln(L(u) − L(v)) for u &gt; v, as ln L(u) + ln L(−v) + ln(1 − e^(v − u)); the ends may be infinite.</summary>
    public static double LogBetween(double u, double v) =>
        (double.IsPositiveInfinity(u) ? 0 : LogOf(u)) + (double.IsNegativeInfinity(v) ? 0 : LogOf(-v)) + (double.IsInfinity(u - v) ? 0 : LogOneMinusExp(u - v));

    /// <summary>ln(1 − e^−gap), for a small gap as ln(2 sinh(gap / 2)) − gap / 2.</summary>
    private static double LogOneMinusExp(double gap) => gap < 0.5 ? Math.Log(2 * Math.Sinh(gap / 2)) - gap / 2 : LogOnePlus(-Math.Exp(-gap));

    /// <summary>ln(1 + x) that keeps small x (Goldberg 1991, theorem 4).</summary>
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
