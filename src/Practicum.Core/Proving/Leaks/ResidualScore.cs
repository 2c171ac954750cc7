using Practicum.Numerics.Primitives.Special;

namespace Practicum.Core.Proving.Leaks;

/// <summary>
/// The score test of a guess against labels whose probabilities are known: <c>Z = Σ (y − p) g / √(Σ p (1 − p) g²)</c>, g less its mean. Where nothing leaks, each
/// <c>y − p</c> is noise whatever the row looks like, so the variance is exact and Z is standard normal (a martingale; methods §13). The guess must not know the labels that it is tested on.
/// </summary>
public readonly record struct ResidualScore
{
    private const double TrustNormal = 3;

    /// <summary>Z; NaN when the guess says the same of every row.</summary>
    public double Z { get; private init; }

    /// <summary>
    /// Two-sided p-value; NaN with Z. Normal up to |Z| = 3; beyond that the saddlepoint tail of Lugannani and Rice (Advances in Applied Probability 12, 1980), so that a guess which hangs on
    /// a few rows or on rare labels breaks no build by chance; with its correction for whole numbers, whose step is taken as large as the largest single row.
    /// </summary>
    public double PValue { get; private init; }

    /// <summary>How many rows.</summary>
    public int Rows { get; private init; }

    /// <summary>|Z| / √rows: the correlation of the guess with what is left of the labels.</summary>
    public double Effect => Math.Abs(Z) / Math.Sqrt(Rows);

    /// <summary>Tests a guess.</summary>
    /// <param name="label">0 or 1 a row.</param>
    /// <param name="probability">Known probability of label 1, 0 … 1.</param>
    /// <param name="guess">A number a row; NaN counts as the mean of the others.</param>
    public static ResidualScore Of(ReadOnlySpan<byte> label, ReadOnlySpan<double> probability, ReadOnlySpan<double> guess)
    {
        var (mean, largest) = Moments(guess);
        double sum = 0, variance = 0;
        for (var i = 0; i < guess.Length; i++)
        {
            var (p, g) = (probability[i], double.IsNaN(guess[i]) ? 0 : guess[i] - mean);
            sum += (label[i] - p) * g;
            variance += p * (1 - p) * g * g;
        }

        // A spread that is only rounding is none.
        if (!(variance > 1e-20 * guess.Length * Math.Max(largest * largest, 1e-200)))
            return new() { Z = double.NaN, PValue = double.NaN, Rows = guess.Length };
        var z = sum / Math.Sqrt(variance);
        var tail = Math.Abs(z) <= TrustNormal ? NormalTail.Beyond(z) : Math.Min(1, 2 * Tail(probability, guess, mean, z / Math.Abs(z) / Math.Sqrt(variance), Math.Abs(z)));
        return new() { Z = z, PValue = tail, Rows = guess.Length };
    }

    /// <summary>
    /// The area under the ROC curve that a guess has beyond what the probabilities explain, plus ½: <c>½ + Σ (y − p) r / (n₁ n₀)</c>, r the midrank less its mean; ½ where nothing leaks.
    /// </summary>
    public static double Area(ReadOnlySpan<byte> label, ReadOnlySpan<double> probability, ReadOnlySpan<double> guess)
    {
        var ranks = Midranks.Of(guess);
        var (mean, _) = Moments(ranks);
        double sum = 0, ones = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            sum += (label[i] - probability[i]) * (ranks[i] - mean);
            ones += label[i];
        }

        return 0.5 + (sum / (ones * (ranks.Length - ones)));
    }

    private static (double Mean, double Largest) Moments(ReadOnlySpan<double> guess)
    {
        var (sum, count, largest) = (0.0, 0, 0.0);
        foreach (var g in guess)
        {
            if (double.IsNaN(g))
                continue;
            sum += g;
            count++;
            largest = Math.Max(largest, Math.Abs(g));
        }

        return (count == 0 ? 0 : sum / count, largest);
    }

    /// <summary>P(S ≥ s) for <c>S = Σ (Y − p) h</c>, h the guess less its mean times <paramref name="scale"/>, which gives S the variance 1; Chernoff's bound where the expansion fails.</summary>
    private static double Tail(ReadOnlySpan<double> probability, ReadOnlySpan<double> guess, double mean, double scale, double s)
    {
        var (lambda, low, high) = (s, 0.0, double.PositiveInfinity);
        var (k, slope, curve) = Cumulants(probability, guess, mean, scale, lambda);
        for (var step = 0; step < 60 && Math.Abs(slope - s) > 1e-9 * s; step++)
        {
            (low, high) = slope < s ? (lambda, high) : (low, lambda);
            var next = lambda + ((s - slope) / curve);
            if (!(next > low && next < high))
                next = double.IsInfinity(high) ? 2 * lambda : 0.5 * (low + high);
            lambda = next;
            (k, slope, curve) = Cumulants(probability, guess, mean, scale, lambda);
        }

        var chernoff = Math.Exp(k - (lambda * s));
        var jump = lambda * Step(guess, mean, scale);
        var (w, u) = (Math.Sqrt(Math.Max(0, 2 * ((lambda * s) - k))), lambda * Math.Sqrt(curve) * (jump > 1e-9 ? (1 - Math.Exp(-jump)) / jump : 1));
        var tail = NormalTail.Below(-w) + (Math.Exp(-0.5 * w * w) / Math.Sqrt(2 * Math.PI) * ((1 / u) - (1 / w)));
        return tail > 0 && tail < chernoff ? tail : Math.Min(1, chernoff);
    }

    /// <summary>How far the label of a single row can move the statistic.</summary>
    private static double Step(ReadOnlySpan<double> guess, double mean, double scale)
    {
        var largest = 0.0;
        foreach (var g in guess)
            largest = double.IsNaN(g) ? largest : Math.Max(largest, Math.Abs(scale * (g - mean)));
        return largest;
    }

    private static (double K, double Slope, double Curve) Cumulants(ReadOnlySpan<double> probability, ReadOnlySpan<double> guess, double mean, double scale, double lambda)
    {
        double k = 0, slope = 0, curve = 0;
        for (var i = 0; i < guess.Length; i++)
        {
            if (double.IsNaN(guess[i]))
                continue;
            var (p, h) = (probability[i], scale * (guess[i] - mean));
            var x = lambda * h;
            // 1 − p + p eˣ without overflow: the larger of its two parts is taken out.
            var (up, shift) = x > 0 ? (p + ((1 - p) * Math.Exp(-x)), x) : (1 - p + (p * Math.Exp(x)), 0);
            var q = p * Math.Exp(x - shift) / up;
            k += shift + Math.Log(up) - (p * x);
            slope += (q - p) * h;
            curve += q * (1 - q) * h * h;
        }

        return (k, slope, curve);
    }
}
