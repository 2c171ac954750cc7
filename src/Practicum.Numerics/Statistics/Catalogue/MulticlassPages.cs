using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of decisions between several classes.</summary>
internal static class MulticlassPages
{
    private const string Shares = "Default wilson; with unequal weights wilson-kish, of the effective number of rows (Σ w)² / Σ w². With up to three misses (or hits) the end beyond them is moved out as Brown, Cai and DasGupta (2001) do, since Wilson's covers 0.92 there; clopper-pearson under ten rows. On request the percentile bootstrap.";
    private const string Mover = "Default mover-wilson: the distances of the classes' values from the ends of their own Wilson intervals, squared, summed with the squares of their parts, and scaled by the deviation of the average over that of its parts, both by the infinitesimal jackknife, which carries the correlation of the classes. A sample without an error has an interval, too. On request the percentile bootstrap. Withheld with fewer than ten rows a class. Simulated coverage, 3 to 10 classes, 50 to 500 rows, shares down to 5 %, accuracies 0.6 to 0.99: 0.93 to 0.97.";
    private const string OneAccuracy = "Default mover-wilson: kappa at the ends of the accuracy's Wilson interval, agreement by chance held, scaled by the deviation of the value (infinitesimal jackknife). On request the percentile bootstrap. Withheld with fewer than ten rows. Simulated coverage, 3 to 10 classes, 50 to 500 rows: 0.93 to 0.96.";
    private const string Zou = "G. Zou and A. Donner, \"Construction of confidence limits about effect measures: a general approach\", Statistics in Medicine 27 (2008) 1693–1702, eq. 4, for the interval";
    private const string Brown = "L. Brown, T. Cai and A. DasGupta, \"Interval estimation for a binomial proportion\", Statistical Science 16 (2001) 101–133, for the interval";
    private const string Sokolova = "M. Sokolova and G. Lapalme, \"A systematic analysis of performance measures for classification tasks\", Information Processing and Management 45 (2009) 427–437, table 3";
    private const string Symbols = "\nT hits, R labels, P decisions of a class, N rows, all by weight";
    private static readonly ElsewhereNote Zero = new("scikit-learn 1.2", "The same value; it warns where a class has no decisions or labels (zero_division), here the interval is withheld.");
    private static readonly ElsewhereNote Lightning = new("torchmetrics", "Its multiclass Accuracy averages over classes by default (average=\"macro\"), which is this page's balanced_accuracy, not accuracy.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Page("accuracy", "Accuracy", "The share of rows whose decided class is the label. From 0 to 1; more is better. precision, recall and f1 averaged as micro are the same number, and so is recall_weighted.", $"accuracy = Σ T / N{Symbols}", Shares, "Undefined without rows.", [Brown], [Lightning]),
        Page("balanced_accuracy", "Balanced accuracy", "The mean recall of the classes that have labels. From 0 to 1; 1/k for guessing among k classes; more is better.", $"Σ (T / R) / number of classes with labels{Symbols}", Mover, "Classes without labels are left out, decided or not.",
            ["K. Brodersen et al., \"The balanced accuracy and its posterior distribution\", ICPR 2010, 3121–3124, for two classes", Zou], [new("scikit-learn 1.2", "The same; adjusted=True moves guessing to 0.")]),
        .. new[] { "precision", "recall", "f1" }.SelectMany(metric => new[] { "macro", "micro", "weighted" }.Select(average => Averaged(metric, average))),
        Page("mcc", "Matthews correlation, several classes", "The correlation of labels and decisions. 1 for perfect decisions, 0 for unrelated ones; more is better; with more than two classes the least value lies above −1.", $"R_K = (N Σ T − Σ R P) / √((N² − Σ P²)(N² − Σ R²)){Symbols}", OneAccuracy, "Undefined when all labels or all decisions are the same.",
            ["J. Gorodkin, \"Comparing two K-category assignments by a K-category correlation coefficient\", Computational Biology and Chemistry 28 (2004) 367–374, eq. 8", Zou], [new("scikit-learn 1.2", "Gives 0.0 where it is 0 / 0; here that is undefined.")]),
        Page("kappa", "Cohen's kappa of labels and decisions", "Agreement of labels and decisions beyond that of unrelated ones with the same shares. At most 1, 0 by chance; more is better.", $"κ = (Σ T / N − E) / (1 − E),  E = Σ R P / N²{Symbols}", OneAccuracy, "Undefined when all labels and decisions are one class.",
            ["J. Cohen, \"A coefficient of agreement for nominal scales\", Educational and Psychological Measurement 20 (1960) 37–46", "J. Fleiss, J. Cohen and B. Everitt, \"Large sample standard errors of kappa and weighted kappa\", Psychological Bulletin 72 (1969) 323–327, for the variance", Zou],
            [new("R, psych::cohen.kappa", "The same value; its interval is the normal one, ± 1.96 standard errors, and may pass 1.")]),
        Page("of_class", "Precision, recall and f of one class", "One class against all others: OfClass(\"precision\" | \"recall\" | \"f1\" | \"f2\" …, class). From 0 to 1; more is better.", $"precision T / P, recall T / R, f_β (1 + β²) T / (β² R + P){Symbols}",
            "Default wilson of the share; f1 is 2 J / (1 + J) of the share J = T / (R + P − T) of hits among the rows labelled or decided so, and has its ends. Another f: delta-wilson, Wilson's interval of as many rows as give its variance by the infinitesimal jackknife.",
            "Undefined for a class without decisions (precision), labels (recall) or both (f), where averages count 0.", [Sokolova, Brown], [new("scikit-learn 1.2", "Gives 0.0 with a warning where it is undefined.")], sample => sample.OfClass("f1", 2), "OfClass(\"f1\", 2)"),
        .. MulticlassScorePages.All,
    ];

