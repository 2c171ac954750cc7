using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Testing;

/// <summary>The paired bootstrap test: whether a difference is 0, read off its resamples.</summary>
public static class BootstrapTest
{
    /// <summary>
    /// The two-sided p-value of a difference from its paired resamples: twice the smaller of the shares at most 0 and at least 0, each <c>(k + 1) / (B + 1)</c>. It is at most α just when
    /// the percentile interval of level 1 − α leaves 0 out (A. Davison and D. Hinkley, Bootstrap Methods and their Application, 1997, §4.4 and 5.6).
    /// </summary>
    /// <param name="difference">The difference in the sample.</param>
    /// <param name="replicates">The difference in each resample, both sides computed from the same rows; NaN where undefined, up to 5 % of them.</param>
    /// <param name="units">Units resampled.</param>
    public static TestResult Paired(double difference, ReadOnlySpan<double> replicates, long units)
    {
        if (double.IsNaN(difference))
            return TestResult.None("the difference is undefined", units);
        if (ReplicateInterval.Sorted(replicates, units, out var because) is not { } sorted)
            return TestResult.None(because, units);
        int atMost = 0, atLeast = 0;
        foreach (var r in sorted)
        {
            atMost += r <= 0 ? 1 : 0;
            atLeast += r >= 0 ? 1 : 0;
        }

        return TestResult.Drawn(difference, Math.Min(atMost, atLeast), sorted.Length, 2);
    }
}
