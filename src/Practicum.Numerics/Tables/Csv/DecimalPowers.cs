using System.Numerics;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>
/// w · 10^q as the nearest double, for any w of 64 bits and q from −27 to 27, where the method of Eisel and Lemire needs no way out (Lemire 2021, "Number parsing at a
/// gigabyte per second", §5 and §8): the high bits of w times a 128-bit approximation of 5^q decide, and a tie is even.
/// </summary>
internal static class DecimalPowers
{
    /// <summary>The largest |q|.</summary>
    public const int Most = 27;

    private const int FractionBits = 52;

    private static readonly UInt128[] Fives = Make();

    /// <summary>The nearest double.</summary>
    /// <param name="digits">w, not 0.</param>
    /// <param name="scale">q, from −<see cref="Most"/> to <see cref="Most"/>.</param>
    public static double Nearest(ulong digits, int scale)
    {
        var zeros = BitOperations.LeadingZeroCount(digits);
        var five = Fives[scale + Most];
        var high = Math.BigMul(digits << zeros, (ulong)(five >> 64), out var low);
        if ((high & 0x1FF) == 0x1FF)
        {
            var carried = Math.BigMul(digits << zeros, (ulong)five, out _);
            low += carried;
            high += low < carried ? 1UL : 0;
        }

        var top = (int)(high >> 63);
        var shift = top + 64 - FractionBits - 3;
        var fraction = high >> shift;
        var exponent = (((152170 + 65536) * scale) >> 16) + 63 + top - zeros + 1023;
        if (low <= 1 && scale is >= -4 and <= 23 && (fraction & 3) == 1 && fraction << shift == high)
            fraction &= ~1UL;
        fraction = (fraction + (fraction & 1)) >> 1;
        if (fraction >= 2UL << FractionBits)
        {
            fraction = 1UL << FractionBits;
            exponent++;
        }

        return BitConverter.UInt64BitsToDouble((fraction & ~(1UL << FractionBits)) | ((ulong)exponent << FractionBits));
    }

    /// <summary>5^q with its highest bit at the top: exact for q ≥ 0, else the first 128 bits of the quotient, rounded up.</summary>
    private static UInt128[] Make()
    {
        var fives = new UInt128[(2 * Most) + 1];
        var power = 1UL;
        for (var q = 0; q <= Most; q++)
        {
            fives[Most + q] = (UInt128)(power << BitOperations.LeadingZeroCount(power)) << 64;
            if (q > 0)
                fives[Most - q] = Quotient(power) + 1;
            power = q < Most ? power * 5 : power;
        }

        return fives;
    }

    /// <summary>2^(127 + bits of the divisor) ÷ divisor, without the rest.</summary>
    private static UInt128 Quotient(ulong divisor)
    {
        var (quotient, rest) = (UInt128.Zero, UInt128.One);
        for (var bits = 127 + 64 - BitOperations.LeadingZeroCount(divisor); bits > 0; bits--)
        {
            (quotient, rest) = (quotient << 1, rest << 1);
            if (rest < divisor)
                continue;
            rest -= divisor;
            quotient |= UInt128.One;
        }

        return quotient;
    }
}
