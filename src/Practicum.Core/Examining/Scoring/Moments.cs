namespace Practicum.Core.Examining.Scoring;

/// <summary>Covariance of a starter's, a model's and a reference's value of one metric on the same rows.</summary>
/// <param name="VarNum">Variance of model − starter.</param>
/// <param name="VarDen">Variance of reference − starter.</param>
/// <param name="Cov">Their covariance.</param>
public readonly record struct Moments(double VarNum, double VarDen, double Cov)
{
    /// <summary>From a 3 × 3 covariance in the order starter, model, reference (DeLong's, for ROC areas).</summary>
    public static Moments FromCovariance(double[,] c) => new(
        c[1, 1] - (2 * c[0, 1]) + c[0, 0],
        c[2, 2] - (2 * c[0, 2]) + c[0, 0],
        c[1, 2] - c[0, 1] - c[0, 2] + c[0, 0]);

    /// <summary>From resamples; those with an undefined value are left out.</summary>
    public static Moments FromReplicates(double[] starter, double[] model, double[] reference)
    {
        double n = 0, num = 0, den = 0;
        for (var r = 0; r < starter.Length; r++)
        {
            if (double.IsNaN(starter[r] + model[r] + reference[r]))
                continue;
            n++;
            num += model[r] - starter[r];
            den += reference[r] - starter[r];
        }

        if (n < 2)
            return new(double.NaN, double.NaN, double.NaN);
        (num, den) = (num / n, den / n);
        double nn = 0, dd = 0, nd = 0;
        for (var r = 0; r < starter.Length; r++)
        {
            if (double.IsNaN(starter[r] + model[r] + reference[r]))
                continue;
            var (a, b) = (model[r] - starter[r] - num, reference[r] - starter[r] - den);
            nn += a * a;
            dd += b * b;
            nd += a * b;
        }

        return new(nn / (n - 1), dd / (n - 1), nd / (n - 1));
    }
}
