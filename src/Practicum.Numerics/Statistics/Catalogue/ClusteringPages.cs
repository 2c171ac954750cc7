using Practicum.Numerics.Statistics.Metrics.Clustering;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of two partitions of the same rows.</summary>
internal static class ClusteringPages
{
    private const string Pairs = "Default jackknife-log: the delete-one jackknife of ln(1 − value), bias taken off, normal quantile, taken back. The two partitions are taken as given, only rows vary. Withheld with fewer than 100 rows or when no row disagrees. Simulated coverage (3 to 10 groups, 100 to 1,000 rows): 0.93 to 0.96; 0.92 where the agreement is near 0; where 1 or 2 rows in 100 disagree, 0.89 to 0.91 when the interval is given. The bootstrap is not offered.";
    private const string Entropies = "Default jackknife-log: the delete-one jackknife of ln(1 − value), bias taken off, normal quantile, taken back. The bias of sample entropies is large: among unrelated partitions of 10 and 10 groups 50 rows show 0.36; so the interval may lie below the value. The two partitions are taken as given, only rows vary. Withheld with fewer than 100 rows or fewer than two rows a cell of the table. Simulated coverage (3 to 10 groups, 100 to 1,000 rows): 0.93 to 0.97; 0.92 where the agreement is near 0. The bootstrap is not offered: a resample holds rows twice and adds the same bias once more.";
    private const string Vinh = "N. Vinh, J. Epps and J. Bailey, \"Information theoretic measures for clusterings comparison\", Journal of Machine Learning Research 11 (2010) 2837–2854";
    private const string Efron = "B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 11, for the interval";
    private const string Weights = " Weights are counts of rows.";
    private const string H = "H entropies in nats of labels U and clusters V, I(U, V) = H(U) + H(V) − H(U, V)";
    private const string N = "n cells, a label sizes, b cluster sizes of the table, N rows; C(x) = x (x − 1) / 2";
    private static readonly ElsewhereNote Trivial = new("scikit-learn 1.2", "Gives 1.0 where both partitions are a single group (and for every row alone); here that is 0 / 0, undefined.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Page("ari", "Adjusted Rand index", "The share of pairs of rows on which both partitions agree, corrected so that unrelated partitions of the same sizes have 0. At most 1; more is better.", $"ARI = (Σ C(n) − E) / (½ (Σ C(a) + Σ C(b)) − E),  E = Σ C(a) Σ C(b) / C(N)\n{N}", Pairs,
            "Undefined when both partitions put all rows in one group, or each row alone." + Weights, ["L. Hubert and P. Arabie, \"Comparing partitions\", Journal of Classification 2 (1985) 193–218, eq. 5", Efron], [Trivial, new("R, mclust::adjustedRandIndex", "Gives 1 where both partitions are a single group.")]),
        Page("rand", "Rand index", "The share of pairs of rows that both partitions put together or both put apart. From 0 to 1; more is better; not corrected for chance, so near 1 with many groups.", $"RI = (C(N) + 2 Σ C(n) − Σ C(a) − Σ C(b)) / C(N)\n{N}", Pairs, "Undefined with one row." + Weights,
            ["W. Rand, \"Objective criteria for the evaluation of clustering methods\", Journal of the American Statistical Association 66 (1971) 846–850", Efron], []),
        Page("fowlkes_mallows", "Fowlkes–Mallows index", "The geometric mean of precision and recall over pairs of rows in the same group. From 0 to 1; more is better; not corrected for chance.", $"FM = Σ C(n) / √(Σ C(a) Σ C(b))\n{N}", Pairs, "Undefined when one partition has no two rows in a group." + Weights,
            ["E. Fowlkes and C. Mallows, \"A method for comparing two hierarchical clusterings\", Journal of the American Statistical Association 78 (1983) 553–569", Efron], [new("scikit-learn 1.2", "Gives 0.0 where no two rows share a group in both; the same, but also for 0 / 0.")]),
        Nmi("nmi", "arithmetic mean", "½ (H(U) + H(V))", "scikit-learn 1.2", "The same since 0.22; before, the geometric mean was its default: see nmi_geometric."),
        Nmi("nmi_geometric", "geometric mean", "√(H(U) H(V))", "scikit-learn before 0.22", "This was its normalized_mutual_info_score."),
        Nmi("nmi_min", "smaller", "min(H(U), H(V))", "scikit-learn 1.2", "The same with average_method=\"min\"."),
        Nmi("nmi_max", "larger", "max(H(U), H(V))", "R, aricode::NMI", "This is its default variant."),
        Page("ami", "Adjusted mutual information", "Mutual information of both partitions, corrected so that unrelated partitions of the same sizes have 0 on average, over the arithmetic mean of both entropies. At most 1; more is better.", $"AMI = (I(U, V) − E) / (½ (H(U) + H(V)) − E),  E the mean of I over all tables with the same margins\n{H}", Entropies,
            "Undefined when neither partition splits the rows, when every row is alone in both, and for weights that are no whole numbers." + Weights, [$"{Vinh}, eq. 15 and 24a", Efron], [Trivial, new("scikit-learn before 0.22", "Divided by the larger entropy.")]),
        Page("homogeneity", "Homogeneity", "Whether each cluster holds rows of one label only: the share of the labels' entropy that the clusters explain. From 0 to 1; more is better; reached by putting each row alone.", $"h = I(U, V) / H(U)\n{H}", Entropies, "Undefined when all labels are the same." + Weights, [Rosenberg, Efron], [Same]),
        Page("completeness", "Completeness", "Whether all rows of a label lie in one cluster: the share of the clusters' entropy that the labels explain. From 0 to 1; more is better; reached by putting all rows together.", $"c = I(U, V) / H(V)\n{H}", Entropies, "Undefined when all rows are in one cluster." + Weights, [Rosenberg, Efron], [Same]),
        Page("v_measure", "V-measure", "The weighted harmonic mean of homogeneity and completeness; v_measure@β has weight β on completeness. With β = 1 it is nmi. From 0 to 1; more is better.", $"V = (1 + β) h c / (β h + c) = (1 + β) I(U, V) / (H(U) + β H(V))\n{H}", Entropies, "Undefined when neither partition splits the rows; 0 when only one does." + Weights, [Rosenberg, Efron], [Same]),
    ];

    private static string Rosenberg => "A. Rosenberg and J. Hirschberg, \"V-measure: a conditional entropy-based external cluster evaluation measure\", EMNLP-CoNLL 2007, 410–420";

    private static ElsewhereNote Same => new("scikit-learn 1.2", "Gives 1.0 where the entropy below is 0, as the paper does; here that is undefined.");

    private static StatisticPage Nmi(string id, string over, string below, string tool, string difference) => Page(
        id,
        $"Normalised mutual information, over the {over} entropy",
        $"The mutual information of both partitions over the {over} of both entropies. From 0 to 1; more is better; not corrected for chance, so it grows with the number of groups.",
        $"NMI = I(U, V) / {below}\n{H}",
        Entropies,
        "Undefined when the entropy below is 0." + Weights,
        [$"{Vinh}, table 2", Efron],
        [Trivial, new(tool, difference)]);

    private static StatisticPage Page(string id, string title, string definition, string formula, string interval, string edges, ImmutableArray<string> sources, ImmutableArray<ElsewhereNote> elsewhere) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Clustering,
        Definition = definition,
        Formula = formula,
        Interval = interval,
        Assumptions = "Rows are independent. The clusters were not fitted to the rows that are counted, or the interval says nothing of another fit.",
        Edges = edges,
        Sources = sources,
        Elsewhere = elsewhere,
        CheckedAgainst = "scikit-learn 1.2.1 on five tables, unrelated and equal partitions among them, to 1e-12; the jackknife against leaving out each row; names of groups, swapped partitions, weights as repeated rows; coverage by simulation.",
        Example = () => Example(id),
    };

    /// <summary>120 rows in three groups, of which every seventh is put elsewhere.</summary>
    private static StatisticExample Example(string metric)
    {
        int[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3)], clusters = [.. Enumerable.Range(0, 120).Select(i => i % 7 == 0 ? i % 4 : i % 3)];
        return new("rows 0 to 119: label i mod 3; cluster i mod 4 for every seventh row, i mod 3 for the others", $"new PartitionPair(labels, clusters).Estimate(\"{metric}\")", new PartitionPair(labels, clusters).Estimate(metric));
    }
}
