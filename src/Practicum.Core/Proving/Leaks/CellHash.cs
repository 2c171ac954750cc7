namespace Practicum.Core.Proving.Leaks;

/// <summary>64-bit hashes of cells for finding equal rows: FNV-1a of a text, the finisher of SplitMix64 (Steele, Lea and Flood 2014) for numbers and joins. Not meant against forgers.</summary>
internal static class CellHash
{
    /// <summary>The hash of a number; every NaN has one, and so have both zeros.</summary>
    public static ulong Of(double value) => Mix(double.IsNaN(value) ? 1 : value == 0 ? 2 : BitConverter.DoubleToUInt64Bits(value));

    /// <summary>The hash of a text.</summary>
    public static ulong Of(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        return Mix(hash);
    }

    /// <summary>The hash of what came before and one more cell; the order counts.</summary>
    public static ulong Join(ulong before, ulong cell) => Mix(unchecked((before * 3) + 0x9E3779B97F4A7C15UL) ^ cell);

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
