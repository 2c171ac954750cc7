using Practicum.Numerics.Statistics.Agreement;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of agreement between raters.</summary>
internal static class AgreementPages
{
    private const string Scale = "On Fisher's scale: artanh(value) ± t · s / (1 − value²), taken back by tanh, t of Student with one degree less than units. ";
    private const string Rare = "Withheld without any disagreement and with fewer than five units off the commonest value: the rare ones then decide alone.";

    /// <summary>Level, what it is for, and the formula of δ.</summary>
    private static readonly ImmutableArray<(AgreementLevel Level, string Values, string Delta)> Levels =
    [
        (AgreementLevel.Nominal, "names", "δ(c, k) = 1 for c ≠ k, else 0"),
        (AgreementLevel.Ordinal, "ranks", "δ(c, k) = |R_c − R_k|, R the midranks of all values; that is Σ_{g from c to k} n_g − (n_c + n_k) / 2"),
        (AgreementLevel.Interval, "numbers with equal steps", "δ(c, k) = c − k"),
        (AgreementLevel.Ratio, "numbers with a true zero", "δ(c, k) = (c − k) / (c + k)"),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [.. Levels.Select(l => Alpha(l.Level, l.Values, l.Delta)), .. Enum.GetValues<KappaWeighting>().Select(Cohen), Fleiss];

    private static StatisticPage Fleiss => new()
    {
        Id = "fleiss_kappa",
        Title = "Fleiss' kappa",
        Family = StatisticFamily.Agreement,
        Definition = "Agreement of m raters (the same number for every unit, not always the same persons) on names, corrected for chance by the margins of all raters together. At most 1; 0 is what chance gives; more is better.",
        Formula = "κ = (P̄ − P_e) / (1 − P_e),  P̄ = mean over units of Σ_j n_uj (n_uj − 1) / (m (m − 1)),  P_e = Σ_j p_j²",
        Interval = "gwet-z: the linearised variance over units. " + Scale + "Withheld with fewer than 20 units. " + Rare + " The standard error of Fleiss, Nee and Landis (1979) is for testing κ = 0 alone: FleissKappa.AgainstChance.",
        Assumptions = "Units are a sample of those meant, and independent. Raters stand for themselves: the interval says nothing of other raters.",
        Edges = "Undefined with unequal numbers of ratings (take Krippendorff's alpha) and when all values are the same.",
        Sources = ["J. Fleiss, \"Measuring nominal scale agreement among many raters\", Psychological Bulletin 76 (1971) 378–382", "J. Fleiss, J. Nee and J. Landis, Psychological Bulletin 86 (1979) 974–977, for the test", "K. Gwet, \"Large-sample variance of Fleiss generalized kappa\", Educational and Psychological Measurement 81 (2021) 781–790"],
        Elsewhere = [new("R, irr::kappam.fleiss", "The same value; its z and p are of the test of κ = 0 (the same here), and it gives no interval."), new("statsmodels 0.13.5", "fleiss_kappa gives the same value; method=\"randolph\" takes P_e = 1 / categories.")],
        CheckedAgainst = "statsmodels 0.13.5; Fleiss 1971 (0.430; irr's z 17.7); the example of 14 raters and 10 units (0.210); a jackknife over units for the standard error; Krippendorff's nominal alpha, 1 − (1 − κ) (N − 1) / N.",
        Example = () => new("30 units by 3 raters: unit u gets u mod 3 from two raters, and (u + ⌊u / 6⌋) mod 3 from the third", "FleissKappa.Of(new Ratings(values, 3))",
            FleissKappa.Of(new([.. Enumerable.Range(0, 90).Select(i => (double)((i / 3 + (i % 3 == 2 ? i / 18 : 0)) % 3))], 3))),
    };

    private static StatisticPage Alpha(AgreementLevel level, string values, string delta) => new()
    {
        Id = $"krippendorff_alpha.{level.ToString().ToLowerInvariant()}",
        Title = $"Krippendorff's alpha, {level.ToString().ToLowerInvariant()}",
        Family = StatisticFamily.Agreement,
        Definition = $"Agreement of any number of raters on {values}, any rating missing: one less the disagreement inside units by the disagreement among all values. At most 1; 0 is what chance gives, below 0 less; more is better. Customary bounds: 0.80 firm, 0.667 tentative.",
        Formula = $"α = 1 − D_o / D_e\nD_o = (1/n) Σ_units Σ_pairs δ² / (m_u − 1),  D_e = Σ_pairs of all n values δ² / (n (n − 1)), ordered pairs\n{delta}",
        Interval = "unit-bootstrap-z: units with two ratings or more are resampled (2,000 times); s is the standard deviation of their alphas. " + Scale + "The percentile interval of the same resamples is given beside it. Withheld, as \"not stable\", with fewer than 20 such units. " + Rare
            + " Simulated coverage with 20 to 150 units (2 or 3 raters; ordinal, nominal, skewed binary, continuous): 0.94 to 0.98, one case of 20 units with rare values 0.91; the percentile interval: 0.85 to 0.96. A resample in which all values are the same has no alpha: it is dropped and counted.",
        Assumptions = "Units are a sample of those meant, and independent; which ratings are missing does not depend on their values.",
        Edges = "Units with fewer than two ratings are left out. Undefined with fewer than two units, when all values are the same" + (level == AgreementLevel.Ratio ? ", and with a negative value; with more than 2,000 different values the interval is withheld." : "."),
        Sources = ["K. Krippendorff, \"Computing Krippendorff's alpha-reliability\" (2011); Content Analysis, ch. 12", "A. Hayes and K. Krippendorff, \"Answering the call for a standard reliability measure for coding data\", Communication Methods and Measures 1 (2007) 77–89"],
        Elsewhere =
        [
            new("Hayes and Krippendorff's KALPHA macro (2007)", "Its bootstrap draws pairs of values with their δ² and holds D_e fixed, instead of drawing units: the pairs of one unit depend on each other, and the interval is too short where units have many ratings."),
            new("R, irr::kripp.alpha; Python, krippendorff", "The same value, no interval."),
            new("R, psych 2.2.9", "Has a function alpha, which is Cronbach's, of items and not of raters."),
        ],
        CheckedAgainst = "both published examples (Krippendorff 2011, example E; three coders of 15 units); the definition pair by pair in Python on five tables with missing values; resamples against alphas of the rows drawn; simulation.",
        Example = () =>
        {
            double[] ratings = [.. Enumerable.Range(0, 60).Select(i => 1.0 + (i / 2 + (i % 2 == 1 && i % 5 == 0 ? 1 : 0)) % 4)];
            return new("30 units, two raters: 1 + u mod 4 by the first; the second is one step off in every fifth unit", $"KrippendorffAlpha.Of(new Ratings(values, 2), AgreementLevel.{level}, new Chance(1).Stream(\"alpha\")).Alpha",
                KrippendorffAlpha.Of(new(ratings, 2), level, new Chance(1).Stream("alpha")).Alpha);
        },
    };

    private static StatisticPage Cohen(KappaWeighting weighting)
    {
        var (suffix, credit, source) = weighting switch
        {
            KappaWeighting.Linear => (".linear", "w_ij = 1 − |i − j| / (K − 1)", "D. Cicchetti and T. Allison, American Journal of EEG Technology 11 (1971) 101–109"),
            KappaWeighting.Quadratic => (".quadratic", "w_ij = 1 − (i − j)² / (K − 1)²", "J. Fleiss and J. Cohen, Educational and Psychological Measurement 33 (1973) 613–619"),
            _ => ("", "w_ij = 1 for i = j, else 0", "J. Cohen, \"A coefficient of agreement for nominal scales\", Educational and Psychological Measurement 20 (1960) 37–46"),
        };
        return new()
        {
            Id = "cohen_kappa" + suffix,
            Title = "Cohen's kappa" + (suffix.Length == 0 ? "" : $", {suffix[1..]} weights"),
            Family = StatisticFamily.Agreement,
            Definition = "Agreement of two raters over the same units, corrected for chance by both raters' own margins" + (suffix.Length == 0 ? "" : "; near misses on the ordered scale get credit") + ". At most 1; 0 is what chance gives; more is better.",
            Formula = $"κ = (p_o − p_e) / (1 − p_e),  p_o = Σ w_ij p_ij,  p_e = Σ w_ij p_i· p_·j\n{credit}",
            Interval = "fleiss-cohen-everitt-z: the asymptotic standard error of Fleiss, Cohen and Everitt. " + Scale + (suffix == ".quadratic" ? "Withheld with fewer than 50 units, since at 30 it covered 0.91. " : "Withheld with fewer than 30 units. ") + Rare
                + " Simulated coverage at 30 to 200 units: 0.94 to 0.97, where κ ± 1.96 s covers 0.90 to 0.95. CohenKappa.StandardError gives s.",
            Assumptions = "Units are independent; both raters judge alone. A prevalence near 0 or 1 makes κ small at any agreement.",
            Edges = "A unit that one rater left out is left out. Undefined when both raters used one category only, the same one.",
            Sources = [source, "J. Fleiss, J. Cohen and B. Everitt, \"Large sample standard errors of kappa and weighted kappa\", Psychological Bulletin 72 (1969) 323–327, formulas 8 and 13"],
            Elsewhere =
            [
                new("scikit-learn 1.2", "cohen_kappa_score without labels= numbers the categories that occur, so that an unused one in the middle changes the weights; here the scale is given."),
                new("R, psych 2.2.9", suffix.Length == 0 ? "The same value and standard error." : "cohen.kappa has another variance for weights: 0.0643 where the formula gives 0.0665 (Cohen's table of 200), and 0 on the biopsy slides of Landis and Koch."),
                new("SAS, statsmodels 0.13.5", "The same value and standard error; their interval is κ ± 1.96 s."),
            ],
            CheckedAgainst = "scikit-learn 1.2.1 and statsmodels 0.13.5 (values and standard errors); R psych 2.2.9 (values); SAS's printed example (0.4842, 0.1380); simulation.",
            Example = () => new("22 2 2 0 / 5 7 14 0 / 0 2 36 0 / 0 1 14 7: two pathologists, 110 of the biopsy slides", $"CohenKappa.OfTable(table, KappaWeighting.{weighting})",
                CohenKappa.OfTable(new double[,] { { 22, 2, 2, 0 }, { 5, 7, 14, 0 }, { 0, 2, 36, 0 }, { 0, 1, 14, 7 } }, weighting)),
        };
    }
}
