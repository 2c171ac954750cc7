using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The counts of n rows drawn n times with replacement, made from independent Poisson(1) weights: given their sum S they are the counts of S draws, so that n − S further draws, or
/// S − n drawn rows taken back at random, leave exactly the counts of n draws. That takes √n random numbers where drawing takes n; the rest is done by whole vectors.
/// </summary>
internal static class ResampleCounts
{
    private const int Draws = 256;
    private const uint Lane = 2; // lanes 0 and 1 belong to the Poisson weights

    /// <summary>Turns Poisson(1) weights into counts; a pure function of the weights and of (stream, replicate).</summary>
    /// <param name="weights">One a cell.</param>
    /// <param name="sum">How many draws there must be.</param>
    /// <param name="cells">The cell of each row; null when cell i is row i.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicate">From 0.</param>
    public static void Settle(Span<byte> weights, int sum, Func<int, int>? cells, ChanceStream stream, int replicate)
    {
        var (drawn, most) = SumAndMost(weights);
        var missing = sum - drawn;
        Span<ulong> bits = stackalloc ulong[Draws];
        for (var done = 0; missing != 0; done += Draws)
        {
            stream.FillBits(bits, (uint)replicate, (uint)(done / 2), Lane);
            for (var k = 0; k < bits.Length && missing != 0; k++)
            {
                var row = (int)Math.BigMul(bits[k], (ulong)sum, out var rest);
                var cell = cells is null ? row : cells(row);
                if (missing > 0)
                {
                    weights[cell]++;
                    missing--;
                }
                else if (Math.BigMul(rest, (ulong)most, out _) < weights[cell])
                {
                    weights[cell]--;
                    missing++;
                }
            }
        }
    }

    /// <summary>The counts as numbers, of rows in their own order.</summary>
    public static void Fill(Span<double> counts, Span<byte> spare, ChanceStream stream, int replicate)
    {
        var weights = spare[..counts.Length];
        PoissonWeights.Fill(weights, stream, replicate);
        Settle(weights, counts.Length, null, stream, replicate);
        for (var i = 0; i < counts.Length; i++)
            counts[i] = weights[i];
    }

    private static (long Sum, int Most) SumAndMost(ReadOnlySpan<byte> weights)
    {
        const int Flush = 1 << 10; // 2¹⁰ additions of two bytes stay below 2¹⁶ while weights stay below 32
        long sum = 0;
        var most = 0;
        var vectors = MemoryMarshal.Cast<byte, Vector256<byte>>(weights);
        var highest = Vector256<byte>.Zero;
        for (var start = 0; start < vectors.Length; start += Flush)
        {
            var sums = Vector256<ushort>.Zero;
            foreach (var vector in vectors[start..Math.Min(vectors.Length, start + Flush)])
            {
                var (low, high) = Vector256.Widen(vector);
                sums += low + high;
                highest = Vector256.Max(highest, vector);
            }

            for (var lane = 0; lane < Vector256<ushort>.Count; lane++)
                sum += sums[lane];
        }

        for (var lane = 0; lane < Vector256<byte>.Count; lane++)
            most = Math.Max(most, highest[lane]);
        foreach (var weight in weights[(vectors.Length * Vector256<byte>.Count)..])
            (sum, most) = (sum + weight, Math.Max(most, weight));
        return (sum, most);
    }
}
