using System.Buffers;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// Scores and labels of one set of rows, sorted once; every binary metric is computed from the same sorted rows. Never changed; safe on any number of threads.
/// Values agree with scikit-learn 1.2. A row is decided as positive when its score is at least the threshold.
/// </summary>
/// <remarks>
/// Undefined, NaN: roc_auc and average_precision when all labels are the same; recall without positives; precision without positive decisions; f1 without either;
/// log_loss, brier and ece when a score lies outside [0, 1]; every metric without rows.
/// </remarks>
public sealed class BinarySample
{
    private readonly SortedRows _rows;

    /// <summary>Sorts the rows.</summary>
    /// <param name="scores">A score a row; not NaN.</param>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="weights">Finite and at least 0 a row; empty for 1 each. A whole weight gives the value that the row repeated so often gives; intervals take a row with its weight as one draw.</param>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN, a label is not 0 or 1, or a weight is below 0 or not finite; the caller has looked at what came from outside.</exception>
    public BinarySample(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights = default) => _rows = new(scores, labels, weights);

    /// <summary>roc_auc, average_precision, log_loss, brier, accuracy, precision, recall, f1, ece: what a task may be graded by.</summary>
    public static ImmutableArray<string> Metrics { get; } = ["roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall", "f1", "ece"];

    /// <summary>
    /// All that are listed: <see cref="Metrics"/>, then partial_auc, balanced_accuracy, specificity, f0.5, f2, mcc, kappa, ece_mass, ks. Also known are <c>f</c> with any other β &gt; 0,
    /// and <c>partial_auc@t</c> (McClish) and <c>partial_auc_raw@t</c> with a largest false positive rate t in (0, 1]; t is 0.1 when left out.
    /// </summary>
    public static ImmutableArray<string> AllMetrics { get; } = [.. Metrics, "partial_auc", "balanced_accuracy", "specificity", "f0.5", "f2", "mcc", "kappa", "ece_mass", "ks"];

    /// <summary>How many rows.</summary>
    public int Rows => _rows.Labels.Length;

    /// <summary>How many labels are 1.</summary>
    public int Positives => _rows.Positives;

    /// <summary>Whether there is a metric of that name.</summary>
    public static bool Knows(string metric) => BinaryMetric.Find(metric) is not null;

    /// <summary>Whether more is better: all but log_loss, brier, ece and ece_mass.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static bool IsHigherBetter(string metric) => !BinaryMetric.Of(metric).NeedsProbabilities;

    /// <summary>
    /// The value of one metric where nothing else is asked of the rows: log_loss and brier are then not sorted for, and may differ from
    /// <see cref="Value"/> in the last bits.
    /// </summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="scores">A score a row; not NaN.</param>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="threshold">Rows with at least this score are decided as positive.</param>
    public static double ValueOf(string metric, ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, double threshold = 0.5)
    {
        var which = BinaryMetric.Of(metric);
        return MeanLoss.Knows(which) && scores.Length == labels.Length ? MeanLoss.Of(which, scores, labels) : new BinarySample(scores, labels).Value(metric, threshold);
    }

    /// <summary>The value of a metric; NaN when undefined.</summary>
    /// <param name="metric">One of <see cref="AllMetrics"/>, or another that is known.</param>
    /// <param name="threshold">Rows with at least this score are decided as positive.</param>
    public double Value(string metric, double threshold = 0.5) => BinaryEstimates.Value(_rows, BinaryMetric.Of(metric), threshold);

    /// <summary>The value when each row counts by its weight, times the weight that the sample was made with.</summary>
    /// <param name="metric">One of <see cref="AllMetrics"/>, or another that is known.</param>
    /// <param name="threshold">Rows with at least this score are decided as positive.</param>
    /// <param name="rowWeights">Weights ≥ 0 in the original order of rows, such as the counts of a resample; empty for 1 each.</param>
    public double Weighted(string metric, double threshold, ReadOnlySpan<double> rowWeights)
    {
        Span<double> value = stackalloc double[1];
        Fill(value, [BinaryMetric.Of(metric)], threshold, rowWeights);
        return value[0];
    }

    /// <summary>The values of several metrics from one pass; as <see cref="Weighted"/>.</summary>
    public double[] WeightedAll(ReadOnlySpan<string> metrics, double threshold, ReadOnlySpan<double> rowWeights)
    {
        var wanted = Parsed(metrics);
        var values = new double[metrics.Length];
        Fill(values, wanted, threshold, rowWeights);
        return values;
    }

    /// <summary>
    /// The value with its 95 % interval over rows by the metric's default method, or the reason why there is none. All are in closed form; which method a metric gets, and when
    /// it is withheld, stands on its page (<see cref="Catalogue.StatisticPages"/>) and is named in the interval.
    /// </summary>
    /// <param name="metric">One of <see cref="AllMetrics"/>, or another that is known.</param>
    /// <param name="threshold">Rows with at least this score are decided as positive.</param>
    public Estimate Estimate(string metric, double threshold = 0.5) => BinaryEstimates.Of(_rows, BinaryMetric.Of(metric), threshold);

