using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// Labels of one set of rows and what a model said of them, either one class a row or a score for every class. Classes are numbered from 0. Never changed, and safe on any
/// number of threads; the arrays handed in are kept, not copied, and must not be changed either.
/// </summary>
/// <remarks>
/// Metrics (scikit-learn's scorer names where it has one): accuracy, balanced_accuracy; precision, recall and f1 (or f2, f0.5, …) as _macro, _micro and _weighted; mcc (Gorodkin
/// 2004); kappa; of scores also log_loss, brier (sum over classes, 0 to 2), ece (of the decided class, 15 bins), top_k_accuracy@k, roc_auc_ovr and roc_auc_ovo with _weighted.
/// The decided class is the one with the highest score, the first of equals. Averages go over the classes that occur among labels or decisions; balanced_accuracy and areas over
/// those among labels. A class without decisions has precision 0 and one without labels recall 0 in an average (scikit-learn's zero_division=0); alone they are undefined.
/// </remarks>
public sealed class MulticlassSample
{
    private readonly ReadOnlyMemory<int> _labels, _decisions;
    private readonly ReadOnlyMemory<double> _weights;
    private readonly ScoredRows? _scored;
    private readonly Lazy<DecisionMetrics> _decided;

    /// <summary>Labels and decided classes.</summary>
    /// <param name="classes">How many classes there are, 1 or more, whether they occur or not.</param>
    /// <param name="labels">The true class of each row, from 0 to classes − 1.</param>
    /// <param name="decisions">The decided class of each row.</param>
    /// <param name="weights">A weight ≥ 0 a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a class is out of range or a weight is negative or not finite.</exception>
    public MulticlassSample(int classes, ReadOnlyMemory<int> labels, ReadOnlyMemory<int> decisions, ReadOnlyMemory<double> weights = default)
        : this(classes, labels, decisions, weights, null)
    {
    }

