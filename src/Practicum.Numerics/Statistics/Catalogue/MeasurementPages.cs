using Practicum.Numerics.Statistics.Measurement;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of item response models.</summary>
internal static class MeasurementPages
{
    private const string Lsat =
        "00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 01111:15 10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80 11000:16 11001:56 11010:21 11011:173 11100:11 11101:61 11110:28 11111:298";
    private const string Bock = "R. D. Bock and M. Aitkin, \"Marginal maximum likelihood estimation of item parameters: application of an EM algorithm\", Psychometrika 46 (1981) 443–459";
    private const string Samejima = "F. Samejima, \"Estimation of latent ability using a response pattern of graded scores\", Psychometrika Monograph 17 (1969)";
    private const string Louis = "T. Louis, \"Finding the observed information matrix when using the EM algorithm\", Journal of the Royal Statistical Society B 44 (1982) 226–233";
    private const string Population = "One dimension θ stands behind all items, normal in the population; given θ, answers are independent; persons are independent; what is missing does not depend on the missing answer. The scale has the population's mean as 0 and its standard deviation as 1.";
    private static readonly ImmutableArray<GradedItem?> Criteria = [new(1.2, [-1, 0, 1, 2]), new(1.2, [-1, 0, 1, 2])];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Parameter("item_slope", "Slope of an item", "How sharply an item (two levels: 2PL; more: graded response) tells persons below a cut from those above, in units of 1 / θ. About 0.5 is weak, above 1.5 strong.",
            "Wald's on the logarithm of the slope, wald-log; where it may be 0, on its own scale, wald. Standard errors from the exact observed information (Louis 1982).", fit => fit.Items[2].Slope, "fit.Items[2].Slope"),
        Parameter("item_cut", "Cut of an item", "The θ at which a level or a higher one is reached with probability one half; for two levels the difficulty.",
            "wald-delta: delta method from the exact observed information. Withheld where the slope may be 0.", fit => fit.Items[2].Cuts[0], "fit.Items[2].Cuts[0]"),
        Parameter("item_log_likelihood", "Marginal log-likelihood of an item response model", "ln of the probability of all answers with θ summed out; to compare models by Aic and Bic. Higher is better.", "None: it is a number of these data.", fit => fit.LogLikelihood, "fit.LogLikelihood"),
        Score, Reliability,
    ];

    private static StatisticPage Score => new()
    {
        Id = "eap_score",
        Title = "Ability of a person (EAP)",
        Family = StatisticFamily.Measurement,
        Definition = "The mean of what θ may be, given a person's answers and the items. In standard deviations of the population, drawn towards 0 the more the less is known.",
        Formula = "θ̂ = Σ_q θ_q φ(θ_q) L(θ_q) / Σ_q φ(θ_q) L(θ_q),  L(θ) = Π_j P_j(answer | θ),  θ_q = −5, −4.95, …, 5",
        Interval = "posterior: the middle 95 % of the posterior with equal tails. It holds the θ of a person drawn from the population with that probability; of persons with one given θ far from 0 it holds fewer. Items are taken as known.",
        Assumptions = Population,
        Edges = "Undefined when no usable item is answered. Answers to items that could not be fitted are not read.",
        Sources = ["R. D. Bock and R. Mislevy, \"Adaptive EAP estimation of ability in a microcomputer environment\", Applied Psychological Measurement 6 (1982) 431–444"],
        Elsewhere = [new("R, ltm::factor.scores", "Gives the mode of the posterior by default (method \"EB\"), nearer to 0 in sd units of skewed posteriors."), new("R, mirt::fscores", "The same definition; its grid is another, 61 points of [−6, 6].")],
        CheckedAgainst = "worked examples (slope 1.2, cuts −1, 0, 1, 2: level 3 → 0.520731, sd 0.826218; levels 3, 4 → 1.093375); numpy on 20 persons with missing answers; simulation of 4,000 persons: 0.95 held.",
        Example = () => new("two criteria, each slope 1.2 and cuts −1, 0, 1, 2; levels 3 and 4", "AbilityScores.Eap(items, [3, 4]).Theta", AbilityScores.Eap(Criteria, [3, 4]).Theta),
    };

    private static StatisticPage Reliability => new()
    {
        Id = "marginal_reliability",
        Title = "Marginal reliability and test information",
        Family = StatisticFamily.Measurement,
        Definition = "Information says how much the items tell about θ at one point: 1 / variance of the maximum likelihood estimate there. Reliability is the share of the population's variance that scores recover, from 0 to 1; more is better.",
        Formula = "I(θ) = Σ_j Σ_k P′_jk(θ)² / P_jk(θ)\nreliability = 1 − E[1 / (1 + I(θ))], θ ~ N(0, 1)",
        Interval = "None: a property of items that are taken as known.",
        Assumptions = Population,
        Edges = "0 without usable items.",
        Sources = [Samejima, "B. Green, R. D. Bock, L. Humphreys, R. Linn and M. Reckase, \"Technical guidelines for assessing computerized adaptive tests\", Journal of Educational Measurement 21 (1984) 347–360"],
        Elsewhere = [new("R, mirt::marginal_rxx", "Takes the mean of I / (1 + I), the same number; mirt::empirical_rxx takes the variances of scores of a sample."), new("Cronbach's alpha", "Of sum scores, not of θ.")],
        CheckedAgainst = "second differences of the log-probabilities; a² p (1 − p) for two levels; the mean squared error of scores of 4,000 simulated persons.",
        Example = () => new("two criteria, each slope 1.2 and cuts −1, 0, 1, 2", "AbilityScores.Reliability(items)", Estimate.Exact(AbilityScores.Reliability(Criteria), 2)),
    };

    private static StatisticPage Parameter(string id, string title, string definition, string interval, Func<GradedFit, Estimate> of, string code) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Measurement,
        Definition = definition,
        Formula = "P(x ≥ k | θ) = 1 / (1 + exp(−a (θ − b_k))),  P(x = k | θ) = P(x ≥ k | θ) − P(x ≥ k + 1 | θ)\nln L = Σ_persons ln ∫ φ(θ) Π_j P(x_j | θ) dθ,  the integral over 64 points from −6.3 to 6.3",
        Interval = interval + (id == "item_log_likelihood" ? "" : " Simulated coverage with 400 persons and five items: 0.94 to 0.96 over slopes and cuts."),
        Assumptions = Population + " With several dimensions the likelihood may have several maxima; the search starts from the first principal component.",
        Edges = "Undefined with fewer than 100 persons or 3 usable items. An item with one level seen, or with fewer than 20 answers, is left out. A level that nobody chose has no cut. A slope that grows without end is held at 10, and its interval withheld.",
        Sources = [Samejima, "A. Birnbaum, in F. Lord and M. Novick, Statistical Theories of Mental Test Scores (1968), for two levels", Bock, Louis],
        Elsewhere =
        [
            new("R, ltm (Rizopoulos 2006)", "The same likelihood on 21 points of Gauss and Hermite: slopes differ in the fourth digit. Reports θ-scale cuts as here."),
            new("R, mirt", "Reports intercepts d = −a b unless IRTpars = TRUE; 61 points of [−6, 6]; standard errors only on request, by a choice of methods."),
            new("Older programs (BILOG, LOGIST)", "May put a factor D = 1.7 before the slope: their slopes are smaller by 1.7."),
        ],
        CheckedAgainst = "LSAT section 6: log-likelihood −2466.653, slopes and difficulties as published (Bock and Lieberman 1970; ltm, with its standard errors); direct maximisation with scipy 1.10 over 61 points of Gauss and Hermite on LSAT 6, 2,800 × 25 answers of six levels with missing ones, and a mixed simulated test, standard errors by numerical differences; simulation.",
        Example = () =>
        {
            int[] answers = [.. Lsat.Split(' ').SelectMany(p => Enumerable.Repeat(p[..5], int.Parse(p[6..], CultureInfo.InvariantCulture))).SelectMany(p => p.Select(c => c - '0'))];
            return new("LSAT section 6, 1,000 persons by 5 items (item 3)", $"var fit = GradedModel.Fit(new Responses(answers, 5));\n{code}", of(GradedModel.Fit(new(answers, 5))));
        },
    };
}
