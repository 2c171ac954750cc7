using System.Diagnostics;

namespace Practicum.Fuzz.Fuzzing;

/// <summary>Makes a find smaller while it stays the same find (delta debugging: Zeller and Hildebrandt, IEEE TSE 28(2), 2002, the removal of complements).</summary>
public static class Minimiser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The smallest input found within a number of runs.</summary>
    /// <param name="target">The target.</param>
    /// <param name="input">An input that breaks it.</param>
    /// <param name="wrong">How it breaks it.</param>
    /// <param name="runs">Most runs.</param>
    public static byte[] Shrink(ITarget target, byte[] input, string wrong, int runs = 2_000)
    {
        var signature = Watch.SignatureOf(wrong);
        var (best, clock) = (input, Stopwatch.StartNew());
        for (var part = Math.Max(1, best.Length / 2); part > 0; part /= 2)
        {
            for (var at = 0; at + part <= best.Length && runs > 0 && clock.Elapsed < Patience; runs--)
            {
                byte[] smaller = [.. best[..at], .. best[(at + part)..]];
                if (Watch.Run(target, smaller).Wrong is { } still && Watch.SignatureOf(still) == signature)
                    best = smaller;
                else
                    at += part;
            }
        }

        return best;
    }
}
