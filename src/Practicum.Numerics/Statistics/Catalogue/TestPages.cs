using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of tests and of what adjusts them.</summary>
internal static class TestPages
{
    private static readonly double[] P = [0.001, 0.012, 0.021, 0.04, 0.3];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [Signs(), Deals(), Swaps(), Bootstrap(), Areas(), Holm(), BenjaminiHochberg(), BenjaminiYekutieli(), Ranks()];

    private static StatisticPage Signs() => new()
    {
        Id = "test.permutation-paired",
        Title = "Permutation test of paired differences",
        Family = StatisticFamily.Interval,
        Definition = "How often the mean difference would be at least as large in size if the sign of each pair's difference were a coin's. p in (0, 1]; two-sided.",
        Formula = "p = share of the 2ⁿ choices of signs with |Σ ± dᵢ| ≥ |Σ dᵢ|; from B random choices p = (k + 1) / (B + 1)",
        Interval = "Counted exactly up to 19 differences that are not 0. From draws (9,999): the Clopper–Pearson interval of the share that the draws estimate, source draws.",
        Assumptions = "Under the null hypothesis each difference is as likely as its opposite.",
        Edges = "Differences of 0 change nothing. Undefined when all are 0. Sums equal up to rounding (1e-12 of Σ |d|) count as equal.",
        Sources = ["R. A. Fisher, The Design of Experiments (1935), §21", "B. Phipson and G. Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010) 39"],
        Elsewhere = [new("scipy 1.10 stats.permutation_test(alternative=\"two-sided\")", "Doubles the smaller tail, which differs for skewed statistics of two samples; for signs it is the same.")],
        CheckedAgainst = "Fisher's count for Darwin's maize (1,726 of 32,768); scipy 1.10 with all permutations; uniform p-values under the null hypothesis.",
        Example = () => new("49, −67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, −48", "PermutationTest.Paired(differences, stream).PValue", PermutationTest.Paired([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], default).PValue),
    };

    private static StatisticPage Deals() => new()
    {
        Id = "test.permutation-two-samples",
        Title = "Permutation test of two samples",
        Family = StatisticFamily.Interval,
        Definition = "How often the difference of means would be at least as large in size if all values were dealt out anew to the two samples. p in (0, 1]; two-sided.",
        Formula = "p = share of the C(n₁ + n₂, n₁) deals with |mean₁* − mean₂*| ≥ |mean₁ − mean₂|; from B random deals p = (k + 1) / (B + 1)",
        Interval = "Counted exactly up to 2¹⁸ deals; otherwise as for paired differences.",
        Assumptions = "Under the null hypothesis the two samples come from one distribution: a difference in spread alone may also be found.",
        Edges = "Undefined when a sample is empty or all values are the same.",
        Sources = ["P. Good, Permutation, Parametric and Bootstrap Tests of Hypotheses (2005), ch. 3"],
        Elsewhere = [new("scipy 1.10 stats.permutation_test(alternative=\"two-sided\")", "Doubles the smaller tail; here the size of the difference counts, on either side.")],
        CheckedAgainst = "scipy 1.10 with all permutations of |mean₁ − mean₂|; uniform p-values under the null hypothesis.",
        Example = () => new("1.2, 0.7, 2.4, 1.9 against 2.8, 3.1, 1.7, 2.6, 3.3", "PermutationTest.TwoSample(first, second, stream).PValue", PermutationTest.TwoSample([1.2, 0.7, 2.4, 1.9], [2.8, 3.1, 1.7, 2.6, 3.3], default).PValue),
    };

    private static StatisticPage Swaps() => new()
    {
        Id = "test.permutation-scorers",
        Title = "Permutation test of two models on the same rows",
        Family = StatisticFamily.Interval,
        Definition = "How often any metric's difference would be at least as large in size if what the two models said were swapped in rows picked by a coin.",
        Formula = "p = (k + 1) / (B + 1), k the draws with |d*| ≥ |d|",
        Interval = "As for paired differences.",
        Assumptions = "Under the null hypothesis the two models' outputs are exchangeable row by row: on one scale, and neither better. Rank scores of different scales first.",
        Edges = "Undefined when the difference is, without swaps or in more than 5 % of the draws; undefined draws count as extreme.",
        Sources = ["P. Good, Permutation, Parametric and Bootstrap Tests of Hypotheses (2005), ch. 3", "E. Venkatraman and C. Begg, Biometrika 83 (1996) 835–848 (areas)"],
        Elsewhere = [new("pROC 1.18 roc.test(method = \"venkatraman\")", "Swaps ranks and tests whether the curves are the same, not only their areas.")],
        CheckedAgainst = "DeLong's test on the same rows; uniform p-values under the null hypothesis.",
        Example = () => new("differences of three rows' losses: 1, 2, −0.5; the sum with swapped rows' signs turned", "PermutationTest.Swaps(3, difference, stream).PValue", PermutationTest.Swaps(3, Sum, new Chance(1).Stream("p")).PValue),
    };

