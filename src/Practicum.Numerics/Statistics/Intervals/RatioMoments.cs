namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// Variances and covariance of a numerator and a denominator: for an anchored score those of model − starter and reference − starter on the same rows.
/// NaN where too little is known.
/// </summary>
/// <param name="VarNum">Variance of the numerator.</param>
/// <param name="VarDen">Variance of the denominator.</param>
/// <param name="Cov">Their covariance.</param>
public readonly record struct RatioMoments(double VarNum, double VarDen, double Cov)
{
    /// <summary>From a 3 × 3 covariance in the order starter, model, reference (DeLong's, for ROC areas).</summary>
    /// <param name="c">The covariance matrix.</param>
    public static RatioMoments FromCovariance(double[,] c) => new(
        c[1, 1] - (2 * c[0, 1]) + c[0, 0],
        c[2, 2] - (2 * c[0, 2]) + c[0, 0],
        c[1, 2] - c[0, 1] - c[0, 2] + c[0, 0]);

    /// <summary>From resamples of three values; those with an undefined value are left out.</summary>
    /// <param name="starter">The starter's value in each resample.</param>
    /// <param name="model">The model's value in the same resamples.</param>
    /// <param name="reference">The reference's.</param>
    public static RatioMoments FromReplicates(ReadOnlySpan<double> starter, ReadOnlySpan<double> model, ReadOnlySpan<double> reference)
    {
        var (num, den, n) = (new double[starter.Length], new double[starter.Length], 0);
        for (var r = 0; r < starter.Length; r++)
        {
            if (!double.IsNaN(starter[r] + model[r] + reference[r]))
                (num[n], den[n++]) = (model[r] - starter[r], reference[r] - starter[r]);
        }

        return n < 2 ? Unknown : OfUnits(num.AsSpan(0, n), den.AsSpan(0, n), 1.0 / (n - 1));
    }

    /// <summary>Of two sums over independent units, such as worlds or days: <c>K/(K − 1) Σ (x − x̄)(y − ȳ)</c>. NaN below two units.</summary>
    /// <param name="num">The numerator's part of each unit.</param>
    /// <param name="den">The denominator's part of each unit.</param>
    public static RatioMoments OfSums(ReadOnlySpan<double> num, ReadOnlySpan<double> den) =>
        num.Length < 2 ? Unknown : OfUnits(num, den, num.Length / (num.Length - 1.0));

    private static RatioMoments Unknown => new(double.NaN, double.NaN, double.NaN);

    private static RatioMoments OfUnits(ReadOnlySpan<double> num, ReadOnlySpan<double> den, double scale)
    {
        double a = 0, b = 0;
        for (var i = 0; i < num.Length; i++)
        {
            a += num[i];
            b += den[i];
        }

        (a, b) = (a / num.Length, b / num.Length);
        double nn = 0, dd = 0, nd = 0;
        for (var i = 0; i < num.Length; i++)
        {
            nn += (num[i] - a) * (num[i] - a);
            dd += (den[i] - b) * (den[i] - b);
            nd += (num[i] - a) * (den[i] - b);
        }

        return new(nn * scale, dd * scale, nd * scale);
    }
}
