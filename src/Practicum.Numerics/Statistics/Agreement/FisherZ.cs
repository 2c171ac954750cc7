using MathNet.Numerics.Distributions;

namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// Intervals of coefficients that end at 1, on Fisher's scale: z = artanh(value), its standard error s / (1 − value²), Student's t, and back. On the coefficient's own scale the
/// interval of 20 to 80 units covers 0.85 to 0.93 where values are high or categories are rare; on this scale 0.93 to 0.98 in the same simulations.
/// </summary>
internal static class FisherZ
{
    /// <summary>So many units must hold a value other than the commonest, or the rare ones decide alone.</summary>
    public const int MinOther = 5;

    /// <summary>The interval.</summary>
    /// <param name="value">Above −1 and below 1.</param>
    /// <param name="error">Its standard error, above 0.</param>
    /// <param name="units">Units that it rests on, at least 2.</param>
    /// <param name="confidence">Nominal coverage.</param>
    /// <param name="method">The name, which says where the standard error comes from.</param>
    public static Interval Interval(double value, double error, long units, double confidence, string method)
    {
        var half = StudentT.InvCDF(0, 1, units - 1, 0.5 + confidence / 2) * error / ((1 - value) * (1 + value));
        var z = Math.Atanh(value);
        return new(confidence, Math.Tanh(z - half), Math.Tanh(z + half), method);
    }

    /// <summary>Why there is no honest interval; null when there is one.</summary>
    public static string? WhyNot(double value, double error, long units, long minUnits, long other)
    {
        if (units < minUnits)
            return $"too few: {units} units, at least {minUnits} are needed";
        if (value >= 1)
            return "no unit shows a disagreement, so the units show no spread";
        if (other < MinOther)
            return $"too few: {other} units have a value other than the commonest, at least {MinOther} are needed";
        return value > -1 && error > 0 ? null : "the units show no spread";
    }
}