    private MulticlassSample(int classes, ReadOnlyMemory<int> labels, ReadOnlyMemory<int> decisions, ReadOnlyMemory<double> weights, ScoredRows? scored)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (labels.Length != decisions.Length)
            throw new ArgumentException($"{labels.Length} labels, but {decisions.Length} decisions.");
        CheckClasses(labels.Span, classes, "label");
        CheckClasses(decisions.Span, classes, "decision");
        RowWeights.Check(weights.Span, labels.Length);
        (Classes, _labels, _decisions, _weights, _scored) = (classes, labels, decisions, weights, scored);
        _decided = new(() => Decided(default));
    }

    /// <summary>Every name that needs decisions alone.</summary>
    public static ImmutableArray<string> DecisionMetricNames => MulticlassMetric.Decided;

    /// <summary>Every name that <see cref="FromScores"/> allows, in the order in which they are printed; other β and k are allowed as well.</summary>
    public static ImmutableArray<string> Metrics { get; } = [.. MulticlassMetric.Scored, .. MulticlassMetric.Decided];

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many rows.</summary>
    public int Rows => _labels.Length;

    /// <summary>The names that this sample has a value for: <see cref="Metrics"/>, or <see cref="DecisionMetricNames"/> without scores.</summary>
    public ImmutableArray<string> Names => _scored is null ? DecisionMetricNames : Metrics;

    /// <summary>The decided class of each row.</summary>
    public ReadOnlySpan<int> Decisions => _decisions.Span;

    internal ReadOnlySpan<int> Labels => _labels.Span;

    internal ReadOnlySpan<double> Weights => _weights.Span;

    internal DecisionMetrics Unweighted => _decided.Value;

    internal ScoredRows? Scored => _scored;

    /// <summary>Labels and a score for every class: probabilities, or any numbers of which the highest decides.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="scores">rows × classes numbers, row by row; not NaN.</param>
    /// <param name="weights">A weight ≥ 0 a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, a class is out of range, a score is NaN or a weight is negative or not finite.</exception>
    public static MulticlassSample FromScores(int classes, ReadOnlyMemory<int> labels, ReadOnlyMemory<double> scores, ReadOnlyMemory<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (scores.Length != (long)labels.Length * classes)
            throw new ArgumentException($"{scores.Length} scores, but {labels.Length} rows of {classes} classes.");
        CheckClasses(labels.Span, classes, "label");
        var scored = new ScoredRows(classes, labels, scores);
        return new(classes, labels, scored.Decisions, weights, scored);
    }

    /// <summary>Whether more is better: all but log_loss, brier and ece.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static bool IsHigherBetter(string metric) => !MulticlassMetric.Of(metric).NeedsProbabilities;

    /// <summary>The value of a metric; NaN when undefined, or when it needs scores that are not there.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>, or with another β or k.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double Value(string metric) => Weighted(metric, default);

    /// <summary>The value when each row counts by these weights times its own; a weight of 2 is the row twice.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="rowWeights">A weight ≥ 0 a row, such as the counts of a resample; empty for 1 each.</param>
    public double Weighted(string metric, ReadOnlySpan<double> rowWeights)
    {
        var which = MulticlassMetric.Of(metric);
        var weights = RowWeights.Times(Weights, rowWeights, Rows);
        if (which.NeedsScores)
            return _scored is null ? double.NaN : _scored.Value(which, weights);
        return (rowWeights.IsEmpty ? Unweighted : Decided(weights)).Value(which);
    }

    /// <summary>
    /// The value with its 95 % interval over rows, or the reason why there is none. Shares (accuracy, micro averages, recall_weighted, top-k) <c>wilson</c>; averages over classes,
    /// mcc and kappa <c>mover-wilson</c> (Zou and Donner 2008); log_loss and brier <c>hall-t</c>; ece <c>folded-normal</c>; areas <c>delong-logit</c>, from DeLong's structural
    /// components summed over the classes. Averages are withheld with fewer than ten rows a class, areas with fewer than ten labels of a class.
    /// </summary>
    /// <param name="metric">One of <see cref="Metrics"/>, or with another β or k.</param>
    /// <param name="bootstrap">The stream of resamples, for <paramref name="replicates"/> above 0.</param>
    /// <param name="replicates">0 for the default interval, otherwise how many resamples of rows for a percentile interval.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public Estimate Estimate(string metric, ChanceStream bootstrap = default, int replicates = 0)
    {
        var which = MulticlassMetric.Of(metric);
        var estimate = MulticlassEstimates.Of(this, which);
        return replicates == 0 || !estimate.IsDefined ? estimate
            : RowBootstrap.Estimate(estimate.Value, Rows, estimate.Count, counts => Weighted(metric, counts), bootstrap, replicates, MulticlassEstimates.Level);
    }

    /// <summary>precision, recall, f1 or another f of one class against all others, with its 95 % interval: <c>wilson</c>; f1 through the share of hits among the rows labelled or
    /// decided so, of which it is 2 J / (1 + J); other f <c>delta-wilson</c>, Wilson's of as many rows as give its variance.</summary>
    /// <param name="metric">precision, recall, f1, f2, f0.5, …</param>
    /// <param name="class">From 0 to <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentException">There is no such metric or class.</exception>
    public Estimate OfClass(string metric, int @class)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@class);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@class, Classes);
        return MulticlassEstimates.OfClass(Unweighted, MulticlassMetric.OfOneClass(metric), @class);
    }

    private static void CheckClasses(ReadOnlySpan<int> values, int classes, string what)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)classes)
                throw new ArgumentException($"The {what} of row {i} is {values[i]}; classes are 0 to {classes - 1}.");
        }
    }

    private DecisionMetrics Decided(ReadOnlySpan<double> weights) =>
        new(CellTable.Of(_labels.Span, _decisions.Span, weights.IsEmpty ? Weights : weights, Classes, Classes));
}
