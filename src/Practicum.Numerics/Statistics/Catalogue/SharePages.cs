using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of closed forms: shares, their differences and ratios, rates, means, ratios.</summary>
internal static class SharePages
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [Share(), Difference(), PairedDifference(), Ratio(), Garwood(), QuasiGarwood(), Hall(), Fieller(), Anchored()];

    private static StatisticPage Share() => new()
    {
        Id = "interval.share",
        Title = "Interval of a share",
        Family = StatisticFamily.Interval,
        Definition = "The range of rates p in [0, 1] that agree with k hits in n rows. Three methods: wilson, clopper-pearson, jeffreys.",
        Formula = """
            wilson: the p with |k/n − p| ≤ z √(p (1 − p) / n), that is (k/n + z²/2n ± z √(k/n (1 − k/n)/n + z²/4n²)) / (1 + z²/n)
            clopper-pearson: from the α/2 quantile of Beta(k, n − k + 1) to the 1 − α/2 quantile of Beta(k + 1, n − k)
            jeffreys: the α/2 and 1 − α/2 quantiles of Beta(k + ½, n − k + ½)
            """,
        Interval = "Default: clopper-pearson with fewer than 15 hits or fewer than 15 misses, else wilson. Never withheld.",
        Assumptions = "Rows are independent and have the same chance. With clusters use the cluster bootstrap.",
        Edges = "Undefined without rows. The lower end is 0 without hits and the upper end 1 without misses, for all three methods.",
        Sources =
        [
            "E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212",
            "C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413",
            "L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001) 101–133 (Jeffreys: §3.1; comparison: §4)",
        ],
        Elsewhere =
        [
            new("statsmodels 0.13 proportion_confint(method=\"jeffreys\"), R binom", "Leave the ends of Jeffreys' interval at the beta quantiles at k = 0 and k = n; here they are 0 and 1, as Brown, Cai and DasGupta advise."),
            new("Most tools", "Give one method whatever k is; Wilson's covers 0.84 at rates near 0.18 / n for every n, the exact one 0.98 on average at small n."),
        ],
        CheckedAgainst = "scipy 1.10 binomtest for wilson and clopper-pearson, scipy beta quantiles for jeffreys; coverage summed exactly over all samples: the default covers at least 0.93 for every rate and n ≥ 10.",
        Example = () => new("k = 3 hits of n = 20", "Proportion.Of(3, 20)", Proportion.Of(3, 20)),
    };

    private static StatisticPage Difference() => new()
    {
        Id = "interval.share-difference",
        Title = "Difference of two shares",
        Family = StatisticFamily.Interval,
        Definition = "d = p₁ − p₂ of two independent groups, in [−1, 1].",
        Formula = """
            newcombe, with (lᵢ, uᵢ) Wilson's limits: d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²)
            miettinen-nurminen: the δ with |d − δ| ≤ z √((p̃₁ (1 − p̃₁)/n₁ + p̃₂ (1 − p̃₂)/n₂) N/(N − 1)), p̃ the maximum likelihood under p₁ − p₂ = δ
            """,
        Interval = "Default newcombe; miettinen-nurminen on request. The same square-and-add rule with the limits of any two estimates is called mover.",
        Assumptions = "The groups are independent, and rows within them; both sizes are fixed.",
        Edges = "Undefined when a group is empty. Both methods give an interval with positive width at 0 of n and n of n and stay inside [−1, 1].",
        Sources =
        [
            "R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10",
            "O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985) 213–226; C. Farrington and G. Manning, Statistics in Medicine 9 (1990) 1447–1454 (closed solution)",
            "G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702 (mover)",
        ],
        Elsewhere =
        [
            new("statsmodels 0.13 confint_proportions_2indep(method=\"score\", compare=\"diff\")", "Gives 0.0526 to 0.3440 for 56/70 and 48/80, where the published interval and the restricted likelihood by search give 0.0528 to 0.3382; it fails when a group has no hit."),
            new("R prop.test", "Gives the Wald interval with a continuity correction, which leaves [−1, 1] only by being cut."),
        ],
        CheckedAgainst = "Newcombe's table II (eight pairs, both methods, four decimals); statsmodels 0.13 (newcombe); restricted likelihood maximised by search in scipy 1.10 (miettinen-nurminen).",
        Example = () => new("56 of 70 against 48 of 80", "ProportionDifference.Of(56, 70, 48, 80)", ProportionDifference.Of(56, 70, 48, 80)),
    };

    private static StatisticPage PairedDifference() => new()
    {
        Id = "interval.share-difference-paired",
        Title = "Difference of two shares of the same rows",
        Family = StatisticFamily.Interval,
        Definition = "d = (f − g) / n: of n rows e are hits in both, f in the first alone, g in the second alone, h in neither; two models' accuracies on one holdout.",
        Formula = """
            d − √(a² − 2φab + b²) to d + √(A² − 2φAB + B²); a = p₁ − l₁, b = u₂ − p₂, A = u₁ − p₁, B = p₂ − l₂ with Wilson's limits of both shares
            φ = c / √((e + f)(g + h)(e + g)(f + h)), c = eh − fg, less n/2 (but not below 0) when it is positive; 0 when a margin is empty
            """,
        Interval = "newcombe-paired. Never withheld.",
        Assumptions = "Rows are independent of one another; the two answers to a row need not be.",
        Edges = "Undefined without rows. Without a row on which the two differ the interval still has width.",
        Sources = ["R. G. Newcombe, Statistics in Medicine 17 (1998) 2635–2650, method 10"],
        Elsewhere = [new("McNemar's test in R and statsmodels", "Tests f = g from the rows that differ alone and gives no interval of d.")],
        CheckedAgainst = "The published example 1, 1, 7, 12 (−0.507 to −0.026; Fagerland, Lydersen and Laake 2014); the formula written anew in Python with Wilson's limits as roots of their polynomial; coverage summed exactly.",
        Example = () => new("both 1, first alone 1, second alone 7, neither 12", "ProportionDifference.Paired(1, 1, 7, 12)", ProportionDifference.Paired(1, 1, 7, 12)),
    };

    private static StatisticPage Ratio() => new()
    {
        Id = "interval.share-ratio",
        Title = "Ratio of two shares",
        Family = StatisticFamily.Interval,
        Definition = "θ = p₁ / p₂ of two independent groups, at least 0: relative risk, ratio of selection rates.",
        Formula = """
            miettinen-nurminen: the θ with |p₁ − θ p₂| ≤ z √((p̃₁ (1 − p̃₁)/n₁ + θ² p̃₂ (1 − p̃₂)/n₂) N/(N − 1)), p̃ the maximum likelihood under p₁ = θ p₂
            katz: exp(ln θ ± z √(1/k₁ − 1/n₁ + 1/k₂ − 1/n₂))
            """,
        Interval = "Default miettinen-nurminen, which covers in small groups; katz on request, null without hits in a group.",
        Assumptions = "The groups are independent, and rows within them.",
        Edges = "Undefined when a group is empty or the second has no hit. Without hits in the first the lower end is 0.",
        Sources =
        [
            "O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985) 213–226; P. Koopman, Biometrics 40 (1984) 513–517",
            "D. Katz, J. Baptista, S. Azen and M. Pike, Biometrics 34 (1978) 469–474",
        ],
        Elsewhere = [new("R epitools riskratio, most risk calculators", "Give Katz's interval, or add ½ to every cell when one is empty; Katz's covers 0.91 with 30 and 200 rows at rates 0.02 and 0.05.")],
        CheckedAgainst = "statsmodels 0.13 confint_proportions_2indep(compare=\"ratio\", method \"score\" and \"log\"); restricted likelihood maximised by search in scipy 1.10; coverage summed exactly.",
        Example = () => new("9 of 10 against 3 of 10", "ProportionRatio.Of(9, 10, 3, 10)", ProportionRatio.Of(9, 10, 3, 10)),
    };

    private static StatisticPage Garwood() => new()
    {
        Id = "interval.rate",
        Title = "Rate of events",
        Family = StatisticFamily.Interval,
        Definition = "N events over exposure T, such as false alarms over quiet months; N / T in events a unit of exposure, at least 0.",
        Formula = "χ²(α/2; 2N) / 2T to χ²(1 − α/2; 2N + 2) / 2T",
        Interval = "garwood, exact: never covers less than it says.",
        Assumptions = "Events come independently at one rate (a Poisson process). Where seeds differ in their rates it covers as little as 0.69: use quasi-garwood.",
        Edges = "The lower end is 0 without events.",
        Sources = ["F. Garwood, Biometrika 28 (1936) 437–442"],
        Elsewhere = [new("R poisson.test", "The same interval.")],
        CheckedAgainst = "Four worked values of the project's method, to four decimals; simulation with Poisson counts.",
        Example = () => new("3 events in 9.5 months", "PoissonRate.Garwood(3, 9.5)", Estimate.Of(3 / 9.5, PoissonRate.Garwood(3, 9.5), 3)),
    };

    private static StatisticPage QuasiGarwood() => new()
    {
        Id = "interval.rate-over-seeds",
        Title = "Rate of events over seeds that differ",
        Family = StatisticFamily.Interval,
        Definition = "As the rate of events, of several seeds (worlds) whose own rates differ; the rate of all of them together.",
        Formula = "φ = max(1, Σ (xᵢ − λTᵢ)² / λTᵢ / (S − 1)); Garwood's interval of N/φ events, times φ",
        Interval = "quasi-garwood: 0.96 covered with Poisson counts, 0.93 with gamma-mixed ones (shape 1) over 20 seeds.",
        Assumptions = "Seeds are independent; the spread between them is estimated by one number.",
        Edges = "With one seed φ = 1, and it is Garwood's interval.",
        Sources = ["P. McCullagh and J. Nelder, Generalized Linear Models (1989), §4.5 and 6.2 (dispersion)", "F. Garwood, Biometrika 28 (1936) 437–442"],
        Elsewhere = [new("Pooling the counts", "Takes seeds for one Poisson process, and covers 0.69 where seeds differ.")],
        CheckedAgainst = "Closed forms (equal counts give Garwood's interval) and simulation.",
        Example = () => new("0, 0, 2, 6 events in 5 months each", "PoissonRate.QuasiGarwood([0, 0, 2, 6], [5, 5, 5, 5])", Estimate.Of(0.4, PoissonRate.QuasiGarwood([0, 0, 2, 6], [5.0, 5, 5, 5]), 8)),
    };

    private static StatisticPage Hall() => new()
    {
        Id = "interval.mean",
        Title = "Mean of skewed values",
        Family = StatisticFamily.Interval,
        Definition = "The interval of a mean, such as a mean loss, corrected for the skewness of its values.",
        Formula = "mean − s g⁻¹(±z); g(x) = x + a x² + a² x³ / 3 + γ / (6 √n), a = γ / (3 √n), s = sd / √n, γ the skewness",
        Interval = "hall, and hall-t with Student's quantile (n − 1 degrees of freedom) in place of z where samples may be small. Without skewness it is the normal, or Student's, interval.",
        Assumptions = "Values are independent with three moments. With heavy tails and few rows the sample shows too little skewness: of 20 lognormal values (σ = 1) it covers 0.88.",
        Edges = "Needs two values. All values equal give an interval of width 0.",
        Sources = ["P. Hall, Journal of the Royal Statistical Society B 54 (1992) 221–228"],
        Elsewhere = [new("Most tools", "Give mean ± t s, which misses skewed losses nearly always on one side.")],
        CheckedAgainst = "The normal interval at skewness 0; simulated coverage.",
        Example = () => new("0.1, 0.2, 0.2, 0.4, 0.5, 0.7, 1.6, 3.1", "MeanInterval.Of([0.1, 0.2, 0.2, 0.4, 0.5, 0.7, 1.6, 3.1])", Estimate.Of(0.85, MeanInterval.Of([0.1, 0.2, 0.2, 0.4, 0.5, 0.7, 1.6, 3.1]), 8)),
    };

    private static StatisticPage Fieller() => new()
    {
        Id = "interval.ratio",
        Title = "Ratio of two correlated estimates",
        Family = StatisticFamily.Interval,
        Definition = "s = num / den of two estimates that are nearly normal, with variances vₙ, v_d and covariance c. Its stability g = z² v_d / den² says how well the denominator is told from 0.",
        Formula = "(s − g c / v_d ± (z / |den|) √(vₙ − 2 s c + s² v_d − g (vₙ − c² / v_d))) / (1 − g)",
        Interval = "fieller. There is none with g ≥ 1: the set is then unbounded.",
        Assumptions = "Numerator and denominator are jointly normal.",
        Edges = "With v_d = 0 it is the normal interval.",
        Sources = ["E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954) 175–185"],
        Elsewhere = [new("The delta method", "Takes g for 0; its interval is symmetric, and too short when the denominator is uncertain.")],
        CheckedAgainst = "Three worked values of the project's method; the ends are where (num − t den)² = z² var(num − t den).",
        Example = () => new("num 0.16, den 0.18, vₙ 0.00012, v_d 0.0001, c 0.00009", "Fieller.Interval(0.16, 0.18, new(0.00012, 0.0001, 0.00009))", Estimate.Of(0.16 / 0.18, Intervals.Fieller.Interval(0.16, 0.18, new(0.00012, 0.0001, 0.00009))!, 0)),
    };

    private static StatisticPage Anchored() => new()
    {
        Id = "interval.anchored-score",
        Title = "Score between two anchors",
        Family = StatisticFamily.Interval,
        Definition = "Where a model's value lies between a starter (0) and a reference (1), all three measured on the same rows. Not clipped; the direction of the metric cancels.",
        Formula = "s = (v − starter) / (reference − starter); stability g = z² var(reference − starter) / (reference − starter)²",
        Interval = """
            bootstrap: all three values recomputed in each resample, percentiles of s; for areas under the ROC curve also in closed form, fieller, from DeLong's covariance of the three.
            Clipping to [0, 1] and summing over metrics is done inside each resample. g above 0.05 warns.
            """,
        Assumptions = "Rows (or entities) are independent; the anchors are the same two models throughout.",
        Edges = "Undefined when the reference is not better than the starter, when g > 0.2, when a value is undefined, or when the anchors change places in more than 5 % of the resamples.",
        Sources = ["E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954) 175–185", "E. DeLong, D. DeLong and D. Clarke-Pearson, Biometrics 44 (1988) 837–845", "RE-Bench, arXiv 2411.15114 (scores between anchors)"],
        Elsewhere = [new("Benchmarks that normalise scores", "Take the anchors for constants, which gives wider intervals because what the three share does not cancel.")],
        CheckedAgainst = "Worked values of the project's method; closed form against bootstrap; simulated coverage 0.94 to 0.95 where there is a score.",
        Example = () => new(
            "values 0.71, 0.8731, 0.889 of starter, model, reference; moments 0.00012, 0.0001, 0.00009",
            "AnchoredScore.Raw(0.8731, 0.71, 0.889)",
            Estimate.Of(AnchoredScore.Raw(0.8731, 0.71, 0.889), Intervals.Fieller.Interval(0.8731 - 0.71, 0.889 - 0.71, new(0.00012, 0.0001, 0.00009))!, 0)),
    };
}
