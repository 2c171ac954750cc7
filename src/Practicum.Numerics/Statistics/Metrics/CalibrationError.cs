using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The interval of the expected calibration error. Noise in the bins makes the error too large, and resampling adds the same noise once more: the percentile interval of a
/// perfectly calibrated model never held the truth in simulations. So the lower end takes off the bias as well as the spread.
/// </summary>
/// <remarks>
/// With gaps G_b (mean over all rows of p − y in bin b) and their standard errors s_b: bias = Σ E|N(μ_b, s_b)| − μ_b, the mean of a folded normal, at gaps shrunk by one
/// standard error, μ_b = max(0, |G_b| − s_b). Interval [value − bias − z·σ, value + z·σ], σ by the infinitesimal jackknife. Simulated coverage at 300 to 20,000 rows: 0.94 to 0.99.
/// </remarks>
internal static class CalibrationError
{
    /// <summary>The interval; method <c>folded-normal</c>.</summary>
    public static Interval Interval(ScoreBins bins, double all, double level)
    {
        double bias = 0;
        foreach (ref readonly var bin in bins.All)
            bias += Bias(Math.Abs(bin.Gap) / all, Math.Sqrt(bin.SquaredGaps) / all);
        var half = InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(Math.Max(0, bins.Variance));
        return new(level, Math.Max(0, bins.Error - bias - half), Math.Min(1, bins.Error + half), "folded-normal");
    }

    /// <summary>E|N(μ, s)| − μ at a gap shrunk by its error s.</summary>
    public static double Bias(double gap, double error)
    {
        if (error == 0)
            return 0;
        var shrunk = Math.Max(0, gap - error);
        var z = shrunk / error;
        return error * Math.Sqrt(2 / Math.PI) * Math.Exp(-z * z / 2) - shrunk * NormalTail.Beyond(z);
    }
}
