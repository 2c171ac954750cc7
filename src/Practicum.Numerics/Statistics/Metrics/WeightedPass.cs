using System.Buffers;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>One pass over rows sorted by falling score that sums whatever the wanted metrics need. Rows count by their weights.</summary>
/// <remarks>
/// roc_auc: pairs won, ties half (Mann and Whitney). average_precision: Σ (R_g − R_{g−1}) P_g over distinct scores g. ece: Σ_b |Σ p − Σ y| / n over equal-width bins.
/// All sums run in the sorted order, so that a result depends on the rows and weights alone.
/// </remarks>
internal ref struct WeightedPass(SortedRows rows, ReadOnlySpan<double> weights, int wanted)
{
    private readonly ReadOnlySpan<double> _weights = weights;
    private Span<double> _sorted;
    private double _positives, _negatives, _pairs, _precisions, _logLoss, _brier, _ece, _truePositives, _falsePositives;

    /// <summary>Bit of a metric in <c>wanted</c>.</summary>
    public static int Bit(BinaryMetric metric) => 1 << (int)metric;

    /// <summary>Sums up. Rows before <paramref name="cut"/> are decided as positive.</summary>
    public void Run(int cut)
    {
        var rented = ArrayPool<double>.Shared.Rent(rows.Labels.Length);
        _sorted = rented.AsSpan(0, rows.Labels.Length);
        Gather(_sorted);
        if ((wanted & ~(Bit(BinaryMetric.LogLoss) | Bit(BinaryMetric.Brier) | Bit(BinaryMetric.Ece))) != 0)
            Rank(cut);
        if ((wanted & (Bit(BinaryMetric.LogLoss) | Bit(BinaryMetric.Brier))) != 0)
            Losses();
        if ((wanted & Bit(BinaryMetric.Ece)) != 0)
            Bins();
        _sorted = default;
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The value of a wanted metric; NaN when undefined.</summary>
    public readonly double Value(BinaryMetric metric)
    {
        var all = _positives + _negatives;
        return metric switch
        {
            BinaryMetric.RocAuc => _pairs / (_positives * _negatives),
            BinaryMetric.AveragePrecision => _negatives > 0 ? _precisions / _positives : double.NaN,
            BinaryMetric.LogLoss => rows.AreProbabilities ? _logLoss : double.NaN,
            BinaryMetric.Brier => rows.AreProbabilities ? _brier : double.NaN,
            BinaryMetric.Accuracy => (_truePositives + _negatives - _falsePositives) / all,
            BinaryMetric.Precision => _truePositives / (_truePositives + _falsePositives),
            BinaryMetric.Recall => _truePositives / _positives,
            BinaryMetric.F1 => 2 * _truePositives / (_truePositives + _falsePositives + _positives),
            _ => rows.AreProbabilities ? _ece : double.NaN,
        };
    }

    /// <summary>The weights in the order of the sorted rows, gathered once for all sums.</summary>
    private readonly void Gather(Span<double> sorted)
    {
        if (_weights.IsEmpty)
        {
            sorted.Fill(1);
            return;
        }

        var order = rows.Order;
        for (var i = 0; i < order.Length; i++)
            sorted[i] = _weights[order[i]];
    }

    private void Rank(int cut)
    {
        double positives = 0, negatives = 0, pairs = 0, precisions = 0;
        var start = 0;
        var wantsPrecisions = (wanted & Bit(BinaryMetric.AveragePrecision)) != 0;
        var labels = rows.Labels.AsSpan();
        var weights = _sorted[..labels.Length];
        foreach (var end in rows.GroupEnds)
        {
            double p = 0, n = 0;
            for (var i = start; i < end; i++)
            {
                var w = weights[i];
                var positive = labels[i] * w;
                p += positive;
                n += w - positive;
            }

            pairs += n * (positives + 0.5 * p);
            positives += p;
            negatives += n;
            if (wantsPrecisions && p > 0)
                precisions += p * (positives / (positives + negatives));
            if (end == cut)
                (_truePositives, _falsePositives) = (positives, negatives);
            start = end;
        }

        (_positives, _negatives, _pairs, _precisions) = (positives, negatives, pairs, precisions);
    }

    private void Losses()
    {
        var logs = (wanted & Bit(BinaryMetric.LogLoss)) != 0 ? rows.LogLosses : [];
        double all = 0, log = 0, squares = 0;
        var labels = rows.Labels.AsSpan();
        var scores = rows.Scores.AsSpan(0, labels.Length);
        var weights = _sorted[..labels.Length];
        var losses = logs.AsSpan();
        if (losses.Length != labels.Length)
            losses = scores;
        for (var i = 0; i < losses.Length; i++)
        {
            // three sums side by side cost as much as one: each waits for its own last addition
            var (w, error) = (weights[i], scores[i] - labels[i]);
            all += w;
            squares += w * (error * error);
            log += w * losses[i];
        }

        (_logLoss, _brier) = (log / all, squares / all);
    }

    private void Bins()
    {
        var bins = rows.Bins;
        Span<double> gaps = stackalloc double[SortedRows.EceBins];
        gaps.Clear();
        double all = 0;
        for (var i = 0; i < bins.Length; i++)
        {
            var w = _sorted[i];
            all += w;
            gaps[bins[i]] += w * (rows.Scores[i] - rows.Labels[i]);
        }

        double sum = 0;
        foreach (var gap in gaps)
            sum += Math.Abs(gap);
        _ece = sum / all;
    }
}
