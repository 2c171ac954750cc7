namespace Practicum.Core.Worlds.Generated;

/// <summary>
/// <c>G(a) = mean over j of logistic(a + h_j)</c> by a table: cubic Hermite interpolation with exact slopes, step 1/64 on −40 … 40 (error below 1e-10);
/// outside computed directly.
/// </summary>
internal sealed class LogisticMean
{
    private const double Limit = 40;
    private const int PerUnit = 64, Knots = (int)(2 * Limit * PerUnit) + 1;
    private readonly double[] shifts, value = new double[Knots], slope = new double[Knots];

    /// <summary>Prepares the table for the hidden parts of the log-odds.</summary>
    public LogisticMean(double[] shifts)
    {
        this.shifts = shifts;
        for (var k = 0; k < Knots; k++)
        {
            var a = ((double)k / PerUnit) - Limit;
            foreach (var shift in shifts)
            {
                var p = Logistic(a + shift);
                value[k] += p / shifts.Length;
                slope[k] += p * (1 - p) / shifts.Length / PerUnit;
            }
        }
    }

    /// <summary>Replaces each log-odds by the mean probability.</summary>
    public void Fill(Span<double> logOdds)
    {
        for (var i = 0; i < logOdds.Length; i++)
            logOdds[i] = Of(logOdds[i]);
    }

    private double Of(double a)
    {
        if (!(Math.Abs(a) < Limit))
        {
            double sum = 0;
            foreach (var shift in shifts)
                sum += Logistic(a + shift);
            return sum / shifts.Length;
        }

        var at = (a + Limit) * PerUnit;
        var k = (int)at;
        var s = at - k;
        var (y0, y1, d0, d1) = (value[k], value[k + 1], slope[k], slope[k + 1]);
        var rise = y1 - y0;
        return y0 + (s * (d0 + (s * ((3 * rise) - (2 * d0) - d1 + (s * (d0 + d1 - (2 * rise)))))));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
