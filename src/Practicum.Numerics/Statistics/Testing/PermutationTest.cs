using System.Numerics;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Statistics.Testing;

/// <summary>
/// Permutation tests, two-sided by the absolute value of the statistic. All cases are counted where there are few; otherwise cases are drawn, p = (k + 1) / (B + 1)
/// (B. Phipson and G. Smyth, "Permutation P-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9 (2010) 39). Draw b is a pure function of (stream, b).
/// </summary>
/// <remarks>Sources: R. A. Fisher, The Design of Experiments (1935), §21; P. Good, Permutation, Parametric and Bootstrap Tests of Hypotheses (2005), ch. 3.</remarks>
public static class PermutationTest
{
    /// <summary>Draws of a test whose p-value is shown.</summary>
    public const int DefaultDraws = 9999;

    /// <summary>Up to so many cases are all counted.</summary>
    public const int MostCounted = 1 << 18;

    private const double Rounding = 1e-12;

    /// <summary>
    /// Whether paired differences have mean 0, by turning signs: under the null hypothesis each difference is as likely as its opposite. Differences of 0 change nothing.
    /// </summary>
    /// <param name="differences">One a pair; not NaN.</param>
    /// <param name="stream">The stream of this test; not read when all cases are counted (up to 19 differences that are not 0).</param>
    /// <param name="draws">How many draws otherwise.</param>
    /// <returns>The mean difference and its p-value; undefined when all differences are 0.</returns>
    public static TestResult Paired(ReadOnlySpan<double> differences, ChanceStream stream, int draws = DefaultDraws)
    {
        double[] moved = [.. differences.ToArray().Where(d => d != 0)];
        if (moved.Length == 0)
            return TestResult.None(differences.IsEmpty ? "there are no pairs" : "all differences are 0", differences.Length);
        var (sum, size) = (moved.Sum(), moved.Sum(Math.Abs));
        var (mean, least) = (sum / differences.Length, Math.Abs(sum) - Rounding * size);
        if (moved.Length - 1 <= BitOperations.Log2(MostCounted))
            return TestResult.Counted(mean, 2 * CountSigns(moved, least), 1L << moved.Length);
        var words = (moved.Length + 63) / 64;
        Array.Resize(ref moved, 64 * words);
        var extreme = Draw(draws, (b, signs) =>
        {
            stream.FillBits(signs, (uint)b);
            return Math.Abs(Turned(moved, signs)) >= least;
        }, () => new ulong[words]);
        return TestResult.Drawn(mean, extreme, draws);
    }

    /// <summary>Whether two independent samples have the same mean, by dealing their values out anew; exact for any common distribution.</summary>
    /// <param name="first">At least one value; none is NaN.</param>
    /// <param name="second">At least one value; none is NaN.</param>
    /// <param name="stream">The stream of this test; not read when all cases are counted (up to 2¹⁸ of them).</param>
    /// <param name="draws">How many draws otherwise.</param>
    /// <returns>Mean of the first less mean of the second, and its p-value; undefined when a sample is empty or all values are the same.</returns>
    public static TestResult TwoSample(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ChanceStream stream, int draws = DefaultDraws)
    {
        double[] all = [.. first, .. second];
        if (first.IsEmpty || second.IsEmpty)
            return TestResult.None("a sample is empty", all.Length);
        if (Array.TrueForAll(all, v => v == all[0]))
            return TestResult.None("all values are the same", all.Length);

        // centred, so that the sum of the smaller sample alone tells the difference: mean₁ − mean₂ = s₁ (1/n₁ + 1/n₂)
        var centre = all.Average();
        var take = Math.Min(first.Length, second.Length);
        var pooled = Array.ConvertAll(all, v => v - centre);
        var observed = (first.Length <= second.Length ? pooled.Take(take) : pooled.Skip(all.Length - take)).Sum();
        var difference = (first.Length <= second.Length ? 1 : -1) * observed * (1.0 / first.Length + 1.0 / second.Length);
        var least = Math.Abs(observed) - Rounding * pooled.Sum(Math.Abs);
        var cases = Choose(all.Length, take);
        if (cases <= MostCounted)
            return TestResult.Counted(difference, CountDeals(pooled, take, least), (long)cases);
        var extreme = Draw(draws, (b, order) =>
        {
            Deal(order, take, stream, b);
            var sum = 0.0;
            for (var i = 0; i < take; i++)
                sum += pooled[order[i]];
            return Math.Abs(sum) >= least;
        }, () => new int[pooled.Length]);
        return TestResult.Drawn(difference, extreme, draws);
    }

