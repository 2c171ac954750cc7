using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of distances between shares: bins of a number, or categories.</summary>
internal static class DriftSharePages
{
    private const string Noncentral =
        "noncentral-chi2 (default): D̂ is c times a non-central χ² with cells − 1 degrees of freedom, c = V / (4 D̂) with V the variance by the delta method. It holds with and without drift; simulated "
        + "coverage is 93 % or more from 100 rows a side (ten cells). Withheld when a cell expects fewer than 5 rows on a side.";

    private const string Independent = "Rows are independent of each other. Bins that come from the sample are taken as they are; the distance told is that of the shares in these bins.";
    private const string EmptyCells = "Undefined when a side has no rows. Cells empty on both sides add nothing.";

    private const string DecileBins =
        "Bins are cut at the nine deciles of the reference (quantiles of type 7, equal ones once); a cut belongs to the bin below it. Missing values are a bin of their own; infinite values have their place in the order.";

    private const string PooledBins = "Bins of equal width over both samples, as many as Sturges' rule gives; a bin holds its lower edge. Missing values are left out.";
    private const string ReferenceBins = "Bins of equal width over the reference, as many as Doane's rule gives, and one for values outside. Missing values are left out.";
    private const string TextCells = "Each text is a cell, missing values are one, and texts that the reference does not have are cells as well (in a monitor: one cell together).";
    private const string Yurdakul = "B. Yurdakul and J. Naranjo, Statistical properties of the population stability index, Journal of Risk Model Validation 14 (2020) 89–100.";
    private const string Lin = "J. Lin, Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37 (1991) 145–151; the root is a metric: D. Endres and J. Schindelin (2003), ibid. 49.";
    private const string HellingerPaper = "E. Hellinger, Journal für die reine und angewandte Mathematik 136 (1909) 210–271; L. Le Cam and G. Yang, Asymptotics in Statistics (2000), ch. 3.";
    private const string Vectors = "Shared vectors (Evidently's and NannyML's numbers), scipy 1.10.1 and numpy 1.24.2 on committed samples; coverage by simulation in the tests.";

    private const string Counts = "reference 120, 80, 50 rows in three categories; window 60, 70, 40.";
    private const string CountsCode = "new ShareComparison([120, 80, 50], [60, 70, 40])";

    private static ShareComparison Few => new([120, 80, 50], [60, 70, 40]);

    private static TwoSamples Moved => new(
        [.. Enumerable.Range(1, 400).Select(i => InverseCdf.Normal((i - 0.5) / 400))], [.. Enumerable.Range(1, 300).Select(i => 0.3 + InverseCdf.Normal((i - 0.5) / 300))]);

