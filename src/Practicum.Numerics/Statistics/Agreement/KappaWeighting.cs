namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>How much credit a disagreement of two raters still gets in Cohen's kappa, by the distance of the two categories in their order.</summary>
public enum KappaWeighting
{
    /// <summary>None: categories are names (Cohen 1960).</summary>
    Unweighted,

    /// <summary>1 − |i − j| / (K − 1) (Cicchetti and Allison 1971).</summary>
    Linear,

    /// <summary>1 − (i − j)² / (K − 1)² (Fleiss and Cohen 1973).</summary>
    Quadratic,
}
