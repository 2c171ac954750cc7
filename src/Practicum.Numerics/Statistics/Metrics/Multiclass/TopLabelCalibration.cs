namespace Practicum.Numerics.Statistics.Metrics.Multiclass;

/// <summary>
/// The expected calibration error of the decided class (Guo et al. 2017, eq. 3): Σ over 15 equal-width bins of the confidence |Σ w (confidence − hit)| / Σ w. Bins are closed below.
/// The interval takes off the bias that noise in the bins makes, as that of two classes does.
/// </summary>
internal readonly record struct TopLabelCalibration(double Value, double Bias, double Variance, int Rows)
{
    /// <summary>Sums up bins.</summary>
    public static TopLabelCalibration Of(ScoredRows rows, ReadOnlySpan<double> weights)
    {
        Span<double> gaps = stackalloc double[ScoredRows.Bins], noise = stackalloc double[ScoredRows.Bins], cross = stackalloc double[ScoredRows.Bins];
        (double all, double squares, var count) = (0, 0, 0);
        for (var i = 0; i < rows.Decisions.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            if (w == 0)
                continue;
            var (confidence, hit) = rows.Decided(i);
            var bin = Math.Min(ScoredRows.Bins - 1, (int)(confidence * ScoredRows.Bins));
            var gap = w * (confidence - (hit ? 1 : 0));
            gaps[bin] += gap;
            noise[bin] += gap * gap;
            cross[bin] += w * gap;
            all += w;
            squares += w * w;
            count++;
        }

        double value = 0, bias = 0, variance = 0;
        for (var b = 0; b < gaps.Length; b++)
        {
            value += Math.Abs(gaps[b]) / all;
            bias += CalibrationError.Bias(Math.Abs(gaps[b]) / all, Math.Sqrt(noise[b]) / all);
        }

        for (var b = 0; b < gaps.Length; b++)
            variance += (noise[b] - 2 * value * Math.Sign(gaps[b]) * cross[b]) / (all * all);
        return new(value, bias, variance + value * value * squares / (all * all), count);
    }

    /// <summary>[value − bias − zσ, value + zσ]; method <c>folded-normal</c>.</summary>
    public Interval Interval(double level)
    {
        var half = InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(Math.Max(0, Variance));
        return new(level, Math.Max(0, Value - Bias - half), Math.Min(1, Value + half), "folded-normal");
    }
}
