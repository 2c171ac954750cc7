using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Comparisons;
using Practicum.Numerics.Statistics.Drift.Kernels;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Tables;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of distances between two samples of a number, of rows, and of tables.</summary>
internal static class DriftSamplePages
{
    private const string Samples = "reference: 400 quantiles of the standard normal distribution, at (i − ½) / 400; window: 300 of them, 0.3 higher.";
    private const string Independent = "Rows are independent of each other and of the other sample.";
    private const string NoValues = "Missing values are left out on both sides; undefined when a side has no values.";
    private const string NoInfinity = NoValues + " Undefined when a value is infinite.";

    private static TwoSamples Moved => new(
        [.. Enumerable.Range(1, 400).Select(i => InverseCdf.Normal((i - 0.5) / 400))], [.. Enumerable.Range(1, 300).Select(i => 0.3 + InverseCdf.Normal((i - 0.5) / 300))]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        new()
        {
            Id = Name(DriftNames.Ks), Title = "Kolmogorov–Smirnov distance and test", Family = StatisticFamily.Drift,
            Definition = "The largest distance of the two distribution functions, in [0, 1]: at least this share of rows would have to change for the two to agree. The test asks whether both samples come from one continuous distribution.",
            Formula = "D = sup |F(x) − G(x)|",
            Interval = "dkw: D ± √(ln (4 / 0.05) / 2n) ± √(ln (4 / 0.05) / 2m), cut at 0 and 1. It covers 95 % or more at any size, with ties and without drift, and is wide for it.",
            Assumptions = Independent + " The p-value is exact for continuous distributions and too large with ties.",
            Edges = NoValues + " Infinite values have their place. p is exact (lattice paths) while both sides have at most 10,000 rows, or one at most 140; beyond, the one-sample distribution at n m / (n + m) rows, by Pelz and Good's expansion and Smirnov's tail.",
            Sources =
            [
                "J. Hodges, The significance probability of the Smirnov two-sample test, Arkiv för Matematik 3 (1958) 469–486.", "R. Simard and P. L'Ecuyer, Computing the two-sided Kolmogorov–Smirnov distribution, Journal of Statistical Software 39 (2011), 11.",
                "P. Massart, The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality, Annals of Probability 18 (1990) 1269–1283.",
            ],
            Elsewhere = [new("scipy ks_2samp", "The same; its asymptotic tail leaves out the second term, about 1e-8."), new("R ks.test", "From n m = 10,000 on it uses Kolmogorov's limit without a correction for size, unless told exact = TRUE."), new("Evidently, NannyML", "Take scipy's: Evidently reports p, NannyML reports D.")],
            CheckedAgainst = "Shared vectors; scipy 1.10.1 at 80 sizes and distances, exact to 1e-9 and beyond to 1e-7; the closed form 2 Φ(δ / 2) − 1 of a moved normal distribution; coverage by simulation.",
            Example = () => new(Samples, "new TwoSamples(reference, window).Ks()", Moved.Ks()),
        },
        new()
        {
            Id = Name(DriftNames.MeanShift), Title = "Shift of the mean", Family = StatisticFamily.Drift,
            Definition = "The window's mean less the reference's, in standard deviations of the reference (Glass's Δ); 0 when the means agree, positive when the window lies higher.",
            Formula = "Δ = (mean of window − mean of reference) / s of reference     s with divisor n − 1",
            Interval = "delta: normal, with the error of the reference's mean and standard deviation (its skewness and kurtosis included) and of the window's mean. Withheld below 30 values a side.",
            Assumptions = Independent + " Four moments exist.",
            Edges = NoInfinity + " With a constant reference 0 if the window has the same mean, else undefined.",
            Sources = ["G. Glass, Primary, secondary, and meta-analysis of research, Educational Researcher 5 (1976) 3–8; L. Hedges and I. Olkin, Statistical Methods for Meta-Analysis (1985), ch. 5."],
            Elsewhere = [new("effect-size packages", "Cohen's d divides by the pooled standard deviation, Hedges' g corrects a small bias as well.")],
            CheckedAgainst = "numpy 1.24.2 on the shared vectors; a moved normal distribution; coverage by simulation.",
            Example = () => new(Samples, "new TwoSamples(reference, window).MeanShift()", Moved.MeanShift()),
        },
        new()
        {
            Id = Name(DriftNames.Wasserstein), Title = "Wasserstein distance", Family = StatisticFamily.Drift,
            Definition = "How far values must move on average for one distribution to become the other, in the unit of the values; 0 when they agree. For a mere shift it is the shift.",
            Formula = "W = ∫ |F(x) − G(x)| dx = ∫ |F⁻¹(u) − G⁻¹(u)| du",
            Interval = "gaussian-concentration: [Ŵ − B − z se, Ŵ + z se], cut at 0; se is the standard error of the difference of the means and B = √(2/π) ∫ √(F(1−F)/n + G(1−G)/m) dx the bias without drift. 95 % or more with and without drift, wide where distributions cross. Withheld below 30 values a side.",
            Assumptions = Independent + " Variances exist.",
            Edges = NoInfinity,
            Sources = ["L. Vaserstein, Problems of Information Transmission 5 (1969) 64–72; C. Villani, Topics in Optimal Transportation (2003), 2.2.", "Interval: C. Borell, The Brunn–Minkowski inequality in Gauss space, Inventiones Mathematicae 30 (1975) 207–216, applied to the limit of √n (F̂ − F)."],
            Elsewhere = [new("scipy wasserstein_distance, NannyML", "The same; NannyML may estimate it from bins for long samples."), new("Evidently", "Its wasserstein is wasserstein.normed.")],
            CheckedAgainst = "Shared vectors; scipy 1.10.1; the closed forms δ for a shift and (s − 1) √(2/π) for a scale of the normal distribution; coverage by simulation.",
            Example = () => new(Samples, "new TwoSamples(reference, window).Wasserstein()", Moved.Wasserstein()),
        },
        new()
        {
            Id = Name(DriftNames.NormedWasserstein), Title = "Wasserstein distance in standard deviations", Family = StatisticFamily.Drift,
            Definition = "The Wasserstein distance over the reference's standard deviation, so that columns of different units compare; 0 when the distributions agree.",
            Formula = "W / max(s, 0.001)     s with divisor n",
            Interval = "gaussian-concentration, as for wasserstein, with the error of s added as if both went together.",
            Assumptions = Independent + " Four moments exist. The floor of 0.001 has a unit: a column with smaller values should be scaled first.",
            Edges = NoInfinity,
            Sources = ["Evidently's documentation, drift algorithms: Wasserstein distance (normed).", "C. Villani, Topics in Optimal Transportation (2003), 2.2."],
            Elsewhere = [new("Evidently", "The same under the name wasserstein; it calls 0.1 a drift.")],
            CheckedAgainst = "Shared vectors (Evidently's number); coverage by simulation.",
            Example = () => new(Samples, "new TwoSamples(reference, window).NormedWasserstein()", Moved.NormedWasserstein()),
        },
        new()
        {
            Id = Name(DriftNames.Energy), Title = "Energy distance", Family = StatisticFamily.Drift,
            Definition = "The root of twice the mean distance between the samples less those within them; in roots of the unit of the values; 0 when the distributions agree.",
            Formula = "E = √(2 ∫ (F − G)² dx) = √(2 E|X − Y| − E|X − X′| − E|Y − Y′|)",
            Interval = "None: without drift its distribution is a sum of χ² whose weights are unknown.",
            Assumptions = Independent + " Means exist.", Edges = NoInfinity,
            Sources = ["G. Székely and M. Rizzo, Energy statistics, Journal of Statistical Planning and Inference 143 (2013) 1249–1272."],
            Elsewhere = [new("scipy energy_distance", "The same."), new("R energy", "Reports the square, times n m / (n + m).")],
            CheckedAgainst = "scipy 1.10.1; the closed form for a moved normal distribution.",
            Example = () => new(Samples, "new TwoSamples(reference, window).Energy()", Moved.Energy()),
        },
        Squares(DriftNames.CramerVonMises, "Cramér–von Mises test",
            "Whether both samples come from one continuous distribution, by the mean squared distance of the distribution functions over the pooled sample: it sees shifts in the middle better than the largest distance does.",
            "T = n m / (n + m) ∫ (F − G)² dH     with midranks", "T. Anderson, On the distribution of the two-sample Cramér–von Mises criterion, Annals of Mathematical Statistics 33 (1962) 1148–1159.",
            [new("scipy cramervonmises_2samp", "The same statistic; p is counted exactly up to 20 rows there, here always by the limit.")], "scipy 1.10.1 (method='asymptotic'); uniform p-values without drift.",
            ".CramerVonMises()", () => Moved.CramerVonMises().PValue),
        Squares(DriftNames.AndersonDarling, "Anderson–Darling test of two samples",
            "As Cramér–von Mises, with squared distances weighted by 1 / (H (1 − H)), so that the tails count.", "A² = n m / (n + m) ∫ (F − G)² / (H (1 − H)) dH     with midranks",
            "F. Scholz and M. Stephens, K-sample Anderson–Darling tests, JASA 82 (1987) 918–924, eq. 7; G. Marsaglia and J. Marsaglia, Evaluating the Anderson–Darling distribution, Journal of Statistical Software 9 (2004), 2.",
            [new("scipy anderson_ksamp", "Gives (A² − 1) / σ, and a p-value interpolated from a table and held within 0.001 to 0.25; here p is that of the limit.")], "scipy 1.10.1 for the statistic; uniform p-values without drift.",
            ".AndersonDarling()", () => Moved.AndersonDarling().PValue),
        new()
        {
            Id = Name(DriftNames.Mmd), Title = "Maximum mean discrepancy", Family = StatisticFamily.Drift,
            Definition = "The squared distance of the mean embeddings of two samples of rows of several numbers; 0 only when the distributions agree. The unbiased form may lie below 0.",
            Formula = "MMD² = E k(x, x′) + E k(y, y′) − 2 E k(x, y),   k = exp(−|x − y|² / (2 σ²)),   σ the median distance of pairs",
            Interval = "blocks-t for the mean over blocks of rows (Blocks), from 20 blocks. None for the form over all pairs: its distribution without drift is an endless sum of χ²; it has a permutation test, which is exact.",
            Assumptions = Independent + " Blocks take rows in the order given, which must be random. Columns should be on one scale.",
            Edges = "Undefined below 2 rows a side and when all rows are the same. σ is the median over at most 1,000 rows taken at even steps. All pairs up to 4,000 rows of both; beyond, blocks. No value may be missing.",
            Sources = ["A. Gretton et al., A kernel two-sample test, JMLR 13 (2012) 723–773, Lemma 6.", "W. Zaremba, A. Gretton and M. Blaschko, B-test: a non-parametric, low variance kernel two-sample test, NIPS 26 (2013)."],
            Elsewhere = [new("Alibi Detect", "Takes half the median squared distance for σ², so that its kernel exp(−|x − y|² / median) is narrower."), new("many codes", "Report the biased form or its root.")],
            CheckedAgainst = "numpy 1.24.2 with scipy's distances on committed rows; the closed form 2 (1 − e^(−δ²/6)) / √3 for normal samples moved by δ at σ = 1; uniform permutation p-values without drift.",
            Example = () => new("reference: 2,000 normal numbers of stream (1, 1); window: 2,000 of stream (1, 2), 0.5 higher; σ = 1.", "KernelDiscrepancy.Blocks(reference, window, width: 1, block: 50, sigma: 1)", Blocks()),
        },
        new()
        {
            Id = "drift.verdict", Title = "Columns that drift", Family = StatisticFamily.Drift,
            Definition = "Two tables held against each other column by column. A column drifts when its p-value, adjusted over the columns, is below 0.05 and at least one row in 1,000 would have to change for the samples to agree (the effect).",
            Formula = "p: χ² of independence for text, Kolmogorov–Smirnov for numbers; with missing values min(1, 2 min(p of KS, p of χ² for the missing share))\n"
                + "effect: ½ Σ |q − p| for text; max(D, difference of the missing shares) for numbers\nadjusted by Holm (default), Benjamini–Hochberg, or not at all",
            Interval = "Each distance of a column has its own; the effect of a number has the interval of ks.",
            Assumptions = Independent + " With Holm's adjustment the chance that any column of two equal tables is flagged is at most 0.05. The least effect is a floor against differences that no one could use; an alarm on a served model asks for more (PSI from 0.02).",
            Edges = "Below 500 rows on a side: too few rows. A column without values on either side, or with one value, shows no drift. Categories that the reference does not have are cells of their own, missing values too. Features and targets are compared, names of rows, entities and times are not.",
            Sources = ["S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979) 65–70."],
            Elsewhere = [new("Evidently", "Flags by fixed distances (0.1) above 1,000 rows and by unadjusted p-values below."), new("NannyML", "Flags by distances outside ± 3 standard deviations of the reference's chunks.")],
            CheckedAgainst = "The rate of false flags in 400 pairs of equal tables; a workload of 30 columns of which 11 drift (benchmark drift): exactly those are flagged.",
            Example = () => new(Samples + " The effect, with its interval.", "DriftTable.Compare(reference, window)[\"x\"][\"ks@1\"].Estimate", Compared()),
        },
    ];

