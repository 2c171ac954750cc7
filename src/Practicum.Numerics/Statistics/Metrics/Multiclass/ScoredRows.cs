using System.Runtime.CompilerServices;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>Rows with a score for every class: one pass keeps what the metrics need of each row, whatever the weights are then. Blocks of rows are read side by side.</summary>
internal sealed class ScoredRows
{
    /// <summary>Equal-width bins of the expected calibration error.</summary>
    public const int Bins = 15;

    /// <summary>How far the probabilities of a row may be from adding up to 1, since they were rounded to be printed.</summary>
    public const double Tolerance = 1e-3;

    private const double Epsilon = 1.0 / (1L << 52);
    private const int Block = 1 << 13;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly ReadOnlyMemory<double> _scores;
    private readonly int[] _decisions, _above, _tied;
    private readonly double[] _logLosses, _brier, _confidence;
    private readonly Lazy<ClassAreas> _areas;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public ScoredRows(int classes, ReadOnlyMemory<int> labels, ReadOnlyMemory<double> scores)
    {
        (Classes, _labels, _scores) = (classes, labels, scores);
        var rows = labels.Length;
        (_decisions, _above, _tied) = (new int[rows], new int[rows], new int[rows]);
        (_logLosses, _brier, _confidence) = (new double[rows], new double[rows], new double[rows]);
        var blocks = (rows + Block - 1) / Block;
        var (improper, undefined) = (new int[blocks], new int[blocks]);
        Parallel.For(0, blocks, b => (improper[b], undefined[b]) = Read(b * Block, Math.Min(rows, (b + 1) * Block)));
        Improper = improper.Sum();
        if (Array.Find(undefined, r => r > 0) is > 0 and var bad)
            throw new ArgumentException($"A score of row {bad - 1} is NaN.");
        _areas = new(() => new(Classes, _labels, _scores));
    }

    /// <summary>How many classes.</summary>
    public int Classes { get; }

    /// <summary>The class with the highest score of each row, the first of equals.</summary>
    public ReadOnlyMemory<int> Decisions => _decisions;

    /// <summary>Rows whose scores are no probabilities that add up to 1.</summary>
    public int Improper { get; }

    /// <summary>−ln of the probability of the label: clipped to [2⁻⁵², 1 − 2⁻⁵²], then divided by the row's sum, which is scikit-learn 1.2's but for the last bits.</summary>
    public ReadOnlySpan<double> LogLosses => _logLosses;

    /// <summary>Σ over classes (p − y)² of each row, 0 to 2 (Brier 1950).</summary>
    public ReadOnlySpan<double> BrierLosses => _brier;

    /// <summary>The areas under the ROC curve, from rows sorted by each class once.</summary>
    public ClassAreas Areas => _areas.Value;

    /// <summary>The value of a metric of scores; NaN when undefined.</summary>
    public double Value(MulticlassMetric metric, ReadOnlySpan<double> weights) => metric.Kind switch
    {
        _ when metric.NeedsProbabilities && Improper > 0 => double.NaN,
        MulticlassKind.LogLoss => WeightedMean.Of(_logLosses, weights),
        MulticlassKind.Brier => WeightedMean.Of(_brier, weights),
        MulticlassKind.Ece => TopLabelCalibration.Of(this, weights).Value,
        MulticlassKind.TopK => TopK((int)Math.Min(int.MaxValue, metric.Parameter), weights).Value,
        _ => Areas.Value(metric, weights),
    };

    /// <summary>
    /// Rows whose label is among the k highest scores. Where scores tie across the k-th place, the row counts by the share of the tied classes that find a place: its chance
    /// when ties are broken at random.
    /// </summary>
    public Share TopK(int k, ReadOnlySpan<double> weights)
    {
        double hits = 0, all = 0, squares = 0;
        long rows = 0;
        for (var i = 0; i < _above.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            if (w == 0)
                continue;
            rows++;
            all += w;
            squares += w * w;
            if (_above[i] + _tied[i] <= k)
                hits += w;
            else if (_above[i] < k)
                hits += w * (k - _above[i]) / _tied[i];
        }

        return new(hits, all, squares, rows);
    }

    /// <summary>Of a row: the probability of the decided class, and whether it is the label.</summary>
    public (double Confidence, bool Hit) Decided(int row) => (_confidence[row], _decisions[row] == _labels.Span[row]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Improper, int Undefined) Read(int from, int to)
    {
        var labels = _labels.Span;
        var scores = _scores.Span;
        var improper = 0;
        for (var row = from; row < to; row++)
        {
            var line = scores.Slice(row * Classes, Classes);
            var label = line[labels[row]];
            double sum = 0, squares = 0, best = line[0], least = line[0];
            var (above, tied) = (0, 0);
            foreach (var s in line)
            {
                best = Math.Max(best, s);
                least = Math.Min(least, s);
                sum += s;
                squares += s * s;
                above += s > label ? 1 : 0;
                tied += s == label ? 1 : 0;
            }

            if (double.IsNaN(best))
                return (improper, row + 1);
            (_decisions[row], _above[row], _tied[row]) = (line.IndexOf(best), above, tied);
            improper += least >= 0 && best <= 1 && Math.Abs(sum - 1) <= Tolerance ? 0 : 1;
            _logLosses[row] = -Math.Log(Math.Clamp(label, Epsilon, 1 - Epsilon) / sum);
            _brier[row] = Math.Max(0, squares / (sum * sum) - 2 * label / sum + 1);
            _confidence[row] = best / sum;
        }

        return (improper, 0);
    }
}
