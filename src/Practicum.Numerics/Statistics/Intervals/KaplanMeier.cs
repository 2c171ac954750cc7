namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Times to an event, some of them censored (Kaplan and Meier 1958).</summary>
public static class KaplanMeier
{
    /// <summary>The smallest time at which at least half have had the event; NaN when the curve never comes down to one half.</summary>
    /// <param name="times">Time to the event or to the end of watching.</param>
    /// <param name="happened">Whether the event happened; false is censored. At equal times events come before censorings.</param>
    public static double Median(ReadOnlySpan<double> times, ReadOnlySpan<bool> happened)
    {
        var order = new int[times.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = times.ToArray();
        Array.Sort(keys, order);
        var surviving = 1.0;
        for (var start = 0; start < keys.Length;)
        {
            int end = start, events = 0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
                events += happened[order[end]] ? 1 : 0;
            surviving *= 1 - (double)events / (keys.Length - start);
            if (events > 0 && surviving <= 0.5 + 1e-12)
                return keys[start];
            start = end;
        }

        return double.NaN;
    }
}
