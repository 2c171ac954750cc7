using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Numerics.Statistics.Drift;

/// <summary>Names and versions of all statistics of drift. A changed definition is a new version.</summary>
public static class DriftNames
{
    /// <summary>Population stability index over the deciles of the reference.</summary>
    public const string PsiDeciles = DecileReference.Name;

    /// <summary>Population stability index over bins of equal width of both samples.</summary>
    public const string PsiPooled = "psi.pooled@1";

    /// <summary>Population stability index over categories.</summary>
    public const string PsiCategories = CategoryReference.Name;

    /// <summary>Kullback and Leibler's divergence over bins of equal width of both samples, in nats.</summary>
    public const string KullbackLeiblerPooled = "kl.pooled@1";

    /// <summary>Jensen and Shannon's distance over the deciles of the reference, base 2.</summary>
    public const string JensenShannonDeciles = "js.reference-deciles@1";

    /// <summary>Jensen and Shannon's distance over bins of equal width of the reference, base 2.</summary>
    public const string JensenShannonReferenceBins = "js.reference-bins@1";

    /// <summary>Jensen and Shannon's distance over bins of equal width of both samples, natural logarithm.</summary>
    public const string JensenShannonPooled = "js.pooled@1";

    /// <summary>Jensen and Shannon's distance over categories, base 2.</summary>
    public const string JensenShannonCategories = "js.categories@1";

    /// <summary>Hellinger's distance over the deciles of the reference.</summary>
    public const string HellingerDeciles = "hellinger.reference-deciles@1";

    /// <summary>Hellinger's distance over bins of equal width of the reference.</summary>
    public const string HellingerReferenceBins = "hellinger.reference-bins@1";

    /// <summary>Hellinger's distance over categories.</summary>
    public const string HellingerCategories = "hellinger.categories@1";

    /// <summary>Kolmogorov and Smirnov's distance of two samples.</summary>
    public const string Ks = SortedReference.KsName;

    /// <summary>Shift of the mean in standard deviations of the reference.</summary>
    public const string MeanShift = SortedReference.MeanShiftName;

    /// <summary>Wasserstein's distance of order 1.</summary>
    public const string Wasserstein = TwoSamples.WassersteinName;

    /// <summary>Wasserstein's distance in standard deviations of the reference.</summary>
    public const string NormedWasserstein = TwoSamples.NormedWassersteinName;

    /// <summary>Energy distance.</summary>
    public const string Energy = TwoSamples.EnergyName;

    /// <summary>χ² of independence.</summary>
    public const string ChiSquared = ShareComparison.ChiSquaredName;

    /// <summary>χ² of independence with Yates' correction.</summary>
    public const string ChiSquaredYates = ShareComparison.ChiSquaredYatesName;

    /// <summary>χ² against the reference's shares.</summary>
    public const string GoodnessOfFit = ShareComparison.GoodnessOfFitName;

    /// <summary>Cramér's V.</summary>
    public const string CramersV = ShareComparison.CramersVName;

    /// <summary>Test of Cramér and von Mises.</summary>
    public const string CramerVonMises = "cramer-von-mises@1";

    /// <summary>Test of Anderson and Darling.</summary>
    public const string AndersonDarling = "anderson-darling@1";

    /// <summary>Maximum mean discrepancy, squared and unbiased, with a Gaussian kernel.</summary>
    public const string Mmd = "mmd.rbf@1";
}
