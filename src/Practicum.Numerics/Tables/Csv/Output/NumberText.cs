using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Output;

/// <summary>
/// Writes numbers in the shortest form that reads back exactly, with the bytes that the runtime writes. Whole numbers and short decimals go a fast way: for
/// r = round(v · 10ᵏ) below 10¹⁵, r ÷ 10ᵏ = v holds for at most one r, since decimals of up to fifteen digits are different doubles (Matula 1968), and then its
/// digits without trailing zeros are the shortest.
/// </summary>
internal static class NumberText
{
    /// <summary>Room that any number needs.</summary>
    public const int Most = 32;

    private const int MostScale = 15;
    private const double MostDigits = 1e15;
    private const double MostSingleDigits = 1e6;

    private static ReadOnlySpan<double> Powers => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes a finite number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="scale">Digits after the point to try first; becomes what was needed, for the next number of the same column.</param>
    /// <param name="room">At least <see cref="Most"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Write(double value, ref int scale, Span<byte> room)
    {
        var size = Math.Abs(value);
        if (size >= 1e-4 && size < MostDigits)
        {
            if (size == Math.Floor(size))
                return Digits((ulong)size, 0, value < 0, room);
            for (var k = Math.Max(1, scale); k <= MostScale; k++)
            {
                var whole = Math.Round(size * Powers[k]);
                if (whole >= MostDigits)
                    break;
                if (whole / Powers[k] != size)
                    continue;
                scale = k;
                return Digits((ulong)whole, k, value < 0, room);
            }
        }
        else if (size == 0 && !double.IsNegative(value))
        {
            room[0] = (byte)'0';
            return 1;
        }

        value.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes a finite number, in the shortest form that reads back as the same <c>float</c>.</summary>
    public static int Write(float value, ref int scale, Span<byte> room)
    {
        var size = Math.Abs((double)value);
        if (size >= 1e-4 && size < MostSingleDigits)
        {
            if (size == Math.Floor(size))
                return Digits((ulong)size, 0, value < 0, room);
            for (var k = Math.Max(1, scale); k <= MostScale; k++)
            {
                var whole = Math.Round(size * Powers[k]);
                if (whole >= MostSingleDigits)
                    break;
                if ((float)(whole / Powers[k]) != (float)size)
                    continue;
                scale = k;
                return Digits((ulong)whole, k, value < 0, room);
            }
        }

        value.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes digits · 10^−scale, without trailing zeros after the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ulong digits, int scale, bool minus, Span<byte> room)
    {
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        Span<byte> text = stackalloc byte[2 * Most];
        var at = Most;
        for (; scale >= 2; scale -= 2)
        {
            at -= 2;
            Pairs.Slice((int)(digits % 100) * 2, 2).CopyTo(text[at..]);
            digits /= 100;
        }

        if (scale == 1)
        {
            text[--at] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        if (at < Most)
            text[--at] = (byte)'.';
        for (; digits >= 100; digits /= 100)
        {
            at -= 2;
            Pairs.Slice((int)(digits % 100) * 2, 2).CopyTo(text[at..]);
        }

        text[--at] = (byte)('0' + (digits % 10));
        if (digits >= 10)
            text[--at] = (byte)('0' + (digits / 10));
        if (minus)
            text[--at] = (byte)'-';
        text.Slice(at, Most).CopyTo(room); // a fixed length is one move; what is written too much is written over
        return Most - at;
    }
}
