namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>One pass over rows sorted by falling score that sums whatever the wanted metrics need. Rows count by weights given in the sorted order.</summary>
/// <remarks>
/// roc_auc: pairs won, ties half (Mann and Whitney). average_precision: Σ (R_g − R_{g−1}) P_g over distinct scores g. ece: Σ_b |Σ p − Σ y| / n over bins.
/// All sums run in the sorted order, so that a result depends on the rows and weights alone.
/// </remarks>
internal ref struct WeightedPass(SortedRows rows, ReadOnlySpan<double> weights, double threshold)
{
    private readonly ReadOnlySpan<double> _weights = weights;
    private double _positives, _negatives, _pairs, _precisions, _all, _logLoss, _brier;
    private Confusion? _cells;

    /// <summary>Sums up what the metrics need.</summary>
    public void Run(ReadOnlySpan<BinaryMetric> wanted)
    {
        bool ranks = false, precisions = false, logs = false, losses = false;
        foreach (var metric in wanted)
        {
            ranks |= !metric.NeedsProbabilities;
            precisions |= metric.Kind == BinaryKind.AveragePrecision;
            logs |= metric.Kind == BinaryKind.LogLoss;
            losses |= metric.NeedsProbabilities;
        }

        if (ranks)
            Rank(rows.Above(threshold), precisions);
        if (losses && rows.AreProbabilities)
            Losses(logs);
    }

    /// <summary>The value of a wanted metric; NaN when undefined.</summary>
    public readonly double Value(BinaryMetric metric) => metric.Kind switch
    {
        BinaryKind.RocAuc => _pairs / (_positives * _negatives),
        BinaryKind.AveragePrecision => _negatives > 0 ? _precisions / _positives : double.NaN,
        BinaryKind.Ks => _positives > 0 && _negatives > 0 ? Distance() : double.NaN,
        BinaryKind.PartialAucRaw => PartialArea.Raw(rows, _weights, _positives, _negatives, metric.Parameter),
        BinaryKind.PartialAuc => PartialArea.Standardised(PartialArea.Raw(rows, _weights, _positives, _negatives, metric.Parameter), metric.Parameter),
        _ when !metric.NeedsProbabilities => _cells!.Value(metric),
        _ when !rows.AreProbabilities => double.NaN,
        BinaryKind.LogLoss => _logLoss,
        BinaryKind.Brier => _brier,
        BinaryKind.Ece => Error(rows.EqualWidth.All),
        _ => MassError(),
    };

    private void Rank(int cut, bool wantsPrecisions)
    {
        double positives = 0, negatives = 0, pairs = 0, precisions = 0, hits = 0, falseAlarms = 0;
        var start = 0;
        var labels = rows.Labels.AsSpan();
        var weights = _weights[..labels.Length];
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
                (hits, falseAlarms) = (positives, negatives);
            start = end;
        }

        (_positives, _negatives, _pairs, _precisions) = (positives, negatives, pairs, precisions);
        _cells = new(threshold, hits, falseAlarms, positives - hits, negatives - falseAlarms);
    }

    private readonly double Distance()
    {
        double positives = 0, negatives = 0, far = 0;
        var start = 0;
        foreach (var end in rows.GroupEnds)
        {
            for (; start < end; start++)
            {
                var positive = rows.Labels[start] * _weights[start];
                positives += positive;
                negatives += _weights[start] - positive;
            }

            far = Math.Max(far, Math.Abs(positives / _positives - negatives / _negatives));
        }

        return far;
    }

    private void Losses(bool wantsLogs)
    {
        double all = 0, log = 0, squares = 0;
        var labels = rows.Labels.AsSpan();
        var scores = rows.Scores.AsSpan(0, labels.Length);
        var weights = _weights[..labels.Length];
        var losses = wantsLogs ? rows.LogLosses.AsSpan(0, labels.Length) : scores;
        for (var i = 0; i < losses.Length; i++)
        {
            // three sums side by side cost as much as one: each waits for its own last addition
            var (w, error) = (weights[i], scores[i] - labels[i]);
            all += w;
            squares += w * (error * error);
            log += w * losses[i];
        }

        (_logLoss, _brier, _all) = (log / all, squares / all, all);
    }

    private readonly double MassError()
    {
        Span<ScoreBin> bins = new ScoreBin[SortedRows.EceBins];
        ScoreBins.MassEnds(rows, _weights, _all, bins);
        return Error(bins);
    }

    private readonly double Error(ReadOnlySpan<ScoreBin> bins)
    {
        double sum = 0;
        foreach (ref readonly var bin in bins)
        {
            double gap = 0;
            for (var i = bin.Start; i < bin.End; i++)
                gap += _weights[i] * (rows.Scores[i] - rows.Labels[i]);
            sum += Math.Abs(gap);
        }

        return sum / _all;
    }
}
