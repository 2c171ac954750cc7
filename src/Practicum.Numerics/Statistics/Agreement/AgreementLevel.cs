namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>What the values of raters are, and so how far apart two of them lie (Krippendorff 2011, section C).</summary>
public enum AgreementLevel
{
    /// <summary>Names: two values are the same or not; δ² = 0 or 1.</summary>
    Nominal,

    /// <summary>Ranks: δ = the number of values between the two, each end counted half; the difference of their midranks.</summary>
    Ordinal,

    /// <summary>Numbers with equal steps: δ = c − k.</summary>
    Interval,

    /// <summary>Numbers ≥ 0 with a true zero: δ = (c − k) / (c + k), and 0 for c = k.</summary>
    Ratio,
}