    private static string Name(string name) => name.Split('@')[0];

    private static StatisticPage Squares(string name, string title, string definition, string formula, string source, ImmutableArray<ElsewhereNote> elsewhere, string checkedAgainst, string code, Func<Estimate> example) => new()
    {
        Id = Name(name),
        Title = title,
        Family = StatisticFamily.Drift,
        Definition = definition,
        Formula = formula,
        Interval = "None: a test statistic grows with the rows.",
        Assumptions = Independent + " p is that of the limit, good from about 20 rows a side, and rough with many ties.",
        Edges = NoValues + " Infinite values have their place; A² has no p-value when all values are the same.",
        Sources = [source],
        Elsewhere = elsewhere,
        CheckedAgainst = checkedAgainst,
        Example = () => new("The p-value. " + Samples, "new TwoSamples(reference, window)" + code, example()),
    };

    private static Estimate Blocks()
    {
        var (a, b) = (new double[2000], new double[2000]);
        new ChanceStream(1, 1).Fill(a, 0);
        new ChanceStream(1, 2).Fill(b, 0);
        InverseCdf.FillNormal(a);
        InverseCdf.FillNormal(b, 0.5, 1);
        return KernelDiscrepancy.Blocks(a, b, 1, 50, 1);
    }

    private static Estimate Compared()
    {
        static Table Of(int rows, double shift) => new(new([new("x", FieldKind.Number)]), [new DoubleColumn([.. Enumerable.Range(1, rows).Select(i => shift + InverseCdf.Normal((i - 0.5) / rows))])]);
        return DriftTable.Compare(Of(400, 0), Of(300, 0.3), new() { LeastRows = 100 })["x"][DriftNames.Ks].Estimate;
    }
}
