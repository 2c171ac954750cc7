namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>What is said of a column.</summary>
public enum DriftVerdict
{
    /// <summary>No difference was shown; there may be one.</summary>
    NotShown,

    /// <summary>The two samples differ beyond chance, and by at least the least effect.</summary>
    Drifts,

    /// <summary>They differ beyond chance, but by less than the least effect.</summary>
    Negligible,

    /// <summary>A side has too few values for a verdict.</summary>
    TooFewRows,
}
