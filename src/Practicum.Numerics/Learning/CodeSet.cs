namespace Practicum.Numerics.Learning;

/// <summary>A set of whole numbers from 0 to 255, as a split on texts holds the looked-up numbers that go left. Never changed once made.</summary>
public sealed record CodeSet
{
    private readonly ulong a, b, c, d;

    private CodeSet(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    /// <summary>A set of numbers from 0 to 255.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside.</exception>
    public static CodeSet Of(params ReadOnlySpan<int> codes)
    {
        Span<ulong> words = stackalloc ulong[4];
        foreach (var code in codes)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)code, 255u);
            words[code >> 6] |= 1UL << (code & 63);
        }

        return Of(words);
    }

    /// <summary>The set whose number c is bit c mod 64 of word c / 64.</summary>
    internal static CodeSet Of(ReadOnlySpan<ulong> words) => new(words[0], words[1], words[2], words[3]);

    /// <summary>Whether a number from 0 to 255 is in the set.</summary>
    public bool Contains(int code) => ((((code & 128) == 0 ? (code & 64) == 0 ? a : b : (code & 64) == 0 ? c : d) >> (code & 63)) & 1) != 0;

    /// <summary>The numbers, rising.</summary>
    public override string ToString() => string.Join(' ', Enumerable.Range(0, 256).Where(Contains));
}
