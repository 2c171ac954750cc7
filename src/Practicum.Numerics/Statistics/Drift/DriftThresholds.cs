namespace Practicum.Numerics.Statistics.Drift;

/// <summary>Thresholds that follow from how long a policy shall stay quiet.</summary>
public static class DriftThresholds
{
    /// <summary>No threshold lies below this: smaller indices are no effect worth an alarm.</summary>
    public const double PsiFloor = 0.02;

    /// <summary>
    /// The threshold <c>auto</c> of a population stability index: <c>max(0.02, (1/n + 1/m) · q)</c>, q the χ² quantile at 1 − E / (K · T). Rates of false alarms add, so each of K
    /// monitors gets K · T days to its first one.
    /// </summary>
    /// <param name="n">Rows of a window.</param>
    /// <param name="m">Rows of the reference.</param>
    /// <param name="everyDays">E: days between two looks.</param>
    /// <param name="monitors">K: monitors of the policy.</param>
    /// <param name="quietForDays">T: wanted mean days to the first false alarm of the whole policy.</param>
    /// <param name="degreesOfFreedom">Bins less one; 9 for deciles.</param>
    /// <returns>The threshold; +∞ when there are no rows to compare.</returns>
    public static double AutoPsi(int n, int m, double everyDays, int monitors, double quietForDays, int degreesOfFreedom = 9)
    {
        if (n <= 0 || m <= 0)
            return double.PositiveInfinity;
        var share = everyDays / (Math.Max(1, monitors) * quietForDays);
        if (!(share < 1))
            return PsiFloor;
        return Math.Max(PsiFloor, (1.0 / n + 1.0 / m) * InverseCdf.ChiSquared(1 - share, degreesOfFreedom));
    }
}
