namespace Practicum.Core.Examining.Findings;

/// <summary>
/// Brier skill of what was said of a checklist (Brier 1950; methods §8): proper, and no constant confidence scores above 0. Where nothing or everything was planted the
/// denominator is that of even odds.
/// </summary>
public static class PresenceMarks
{
    /// <summary>The probability that silence stands for: the share of kinds that are there, or ½ where all or none are.</summary>
    /// <param name="present">Whether each kind is there.</param>
    /// <param name="weights">Weights, positive.</param>
    public static double Silence(ReadOnlySpan<bool> present, ReadOnlySpan<double> weights) => Share(present, weights) is > 0 and < 1 and var share ? share : 0.5;

    /// <summary>What each kind takes from 1: w(p − z)² / denominator. Their sum is 1 − the skill.</summary>
    /// <param name="present">Whether each kind is there.</param>
    /// <param name="stated">The probability stated for each, 0 … 1.</param>
    /// <param name="weights">Weights, positive.</param>
    public static double[] Losses(ReadOnlySpan<bool> present, ReadOnlySpan<double> stated, ReadOnlySpan<double> weights)
    {
        var silence = Silence(present, weights);
        var (losses, denominator) = (new double[present.Length], 0.0);
        for (var i = 0; i < losses.Length; i++)
        {
            var there = present[i] ? 1.0 : 0.0;
            losses[i] = weights[i] * (stated[i] - there) * (stated[i] - there);
            denominator += weights[i] * (silence - there) * (silence - there);
        }

        for (var i = 0; i < losses.Length; i++)
            losses[i] /= denominator;
        return losses;
    }

    private static double Share(ReadOnlySpan<bool> present, ReadOnlySpan<double> weights)
    {
        double there = 0, all = 0;
        for (var i = 0; i < present.Length; i++)
        {
            all += weights[i];
            there += present[i] ? weights[i] : 0;
        }

        return there / all;
    }
}
