using Practicum.Numerics.Statistics.Fairness;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of fairness between groups.</summary>
internal static class FairnessPages
{
    private const string Hardt = "M. Hardt, E. Price and N. Srebro, \"Equality of opportunity in supervised learning\", NeurIPS 2016";
    private const string Compas = "published tables of COMPAS (Larson, Mattu, Kirchner and Angwin, ProPublica 2016: false positive rates 44.9 % and 23.5 %, PPV 63 % and 59 %)";
    private const string Simulated = "Simulated coverage, 2,000 draws in 16 designs of 2 to 20 groups of 10 to 2,000 rows with rates 2 % to 95 %";
    private const string SpreadAssumptions =
        "Rows are independent, and groups were not formed by looking at the decisions. Rates of several small groups lie apart by chance alone: twenty groups of 30 rows with one true rate of 0.3 show a difference of 0.31 on average. So read the value beside ByChance, the mean of what equal rates would show, and beside the interval.";
    private const string Edges =
        "A group with fewer than 10 rows that count is listed with its rate, left out of the spread and named in LeftOut (minRows = 1 takes all). Undefined with fewer than two groups, and without labels where they are needed. Weights count as that many equal rows in the value; in an interval the effective number of rows (Σ w)² / Σ w² stands for them.";
    private const string Pairs =
        "All ordered pairs of groups: the far limit is the farthest of all pairs at the full level, the near limit the nearest that any pair forces with its tail divided by the number of ordered pairs, so that each side errs at most 2.5 % although the pair was picked by its rates. It errs on the wide side. ";

    private static readonly ImmutableArray<string> Names = ["black", "white"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Spread("demographic_parity", "Demographic parity", "of the selection rates (shares decided as positive)", "sel_g = Σ w d / Σ w over the rows of group g", GroupRate.SelectionRate,
            ["T. Calders and S. Verwer, \"Three naive Bayes approaches for discrimination-free classification\", Data Mining and Knowledge Discovery 21 (2010) 277–292"], isRatio: false),
        Spread("demographic_parity", "Demographic parity", "of the selection rates (shares decided as positive)", "sel_g = Σ w d / Σ w over the rows of group g", GroupRate.SelectionRate,
            ["T. Calders and S. Verwer, \"Three naive Bayes approaches for discrimination-free classification\", Data Mining and Knowledge Discovery 21 (2010) 277–292"], isRatio: true),
        Spread("equal_opportunity", "Equal opportunity", "of the true positive rates (shares of the rows with label 1 decided as positive)", "tpr_g = Σ w d y / Σ w y", GroupRate.TruePositiveRate, [$"{Hardt}, definition 2.2"], isRatio: false),
        Spread("equal_opportunity", "Equal opportunity", "of the true positive rates (shares of the rows with label 1 decided as positive)", "tpr_g = Σ w d y / Σ w y", GroupRate.TruePositiveRate, [$"{Hardt}, definition 2.2"], isRatio: true),
        Spread("equalised_odds", "Equalised odds", "of the true or of the false positive rates, whichever lie farther apart", "tpr_g = Σ w d y / Σ w y,  fpr_g = Σ w d (1 − y) / Σ w (1 − y)", null, [$"{Hardt}, definition 2.1"], isRatio: false),
        Spread("equalised_odds", "Equalised odds", "of the true or of the false positive rates, whichever lie farther apart", "tpr_g = Σ w d y / Σ w y,  fpr_g = Σ w d (1 − y) / Σ w (1 − y)", null, [$"{Hardt}, definition 2.1"], isRatio: true),
        Spread("predictive_parity", "Predictive parity", "of the positive predictive values (shares of the rows decided as positive that have label 1)", "ppv_g = Σ w d y / Σ w d", GroupRate.PositivePredictiveValue,
            ["A. Chouldechova, \"Fair prediction with disparate impact\", Big Data 5 (2017) 153–163"], isRatio: false),
        Compared("group_difference", "Rate of a group less that of a reference group", "r_g − r_ref", "From −1 to 1; 0 is equal.",
            "Newcombe's hybrid score interval (1998, method 10), newcombe; with weights newcombe-kish. " + Simulated + ": 0.94 to 0.99.", new("AIF360", "statistical_parity_difference and equal_opportunity_difference are this with the privileged group as reference, without an interval."), c => c.Difference,
            ["R. G. Newcombe, \"Interval estimation for the difference between independent proportions\", Statistics in Medicine 17 (1998) 873–890"]),
        Compared("group_ratio", "Rate of a group by that of a reference group", "r_g / r_ref", "From 0 up; 1 is equal. Undefined when the reference rate is 0.",
            "Score interval of Miettinen and Nurminen (1985); a rate with fewer than five hits also enters with its exact limit (Clopper and Pearson, put together as by Donner and Zou 2012), since the score interval alone covered 0.80 with 5 % of ten rows. " + Simulated + ": 0.94 to 0.99.",
            new("AIF360", "disparate_impact is this for the selection rate with the privileged group as reference, without an interval."), c => c.Ratio,
            ["O. Miettinen and M. Nurminen, \"Comparative analysis of two rates\", Statistics in Medicine 4 (1985) 213–226", "A. Donner and G. Zou, Statistics in Medicine 31 (2012) 3972–3981"]),
        FourFifthsPage, Calibration("group_calibration_gap", "Calibration within groups, gap", c => c.Gap), Calibration("group_calibration_difference", "Calibration within groups, difference of gaps", c => c.Difference),
    ];

