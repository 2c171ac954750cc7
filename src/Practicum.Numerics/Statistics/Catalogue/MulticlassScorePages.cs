namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of scores and probabilities of several classes.</summary>
internal static class MulticlassScorePages
{
    private const string Mean = "Default hall-t: the mean's interval corrected for skewness (Hall 1992), at Student's quantile. On request the percentile bootstrap. Withheld with fewer than ten rows or when all rows have the same loss. Simulated coverage, 3 to 10 classes, 50 to 500 rows: 0.93 to 0.96.";
    private const string Areas = "Default delong-logit: DeLong's structural components of each area, summed over the averaged areas row by row, give the variance (for two classes exactly DeLong's); normal on the logit scale. Withheld when a class has fewer than ten labels, or when the deviation exceeds 0.6 of the distance from 1: too few rows are then ranked wrongly. On request the percentile bootstrap. Simulated coverage, 3 to 10 classes, 50 to 500 rows: 0.94 to 0.97; at areas near 0.9998 97 % of samples of 500 rows get none, and the few that are given cover about 0.6.";
    private const string Probabilities = "Undefined when a score lies outside 0 to 1 or a row's scores do not add up to 1 within 0.001 (the reason says how many rows); within, they are divided by their sum.";
    private const string Hall = "P. Hall, \"On the removal of skewness by transformation\", Journal of the Royal Statistical Society B 54 (1992) 221–228, for the interval";
    private const string DeLong = "E. DeLong, D. DeLong and D. Clarke-Pearson, \"Comparing the areas under two or more correlated receiver operating characteristic curves\", Biometrics 44 (1988) 837–845, for the interval";

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        MulticlassPages.Page("log_loss", "Logarithmic loss, several classes", "The mean of −ln of the probability given to the label, in nats. From 0; less is better; ln k for equal probabilities of k classes.", "−Σ w ln p(label) / Σ w,  p clipped to [2⁻⁵², 1 − 2⁻⁵²], then divided by the row's sum", Mean, Probabilities,
            ["I. Good, \"Rational decisions\", Journal of the Royal Statistical Society B 14 (1952) 107–114", Hall], [new("scikit-learn 1.2", "The same, but it does not refuse rows that do not add up to 1: it divides them by their sum."), new("scikit-learn before 1.2", "Clips at 1e-15, so that a label of probability 0 costs 34.5 and not 36.0.")]),
        MulticlassPages.Page("brier", "Brier score, several classes", "The mean squared distance of the probabilities and the label, summed over classes. From 0 to 2; less is better; with two classes twice the binary Brier score.", "Σ w Σ over classes (p − y)² / Σ w,  y 1 for the label, else 0", Mean, Probabilities,
            ["G. Brier, \"Verification of forecasts expressed in terms of probability\", Monthly Weather Review 78 (1950) 1–3, eq. 2", Hall], [new("scikit-learn 1.2", "brier_score_loss knows two classes only, and is then half of this."), new("several tools", "Divide by 2 or by the number of classes.")]),
        MulticlassPages.Page("ece", "Expected calibration error of the decided class", "How far the probability of the decided class is from how often it is right, averaged over 15 bins of equal width. From 0 to 1; less is better.", "Σ over bins |Σ w (confidence − hit)| / Σ w;  bins [0, 1/15), …, [14/15, 1]",
            "Default folded-normal: [value − bias − z σ, value + z σ], σ by the infinitesimal jackknife, bias the mean by which noise in the bins makes the error too large, as for two classes. Withheld with fewer than ten rows. Simulated coverage, 3 to 10 classes, 50 to 500 rows: 0.94 to 0.99. On request the percentile bootstrap, which adds the same noise once more and covers far less.", Probabilities,
            ["C. Guo, G. Pleiss, Y. Sun and K. Weinberger, \"On calibration of modern neural networks\", ICML 2017, eq. 3"], [new("Guo et al.'s code", "Bins are closed above: (0, 1/15], …; the same unless a confidence lies on an edge."), new("binary ece of this product", "Looks at the probability of class 1, not of the decided class.")]),
        MulticlassPages.Page("top_k_accuracy", "Top-k accuracy", "The share of rows whose label is among the k classes of highest score, named top_k_accuracy@k. From 0 to 1; more is better.", "Σ w hit / Σ w;  hit 1 when fewer than k classes score above the label and no tie lies across the k-th place",
            "Default wilson; with unequal weights wilson-kish, of the effective number of rows. On request the percentile bootstrap.", "Classes that tie with the label across the k-th place: the row counts by the share of them that find a place, its chance when ties are broken at random. So top_k_accuracy@1 may differ from accuracy, which takes the first of equals.",
            ["O. Russakovsky et al., \"ImageNet large scale visual recognition challenge\", International Journal of Computer Vision 115 (2015) 211–252, §4.1"], [new("scikit-learn 1.2", "Breaks ties for the class with the higher number; the same value without ties.")], sample => sample.Estimate("top_k_accuracy@2"), "Estimate(\"top_k_accuracy@2\")"),
        Rest("roc_auc_ovr", "mean over the classes, each alike", "Σ A(c) / number of classes with labels", "F. Provost and P. Domingos, \"Well-trained PETs: improving probability estimation trees\", CeDER working paper IS-00-04 (2000)"),
        Rest("roc_auc_ovr_weighted", "mean over the classes, each by its share of the labels", "Σ (R / N) A(c)", "T. Fawcett, \"An introduction to ROC analysis\", Pattern Recognition Letters 27 (2006) 861–874, §9.2"),
        Pairs("roc_auc_ovo", "mean over all pairs of classes, each alike", "M = Σ over pairs ½ (A(i|j) + A(j|i)) / number of pairs"),
        Pairs("roc_auc_ovo_weighted", "mean over all pairs of classes, each by its share of the labels", "Σ over pairs (Rᵢ + Rⱼ) ½ (A(i|j) + A(j|i)) / ((k − 1) N)"),
    ];

    private static StatisticPage Rest(string metric, string how, string formula, string source) => MulticlassPages.Page(
        metric,
        $"Area under the ROC curve, one class against the rest{(metric.EndsWith("weighted", StringComparison.Ordinal) ? ", weighted" : "")}",
        $"The chance that a row of a class has a higher score of it than a row of another class, ties half; the {how}. 0.5 by chance, 1 for perfect order; more is better. Scores need not be probabilities.",
        $"{formula};  A(c) = P(score of c is higher for a row of c than for another) + ½ P(equal)\nR labels of a class, N rows",
        Areas,
        "Classes without labels are left out; undefined when only one class has labels.",
        [source, DeLong],
        [new("scikit-learn 1.2", "The same value; refuses a sample in which a class has no labels."), new("pROC", "multiclass.roc is one against one: see roc_auc_ovo.")]);

    private static StatisticPage Pairs(string metric, string how, string formula) => MulticlassPages.Page(
        metric,
        $"Area under the ROC curve, one class against one{(metric.EndsWith("weighted", StringComparison.Ordinal) ? ", weighted" : "")}",
        $"For each pair of classes the chance that their rows are told apart by the scores of either, ties half; the {how}. 0.5 by chance, 1 for perfect order; more is better. Deaf to the shares of the classes, unless weighted.",
        $"{formula};  A(i|j) = P(score of i is higher for a row of i than for one of j) + ½ P(equal)\nR labels of a class, N rows, k classes with labels",
        Areas,
        "Classes without labels are left out; undefined when only one class has labels.",
        ["D. Hand and R. Till, \"A simple generalisation of the area under the ROC curve for multiple class classification problems\", Machine Learning 45 (2001) 171–186, eq. 7", DeLong],
        [new("scikit-learn 1.2", "The same value; takes no weights, and refuses a sample in which a class has no labels."), new("pROC, multiclass.roc of one score", "Turns the direction of each pair so that its area is at least 0.5.")]);
}