    /// <summary>A page whose example is the sample below.</summary>
    internal static StatisticPage Page(
        string metric,
        string title,
        string definition,
        string formula,
        string interval,
        string edges,
        ImmutableArray<string> sources,
        ImmutableArray<ElsewhereNote> elsewhere,
        Func<MulticlassSample, Estimate>? example = null,
        string? code = null) => new()
        {
            Id = "multiclass." + metric,
            Title = title,
            Family = StatisticFamily.Multiclass,
            Definition = definition,
            Formula = formula,
            Interval = interval,
            Assumptions = "Rows are independent and like those that will come. The interval speaks of other rows, not of another training.",
            Edges = edges + " A weight of 2 is the row twice in the value; in the interval weights are importances.",
            Sources = sources,
            Elsewhere = elsewhere,
            CheckedAgainst = "scikit-learn 1.2.1 on six samples with weights, ties and classes without labels, to 1e-13 (where it has the metric); names of classes, order of rows, weights as repeated rows; derivatives against differences; two classes against the binary metrics; coverage by simulation.",
            Example = () => Example(sample => example is null ? sample.Estimate(metric) : example(sample), code ?? $"Estimate(\"{metric}\")"),
        };

    private static StatisticPage Averaged(string metric, string average)
    {
        var (name, part) = metric switch { "precision" => ("Precision", "T / P"), "recall" => ("Recall", "T / R"), _ => ("F1", "2 T / (R + P)") };
        var (how, formula) = average switch
        {
            "macro" => ("the mean over the classes that occur among labels or decisions, each alike", $"Σ ({part}) / number of classes that occur"),
            "weighted" => ("the mean over classes, each by its share of the labels", $"Σ (R / N) ({part})"),
            _ => ("from the sums over all classes; with one decision a row that is the accuracy", "Σ T / N"),
        };
        ImmutableArray<ElsewhereNote> notes = (metric, average) switch
        {
            ("f1", "macro") => [Zero, new("J. Opitz and S. Burst (2019)", "Many papers mean the f1 of the mean precision and mean recall, which is never smaller than the mean f1.")],
            (_, "macro") => [Zero],
            _ => [Zero],
        };
        return Page(
            $"{metric}_{average}",
            $"{name}, {average} average",
            $"{name} of each class against the others, {how}. From 0 to 1; more is better. {(metric == "f1" ? $"f2_{average}, f0.5_{average}, … weigh recall β times as high as precision. " : "")}",
            formula + Symbols,
            average == "micro" || (metric, average) == ("recall", "weighted") ? Shares : Mover,
            "A class without decisions counts as precision 0, one without labels as recall 0; the interval of a macro average is then withheld (f1 is defined for each class that occurs).",
            [Sokolova, average == "micro" ? Brown : Zou],
            notes);
    }

    /// <summary>60 rows of three classes; every sixth decision is one class too high, and the scores say so with little doubt.</summary>
    private static StatisticExample Example(Func<MulticlassSample, Estimate> estimate, string code)
    {
        var (labels, scores) = (new int[60], new double[180]);
        for (var i = 0; i < 60; i++)
        {
            labels[i] = i % 5 % 3;
            var decided = (labels[i] + (i % 6 == 0 ? 1 : 0)) % 3;
            scores[(3 * i) + decided] = (501 + i * 7 % 480) / 1000.0;
            scores[(3 * i) + ((decided + 1) % 3)] = 1 - scores[(3 * i) + decided];
        }

        return new(
            "rows i = 0 to 59: label i mod 5 mod 3; the decided class d is the label, one higher (mod 3) for every sixth row; its score is 0.501 + (7 i mod 480) / 1000, that of d + 1 (mod 3) the rest, of the third class 0",
            $"MulticlassSample.FromScores(3, labels, scores).{code}",
            estimate(MulticlassSample.FromScores(3, labels, scores)));
    }
}
