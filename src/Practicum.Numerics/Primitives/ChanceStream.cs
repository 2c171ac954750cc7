using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Numerics.Primitives;

/// <summary>A named stream of uniform numbers, addressed by (tick, row, lane). Safe on any number of threads.</summary>
/// <param name="Key0">First key word.</param>
/// <param name="Key1">Second key word.</param>
public readonly record struct ChanceStream(uint Key0, uint Key1)
{
    private const double Unit = 1.0 / (1UL << 53);

    /// <summary>
    /// The uniform number in (0, 1) at a counter (row in tick, tick, lane, 0): <c>x = c1·2³² + c0</c>, <c>u = ((x >> 11) + 0.5)·2⁻⁵³</c>.
    /// The one value that would round to 1 is taken down to 1 − 2⁻⁵³, so that every quantile is finite.
    /// </summary>
    public double Uniform(uint tick, uint row, uint lane = 0)
    {
        var (x0, x1, _, _) = Philox.Block(row, tick, lane, 0, Key0, Key1);
        return ToUniform(x0, x1);
    }

    /// <summary>Fills <paramref name="destination"/> with the numbers of rows <paramref name="firstRow"/>, … of one tick; the same bits as <see cref="Uniform"/>.</summary>
    public void Fill(Span<double> destination, uint tick, uint firstRow = 0, uint lane = 0)
    {
        var done = 0;
        if (Avx2.IsSupported)
        {
            Span<ulong> first = stackalloc ulong[Philox.Lanes], second = stackalloc ulong[Philox.Lanes];
            for (; done + Philox.Lanes <= destination.Length; done += Philox.Lanes)
            {
                Philox.EightBlocks(unchecked(firstRow + (uint)done), tick, lane, Key0, Key1, first, second);
                ToUniform(Vector256.Create<ulong>(first)).CopyTo(destination[done..]);
                ToUniform(Vector256.Create<ulong>(first[4..])).CopyTo(destination[(done + 4)..]);
            }

            if (destination.Length - done > 1)
            {
                Philox.EightBlocks(unchecked(firstRow + (uint)done), tick, lane, Key0, Key1, first, second);
                for (var i = 0; done < destination.Length; i++)
                    destination[done++] = ToUniform((uint)first[i], (uint)(first[i] >> 32));
            }
        }

        for (; done < destination.Length; done++)
            destination[done] = Uniform(tick, unchecked(firstRow + (uint)done), lane);
    }

    /// <summary>
    /// Fills <paramref name="destination"/> with 64 random bits each, two a block: item 2i is words 0 and 1 of the block of row
    /// <paramref name="firstRow"/> + i, item 2i + 1 its words 2 and 3 (the lower word first).
    /// </summary>
    public void FillBits(Span<ulong> destination, uint tick, uint firstRow = 0, uint lane = 0)
    {
        var done = 0;
        if (Avx2.IsSupported)
        {
            Span<ulong> first = stackalloc ulong[Philox.Lanes], second = stackalloc ulong[Philox.Lanes];
            for (; done + 2 * Philox.Lanes <= destination.Length; done += 2 * Philox.Lanes)
            {
                Philox.EightBlocks(unchecked(firstRow + (uint)(done / 2)), tick, lane, Key0, Key1, first, second);
                for (var i = 0; i < Philox.Lanes; i++)
                {
                    destination[done + 2 * i] = first[i];
                    destination[done + 2 * i + 1] = second[i];
                }
            }
        }

        for (; done < destination.Length; done += 2)
        {
            var (x0, x1, x2, x3) = Philox.Block(unchecked(firstRow + (uint)(done / 2)), tick, lane, 0, Key0, Key1);
            destination[done] = (ulong)x1 << 32 | x0;
            if (done + 1 < destination.Length)
                destination[done + 1] = (ulong)x3 << 32 | x2;
        }
    }

    internal static double ToUniform(uint x0, uint x1) => Math.Min(((((ulong)x1 << 32 | x0) >> 11) + 0.5) * Unit, 1 - Unit);

    private static Vector256<double> ToUniform(Vector256<ulong> x) =>
        Vector256.Min((Vector256.ConvertToDouble(x >>> 11) + Vector256.Create(0.5)) * Unit, Vector256.Create(1 - Unit));
}
