using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Drift.Shares;

/// <summary>
/// Intervals of distances of shares. Near no drift such a distance D is c times a χ² with k − 1 degrees of freedom, never negative, so that a normal interval is wrong;
/// far away it is normal. A non-central χ² is both.
/// </summary>
/// <remarks>
/// D̂ ≈ c χ²(k − 1, λ) with D = c λ (Lehmann and Romano, Testing Statistical Hypotheses, 14.3, for local alternatives). The variance of the right side is 4 c D for a large λ, so c = V / (4 D̂)
/// with the variance V of the delta method: this is (1/n + 1/m) times the distance's constant where the shares agree, and the normal limit where they do not. The ends are the
/// D for which D̂ is the upper or the lower quantile (Steiger 2004); the upper one is taken
/// at D̂ or at its mean without drift, whichever is larger, so that shares which agree by luck do not give an interval of no width.
/// </remarks>
internal static class DivergenceInterval
{
    /// <summary>Name of the method.</summary>
    public const string Method = "noncentral-chi2";

    /// <summary>The interval of a divergence over that many non-empty cells, at least 2.</summary>
    public static Interval Of(in Divergence divergence, int cells, double level)
    {
        var (value, tail) = (divergence.Value, (1 - level) / 2);
        var ratio = divergence.Variance / (4 * value);
        var unit = value > 0 && ratio > 0 ? ratio : divergence.Unit;
        var low = NoncentralChiSquared.NoncentralityAt(1 - tail, value / unit, cells - 1);
        var high = NoncentralChiSquared.NoncentralityAt(tail, Math.Max(value / unit, cells - 1), cells - 1);
        return new(level, Math.Min(value, low * unit), Math.Max(value, high * unit), Method);
    }
}
