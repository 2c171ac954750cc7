using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of the bootstrap.</summary>
internal static class ResamplePages
{
    private static readonly double[] Values = [0.3, 1.2, 0.8, 2.9, 0.4, 1.1, 5.2, 0.7, 0.9, 1.6, 0.2, 2.2];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } = [Percentile(), Basic(), Bca(), Poisson(), Clusters(), Strata(), Studentised(), PairedDifference(), Median()];

    private static StatisticPage Percentile() => new()
    {
        Id = "bootstrap.percentile",
        Title = "Percentile bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "The statistic is computed on resamples of the rows, drawn with replacement; the middle 95 % of its values is the interval.",
        Formula = "t*₍α/2₎ to t*₍1−α/2₎, quantiles of type 7 of t on 2,000 resamples; with n < 100 units the quantiles at Φ(∓√(n/(n − 1)) t₍ₙ₋₁₎)",
        Interval = "bootstrap, and bootstrap-expanded with fewer than 100 units. Withheld with fewer than 10 units, when more than 5 % of the resamples are undefined, and when all are the same.",
        Assumptions = "Rows are independent; the statistic is smooth and has little bias. Skewed statistics of few rows are covered too seldom: use bca or bootstrap-t.",
        Edges = "Undefined resamples up to 5 % are left out. Replicate r depends on the stream and r alone: the same on any number of threads.",
        Sources = ["B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 13", "T. Hesterberg, The American Statistician 69 (2015) 371–386, §4.3 (expanded)", "R. Hyndman and Y. Fan, The American Statistician 50 (1996) 361–365 (type 7)"],
        Elsewhere =
        [
            new("R boot 1.3 boot.ci(type = \"perc\")", "Takes quantiles at (R + 1) α, interpolated on the normal scale: the ends differ by up to an order statistic."),
            new("scipy 1.10 stats.bootstrap(method=\"percentile\")", "The same quantiles; never expanded for few rows, and all resamples are kept in memory."),
        ],
        CheckedAgainst = "R 4.2 with boot 1.3 on committed resamples, quantiles of type 7, to 1e-13; simulated coverage.",
        Example = () => new(Text(), "Resampling.Of(12, new Chance(1).Stream(\"b\")).Percentile(weightedMean)", Resampling.Of(12, Stream).Percentile(Mean)),
    };

    private static StatisticPage Basic() => new()
    {
        Id = "bootstrap.basic",
        Title = "Basic bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "The percentile interval turned about the value: what resamples miss the sample by, the sample misses the truth by.",
        Formula = "2t − t*₍1−α/2₎ to 2t − t*₍α/2₎",
        Interval = "basic. Withheld as the percentile interval is.",
        Assumptions = "The spread of the error does not depend on the truth. It may leave the range of the statistic, and covers skewed statistics less often than percentiles do.",
        Edges = "As the percentile bootstrap.",
        Sources = ["A. Davison and D. Hinkley, Bootstrap Methods and their Application (1997), §5.2"],
        Elsewhere = [new("R boot 1.3 boot.ci(type = \"basic\")", "The same but for the quantiles, see the percentile bootstrap.")],
        CheckedAgainst = "R 4.2 with boot 1.3 on committed resamples.",
        Example = () => new(Text(), "Resampling.Of(12, new Chance(1).Stream(\"b\")).Basic(weightedMean)", Resampling.Of(12, Stream).Basic(Mean)),
    };

    private static StatisticPage Bca() => new()
    {
        Id = "bootstrap.bca",
        Title = "Bias-corrected and accelerated bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "The percentile interval with its quantiles moved for the median bias z₀ of the resamples and for the change a of the standard error with the truth.",
        Formula = """
            quantiles at Φ(z₀ + (z₀ ± z) / (1 − a (z₀ ± z)))
            z₀ = Φ⁻¹(share of t* below t, ties half); a = Σ l³ / (6 (Σ l²)^{3/2}), l the centred influence or jackknife values
            """,
        Interval = "bca, and bca-expanded with fewer than 100 units (z as in the percentile bootstrap). Withheld also when t lies outside all resamples and when 1 − a (z₀ ± z) ≤ 0.",
        Assumptions = "Rows are independent and the statistic is smooth.",
        Edges = "Jackknife: each unit left out in turn up to 1,000 units, above that 1,000 groups of units (unit mod 1,000). A jackknife sample that is undefined counts as no change.",
        Sources = ["B. Efron, Journal of the American Statistical Association 82 (1987) 171–185", "B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), §14.3"],
        Elsewhere =
        [
            new("R boot 1.3 boot.ci(type = \"bca\")", "Takes a from a regression of t* on the counts unless told otherwise, does not centre jackknife values, counts only t* < t, and interpolates quantiles on the normal scale."),
            new("scipy 1.10 stats.bootstrap (its default)", "The same z₀, a and quantiles; never expanded for few rows."),
        ],
        CheckedAgainst = "scipy 1.10 to 1e-12; R 4.2 with boot 1.3 on committed resamples (a, z₀ and the moved quantiles), with centred jackknife values; simulated coverage.",
        Example = () => new(Text(), "Resampling.Of(12, new Chance(1).Stream(\"b\")).Bca(weightedMean)", Resampling.Of(12, Stream).Bca(Mean)),
    };

    private static StatisticPage Poisson() => new()
    {
        Id = "bootstrap.poisson",
        Title = "Poisson bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "Each row gets a Poisson(1) weight of its own in place of a count: no row needs to know of the others, so streams and shards can be resampled apart.",
        Formula = "wᵢ = smallest k with P(X ≤ k) ≥ uᵢ, X Poisson(1), uᵢ from 64 random bits; then percentiles as in the percentile bootstrap",
        Interval = "poisson-bootstrap, poisson-bca; withheld as the others are.",
        Assumptions = "The statistic divides by the weights it is given: their sum varies by √n.",
        Edges = "A resample of few rows may be empty (chance e⁻ⁿ); it counts as undefined.",
        Sources = ["J. Hanley and B. MacGibbon, Computer Methods and Programs in Biomedicine 83 (2006) 57–62", "N. Chamandy, O. Muralidharan, A. Najmi and S. Naidu, Estimating Uncertainty for Massive Data Streams (Google, 2012)"],
        Elsewhere = [new("Spark, BigQuery recipes", "The same idea with the weights of the language's generator.")],
        CheckedAgainst = "Poisson masses of scipy 1.10 by χ² over a million rows; the inverse cdf row by row; the closed form of the variance of a mean.",
        Example = () => new(Text(), "Resampling.OfPoisson(12, new Chance(1).Stream(\"b\")).Percentile(weightedMean)", Resampling.OfPoisson(12, Stream).Percentile(Mean)),
    };

    private static StatisticPage Clusters() => new()
    {
        Id = "bootstrap.cluster",
        Title = "Cluster bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "Whole clusters (all rows of a person, a shop, a query) are drawn with replacement, as many as there are.",
        Formula = "wᵢ = how often the cluster of row i is drawn; then percentiles as in the percentile bootstrap, n the number of clusters",
        Interval = "cluster-bootstrap, cluster-bca; with fewer than 100 clusters -expanded. Withheld with fewer than 10 clusters.",
        Assumptions = "Clusters are independent; rows within them need not be. Rows resampled singly cover 0.58 where half of the variance lies between clusters of ten.",
        Edges = "The number of rows in a resample varies when clusters differ in size, so the statistic must be a mean or a ratio, not a sum.",
        Sources = ["A. Davison and D. Hinkley, Bootstrap Methods and their Application (1997), §3.8", "C. Field and A. Welsh, Journal of the Royal Statistical Society B 69 (2007) 369–390"],
        Elsewhere = [new("R boot 1.3 with strata", "Strata are not clusters: they are kept, not drawn.")],
        CheckedAgainst = "The closed form of the variance of cluster sums; simulated coverage.",
        Example = () => new("12 clusters of two equal rows: " + Text(), "Resampling.OfClusters(clusterOfRow, 12, new Chance(1).Stream(\"b\")).Percentile(weightedMean)", Twice()),
    };

    private static StatisticPage Strata() => new()
    {
        Id = "bootstrap.strata",
        Title = "Stratified bootstrap",
        Family = StatisticFamily.Interval,
        Definition = "Rows are drawn with replacement within each stratum, so that every stratum keeps its size.",
        Formula = "within stratum s: nₛ draws of its nₛ rows; then percentiles as in the percentile bootstrap",
        Interval = "stratified-bootstrap, stratified-bca.",
        Assumptions = "The design fixed the sizes of the strata. Where sizes came by chance, such as the number of positives, plain rows are right.",
        Edges = "A stratum of one row always keeps it, and adds no spread.",
        Sources = ["A. Davison and D. Hinkley, Bootstrap Methods and their Application (1997), §3.2"],
        Elsewhere = [new("pROC 1.18 ci.auc(boot.stratified = TRUE)", "Stratifies by label by default, also where the share of positives came by chance.")],
        CheckedAgainst = "Sizes of the strata in every resample; equal chances of rows.",
        Example = () => new("two strata of six rows: " + Text(), "Resampling.OfStrata(stratumOfRow, 2, new Chance(1).Stream(\"b\")).Percentile(weightedMean)", Resampling.OfStrata([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], 2, Stream).Percentile(Mean)),
    };

    private static StatisticPage Studentised() => new()
    {
        Id = "bootstrap.studentised",
        Title = "Studentised bootstrap of a mean or ratio of sums",
        Family = StatisticFamily.Interval,
        Definition = "Resamples give the distribution of (t* − t) / s*, each with its own standard error; it takes the place of Student's.",
        Formula = "t − q₍1−α/2₎ s to t − q₍α/2₎ s; for Σ xᵢ / Σ yᵢ the standard error s by the delta method",
        Interval = "bootstrap-t. Null with fewer than 10 units; plain percentiles when more than 5 % of the resamples have no spread.",
        Assumptions = "Units (seeds, worlds, days) are independent and their variance is finite.",
        Edges = "All units the same: an interval of width 0.",
        Sources = ["B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), §12.5", "P. Hall, The Annals of Statistics 16 (1988) 927–953"],
        Elsewhere = [new("R boot 1.3 boot.ci(type = \"stud\")", "Needs the variance of each resample from the caller.")],
        CheckedAgainst = "Simulated coverage with lognormal values; scaling and closed forms.",
        Example = () => new(Text(), "Bootstrap.StudentisedMean(values, new Chance(1).Stream(\"b\"))", Estimate.Of(Values.Average(), Bootstrap.StudentisedMean(Values, Stream)!, 12)),
    };

    private static StatisticPage PairedDifference() => new()
    {
        Id = "bootstrap.paired-difference",
        Title = "Paired bootstrap of a difference",
        Family = StatisticFamily.Interval,
        Definition = "The difference of two statistics of the same rows, such as two models' f1: both are computed on the same resamples, so that what they share cancels.",
        Formula = "d* = t₁* − t₂* on the same weights; then percentiles as in the percentile bootstrap",
        Interval = "bootstrap (or the name of the design); withheld as the percentile interval is.",
        Assumptions = "Rows are independent of one another.",
        Edges = "Two statistics that agree on every resample show no spread: the interval is withheld.",
        Sources = ["B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 8 and 13"],
        Elsewhere = [new("Comparing two intervals by eye", "Throws the pairing away: intervals may overlap although the difference is clear.")],
        CheckedAgainst = "The interval of a difference of sums equals that of the sum of differences on the same resamples.",
        Example = () => new(Text() + "; mean of all less mean of the last six", "Resampling.Of(12, new Chance(1).Stream(\"b\")).Difference(meanOfAll, meanOfLastSix)", Resampling.Of(12, Stream).Difference(Mean, LastSix)),
    };

    private static StatisticPage Median() => new()
    {
        Id = "median-time",
        Title = "Median time to an event (Kaplan–Meier)",
        Family = StatisticFamily.Interval,
        Definition = "The smallest time at which at least half of the units have had the event, when some were watched for a shorter time (censored).",
        Formula = "S(t) = Π_{times u ≤ t} (1 − events at u / units watched at u); the smallest t with S(t) ≤ ½",
        Interval = "None is given.",
        Assumptions = "Being censored says nothing about the time of the event.",
        Edges = "Undefined (NaN) when the curve never comes down to one half. At equal times events come before censorings.",
        Sources = ["E. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958) 457–481"],
        Elsewhere = [new("R survival", "Takes the middle of the flat part when the curve is exactly ½ over a stretch; here its beginning.")],
        CheckedAgainst = "A worked value of the project's method: delays 3, 5, 8 and two missed of 14 days give 8.",
        Example = () => new("3, 5, 8, and two censored at 14", "KaplanMeier.Median([3, 5, 8, 14, 14], [true, true, true, false, false])", Estimate.WithoutInterval(KaplanMeier.Median([3, 5, 8, 14, 14], [true, true, true, false, false]), 5, "no interval is defined for it here")),
    };

    private static ChanceStream Stream => new Chance(1).Stream("b");

    private static string Text() => string.Join(", ", Values.Select(v => v.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Rows 2i and 2i + 1 are the same and have the same weight, so that of 2i serves for both.</summary>
    private static Estimate Twice() => Resampling.OfClusters([.. Enumerable.Range(0, 24).Select(i => i / 2)], 12, Stream).Percentile(w =>
    {
        Span<double> clusters = stackalloc double[12];
        for (var i = 0; i < clusters.Length; i++)
            clusters[i] = w[2 * i];
        return Mean(clusters);
    });

    private static double Mean(ReadOnlySpan<double> weights) => Mean(weights, 0);

    private static double LastSix(ReadOnlySpan<double> weights) => Mean(weights, 6);

    private static double Mean(ReadOnlySpan<double> weights, int from)
    {
        double sum = 0, all = 0;
        for (var i = from; i < weights.Length; i++)
        {
            sum += weights[i] * Values[i];
            all += weights[i];
        }

        return sum / all;
    }
}