    private static StatisticPage Bootstrap() => new()
    {
        Id = "test.bootstrap-paired",
        Title = "Paired bootstrap test",
        Family = StatisticFamily.Interval,
        Definition = "Whether a difference is 0, from its resamples: at most α just when the percentile interval of level 1 − α leaves 0 out.",
        Formula = "p = 2 min(#{d* ≤ 0} + 1, #{d* ≥ 0} + 1) / (B + 1), at most 1",
        Interval = "Twice the Clopper–Pearson interval of the smaller share, source draws.",
        Assumptions = "As the percentile interval. With few rows the permutation test is the safer one.",
        Edges = "Undefined with fewer than 10 units, with more than 5 % undefined resamples, and without spread.",
        Sources = ["A. Davison and D. Hinkley, Bootstrap Methods and their Application (1997), §4.4"],
        Elsewhere = [new("NLP significance scripts (Koehn 2004)", "Count only the resamples in which the worse system wins, one-sided and without the 1.")],
        CheckedAgainst = "The percentile interval of the same resamples.",
        Example = () => new("twenty resampled differences 0.1 to 2.0 less 0.15", "BootstrapTest.Paired(1, replicates, 50).PValue", BootstrapTest.Paired(0.9, [.. Enumerable.Range(1, 20).Select(i => 0.1 * i - 0.15)], 50).PValue),
    };

    private static StatisticPage Areas() => new()
    {
        Id = "test.delong-paired",
        Title = "DeLong's test of two areas",
        Family = StatisticFamily.Interval,
        Definition = "The difference of two areas under the ROC curve on the same rows, with its interval, and whether it is 0.",
        Formula = "A₁ − A₂ ± z √(var A₁ − 2 cov + var A₂); z = difference / standard error, p two-sided normal",
        Interval = "delong-paired, within [−1, 1]. Withheld with fewer than 10 rows of one label and when both models order the rows alike.",
        Assumptions = "Rows are independent of one another. Areas near 1 with few rows make the normal law poor.",
        Edges = "Undefined when all labels are the same. Tied scores count half.",
        Sources = ["E. DeLong, D. DeLong and D. Clarke-Pearson, Biometrics 44 (1988) 837–845", "X. Sun and W. Xu, IEEE Signal Processing Letters 21 (2014) 1389–1393 (midranks)"],
        Elsewhere = [new("pROC 1.18 roc.test", "The same test; pROC may turn a curve over when its direction is not given.")],
        CheckedAgainst = "pROC 1.18 roc.test(method = \"delong\", paired = TRUE) on 80 rows with ties: z, p and interval to 1e-12.",
        Example = () =>
        {
            byte[] labels = [.. Enumerable.Range(0, 30).Select(i => (byte)(i % 3 == 0 ? 1 : 0))];
            double[] first = [.. labels.Select((l, i) => 2 * l + i * 7 % 5)], second = [.. labels.Select((l, i) => l + i * 3 % 7)];
            return new("30 rows, every third positive; scores 2y + (7i mod 5) and y + (3i mod 7)", "AreaTest.Difference(labels, first, second)", AreaTest.Difference(labels, first, second));
        },
    };

    private static StatisticPage Holm() => new()
    {
        Id = "adjust.holm",
        Title = "Holm's adjustment",
        Family = StatisticFamily.Interval,
        Definition = "P-values of m questions raised so that rejecting those at most α makes one false rejection or more with chance at most α.",
        Formula = "with p₍₁₎ ≤ … ≤ p₍ₘ₎: p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎)",
        Interval = "None; the adjusted value is exact given the raw ones.",
        Assumptions = "None about how the questions depend on one another.",
        Edges = "NaN (no test) is not counted and stays NaN. Equal p-values get equal adjusted ones.",
        Sources = ["S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70"],
        Elsewhere = [new("statsmodels 0.13 multipletests(method=\"holm\"), R p.adjust", "The same values; statsmodels does not take NaN.")],
        CheckedAgainst = "statsmodels 0.13 on five sets with ties; order and bounds by FsCheck.",
        Example = () => new("0.001, 0.012, 0.021, 0.04, 0.3; the third one", "Multiplicity.Holm(p)[2]", Estimate.Exact(Multiplicity.Holm(P)[2], 5)),
    };

