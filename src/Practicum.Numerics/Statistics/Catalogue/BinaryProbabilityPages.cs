namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of metrics of probabilities.</summary>
internal static class BinaryProbabilityPages
{
    private const string Outside = "Undefined when a score lies outside 0 to 1.";

    private const string Hall = "P. Hall, \"On the removal of skewness by transformation\", Journal of the Royal Statistical Society B 54 (1992) 221–228, for the interval";

    private const string Skewed = "Default hall: the mean's interval corrected for skewness by Hall's cubic transformation; an influence-function interval, since a mean's derivative in a row is the row's own loss, with the skewness of these. On request bootstrap. " + BinaryPages.Few;

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        BinaryPages.Page(
            "log_loss", "Logarithmic loss",
            "The mean of −ln of the probability that was stated for what happened. From 0; less is better. Sure errors cost most: probabilities are held 2⁻⁵² away from 0 and 1, so at most 36.04.",
            "LL = −Σ w (y ln p + (1 − y) ln(1 − p)) / Σ w,  p held in [2⁻⁵², 1 − 2⁻⁵²]", Skewed + " Simulated coverage in 13 settings: 0.94 to 0.96.", Outside,
            BinaryPages.Sklearn + " (log_loss, with weights) to 1e-12; coverage by simulation.",
            ["I. J. Good, \"Rational decisions\", Journal of the Royal Statistical Society B 14 (1952) 107–114, §6", Hall],
            [new("scikit-learn before 1.2", "Clips at 1e-15: a sure error costs 34.5."), new("Kaggle, competitions", "Often clip at 1e-15 and rescale rows to sum to 1.")]),
        BinaryPages.Page(
            "brier", "Brier score",
            "The mean squared distance of stated probability and label. From 0 to 1; less is better; always stating ½ gives ¼.", "B = Σ w (p − y)² / Σ w", Skewed + " Simulated coverage in 13 settings: 0.94 to 0.97.", Outside,
            BinaryPages.Sklearn + " (brier_score_loss, with weights) to 1e-12; coverage by simulation.",
            ["G. Brier, \"Verification of forecasts expressed in terms of probability\", Monthly Weather Review 78 (1950) 1–3", Hall],
            [new("Brier 1950, and multiclass tools", "Sum over both classes, which is twice this.")]),
        BinaryPages.OfParts(BinaryPages.Page(
            "brier_decomposition", "Parts of the Brier score",
            "Over bins of equal width: reliability (less is better), resolution (more is better) and uncertainty, with the variance and covariance within bins, so that the parts add up to the score of the same rows to the last bits.",
            "B = REL − RES + UNC + WBV − WBC\nREL = Σ n_k (f̄_k − ō_k)² / n,  RES = Σ n_k (ō_k − ō)² / n,  UNC = ō (1 − ō)\nWBV = Σ (f − f̄_k)² / n,  WBC = 2 Σ (f − f̄_k)(o − ō_k) / n",
            "Reliability and resolution, influence-less-bias: noise in bins makes both too large by about Σ n_k s_k² / n, so the lower end takes that off besides z σ. Uncertainty: Wilson's limits of the share of positives, through ō (1 − ō). " + BinaryPages.Few
            + " Simulated coverage: uncertainty 0.94 to 0.96, resolution 0.96 to 0.99, reliability 0.95 to 1 (conservative).",
            Outside + " Empty bins do not count. Resolution less WBV plus WBC hardly depends on the bins.", "the definition by loops over bins in numpy 1.24, with weights, to 1e-14; the sum for 1, 2, 15 and 400 bins to 1e-14; coverage by simulation.",
            ["A. Murphy, \"A new vector partition of the probability score\", Journal of Applied Meteorology 12 (1973) 595–600", "D. Stephenson, C. Coelho and I. Jolliffe, \"Two extra components in the Brier score decomposition\", Weather and Forecasting 23 (2008) 752–757, eq. 6 and 8"],
            [new("textbooks", "Three parts alone add up to the score only when all forecasts in a bin are equal."), new("R, SpecsVerification", "Takes the bias off reliability and resolution by default.")], "brier")),
        BinaryPages.Page(
            "ece", "Expected calibration error, bins of equal width",
            "The mean distance, over 15 bins of equal width of the score, of stated probability and share of positives, weighted by rows. From 0 to 1; less is better. Noise in bins makes it too large: a perfectly calibrated model does not get 0.",
            "ECE = Σ_b |Σ_{i in b} w (p − y)| / Σ w,  b = min(14, ⌊15 p⌋)",
            "Default folded-normal: [value − bias − z σ, value + z σ]; the bias is that of a folded normal in each bin at gaps shrunk by one standard error, σ the delta method over bins (infinitesimal jackknife). No bootstrap: resampling adds the noise once more. "
            + BinaryPages.Few + " Simulated coverage in 13 settings: 0.95 to 1.",
            Outside + " A bin is closed below; the last one is closed above.", "the definition in numpy 1.24 to 1e-12; coverage by simulation, also for perfectly calibrated scores.",
            ["M. Naeini, G. Cooper and M. Hauskrecht, \"Obtaining well calibrated probabilities using Bayesian binning\", AAAI (2015) 2901–2907", "C. Guo, G. Pleiss, Y. Sun and K. Weinberger, \"On calibration of modern neural networks\", ICML (2017)"],
            [new("Guo et al. 2017 and most multiclass tools", "Bin the probability of the likelier class, max(p, 1 − p), against its accuracy: another number from the same rows."), new("TorchMetrics, netcal", "Bins are closed above, so that a score on an edge falls one bin lower.")]),
        BinaryPages.Page(
            "ece_mass", "Expected calibration error, bins of equal mass",
            "As ece, over 15 bins that hold equal numbers of rows (equal weight). From 0 to 1; less is better.",
            "b = ⌊15 (weight below + ½ own weight) / Σ w⌋ for a run of equal scores, as a whole", "As ece: folded-normal. Simulated coverage in 13 settings: 0.95 to 1.", Outside + " Equal scores stay in one bin, so bins may be uneven or empty.",
            "numpy 1.24: sorted rows split in 15 equal parts, without ties, to 1e-12; weights as repeated rows; coverage by simulation.",
            ["K. Nguyen and B. O'Connor, \"Posterior calibration and exploratory analysis for natural language processing models\", EMNLP (2015) 1587–1598, §3", "J. Nixon et al., \"Measuring calibration in deep learning\", CVPR workshops (2019)"],
            [new(BinaryPages.Sklearn + ", calibration_curve(strategy=\"quantile\")", "Edges are interpolated percentiles; with ties bins merge otherwise.")]),
    ];
}