    /// <summary>
    /// Whether two scorers of the same rows differ in any statistic, by swapping what they said of a row: under the null hypothesis the two are exchangeable row by row.
    /// </summary>
    /// <param name="rows">Rows, at least one.</param>
    /// <param name="difference">The statistic's difference when the rows marked 1 are swapped; called from several threads at once.</param>
    /// <param name="stream">The stream of this test.</param>
    /// <param name="draws">How many draws.</param>
    /// <returns>The difference without swaps and its p-value; undefined when the difference is NaN, without swaps or in more than 5 % of the draws (such draws count as extreme).</returns>
    public static TestResult Swaps(int rows, Func<ReadOnlySpan<byte>, double> difference, ChanceStream stream, int draws = DefaultDraws)
    {
        var observed = difference(new byte[rows]);
        if (double.IsNaN(observed))
            return TestResult.None("the difference is undefined on these rows", rows);
        var (least, undefined) = (Math.Abs(observed) * (1 - Rounding), 0);
        var extreme = Draw(draws, (b, swapped) =>
        {
            Span<ulong> words = stackalloc ulong[8];
            for (var start = 0; start < swapped.Length; start += 512)
            {
                stream.FillBits(words, (uint)b, (uint)(start / 128));
                for (var i = start; i < Math.Min(swapped.Length, start + 512); i++)
                    swapped[i] = (byte)(words[(i - start) >> 6] >> i & 1);
            }

            var value = Math.Abs(difference(swapped));
            if (double.IsNaN(value))
                Interlocked.Increment(ref undefined);
            return !(value < least);
        }, () => new byte[rows]);
        return undefined > 0.05 * draws ? TestResult.None($"undefined in {undefined} of {draws} draws, more than 5 %", rows) : TestResult.Drawn(observed, extreme, draws);
    }

    /// <summary>The sum of values, those whose bit is 1 with the other sign; 64 values a word.</summary>
    private static double Turned(ReadOnlySpan<double> values, ReadOnlySpan<ulong> signs)
    {
        var (bits, sign) = (Vector256.Create(1UL, 2, 4, 8), Vector256.Create(1UL << 63));
        var (sums, others) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var word = 0; word < signs.Length; word++)
        {
            var of = values.Slice(64 * word, 64);
            for (var i = 0; i < 64; i += 8)
            {
                var (low, high) = (Vector256.Create(signs[word] >> i), Vector256.Create(signs[word] >> (i + 4)));
                sums += Vector256.Create(of[i..]) ^ (Vector256.Equals(low & bits, bits) & sign).AsDouble();
                others += Vector256.Create(of[(i + 4)..]) ^ (Vector256.Equals(high & bits, bits) & sign).AsDouble();
            }
        }

        return Vector256.Sum(sums + others);
    }

    /// <summary>How many choices of signs, the first one kept, give a sum at least as large as <paramref name="least"/>; in Gray code, each choice one sign away from the last.</summary>
    private static long CountSigns(double[] values, double least)
    {
        var sum = values.Sum();
        var signs = 0UL;
        var count = 0L;
        for (var code = 0UL; ; code++)
        {
            count += Math.Abs(sum) >= least ? 1 : 0;
            var turn = BitOperations.TrailingZeroCount(~code);
            if (turn >= values.Length - 1)
                return count;
            signs ^= 1UL << turn;
            sum += (signs >> turn & 1) == 1 ? -2 * values[turn + 1] : 2 * values[turn + 1];
        }
    }

    private static long CountDeals(double[] values, int take, double least)
    {
        long From(int start, int left, double sum)
        {
            if (left == 0)
                return Math.Abs(sum) >= least ? 1 : 0;
            var count = 0L;
            for (var i = start; i <= values.Length - left; i++)
                count += From(i + 1, left - 1, sum + values[i]);
            return count;
        }

        return From(0, take, 0);
    }

    private static double Choose(int n, int k)
    {
        var cases = 1.0;
        for (var i = 1; i <= k && cases <= MostCounted; i++)
            cases = Math.Round(cases * (n - k + i) / i);
        return cases;
    }

    /// <summary>The first <paramref name="take"/> places of a random order (Fisher and Yates).</summary>
    private static void Deal(int[] order, int take, ChanceStream stream, int draw)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Span<ulong> bits = stackalloc ulong[512];
        for (var start = 0; start < take; start += bits.Length)
        {
            stream.FillBits(bits[..Math.Min(bits.Length, take - start)], (uint)draw, (uint)(start / 2));
            for (var i = start; i < Math.Min(take, start + bits.Length); i++)
            {
                var other = i + (int)Math.BigMul(bits[i - start], (ulong)(order.Length - i), out _);
                (order[i], order[other]) = (order[other], order[i]);
            }
        }
    }

    private static long Draw<T>(int draws, Func<int, T, bool> isExtreme, Func<T> buffer)
    {
        const int Block = 32;
        var total = 0L;
        Parallel.For(0, (draws + Block - 1) / Block, () => (Own: buffer(), Count: 0L), (block, _, local) =>
        {
            for (var b = block * Block; b < Math.Min(draws, (block + 1) * Block); b++)
                local.Count += isExtreme(b, local.Own) ? 1 : 0;
            return local;
        }, local => Interlocked.Add(ref total, local.Count));
        return total;
    }
}