    /// <summary>
    /// The values with 95 % bootstrap intervals over rows, all metrics from the same resamples: method <c>bootstrap</c> (percentiles) or <c>bca</c>, after <c>poisson-</c> for Poisson
    /// weights. ece and ece_mass keep <c>folded-normal</c>: resampling adds the noise in the bins once more, so that no bootstrap interval of theirs covers. With fewer than ten
    /// positives or negatives, and when more than 5 % of the resamples are undefined, intervals are withheld.
    /// </summary>
    /// <param name="metrics">Of <see cref="AllMetrics"/>, or others that are known.</param>
    /// <param name="threshold">Rows with at least this score are decided as positive.</param>
    /// <param name="stream">The stream of this bootstrap; resample r is a pure function of (rows, stream, r).</param>
    /// <param name="how">How many resamples, and which.</param>
    public Estimate[] Estimates(ReadOnlySpan<string> metrics, double threshold, ChanceStream stream, BinaryBootstrap how)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(how.Replicates, 1);
        return BinaryResamples.Estimates(_rows, Parsed(metrics), threshold, stream, how);
    }

    /// <summary>
    /// The area under the ROC curve in resamples of the rows: what <see cref="Weighted"/> gives for the counts of rows drawn with replacement, at about a nanosecond a row and resample.
    /// NaN where a class was not drawn. Of a sample with weights, a row is drawn with its weight.
    /// </summary>
    /// <param name="replicates">How many.</param>
    /// <param name="stream">The stream of this bootstrap; replicate r is a pure function of (rows, stream, r).</param>
    /// <param name="poisson">Independent Poisson(1) weights instead of draws with replacement.</param>
    public double[] BootstrapAreas(int replicates, ChanceStream stream, bool poisson = false) =>
        _rows.Weights.Length == 0 ? new AreaResamples(_rows).Areas(replicates, stream, poisson) : BinaryResamples.Of(_rows, [new(BinaryKind.RocAuc)], 0, replicates, stream, poisson)[0];

    /// <summary>
    /// The Brier score taken apart over equal-width bins of the score, with the variance and covariance within bins, so that the parts add up to the score of the same rows.
    /// Undefined without rows, without weight, and when a score lies outside 0 to 1.
    /// </summary>
    /// <param name="bins">From 1 to 1,000.</param>
    public BrierDecomposition DecomposeBrier(int bins = 15) => BrierDecomposition.Of(_rows, Math.Clamp(bins, 1, 1000));

    /// <summary>
    /// The ROC curve: false positive rate and true positive rate, from (0, 0) to (1, 1), rising. Longer curves are thinned to
    /// <paramref name="maxPoints"/> points at equal steps of the sum of both rates. Empty when all labels are the same.
    /// </summary>
    public ImmutableArray<(double X, double Y)> Roc(int maxPoints = 101) => Curves.Roc(_rows, Math.Max(2, maxPoints));

    /// <summary>
    /// The calibration curve over equal-width bins of the score: mean score, share of positives with its 95 % Wilson interval, and rows. Empty bins are
    /// left out; nothing is given when scores are not probabilities.
    /// </summary>
    public ImmutableArray<(double Stated, double Came, double Low, double High, int Rows)> Calibration(int bins = 15) => Curves.Calibration(_rows, Math.Clamp(bins, 1, 1000));

    /// <summary>
    /// The covariance matrix of several areas under the ROC curve on the same rows (DeLong, DeLong and Clarke-Pearson 1988), by midranks
    /// in O(n log n) (Sun and Xu 2014). NaN with fewer than two positives or two negatives.
    /// </summary>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="scoreSets">Sets of scores, each in the order of the labels.</param>
    public static double[,] DeLongCovariance(ReadOnlySpan<byte> labels, params double[][] scoreSets) => DeLong.Covariance(labels, scoreSets);

    private static BinaryMetric[] Parsed(ReadOnlySpan<string> metrics)
    {
        var parsed = new BinaryMetric[metrics.Length];
        for (var i = 0; i < parsed.Length; i++)
            parsed[i] = BinaryMetric.Of(metrics[i]);
        return parsed;
    }

    private void Fill(Span<double> values, ReadOnlySpan<BinaryMetric> wanted, double threshold, ReadOnlySpan<double> rowWeights)
    {
        if (!rowWeights.IsEmpty && rowWeights.Length != Rows)
            throw new ArgumentException($"{rowWeights.Length} weights, but {Rows} rows.");
        var rented = ArrayPool<double>.Shared.Rent(Rows);
        var sorted = rented.AsSpan(0, Rows);
        _rows.GatherTimesOwn(rowWeights, sorted);
        var pass = new WeightedPass(_rows, sorted, threshold);
        pass.Run(wanted);
        for (var i = 0; i < values.Length; i++)
            values[i] = pass.Value(wanted[i]);
        ArrayPool<double>.Shared.Return(rented);
    }
}
