namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>Krippendorff's alpha with what a reader must know beside it.</summary>
/// <param name="Alpha">The value and its interval over units, or why there is none.</param>
/// <param name="DoubledUnits">Units with two values or more; alpha rests on them alone.</param>
/// <param name="Observed">D_o, the mean disagreement inside units; NaN when alpha is undefined for want of units.</param>
/// <param name="Expected">D_e, the disagreement among all values; NaN likewise.</param>
/// <param name="Percentile">The percentile interval of the same resamples (method <c>unit-bootstrap</c>), for comparison with tools that give it; null where the interval is withheld.</param>
/// <param name="DroppedResamples">Resamples in which all values were the same: alpha is undefined in them, they are left out and counted here.</param>
public sealed record AlphaEstimate(Estimate Alpha, int DoubledUnits, double Observed, double Expected, Interval? Percentile, int DroppedResamples)
{
    /// <summary>Whether there are at least <see cref="KrippendorffAlpha.StableFrom"/> doubled units. With fewer no light, red or green, should hang on alpha.</summary>
    public bool IsStable => DoubledUnits >= KrippendorffAlpha.StableFrom;
}