    private const string Samples = "reference: 400 quantiles of the standard normal distribution, at (i − ½) / 400; window: 300 of them, 0.3 higher.";

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Page(DriftNames.PsiDeciles, "Population stability index over deciles of the reference",
            "How far the window's shares p′ of ten bins lie from the reference's, counted in nats; 0 when they agree, no upper end. Habit calls 0.1 a small and 0.2 a large shift; a normal distribution moved by 0.1, "
            + "0.2, 0.3 and 0.5 standard deviations has 0.0096, 0.038, 0.086 and 0.238.",
            "PSI = Σ (qᵢ − pᵢ) ln (qᵢ / pᵢ)     p: reference, q: window", DecileBins + " A bin that is empty on one side counts as half a row, so that the index stays finite. " + EmptyCells, [Yurdakul],
            [
                new("Evidently", "Its psi is psi.pooled: equal widths over both samples, empty bins filled with 0.0001."),
                new("scorecard tables", "Cuts and the share of empty bins differ from shop to shop; without drift the index is about (1/n + 1/m) χ² with 9 degrees of freedom, 0.096 for a window of 100, so fixed limits mean different things at different sizes."),
            ],
            Samples, "new TwoSamples(reference, window).Deciles().Psi()", () => Moved.Deciles().Psi()),
        Page(DriftNames.PsiPooled, "Population stability index over pooled bins",
            "The population stability index over bins of equal width of both samples together; 0 when they agree, no upper end. Kept because Evidently reports it.",
            "PSI = Σ (qᵢ − pᵢ) ln (qᵢ / pᵢ)", PooledBins + " An empty bin has the share 0.0001, or a millionth of the smallest share where that is at most 0.0001. " + EmptyCells, [Yurdakul, "H. Sturges, The choice of a class interval, JASA 21 (1926) 65–66."],
            [new("Evidently", "The same for numbers with more than 20 values; with fewer it takes each value as a category.")],
            Samples, "new TwoSamples(reference, window).PooledBins().PsiFilled()", () => Moved.PooledBins().PsiFilled()),
        Page(DriftNames.PsiCategories, "Population stability index over categories",
            "The population stability index with a cell for each text; 0 when the shares agree, no upper end.", "PSI = Σ (qᵢ − pᵢ) ln (qᵢ / pᵢ)",
            TextCells + " A cell that is empty on one side counts as half a row. " + EmptyCells, [Yurdakul],
            [new("Evidently", "Fills empty cells with 0.0001 instead of half a row.")], Counts, CountsCode + ".Psi()", () => Few.Psi()),
        Page(DriftNames.KullbackLeiblerPooled, "Kullback–Leibler divergence over pooled bins",
            "The information lost, in nats, when the window's shares q stand in for the reference's p; 0 when they agree, no upper end. Not symmetric.", "KL = Σ pᵢ ln (pᵢ / qᵢ)",
            PooledBins + " Empty bins are filled as in psi.pooled, and shares brought to the sum 1. " + EmptyCells, ["S. Kullback and R. Leibler, On information and sufficiency, Annals of Mathematical Statistics 22 (1951) 79–86."],
            [new("scipy.stats.entropy(p, q)", "The same formula; the bins and the filling are the caller's."), new("some monitors", "Swap the two arguments: KL of the reference from the window is another number.")],
            Samples, "new TwoSamples(reference, window).PooledBins().KullbackLeibler()", () => Moved.PooledBins().KullbackLeibler()),
        JensenShannon(DriftNames.JensenShannonDeciles, "over deciles of the reference, base 2", DecileBins, Samples, "new TwoSamples(reference, window).Deciles().JensenShannon()", () => Moved.Deciles().JensenShannon()),
        JensenShannon(DriftNames.JensenShannonReferenceBins, "over bins of the reference, base 2", ReferenceBins, Samples, "new TwoSamples(reference, window).ReferenceBins().JensenShannon()", () => Moved.ReferenceBins().JensenShannon()),
        JensenShannon(DriftNames.JensenShannonPooled, "over pooled bins, natural logarithm", PooledBins, Samples, "new TwoSamples(reference, window).PooledBins().JensenShannon(LogUnit.Nats)", () => Moved.PooledBins().JensenShannon(LogUnit.Nats)),
        JensenShannon(DriftNames.JensenShannonCategories, "over categories, base 2", TextCells, Counts, CountsCode + ".JensenShannon()", () => Few.JensenShannon()),
        Hellinger(DriftNames.HellingerDeciles, "over deciles of the reference", DecileBins, Samples, "new TwoSamples(reference, window).Deciles().Hellinger()", () => Moved.Deciles().Hellinger()),
        Hellinger(DriftNames.HellingerReferenceBins, "over bins of the reference", ReferenceBins, Samples, "new TwoSamples(reference, window).ReferenceBins().Hellinger()", () => Moved.ReferenceBins().Hellinger()),
        Hellinger(DriftNames.HellingerCategories, "over categories", TextCells, Counts, CountsCode + ".Hellinger()", () => Few.Hellinger()),
        Page(DriftNames.CramersV, "Cramér's V of two samples", "How strongly category and sample go together: 0 when the shares agree, 1 when no category is in both.", "V = √(χ² / (n + m))     χ² as in chi2.contingency",
            TextCells + " Not corrected for its upward bias, which the interval knows. V depends on n : m. " + EmptyCells, ["H. Cramér, Mathematical Methods of Statistics (1946), ch. 21."],
            [new("R psych and others", "Offer Bergsma's (2013) corrected V, which is smaller.")], Counts, CountsCode + ".CramersV()", () => Few.CramersV()),
        Test(DriftNames.ChiSquared, "χ² test of two samples of categories", "Whether both samples have the same shares, cell by cell against what the pooled shares let expect. p by χ² with cells − 1 degrees of freedom.",
            "χ² = Σ (o − e)² / e over both samples and all cells", "Both samples are random. Where cells expect fewer than 5 rows the p-value is rough.",
            [new("scipy.stats.chi2_contingency", "Corrects two cells by Yates unless told not to: that is chi2.contingency-yates."), new("Evidently", "Its chisquare is chi2.goodness-of-fit: the reference's shares are taken as known.")],
            CountsCode + ".ChiSquared()", () => Few.ChiSquared().PValue),
        Test(DriftNames.ChiSquaredYates, "χ² test of two cells, with Yates' correction", "As chi2.contingency, with each count drawn up to half a row nearer to what is expected when there are two cells; more cells are not corrected.",
            "χ² = Σ (|o − e| − ½)² / e", "As chi2.contingency; the correction makes small samples conservative.", [new("scipy.stats.chi2_contingency", "The same, as its default."), new("R chisq.test", "The same, as its default for 2 × 2.")],
            "new ShareComparison([30, 70], [45, 55]).ChiSquared(yates: true)", () => new ShareComparison([30, 70], [45, 55]).ChiSquared(yates: true).PValue),
        Test(DriftNames.GoodnessOfFit, "χ² test against the reference's shares", "Whether the window comes from the reference's shares, as if these were known without error. p by χ² with cells − 1 degrees of freedom.",
            "χ² = Σ (oᵢ − m pᵢ)² / (m pᵢ) over the window", "The reference is so much larger than the window that its own error does not count; otherwise p is too small (by the vectors: 0.0036 where chi2.contingency has 0.034).",
            [new("Evidently", "The same under the name chisquare.")], CountsCode + ".GoodnessOfFit()", () => Few.GoodnessOfFit().PValue),
    ];

    private static StatisticPage JensenShannon(string name, string over, string cells, string input, string code, Func<Estimate> example) => Page(name, "Jensen–Shannon distance " + over,
        "The root of the mean divergence of both samples from their midpoint; 0 when the shares agree, at most 1 in base 2 and √ln 2 = 0.8326 with the natural logarithm. A metric.",
        "JS = √(½ Σ pᵢ log (pᵢ / hᵢ) + ½ Σ qᵢ log (qᵢ / hᵢ)),   h = (p + q) / 2", cells + " Empty cells stay empty. " + EmptyCells, [Lin],
        [
            new("Evidently", "Natural logarithm over pooled bins: js.pooled."), new("NannyML", "Base 2 over Doane's bins of the reference with a bin for the rest: js.reference-bins."),
            new("textbooks", "Often mean the divergence, the square of this distance."),
        ], input, code, example);

    private static StatisticPage Hellinger(string name, string over, string cells, string input, string code, Func<Estimate> example) => Page(name, "Hellinger distance " + over,
        "The distance of the roots of the shares; 0 when they agree, 1 when no cell is filled on both sides. A metric.", "H = √(½ Σ (√pᵢ − √qᵢ)²)", cells + " Empty cells stay empty. " + EmptyCells, [HellingerPaper],
        [new("NannyML", "The same as hellinger.reference-bins."), new("some texts", "Leave out the factor ½, so that the largest distance is √2.")], input, code, example) with
    {
        Interval = Noncentral + " Withheld also when a cell has fewer than 5 rows on a side: the roots of small shares are biased.",
    };

    private static StatisticPage Test(string name, string title, string definition, string formula, string assumptions, ImmutableArray<ElsewhereNote> elsewhere, string code, Func<Estimate> example) => new()
    {
        Id = name.Split('@')[0],
        Title = title,
        Family = StatisticFamily.Drift,
        Definition = definition,
        Formula = formula,
        Interval = "None: a test statistic grows with the rows. For the size of the difference use cramers-v, which has one.",
        Assumptions = assumptions,
        Edges = "No p-value when a side has no rows or all rows lie in one cell; chi2.goodness-of-fit has none either when the window has rows in a cell where the reference has none. Cells empty on both sides are left out.",
        Sources = ["K. Pearson, Philosophical Magazine 50 (1900) 157–175.", "W. Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954) 417–451.", "F. Yates, Supplement to the Journal of the Royal Statistical Society 1 (1934) 217–235."],
        Elsewhere = elsewhere,
        CheckedAgainst = "Shared vectors; scipy 1.10.1 (chi2_contingency, chisquare) on committed tables.",
        Example = () => new("The p-value. " + (code.Contains("30, 70", StringComparison.Ordinal) ? "Reference 30 and 70 rows in two categories; window 45 and 55." : Counts), code, example()),
    };

    private static StatisticPage Page(string name, string title, string definition, string formula, string edges, ImmutableArray<string> sources, ImmutableArray<ElsewhereNote> elsewhere, string input, string code, Func<Estimate> example) => new()
    {
        Id = name.Split('@')[0],
        Title = title,
        Family = StatisticFamily.Drift,
        Definition = definition,
        Formula = formula,
        Interval = Noncentral,
        Assumptions = Independent,
        Edges = edges,
        Sources = [.. sources, "Interval: E. Lehmann and J. Romano, Testing Statistical Hypotheses (2005), 14.3; J. Steiger, Psychological Methods 9 (2004) 164–182."],
        Elsewhere = elsewhere,
        CheckedAgainst = Vectors,
        Example = () => new(input, code, example()),
    };
}