    private static StatisticPage FourFifthsPage => new()
    {
        Id = "four_fifths_ratio",
        Title = "Four-fifths ratio",
        Family = StatisticFamily.Fairness,
        Definition = "The selection rate of a group by that of the group with the highest, from 0 to 1. Below 0.8 the guidelines speak of adverse impact. The verdict is \"below four fifths\" or \"at least four fifths\" only when the whole interval is on that side, else \"not settled\".",
        Formula = "ratio_g = sel_g / max_h sel_h",
        Interval = "best-miettinen-nurminen: the least over all groups that might truly be the best, lower limits at the full level, upper limits with their tail divided by the number of rivals, capped at 1. " + Simulated + ": 0.94 to 1.00; wrong verdicts in at most 2.1 % of draws.",
        Assumptions = "Rows are independent. Each verdict errs at most once in forty on either side; over many groups some err. The guidelines also ask for practical weight: with thousands of rows a ratio of 0.79 is settled and may still be small.",
        Edges = "Empty when nobody is selected. A group with fewer than 10 rows has a value and no interval: \"not settled\".",
        Sources = ["Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D (1978), and questions and answers (1979)", "O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985) 213–226"],
        Elsewhere = [new("AIF360, fairlearn", "disparate_impact and demographic_parity_ratio give the number alone; comparing it with 0.8 calls half of all groups at 0.8 unfair.")],
        CheckedAgainst = "the example of the guidelines (48 of 80 against 12 of 40: 0.5); limits of two groups by statsmodels 0.13.5 (confint_proportions_2indep, method score); simulation.",
        Example = () => new("48 of 80 are selected in one group, 12 of 40 in another", "GroupFairness.AgainstFourFifths(rows)[0].Ratio", GroupFairness.AgainstFourFifths(Rows((32, 48, 0, 0), (28, 12, 0, 0)))[0].Ratio),
    };

    private static StatisticPage Spread(string id, string title, string of, string formula, GroupRate? rate, ImmutableArray<string> sources, bool isRatio)
    {
        var call = rate is { } one ? $"GroupFairness.{(isRatio ? "Ratio" : "Difference")}(rows, GroupRate.{one})" : $"GroupFairness.EqualisedOdds{(isRatio ? "Ratio" : "Difference")}(rows)";
        var rows = Rows((990, 805, 532, 1369), (1139, 349, 461, 505));
        var fairlearn = id switch { "equalised_odds" => "equalized_odds", _ => id };
        return new()
        {
            Id = $"{id}_{(isRatio ? "ratio" : "difference")}",
            Title = $"{title}, {(isRatio ? "ratio" : "difference")}",
            Family = StatisticFamily.Fairness,
            Definition = isRatio ? $"The lowest by the highest {of}. From 0 to 1; 1 is equal." : $"The highest less the lowest {of}. From 0 to 1; 0 is equal.",
            Formula = formula + "\n" + (isRatio ? "value = min_g r_g / max_g r_g" : "value = max_g r_g − min_g r_g") + (rate is null ? $", the {(isRatio ? "smaller" : "larger")} of those of tpr and fpr" : ""),
            Interval = (isRatio ? "all-pairs-miettinen-nurminen. " : "all-pairs-newcombe. ") + Pairs + Simulated + ": 0.96 to 1.00.",
            Assumptions = SpreadAssumptions,
            Edges = Edges + (isRatio ? " Undefined when the rate is 0 in all groups." : ""),
            Sources = [.. sources, isRatio ? "O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985) 213–226" : "R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890"],
            Elsewhere =
            [
                new("fairlearn", $"{fairlearn}_{(isRatio ? "ratio" : "difference")} with method=\"between_groups\" is the same value, but takes groups of any size; with method=\"to_overall\" it compares with the rate of all rows. No interval without a bootstrap, which does not hold for a maximum over groups."),
                new("AIF360", "Compares an unprivileged with a privileged group and keeps the sign: see group_difference and group_ratio." + (rate is null ? " average_odds_difference is the mean of both differences, not the larger." : "")),
            ],
            CheckedAgainst = $"the definitions of fairlearn in numpy on 400 rows with and without weights; {Compas}; statsmodels 0.13.5 for the limits of two groups; the expected range of normals (Tippett 1925) for ByChance; simulation.",
            Example = () => new("COMPAS, high risk as decision, reoffence as label; (0,0), (1,0), (0,1), (1,1): black 990, 805, 532, 1369; white 1139, 349, 461, 505", call, Of(rows, rate, isRatio).Estimate),
        };
    }

