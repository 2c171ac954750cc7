using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Intervals of binary metrics in closed form. What each covers was simulated; where the plain normal interval covers less than 93 %, another is taken.</summary>
internal static class BinaryIntervals
{
    /// <summary>Up to this standard error of the logit of an area, plain and transformed intervals agree, and the plain one is given.</summary>
    public const double PlainUpTo = 0.12;

    /// <summary>With fewer rows of the smaller class than this on the wrong side, on average, their spread is not known: the variance then comes from a model.</summary>
    public const double FewestWrong = 2;

    /// <summary>
    /// An area under the ROC curve: <c>delong</c>, value ± z s; <c>delong-logit</c>, the same on the logit scale with Student's quantile at the degrees of freedom of Brunner and
    /// Munzel (2000); <c>newcombe</c>, method 5 of Newcombe (2006), where min(P, N) · min(A, 1 − A) is below <see cref="FewestWrong"/>.
    /// </summary>
    public static Interval Area(double value, (double Positives, double Negatives) variances, ClassTotals totals, double level)
    {
        var (p, n) = (totals.EffectivePositives, totals.EffectiveNegatives);
        if (Math.Min(p, n) * Math.Min(value, 1 - value) < FewestWrong)
            return Newcombe(value, p, n, level);
        var (first, second) = (variances.Positives * (p / (p - 1)), variances.Negatives * (n / (n - 1)));
        var variance = first + second;
        if (Math.Sqrt(variance) <= PlainUpTo * value * (1 - value))
        {
            var half = InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(variance);
            return new(level, Math.Max(0, value - half), Math.Min(1, value + half), "delong");
        }

        var freedom = variance * variance / (first * first / (p - 1) + second * second / (n - 1));
        return Logit(value, value, variance, freedom, 1, level, "delong-logit");
    }

    /// <summary>A value in (0, most) on the scale of the logit, with Student's quantile. Widened to the observed value where that lies outside.</summary>
    public static Interval Logit(double observed, double value, double variance, double freedom, double most, double level, string method)
    {
        var share = value / most;
        var logit = Math.Log(share / (1 - share));
        var half = Student(freedom, level) * Math.Sqrt(variance) / (most * share * (1 - share));
        var (low, high) = (most / (1 + Math.Exp(half - logit)), most / (1 + Math.Exp(-half - logit)));
        return new(level, Math.Min(low, observed), Math.Max(high, observed), method);
    }

    /// <summary>A value in (−1, 1) on the scale of Fisher's z.</summary>
    public static Interval Fisher(double observed, double value, double variance, double level, string method)
    {
        var half = InverseCdf.Normal(0.5 + level / 2) * Math.Sqrt(variance) / (1 - value * value);
        return new(level, Math.Min(observed, Math.Tanh(Math.Atanh(value) - half)), Math.Max(observed, Math.Tanh(Math.Atanh(value) + half)), method);
    }

    /// <summary>The mean of two independent shares from Wilson's limits of each (Zou and Donner 2008, eq. 4).</summary>
    public static Interval MeanOfShares((double Hits, double Trials) first, (double Hits, double Trials) second, double level)
    {
        var (a, b) = (first.Hits / first.Trials, second.Hits / second.Trials);
        var (ofA, ofB) = (Proportion.Wilson(first.Hits, first.Trials, level), Proportion.Wilson(second.Hits, second.Trials, level));
        return new(level, 0.5 * (a + b - Distance(a - ofA.Low, b - ofB.Low)), 0.5 * (a + b + Distance(ofA.High - a, ofB.High - b)), "mover");
    }

    /// <summary>
    /// The largest difference of two shares over thresholds, as Newcombe's (1998, method 10) interval of the difference at the threshold found. Since that threshold was chosen for
    /// its difference, the lower end takes half the error of the level.
    /// </summary>
    public static Interval LargestDifference((double Hits, double Trials) more, (double Hits, double Trials) less, double level)
    {
        var (a, b) = (more.Hits / more.Trials, less.Hits / less.Trials);
        var strict = 0.5 * (1 + level);
        var (lowA, lowB) = (Proportion.Wilson(more.Hits, more.Trials, strict), Proportion.Wilson(less.Hits, less.Trials, strict));
        var (highA, highB) = (Proportion.Wilson(more.Hits, more.Trials, level), Proportion.Wilson(less.Hits, less.Trials, level));
        return new(level, Math.Max(0, a - b - Distance(a - lowA.Low, lowB.High - b)), Math.Min(1, a - b + Distance(highA.High - a, b - highB.Low)), "newcombe");
    }

    private static double Student(double freedom, double level) => freedom >= 10_000 ? InverseCdf.Normal(0.5 + level / 2) : SmallSample.Student(0.5 + level / 2, freedom);

    /// <summary>The areas θ with |θ̂ − θ| ≤ z √V(θ), V(θ) = θ (1 − θ) (1 + (K − 1) ((1 − θ) / (2 − θ) + θ / (1 + θ))) / (P N), K = (P + N) / 2.</summary>
    private static Interval Newcombe(double value, double p, double n, double level)
    {
        var z = InverseCdf.Normal(0.5 + level / 2);
        return new(level, value <= 0 ? 0 : End(0), value >= 1 ? 1 : End(1), "newcombe");

        double End(double far)
        {
            var (inside, outside) = (value, far);
            for (var i = 0; i < 60; i++)
            {
                var middle = 0.5 * (inside + outside);
                var k = 0.5 * (p + n) - 1;
                var variance = middle * (1 - middle) * (1 + k * ((1 - middle) / (2 - middle) + middle / (1 + middle))) / (p * n);
                if ((value - middle) * (value - middle) <= z * z * variance)
                    inside = middle;
                else
                    outside = middle;
            }

            return inside;
        }
    }

    private static double Distance(double a, double b) => Math.Sqrt(a * a + b * b);
}