    private static StatisticPage BenjaminiHochberg() => new()
    {
        Id = "adjust.benjamini-hochberg",
        Title = "Benjamini and Hochberg's adjustment",
        Family = StatisticFamily.Interval,
        Definition = "P-values of m questions raised so that of those rejected at α the expected share of false ones is at most α.",
        Formula = "p̃₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎ / j)",
        Interval = "None; the adjusted value is exact given the raw ones.",
        Assumptions = "Questions are independent or positively dependent; else use Benjamini and Yekutieli's.",
        Edges = "As Holm's.",
        Sources = ["Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300"],
        Elsewhere = [new("statsmodels 0.13 multipletests(method=\"fdr_bh\"), R p.adjust(\"BH\")", "The same values.")],
        CheckedAgainst = "statsmodels 0.13 on five sets with ties; order and bounds by FsCheck.",
        Example = () => new("0.001, 0.012, 0.021, 0.04, 0.3; the third one", "Multiplicity.BenjaminiHochberg(p)[2]", Estimate.Exact(Multiplicity.BenjaminiHochberg(P)[2], 5)),
    };

    private static StatisticPage BenjaminiYekutieli() => new()
    {
        Id = "adjust.benjamini-yekutieli",
        Title = "Benjamini and Yekutieli's adjustment",
        Family = StatisticFamily.Interval,
        Definition = "As Benjamini and Hochberg's, for questions that depend on one another in any way.",
        Formula = "p̃₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎ / j · Σₖ 1/k)",
        Interval = "None; the adjusted value is exact given the raw ones.",
        Assumptions = "None about how the questions depend on one another.",
        Edges = "As Holm's.",
        Sources = ["Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001) 1165–1188"],
        Elsewhere = [new("statsmodels 0.13 multipletests(method=\"fdr_by\"), R p.adjust(\"BY\")", "The same values.")],
        CheckedAgainst = "statsmodels 0.13 on five sets with ties.",
        Example = () => new("0.001, 0.012, 0.021, 0.04, 0.3; the third one", "Multiplicity.BenjaminiYekutieli(p)[2]", Estimate.Exact(Multiplicity.BenjaminiYekutieli(P)[2], 5)),
    };

    private static StatisticPage Ranks() => new()
    {
        Id = "ranks",
        Title = "Ranks with intervals",
        Family = StatisticFamily.Interval,
        Definition = "The places that each of N people may hold, told only from pairs that differ significantly on the same rows.",
        Formula = "[1 + how many are significantly better, N − how many are significantly worse]; pairs by z = difference / sd of the paired resamples, Holm over N (N − 1) / 2",
        Interval = "The interval is the statistic: with chance at least 95 % all true places lie in theirs.",
        Assumptions = "Everyone is measured on the same rows, and differences are nearly normal.",
        Edges = "Pairs whose resamples do not differ are not told apart.",
        Sources = ["M. Mogstad, J. Romano, A. Shaikh and D. Wilhelm, Review of Economic Studies 91 (2024) 476–518", "S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70"],
        Elsewhere = [new("Leaderboards", "Sort by value, as if a difference in the last digit were known.")],
        CheckedAgainst = "A worked value of the project's method (1 > 3, 1 > 4, 2 > 4 gives 1–2, 1–3, 2–4, 3–4) and simulated losses.",
        Example = () =>
        {
            var better = new bool[4, 4];
            better[0, 2] = better[0, 3] = better[1, 3] = true;
            var second = RankIntervals.OfWins(better)[1];
            return new("1 beats 3 and 4, 2 beats 4; the second", "RankIntervals.OfWins(isBetter)[1]", Estimate.Of(2, new(0.95, second.First, second.Last, "holm"), 4));
        },
    };

    private static double Sum(ReadOnlySpan<byte> swapped) => (swapped[0] == 0 ? 1 : -1) + (swapped[1] == 0 ? 2 : -2) - (swapped[2] == 0 ? 0.5 : -0.5);
}
