namespace Practicum.Core.Proving.Leaks;

/// <summary>Ranks where equal values share the middle one.</summary>
internal static class Midranks
{
    /// <summary>The rank of each value from 0; NaN gets the mean rank of the whole.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order); // NaN first
        var ranks = new double[keys.Length];
        var missing = 0;
        while (missing < keys.Length && double.IsNaN(keys[missing]))
            ranks[order[missing++]] = double.NaN;
        for (var start = missing; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = 0.5 * (start + end - 1) - missing;
            start = end;
        }

        for (var i = 0; i < missing; i++)
            ranks[order[i]] = 0.5 * (keys.Length - missing - 1);
        return ranks;
    }
}
