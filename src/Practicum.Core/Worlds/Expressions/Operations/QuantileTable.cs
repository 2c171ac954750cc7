using System.Numerics.Tensors;

namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary>
/// Quantiles of a gamma or beta distribution with fixed shape, by cubic Hermite interpolation of a transformed quantile (logarithm or log-odds) over
/// <c>z = Φ⁻¹(u)</c>, |z| ≤ 6, step 1/64, with exact values and slopes at the knots; outside by the exact quantile.
/// Relative error below 1e-8 (1e-10 for shapes of 1 and more).
/// </summary>
internal sealed class QuantileTable
{
    private const double Limit = 6;
    private const int PerUnit = 64, Knots = (int)(2 * Limit * PerUnit) + 1;
    private readonly double[] value = new double[Knots], slope = new double[Knots];
    private readonly Func<double, double> exact;
    private readonly bool logOdds;

    private QuantileTable(Func<double, double> exact, Func<double, double> logDensity, bool logOdds)
    {
        (this.exact, this.logOdds) = (exact, logOdds);
        for (var k = 0; k < Knots; k++)
        {
            var z = ((double)k / PerUnit) - Limit;
            var x = exact(NormalCdf(z));
            value[k] = logOdds ? Math.Log(x / (1 - x)) : Math.Log(x);
            var stretch = logOdds ? x * (1 - x) : x;
            slope[k] = Math.Exp((-0.5 * z * z) - (0.5 * Math.Log(2 * Math.PI)) - logDensity(x)) / stretch / PerUnit;
        }
    }

    /// <summary>Gamma with scale 1, or null when its quantiles leave the range of doubles.</summary>
    public static QuantileTable? Gamma(double shape)
    {
        var norm = MathNet.Numerics.SpecialFunctions.GammaLn(shape);
        return Sound(new(u => InverseCdf.Gamma(u, shape, 1), x => ((shape - 1) * Math.Log(x)) - x - norm, false));
    }

    /// <summary>Beta, or null when its quantiles leave the range of doubles.</summary>
    public static QuantileTable? Beta(double a, double b)
    {
        var norm = MathNet.Numerics.SpecialFunctions.BetaLn(a, b);
        return Sound(new(u => InverseCdf.Beta(u, a, b), x => ((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) - norm, true));
    }

    /// <summary>Replaces each u by its quantile.</summary>
    public void Fill(Span<double> u)
    {
        InverseCdf.FillNormal(u);
        for (var i = 0; i < u.Length; i++)
            u[i] = Transformed(u[i]);

        if (logOdds)
            TensorPrimitives.Sigmoid<double>(u, u);
        else
            TensorPrimitives.Exp<double>(u, u);
    }

    private double Transformed(double z)
    {
        if (Math.Abs(z) >= Limit)
        {
            var x = exact(NormalCdf(z));
            return logOdds ? Math.Log(x / (1 - x)) : Math.Log(x);
        }

        var at = (z + Limit) * PerUnit;
        var k = (int)at;
        var s = at - k;
        var (y0, y1, d0, d1) = (value[k], value[k + 1], slope[k], slope[k + 1]);
        var rise = y1 - y0;
        return y0 + (s * (d0 + (s * ((3 * rise) - (2 * d0) - d1 + (s * (d0 + d1 - (2 * rise)))))));
    }

    private static QuantileTable? Sound(QuantileTable table) =>
        Array.TrueForAll(table.value, double.IsFinite) && Array.TrueForAll(table.slope, double.IsFinite) ? table : null;

    private static double NormalCdf(double z) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}
