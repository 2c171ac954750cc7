namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of metrics that see the order of scores alone.</summary>
internal static class BinaryRankPages
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        BinaryPages.Page(
            "roc_auc", "Area under the ROC curve",
            "How often a row with label 1 has a higher score than a row with label 0, ties counted half. From 0 to 1; ½ for scores that say nothing; more is better.",
            "A = Σ_i Σ_j w_i w_j ([s_i > s_j] + ½ [s_i = s_j]) / (W₁ W₀),  i over label 1, j over label 0, W the sum of a class's weights",
            "Default delong: A ± z s, s² = Var V₁₀ / P + Var V₀₁ / N over the structural components (of each positive the share of negatives below it, of each negative the share of positives above it). "
            + "Where s exceeds 0.12 A (1 − A), delong-logit: the same on the scale ln(A / (1 − A)), with Student's quantile at Brunner and Munzel's degrees of freedom. Where min(P, N) · min(A, 1 − A) is below 2, "
            + "newcombe: the areas θ with |A − θ| ≤ z √V(θ) under Newcombe's method 5, which is also there for A = 1. On request percentile, BCa or Poisson bootstrap. " + BinaryPages.Few + " Withheld when all scores are the same. "
            + "Simulated coverage in 13 settings (50 to 5,000 rows, 2 to 50 % positives, areas 0.76 to 0.998): 0.95 to 0.99; the plain interval alone covers 0.74 to 0.95.",
            "Undefined when all labels are the same. Equal scores count half.",
            BinaryPages.Sklearn + " (roc_auc_score) and pROC 1.18.0 (auc, var, cov, roc.test) on samples with and without ties and weights, to 1e-12; DeLong's definition over all pairs; the bootstrap against the counts that were drawn; monotone transforms; coverage by simulation.",
            [
                "J. Hanley and B. McNeil, \"The meaning and use of the area under a receiver operating characteristic (ROC) curve\", Radiology 143 (1982) 29–36",
                "E. DeLong, D. DeLong and D. Clarke-Pearson, \"Comparing the areas under two or more correlated receiver operating characteristic curves\", Biometrics 44 (1988) 837–845",
                "X. Sun and W. Xu, \"Fast implementation of DeLong's algorithm\", IEEE Signal Processing Letters 21 (2014) 1389–1393",
                "E. Brunner and U. Munzel, \"The nonparametric Behrens–Fisher problem\", Biometrical Journal 42 (2000) 17–25, for the degrees of freedom",
                "R. Newcombe, \"Confidence intervals for an effect size measure based on the Mann–Whitney statistic, part 2\", Statistics in Medicine 25 (2006) 559–573, method 5",
            ],
            [new("R, pROC", "With direction = \"auto\", the default, a ranking that is the wrong way round is turned, so that the area is rarely below ½."), new(BinaryPages.Sklearn, "Raises an error when all labels are the same.")]),
        BinaryPages.Page(
            "partial_auc", "Partial area under the ROC curve",
            "The area under the ROC curve up to a largest false positive rate t, 0.1 unless the name says otherwise: partial_auc@0.2 is standardised by McClish to ½ for the diagonal and 1 for a perfect ranking, partial_auc_raw@0.2 is the area itself, from 0 to t. More is better.",
            "raw = ∫₀ᵗ TPR d FPR = mean over positives of (t − FPR)₊\nstandardised = ½ (1 + (raw − t²/2) / (t − t²/2))",
            "Default placement-logit: the variance of placement values, the mean over positives of (t − FPR)₊ and its derivative in each negative, on the logit scale with Student's quantile at (P − 1) / 2 degrees of freedom. On request bootstrap. "
            + BinaryPages.Few + " Withheld also with fewer than five negatives below t on average (N t < 5), and at 0 or 1. Simulated coverage in 12 settings: 0.93 to 0.98.",
            "Undefined when all labels are the same. A run of equal scores is a straight piece of the curve, also where it crosses t.",
            BinaryPages.Sklearn + " (roc_auc_score with max_fpr, with weights) and pROC 1.18.0 (partial.auc, with and without partial.auc.correct) to 1e-12; its variance against finite differences; t = 1 gives the whole area.",
            ["D. McClish, \"Analyzing a portion of the ROC curve\", Medical Decision Making 9 (1989) 190–195", "L. Dodd and M. Pepe, \"Partial AUC estimation and regression\", Biometrics 59 (2003) 614–623, for placement values"],
            [new("R, pROC", "Gives the raw area unless partial.auc.correct = TRUE, names the part by specificity (1 − t), and gives NA for a corrected area below ½."), new(BinaryPages.Sklearn, "max_fpr gives the standardised area only.")], "partial_auc@0.5"),
        BinaryPages.Page(
            "average_precision", "Average precision",
            "The mean over rows with label 1 of the precision at their score: a sum over the precision-recall curve without interpolation. From 0 to 1; scores that say nothing give the share of positives; more is better.",
            "AP = Σ_g (R_g − R_{g−1}) P_g,  g over distinct scores, falling; R_g recall and P_g precision of the rows at or above g",
            "Default influence-logit: the infinitesimal jackknife (sum of squared derivatives in the weights of rows) on the logit scale, with Student's quantile at (P − 1) / 2 degrees of freedom. On request bootstrap. " + BinaryPages.Few
            + " Withheld at 1. Simulated coverage in 13 settings: 0.94 to 0.99; the plain interval covers 0.75 to 0.95.",
            "Undefined when all labels are the same. Equal scores enter together.",
            BinaryPages.Sklearn + " (average_precision_score, with ties and weights) to 1e-12; derivatives against finite differences; coverage by simulation.",
            ["C. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), §8.4", "L. Jaeckel, \"The infinitesimal jackknife\", Bell Laboratories memorandum MM 72-1215-11 (1972); B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), ch. 6"],
            [new(BinaryPages.Sklearn, "auc(recall, precision) joins the points by straight lines and is higher; average_precision_score is the same as here."), new("R, PRROC", "Interpolates between points along the counts (Davis and Goadrich 2006), which gives another area."), new("PASCAL VOC 2007", "Takes the mean of interpolated precision at eleven recalls.")]),
        BinaryPages.Page(
            "binary.ks", "Kolmogorov–Smirnov distance of the classes",
            "The largest distance of true and false positive rate over all thresholds; also Youden's index at its best threshold. From 0 to 1; more is better.",
            "KS = max_t |TPR(t) − FPR(t)|",
            "Default newcombe: Newcombe's interval of the difference of two independent shares (1998, method 10) at the threshold found. That threshold was chosen for its difference, which makes the value too large, so the lower end takes half of the error. On request bootstrap, which covers less. "
            + BinaryPages.Few + " Withheld when all scores are the same. Simulated coverage in 13 settings: 0.96 to 1; the delta method covers 0.54 to 0.93.",
            "Undefined when all labels are the same.",
            "scipy 1.10 (ks_2samp) and, weighted, the curve of " + BinaryPages.Sklearn + " to 1e-12; coverage by simulation.",
            ["W. Youden, \"Index for rating diagnostic tests\", Cancer 3 (1950) 32–35", "R. Newcombe, \"Interval estimation for the difference between independent proportions\", Statistics in Medicine 17 (1998) 873–890, method 10"],
            [new("credit scorecards", "Often computed from ten score bands and shown times 100: never larger than this.")], "ks"),
    ];
}
