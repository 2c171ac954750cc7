namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>
/// When a column is said to drift: its adjusted p-value is below <see cref="Level"/>, and at least <see cref="LeastEffect"/> of its rows would have to change for the
/// two samples to agree.
/// </summary>
public sealed record DriftRule
{
    /// <summary>Holm's adjustment at 0.05, one row in a thousand, 500 values on each side.</summary>
    public static DriftRule Default { get; } = new();

    /// <summary>The level of the adjusted p-values, in (0, 1).</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>How p-values are adjusted over the columns.</summary>
    public DriftCorrection Correction { get; init; } = DriftCorrection.Holm;

    /// <summary>
    /// The least share of rows that would have to change, in [0, 1]: below one row in a thousand a difference is real but of no use to anybody. An alarm on a served model asks
    /// for more (<see cref="DriftThresholds.PsiFloor"/>).
    /// </summary>
    public double LeastEffect { get; init; } = 0.001;

    /// <summary>Values that each side must have.</summary>
    public int LeastRows { get; init; } = 500;

    /// <summary>Level of the intervals.</summary>
    public double IntervalLevel { get; init; } = 0.95;
}
