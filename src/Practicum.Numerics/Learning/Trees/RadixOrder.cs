namespace Practicum.Numerics.Learning.Trees;

/// <summary>Sorts keys whose upper 32 bits decide; equal ones keep their order. Three passes of 11 bits, one in which all are equal left out (D. Knuth, TAOCP 3, 5.2.5).</summary>
internal static class RadixOrder
{
    /// <summary>Sorts; gives whichever of the two spans holds the result.</summary>
    public static Span<ulong> Sort(Span<ulong> keys, Span<ulong> spare)
    {
        Span<int> counts = new int[3 * 2048];
        foreach (var key in keys)
        {
            counts[(int)(key >> 32) & 2047]++;
            counts[2048 + ((int)(key >> 43) & 2047)]++;
            counts[4096 + ((int)(key >> 54) & 1023)]++;
        }

        Span<ulong> source = keys, target = spare;
        for (var pass = 0; pass < 3; pass++)
        {
            var own = counts.Slice(pass * 2048, 2048);
            var shift = 32 + (11 * pass);
            if (keys.Length == 0 || own[(int)(source[0] >> shift) & 2047] == keys.Length)
                continue;
            var sum = 0;
            for (var i = 0; i < own.Length; i++)
                (own[i], sum) = (sum, sum + own[i]);
            foreach (var key in source)
                target[own[(int)(key >> shift) & 2047]++] = key;
            var swap = source;
            source = target;
            target = swap;
        }

        return source;
    }
}
