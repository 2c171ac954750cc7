using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Numerics.Primitives;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC'11).
/// A pure function of counter and key: row <c>i</c> does not depend on how many rows were drawn before it.
/// </summary>
public static class Philox
{
    private const uint M0 = 0xD2511F53, M1 = 0xCD9E8D57, W0 = 0x9E3779B9, W1 = 0xBB67AE85;

    /// <summary>How many blocks <see cref="EightBlocks"/> makes at once.</summary>
    internal const int Lanes = 8;

    /// <summary>One block of four words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        unchecked
        {
            for (var round = 0; round < 10; round++)
            {
                var p0 = (ulong)M0 * c0;
                var p1 = (ulong)M1 * c2;
                (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
                k0 += W0;
                k1 += W1;
            }
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// Eight blocks of counters (c0, c1, c2, 0), (c0 + 1, c1, c2, 0), … as 64-bit words: word 0 | word 1 · 2³² in <paramref name="first"/>
    /// and word 2 | word 3 · 2³² in <paramref name="second"/>. Only where AVX2 is; the same bits as <see cref="Block"/>.
    /// </summary>
    /// <remarks>Each 32-bit word lives in the low half of a 64-bit lane. The high halves may hold anything: the multiplication does not read them.</remarks>
    internal static void EightBlocks(uint c0, uint c1, uint c2, uint k0, uint k1, Span<ulong> first, Span<ulong> second)
    {
        var m0 = Vector256.Create((ulong)M0).AsUInt32();
        var m1 = Vector256.Create((ulong)M1).AsUInt32();
        var a0 = Vector256.Create((ulong)c0) + Vector256.Create(0UL, 1, 2, 3);
        var b0 = Vector256.Create((ulong)c0) + Vector256.Create(4UL, 5, 6, 7);
        var a1 = Vector256.Create((ulong)c1);
        var a2 = Vector256.Create((ulong)c2);
        var a3 = Vector256<ulong>.Zero;
        var (b1, b2, b3) = (a1, a2, a3);
        for (var round = 0; round < 10; round++)
        {
            var (key0, key1) = (Vector256.Create((ulong)k0), Vector256.Create((ulong)k1));
            var (pa, qa) = (Avx2.Multiply(a0.AsUInt32(), m0), Avx2.Multiply(a2.AsUInt32(), m1));
            var (pb, qb) = (Avx2.Multiply(b0.AsUInt32(), m0), Avx2.Multiply(b2.AsUInt32(), m1));
            (a0, a1, a2, a3) = ((qa >>> 32) ^ a1 ^ key0, qa, (pa >>> 32) ^ a3 ^ key1, pa);
            (b0, b1, b2, b3) = ((qb >>> 32) ^ b1 ^ key0, qb, (pb >>> 32) ^ b3 ^ key1, pb);
            k0 = unchecked(k0 + W0);
            k1 = unchecked(k1 + W1);
        }

        var low = Vector256.Create((ulong)uint.MaxValue);
        ((a0 & low) | (a1 << 32)).CopyTo(first);
        ((b0 & low) | (b1 << 32)).CopyTo(first[4..]);
        ((a2 & low) | (a3 << 32)).CopyTo(second);
        ((b2 & low) | (b3 << 32)).CopyTo(second[4..]);
    }
}
