namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of metrics of decisions at a threshold.</summary>
internal static class BinaryDecisionPages
{
    private const string Cells = "\nt hits, f false alarms, m misses, r right rejections: sums of weights; a row is decided as positive when its score is at least the threshold, ½ unless said otherwise";

    private const string Share = "Default wilson, with fewer than 15 hits or misses clopper-pearson (exact); weighted rows count by Kish's effective number (Korn and Graubard 1998). On request bootstrap. Simulated coverage in 13 settings: 0.94 to 0.99.";

    private const string Smoothed = "by the infinitesimal jackknife over the four cells, from cells with half a row added to each, so that it holds where a cell is empty. On request bootstrap. " + BinaryPages.Few;

    private const string Checked = BinaryPages.Sklearn + ", with and without weights and ties, to 1e-12; derivatives against finite differences; coverage by simulation.";

    private const string Wilson = "E. Wilson, \"Probable inference, the law of succession, and statistical inference\", Journal of the American Statistical Association 22 (1927) 209–212, for the interval";

    private static readonly ElsewhereNote Threshold = new("classifiers' predict() in scikit-learn", "Decides by a probability above ½, not at least ½: rows at exactly ½ differ.");

    private static readonly ElsewhereNote Zero = new(BinaryPages.Sklearn, "Gives 0 with a warning where the denominator is 0; here it is undefined.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        BinaryPages.Page("accuracy", "Accuracy", "The share of decisions that were right. From 0 to 1; more is better. With rare positives never acting looks good.", "(t + r) / (t + f + m + r)" + Cells, Share, "No further case.", Checked,
            ["D. Hand, Construction and Assessment of Classification Rules (1997), ch. 6", Wilson], [Threshold]),
        BinaryPages.Page("precision", "Precision", "The share of label 1 among rows decided as positive; positive predictive value. From 0 to 1; more is better.", "t / (t + f)" + Cells, Share, "Undefined when no row is decided as positive.", Checked,
            ["C. van Rijsbergen, Information Retrieval (1979), ch. 7", Wilson], [Zero, Threshold]),
        BinaryPages.Page("recall", "Recall", "The share decided as positive among rows with label 1; sensitivity, true positive rate. From 0 to 1; more is better.", "t / (t + m)" + Cells, Share, "Undefined when no label is positive.", Checked,
            ["C. van Rijsbergen, Information Retrieval (1979), ch. 7", Wilson], [Zero, Threshold]),
        BinaryPages.Page("specificity", "Specificity", "The share decided as negative among rows with label 0; 1 − the false positive rate. From 0 to 1; more is better.", "r / (r + f)" + Cells, Share, "Undefined when no label is negative.", Checked,
            ["J. Yerushalmy, \"Statistical problems in assessing methods of medical diagnosis\", Public Health Reports 62 (1947) 1432–1449", Wilson], [Threshold]),
        BinaryPages.Page("balanced_accuracy", "Balanced accuracy", "The mean of recall and specificity: accuracy as if both classes were equally frequent. From 0 to 1, ½ without looking; more is better.", "½ (t / (t + m) + r / (r + f))" + Cells,
            "Default mover: from Wilson's limits of both shares, L = ½ (a + b − √((a − l_a)² + (b − l_b)²)) and alike above. On request bootstrap. " + BinaryPages.Few + " Simulated coverage in 13 settings: 0.94 to 0.96; the delta method covers 0.73 to 0.96.",
            "Undefined when all labels are the same.", Checked,
            ["K. Brodersen, C. Ong, K. Stephan and J. Buhmann, \"The balanced accuracy and its posterior distribution\", ICPR (2010) 3121–3124", "G. Zou and A. Donner, \"Construction of confidence limits about effect measures\", Statistics in Medicine 27 (2008) 1693–1702, eq. 4, for the interval"],
            [new(BinaryPages.Sklearn, "With adjusted=True it is rescaled to 0 for chance, 2 BA − 1. With one class it is that class's recall, with a warning."), Threshold]),
        BinaryPages.Page("f_beta", "F measure", "The harmonic mean of precision and recall, with recall β times as important: f1, f2, f0.5, or f and any β above 0. From 0 to 1; more is better. Right rejections do not count.", "F = (1 + β²) t / ((1 + β²) t + β² m + f)" + Cells,
            "Default influence-logit: on the logit scale, " + Smoothed + " Simulated coverage of f1 and f2 in 13 settings: 0.93 to 0.97; the plain interval covers 0.86 to 0.96.",
            "Undefined when no label is positive and no row is decided as positive; 0 when one of them is so.", Checked,
            ["C. van Rijsbergen, Information Retrieval (1979), ch. 7", "A. Agresti and B. Caffo, \"Simple and effective confidence intervals for proportions and differences\", The American Statistician 54 (2000) 280–288, for added rows"], [Zero, Threshold], "f1"),
        BinaryPages.Page("mcc", "Matthews correlation coefficient", "The correlation of decision and label. From −1 to 1, 0 for chance; more is better.", "(t r − f m) / √((t + f)(t + m)(r + f)(r + m))" + Cells,
            "Default influence-fisher: on the scale of Fisher's z, " + Smoothed + " Simulated coverage in 13 settings: 0.94 to 0.97.", "Undefined when all labels are the same, and when all rows are decided alike.", Checked,
            ["B. Matthews, \"Comparison of the predicted and observed secondary structure of T4 phage lysozyme\", Biochimica et Biophysica Acta 405 (1975) 442–451", "R. Fisher, \"On the probable error of a coefficient of correlation\", Metron 1 (1921) 3–32, for the scale"],
            [new(BinaryPages.Sklearn, "Gives 0 where the coefficient is 0/0; here it is undefined."), Threshold]),
        BinaryPages.Page("kappa", "Cohen's kappa of decision and label", "Agreement beyond what equal margins give by chance. From −1 to 1, 0 for chance; more is better.", "κ = 2 (t r − f m) / ((t + f)(f + r) + (t + m)(m + r))" + Cells,
            "Default influence-fisher: on the scale of Fisher's z, " + Smoothed + " Simulated coverage in 13 settings: 0.94 to 0.97.", "Undefined when all labels and all decisions are the same.", Checked,
            ["J. Cohen, \"A coefficient of agreement for nominal scales\", Educational and Psychological Measurement 20 (1960) 37–46"], [Threshold]),
    ];
}
