namespace Practicum.Core.Production.Alarms;

/// <summary>Alarms as numbers (methods §4), so that they can be pooled over seeds.</summary>
public static class AlarmScore
{
    /// <summary>F1 = 2TP / (2TP + FP + FN); NaN when all three are 0: a quiet world without an alarm.</summary>
    public static double F1(int truePositives, int falsePositives, int falseNegatives)
    {
        var all = (2 * truePositives) + falsePositives + falseNegatives;
        return all == 0 ? double.NaN : 2.0 * truePositives / all;
    }

    /// <summary>(alarm − onset) / window, at most 1; missed is 1.</summary>
    public static double NormalisedDelay(int onset, int? alarm, int windowEnd) =>
        alarm is not { } at ? 1 : Math.Clamp((at - onset) / (double)Math.Max(1, windowEnd - onset), 0, 1);

    /// <summary>Mean of normalised delays, missed ones counted as 1: the restricted mean. NaN when there are none.</summary>
    public static double MeanNormalisedDelay(ReadOnlySpan<double> delays)
    {
        double sum = 0;
        foreach (var delay in delays)
            sum += delay;
        return delays.IsEmpty ? double.NaN : sum / delays.Length;
    }

    /// <summary>
    /// Median delay by Kaplan and Meier, misses censored at the end of their window: the first delay at which the estimated share still
    /// undetected is one half or less. NaN when it never falls that low.
    /// </summary>
    /// <param name="delays">Delay of each incident; null was missed.</param>
    /// <param name="windows">Window of each incident: where a miss is censored.</param>
    public static double MedianDelay(IReadOnlyList<double?> delays, IReadOnlyList<double> windows)
    {
        var times = delays.Select((d, i) => (At: d ?? windows[i], Found: d is not null)).ToArray();
        var undetected = 1.0;
        foreach (var at in times.Where(t => t.Found).Select(t => t.At).Distinct().Order())
        {
            var (atRisk, found) = (times.Count(t => t.At >= at), times.Count(t => t.Found && t.At == at));
            undetected *= 1 - ((double)found / atRisk);
            if (undetected <= 0.5 + 1e-12)
                return at;
        }

        return double.NaN;
    }

    /// <summary>
    /// Hits of a clockwork that alarms as often: <c>1 − exp(−λ w)</c>.
    /// </summary>
    /// <param name="alarmsPerDay">The policy's own rate of alarms.</param>
    /// <param name="windowDays">Window of an incident.</param>
    public static double HitsByChance(double alarmsPerDay, double windowDays) => 1 - Math.Exp(-alarmsPerDay * windowDays);

    /// <summary>
    /// (hit − h0) / (1 − h0): 0 is no better than a clockwork. Where the clockwork would hit practically always (h0 above 0.999) the skill is 0.
    /// </summary>
    public static double ChanceCorrected(double hits, double byChance) => byChance > 0.999 ? 0 : (hits - byChance) / (1 - byChance);
}
