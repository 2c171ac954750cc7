using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>
/// Independent Poisson(1) weights, the resamples of the Poisson bootstrap (Chamandy, Muralidharan, Najmi and Naidu 2012; Hanley and MacGibbon 2006): each row's weight depends
/// on its own bits alone. Drawn by inverse cdf, exactly to 64 bits: 16 bits decide all but about one row in ten thousand, further 48 bits the rest.
/// </summary>
/// <remarks>The sum of the weights varies, so a statistic must divide by the sum of the weights it is given, not by the rows.</remarks>
public static class PoissonWeights
{
    private const int Piece = 2048, Settled = 7;

    /// <summary>⌊P(X ≤ k)·2⁶⁴⌋: the weight is how many of these a row's 64 bits reach.</summary>
    private static readonly ulong[] Cdf =
    [
        0x5e2d58d8b3bcdf1a, 0xbc5ab1b16779be35, 0xeb715e1dc1582dc2, 0xfb23979734a252f1, 0xff1025f59174dc3d, 0xffd90f3ba4055e19, 0xfffa8b71fc72c913,
        0xffff540c0914b3c9, 0xffffed1f4aa8f120, 0xfffffe216e641462, 0xffffffd4d85d3183, 0xfffffffc6da262b4, 0xffffffffba12d178, 0xfffffffffb07c64c,
        0xffffffffffab8ea5, 0xfffffffffffabe22, 0xffffffffffffb11a, 0xfffffffffffffba1, 0xffffffffffffffc5, 0xfffffffffffffffd,
    ];

    /// <summary>Fills the weights of one resample.</summary>
    /// <param name="weights">One a row; a pure function of (stream, replicate, row).</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicate">From 0.</param>
    public static void Fill(Span<byte> weights, ChanceStream stream, int replicate)
    {
        Span<ulong> words = stackalloc ulong[Piece / 4];
        for (var done = 0; done < weights.Length; done += Piece)
        {
            var piece = weights[done..Math.Min(weights.Length, done + Piece)];
            var bits = words[..((piece.Length + 3) / 4)];
            stream.FillBits(bits, (uint)replicate, (uint)(done / 8));
            if (!BitConverter.IsLittleEndian)
                SwapWithin(bits);
            Fill(piece, MemoryMarshal.Cast<ulong, ushort>(bits), stream, replicate, done);
        }
    }

    /// <summary>The same weights as numbers.</summary>
    /// <param name="weights">One a row.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicate">From 0.</param>
    public static void Fill(Span<double> weights, ChanceStream stream, int replicate)
    {
        var bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(weights.Length);
        Fill(bytes.AsSpan(0, weights.Length), stream, replicate);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = bytes[i];
        System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
    }

    private static void Fill(Span<byte> weights, ReadOnlySpan<ushort> bits, ChanceStream stream, int replicate, int firstRow)
    {
        var i = 0;
        for (; i + 32 <= weights.Length; i += 32)
        {
            var (low, lowDoubt) = Decide(Vector256.Create(bits[i..]));
            var (high, highDoubt) = Decide(Vector256.Create(bits[(i + 16)..]));
            Vector256.Narrow(low, high).CopyTo(weights[i..]);
            var doubt = lowDoubt.ExtractMostSignificantBits() | highDoubt.ExtractMostSignificantBits() << 16;
            for (; doubt != 0; doubt &= doubt - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(doubt);
                weights[at] = Exactly(bits[at], stream, replicate, firstRow + at);
            }
        }

        for (; i < weights.Length; i++)
            weights[i] = Exactly(bits[i], stream, replicate, firstRow + i);
    }

    /// <summary>How many of the first thresholds lie below the 16 bits, and where the 16 bits are those of a threshold, so that more are needed.</summary>
    private static (Vector256<ushort> Weight, Vector256<ushort> Doubt) Decide(Vector256<ushort> bits)
    {
        var (weight, doubt) = (Vector256<ushort>.Zero, Vector256.Equals(bits, Vector256.Create(ushort.MaxValue)));
        for (var k = 0; k < Settled; k++)
        {
            var threshold = Vector256.Create((ushort)(Cdf[k] >> 48));
            weight -= Vector256.GreaterThan(bits, threshold);
            doubt |= Vector256.Equals(bits, threshold);
        }

        return (weight, doubt);
    }

    private static byte Exactly(ushort top, ChanceStream stream, int replicate, int row)
    {
        byte weight = 0;
        while (weight < Settled && top > (ushort)(Cdf[weight] >> 48))
            weight++;
        if (top != ushort.MaxValue && top != (ushort)(Cdf[weight] >> 48))
            return weight;
        Span<ulong> more = stackalloc ulong[1];
        stream.FillBits(more, (uint)replicate, (uint)row, 1);
        var all = (ulong)top << 48 | more[0] >> 16;
        weight = 0;
        while (weight < Cdf.Length && all >= Cdf[weight])
            weight++;
        return weight;
    }

    private static void SwapWithin(Span<ulong> words)
    {
        foreach (ref var word in words)
            word = word >> 48 | (word >> 16 & 0xFFFF0000) | (word << 16 & 0xFFFF00000000) | word << 48;
    }
}
