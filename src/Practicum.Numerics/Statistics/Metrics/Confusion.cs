namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The four cells of decisions at a threshold: sums of weights, and of squared weights. Every metric of decisions is a function of the cells, so that its variance by the
/// infinitesimal jackknife is Σ over cells of squared weights · (derivative in the cell)².
/// </summary>
internal sealed record Confusion(double Threshold, double Hits, double FalseAlarms, double Misses, double Rejections)
{
    private double[] _squares = [], _cubes = [];

    /// <summary>All weight.</summary>
    public double All => Hits + FalseAlarms + Misses + Rejections;

    /// <summary>Counts the cells.</summary>
    public static Confusion Of(SortedRows rows, double threshold)
    {
        var above = rows.Above(threshold);
        if (rows.Weights.Length == 0)
        {
            var hits = SortedRows.CountOnes(rows.Labels.AsSpan(0, above));
            return OfCells(threshold, hits, above - hits, rows.Positives - hits, rows.Negatives - (above - hits));
        }

        var upper = ClassTotals.Of(rows.Labels.AsSpan(0, above), rows.Weights);
        var lower = ClassTotals.Of(rows.Labels.AsSpan(above), rows.Weights.AsSpan(above));
        return new(threshold, upper.Positives, upper.Negatives, lower.Positives, lower.Negatives)
        {
            _squares = [upper.PositiveSquares, upper.NegativeSquares, lower.PositiveSquares, lower.NegativeSquares],
            _cubes = [upper.PositiveCubes, upper.NegativeCubes, lower.PositiveCubes, lower.NegativeCubes],
        };
    }

    /// <summary>Cells of rows that count 1 each.</summary>
    public static Confusion OfCells(double threshold, double hits, double falseAlarms, double misses, double rejections)
    {
        double[] cells = [hits, falseAlarms, misses, rejections];
        return new(threshold, hits, falseAlarms, misses, rejections) { _squares = cells, _cubes = cells };
    }

    /// <summary>
    /// The cells with half a row of average weight added to each (Agresti and Caffo 2000 for differences of shares): intervals from these neither vanish nor leave the range where
    /// a cell is empty.
    /// </summary>
    public Confusion Smoothed()
    {
        var row = (_squares[0] + _squares[1] + _squares[2] + _squares[3]) / All;
        var half = 0.5 * row;
        return new(Threshold, Hits + half, FalseAlarms + half, Misses + half, Rejections + half)
        {
            _squares = [_squares[0] + half * row, _squares[1] + half * row, _squares[2] + half * row, _squares[3] + half * row],
            _cubes = _cubes,
        };
    }

    /// <summary>The value of a metric of decisions; NaN when undefined.</summary>
    public double Value(BinaryMetric metric)
    {
        var (t, f, m, r) = (Hits, FalseAlarms, Misses, Rejections);
        switch (metric.Kind)
        {
            case BinaryKind.Accuracy:
                return (t + r) / All;
            case BinaryKind.Precision:
                return t / (t + f);
            case BinaryKind.Recall:
                return t / (t + m);
            case BinaryKind.Specificity:
                return r / (r + f);
            case BinaryKind.BalancedAccuracy:
                return 0.5 * (t / (t + m) + r / (r + f));
            case BinaryKind.FBeta:
                var square = metric.Parameter * metric.Parameter;
                return (1 + square) * t / ((1 + square) * t + square * m + f);
            case BinaryKind.Mcc:
                return (t * r - f * m) / Math.Sqrt((t + f) * (t + m) * (r + f) * (r + m));
            default:
                var chance = (t + f) * (f + r) + (t + m) * (m + r);
                return 2 * (t * r - f * m) / chance;
        }
    }

    /// <summary>The variance of a metric of decisions by the infinitesimal jackknife.</summary>
    public double Variance(BinaryMetric metric)
    {
        var value = Value(metric);
        var (t, f, m, r) = Slopes(metric, value);
        return _squares[0] * t * t + _squares[1] * f * f + _squares[2] * m * m + _squares[3] * r * r;
    }

    /// <summary>The sum of the cubes of the same derivatives.</summary>
    public double Cubes(BinaryMetric metric)
    {
        var (t, f, m, r) = Slopes(metric, Value(metric));
        return _cubes[0] * t * t * t + _cubes[1] * f * f * f + _cubes[2] * m * m * m + _cubes[3] * r * r * r;
    }

    /// <summary>Hits and trials of a metric that is a share, in effective rows: the share of weight, times Kish's effective number of the rows in question.</summary>
    public (double Hits, double Trials) Share(BinaryKind kind)
    {
        var (weight, squares, hits) = kind switch
        {
            BinaryKind.Accuracy => (All, _squares[0] + _squares[1] + _squares[2] + _squares[3], Hits + Rejections),
            BinaryKind.Precision => (Hits + FalseAlarms, _squares[0] + _squares[1], Hits),
            BinaryKind.Recall => (Hits + Misses, _squares[0] + _squares[2], Hits),
            _ => (FalseAlarms + Rejections, _squares[1] + _squares[3], Rejections),
        };
        var scale = weight / squares;
        return (hits * scale, weight * scale);
    }

    /// <summary>Derivatives in the cells.</summary>
    private (double Hits, double FalseAlarms, double Misses, double Rejections) Slopes(BinaryMetric metric, double value)
    {
        var (t, f, m, r) = (Hits, FalseAlarms, Misses, Rejections);
        var (p, n, d, u) = (t + m, f + r, t + f, m + r);
        switch (metric.Kind)
        {
            case BinaryKind.Accuracy:
                return ((1 - value) / All, -value / All, -value / All, (1 - value) / All);
            case BinaryKind.Precision:
                return ((1 - value) / d, -value / d, 0, 0);
            case BinaryKind.Recall:
                return ((1 - value) / p, 0, -value / p, 0);
            case BinaryKind.Specificity:
                return (0, -value / n, 0, (1 - value) / n);
            case BinaryKind.BalancedAccuracy:
                var (recall, specificity) = (t / p, r / n);
                return (0.5 * (1 - recall) / p, -0.5 * specificity / n, -0.5 * recall / p, 0.5 * (1 - specificity) / n);
            case BinaryKind.FBeta:
                var square = metric.Parameter * metric.Parameter;
                var whole = (1 + square) * t + square * m + f;
                return ((1 + square) * (1 - value) / whole, -value / whole, -square * value / whole, 0);
            case BinaryKind.Mcc:
                var root = Math.Sqrt(d * p * n * u);
                return (r / root - 0.5 * value * (1 / d + 1 / p), -m / root - 0.5 * value * (1 / d + 1 / n), -f / root - 0.5 * value * (1 / p + 1 / u), t / root - 0.5 * value * (1 / n + 1 / u));
            default: // 2 (t r − f m) / (d n + p u)
                var chance = d * n + p * u;
                return ((2 * r - value * (n + u)) / chance, (-2 * m - value * (n + d)) / chance, (-2 * f - value * (u + p)) / chance, (2 * t - value * (d + p)) / chance);
        }
    }
}
