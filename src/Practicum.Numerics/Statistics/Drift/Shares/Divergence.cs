namespace Practicum.Numerics.Statistics.Drift.Shares;

/// <summary>A distance of two sets of shares, with what its interval needs.</summary>
/// <param name="Value">The value.</param>
/// <param name="Variance">Its variance by the delta method over two multinomial samples.</param>
/// <param name="Unit">What one degree of freedom adds to its mean when the shares agree.</param>
internal readonly record struct Divergence(double Value, double Variance, double Unit)
{
    /// <summary>The population stability index Σ (q − p) ln (q / p).</summary>
    /// <param name="p">Shares of the reference, none 0.</param>
    /// <param name="q">Shares of the window, none 0.</param>
    /// <param name="n">Rows of the reference.</param>
    /// <param name="m">Rows of the window.</param>
    public static Divergence Psi(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double n, double m)
    {
        var (first, second, value) = (default(Slopes), default(Slopes), 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            var log = Math.Log(q[i] / p[i]);
            value += (q[i] - p[i]) * log;
            first.Add(p[i], 1 - log - (q[i] / p[i]));
            second.Add(q[i], 1 + log - (p[i] / q[i]));
        }

        return new(value, (first.Variance / n) + (second.Variance / m), (1 / n) + (1 / m));
    }

    /// <summary>Kullback and Leibler's Σ p ln (p / q); no share is 0.</summary>
    public static Divergence KullbackLeibler(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double n, double m)
    {
        var (first, second, value) = (default(Slopes), default(Slopes), 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            var log = Math.Log(p[i] / q[i]);
            value += p[i] * log;
            first.Add(p[i], log);
            second.Add(q[i], -p[i] / q[i]);
        }

        return new(value, (first.Variance / n) + (second.Variance / m), ((1 / n) + (1 / m)) / 2);
    }

    /// <summary>Jensen and Shannon's divergence in nats, the square of the distance: ½ Σ (p ln (p / h) + q ln (q / h)), h = (p + q) / 2.</summary>
    public static Divergence JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double n, double m)
    {
        var (first, second, value) = (default(Slopes), default(Slopes), 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            var half = (p[i] + q[i]) / 2;
            var (left, right) = (p[i] > 0 ? Math.Log(p[i] / half) : 0, q[i] > 0 ? Math.Log(q[i] / half) : 0);
            value += ((p[i] * left) + (q[i] * right)) / 2;
            first.Add(p[i], left / 2);
            second.Add(q[i], right / 2);
        }

        return new(Math.Max(0, value), (first.Variance / n) + (second.Variance / m), ((1 / n) + (1 / m)) / 8);
    }

    /// <summary>The square of Hellinger's distance, ½ Σ (√p − √q)².</summary>
    public static Divergence Hellinger(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double n, double m)
    {
        // p (∂/∂p)² = q / 4 and p ∂/∂p = −√(p q) / 2, up to a constant in the slope
        double value = 0, common = 0;
        for (var i = 0; i < p.Length; i++)
        {
            var away = Math.Sqrt(p[i]) - Math.Sqrt(q[i]);
            value += away * away / 2;
            common += Math.Sqrt(p[i] * q[i]);
        }

        var variance = Math.Max(0, 1 - (common * common)) / 4;
        return new(value, (variance / n) + (variance / m), ((1 / n) + (1 / m)) / 8);
    }

    /// <summary>Pearson's φ² = χ² / (n + m) of the two rows of counts.</summary>
    public static Divergence Pearson(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double n, double m)
    {
        var (first, second, value) = (default(Slopes), default(Slopes), 0.0);
        var (a, b) = (n / (n + m), m / (n + m));
        for (var i = 0; i < p.Length; i++)
        {
            var pooled = (a * p[i]) + (b * q[i]);
            var ratio = (p[i] - q[i]) / pooled;
            value += ratio * (p[i] - q[i]);
            first.Add(p[i], (2 * ratio) - (a * ratio * ratio));
            second.Add(q[i], (-2 * ratio) - (b * ratio * ratio));
        }

        var scale = a * b;
        return new(scale * value, scale * scale * ((first.Variance / n) + (second.Variance / m)), 1 / (n + m));
    }

    /// <summary>Weighted mean and mean square of the slopes of one side.</summary>
    private struct Slopes
    {
        private double _sum, _squares;

        /// <summary>Adds a cell.</summary>
        public void Add(double share, double slope)
        {
            _sum += share * slope;
            _squares += share * slope * slope;
        }

        /// <summary>Variance of the slope over one row.</summary>
        public readonly double Variance => Math.Max(0, _squares - (_sum * _sum));
    }
}
