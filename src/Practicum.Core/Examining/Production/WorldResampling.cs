using Practicum.Core.Examining.Scoring;
using Practicum.Core.Production;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Production;

/// <summary>
/// Resamples of a task over its worlds, the same worlds for all metrics; in a recorded world, which happened once, over its days.
/// A plain percentile interval of few worlds is too short, so deviations are stretched by √(K/(K−1)) · t/z with K − 1 degrees of freedom
/// (T. Hesterberg, "What teachers should know about the bootstrap", The American Statistician 69 (2015), the expanded percentile interval).
/// </summary>
internal sealed class WorldResampling
{
    private readonly double[][]? draws;
    private readonly double stretch = 1;
    private readonly int replicates;
    private readonly ChanceStream stream;

    public WorldResampling(WorldFigures figures, int replicates)
    {
        (this.replicates, stream) = (replicates, figures.Stream);
        if (figures.TooFew is null)
        {
            draws = Draw(figures.Worlds);
            stretch = Stretch(figures.Worlds);
        }
    }

    /// <summary>The score <c>1 − …</c> or ratio in each resample of the worlds; null when there are too few worlds.</summary>
    public double[]? Ratio(double[] num, double[] den, Func<double, double> score) => Ratio(draws, stretch, num, den, score);

    /// <summary>The same over the days of one recorded year.</summary>
    public double[] RatioOfDays(double[] num, double[] den) => Ratio(Draw(num.Length), 1, num, den, r => r)!;

    /// <summary>Daily money of a line after costs, in units.</summary>
    public static double[] Daily(MoneyLine line, double tickDays)
    {
        var perDay = Math.Max(1, (int)Math.Round(1 / tickDays));
        var days = new double[(line.Expected.Length + perDay - 1) / perDay];
        for (var k = 0; k < line.Expected.Length; k++)
            days[k / perDay] += (line.Expected[k] - line.Costs[k]) / 1e6;
        return days;
    }

    /// <summary>√(K/(K−1)) times the ratio of the 97.5 % quantiles of Student's t and the normal law (Cornish and Fisher's series).</summary>
    internal static double Stretch(int worlds)
    {
        const double Z = Fieller.Z95;
        var n = worlds - 1.0;
        var t = Z + (((Z * Z * Z) + Z) / (4 * n))
            + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96 * n * n))
            + (((3 * Math.Pow(Z, 7)) + (19 * Math.Pow(Z, 5)) + (17 * Math.Pow(Z, 3)) - (15 * Z)) / (384 * n * n * n));
        return Math.Sqrt(worlds / n) * t / Z;
    }

    private double[][] Draw(int units)
    {
        var all = new double[replicates][];
        for (var r = 0; r < replicates; r++)
            Bootstrap.FillCounts(all[r] = new double[units], stream, r);
        return all;
    }

    private static double[]? Ratio(double[][]? draws, double stretch, double[] num, double[] den, Func<double, double> score)
    {
        if (draws is null)
            return null;
        var centre = score(num.Sum() / den.Sum());
        var scores = new double[draws.Length];
        for (var r = 0; r < scores.Length; r++)
        {
            double n = 0, d = 0;
            for (var i = 0; i < num.Length; i++)
            {
                n += draws[r][i] * num[i];
                d += draws[r][i] * den[i];
            }

            scores[r] = d > 0 ? centre + (stretch * (score(n / d) - centre)) : centre;
        }

        return scores;
    }
}