    private static FairnessSpread Of(GroupedDecisions rows, GroupRate? rate, bool isRatio) => rate is { } one
        ? isRatio ? GroupFairness.Ratio(rows, one) : GroupFairness.Difference(rows, one)
        : isRatio ? GroupFairness.EqualisedOddsRatio(rows) : GroupFairness.EqualisedOddsDifference(rows);

    private static StatisticPage Compared(string id, string title, string formula, string range, string interval, ElsewhereNote note, Func<GroupComparison, Estimate> of, ImmutableArray<string> sources) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Fairness,
        Definition = $"Any rate (selection, true positive, false positive, positive predictive) of a group against that of a reference group. {range} The reference is named by the caller or is the largest group, not the best: a group picked by its rate is biased.",
        Formula = formula,
        Interval = interval + " Beside it a two-sided p by the N − 1 χ² test, adjusted by Holm for the number of groups.",
        Assumptions = "Rows are independent, and the reference was not chosen by its rate. The interval of each group is for that group alone; the adjusted p allows for their number.",
        Edges = "Undefined without rows that count in either group; withheld when either has fewer than 10. Weights as in demographic_parity_difference.",
        Sources = [.. sources, "I. Campbell, \"Chi-squared and Fisher–Irwin tests of two-by-two tables\", Statistics in Medicine 26 (2007) 3661–3675, for the test"],
        Elsewhere = [note],
        CheckedAgainst = "statsmodels 0.13.5: confint_proportions_2indep (newcomb; score), test_proportions_2indep (score, with correction), multipletests (holm); simulation.",
        Example = () => new("false positives of COMPAS: black 805 of 1795, white 349 of 1488", $"GroupFairness.Compare(rows, GroupRate.FalsePositiveRate, \"white\")[0].{(id == "group_ratio" ? "Ratio" : "Difference")}",
            of(GroupFairness.Compare(Rows((990, 805, 532, 1369), (1139, 349, 461, 505)), GroupRate.FalsePositiveRate, "white")[0])),
    };

    private static StatisticPage Calibration(string id, string title, Func<GroupCalibration, Estimate> of) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Fairness,
        Definition = "The gap of a group is its mean score less its share of label 1, from −1 to 1: above 0 the scores promise too much for this group. The difference is the gap of a group less that of the reference, from −2 to 2. 0 is best. The calibration error within each group (15 bins) is given beside it.",
        Formula = "gap_g = Σ w (s − y) / Σ w over the rows of group g\ndifference_g = gap_g − gap_ref",
        Interval = "Gap: hall-t, a mean corrected for skewness, at Student's quantile. Difference: mover, both intervals squared and added. Simulated coverage of the difference with 60 rows a group: 0.93 to 0.98.",
        Assumptions = "Rows are independent; scores are probabilities fixed before the labels were seen.",
        Edges = "Withheld with fewer than 10 rows; undefined for an empty group. With weights the calibration error of a group has no interval.",
        Sources = ["J. Kleinberg, S. Mullainathan and M. Raghavan, \"Inherent trade-offs in the fair determination of risk scores\", ITCS 2017", "G. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702, for the difference"],
        Elsewhere = [new("fairlearn", "Has no measure of this name; MetricFrame of a mean residual gives the gap.")],
        CheckedAgainst = "each group taken alone by the mean and by the calibration error of two classes; weights spelled out as rows; simulation.",
        Example = () =>
        {
            int[] groups = [.. Enumerable.Range(0, 40).Select(i => i % 2)];
            double[] scores = [.. Enumerable.Range(0, 40).Select(i => (i + 0.5) / 40)];
            byte[] labels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2 == 0 ? i * 7 % 40 < i ? 1 : 0 : i * 3 % 40 < i / 2 ? 1 : 0))];
            var field = id.EndsWith("gap", StringComparison.Ordinal) ? "Gap" : "Difference";
            return new("40 rows in two groups in turn, scores (i + 0.5) / 40; label of row i: 7 i mod 40 < i in the first group, 3 i mod 40 < ⌊i / 2⌋ in the second", $"GroupCalibration.Of(groups, [\"a\", \"b\"], scores, labels)[1].{field}", of(GroupCalibration.Of(groups, ["a", "b"], scores, labels)[1]));
        },
    };

    /// <summary>Rows of tables (decision 0, label 0), (1, 0), (0, 1), (1, 1) of two groups.</summary>
    private static GroupedDecisions Rows(params ReadOnlySpan<(int A, int B, int C, int D)> tables)
    {
        List<int> groups = [];
        List<byte> decisions = [], labels = [];
        for (var g = 0; g < tables.Length; g++)
        {
            var (a, b, c, d) = tables[g];
            foreach (var (count, decision, label) in new[] { (a, 0, 0), (b, 1, 0), (c, 0, 1), (d, 1, 1) })
            {
                groups.AddRange(Enumerable.Repeat(g, count));
                decisions.AddRange(Enumerable.Repeat((byte)decision, count));
                labels.AddRange(Enumerable.Repeat((byte)label, count));
            }
        }

        return new([.. groups], Names, [.. decisions], [.. labels]);
    }
}
