namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>How the p-values of a table's columns are adjusted for their number.</summary>
public enum DriftCorrection
{
    /// <summary>Holm: one column or more is flagged by chance with probability of at most the level.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg: of the columns flagged, at most the level's share is flagged by chance, on average.</summary>
    BenjaminiHochberg,

    /// <summary>None: each column is flagged by chance with the level's probability.</summary>
    None,
}
