using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The area under the ROC curve in many resamples. Rows are laid out once, by falling score, in sixteen lanes of a run of rows each: a step adds one row of every lane to the
/// lane's sum of positives and multiplies it by the lane's negatives, so that a resample costs about a nanosecond a row. All sums are whole numbers: exact on any machine.
/// </summary>
/// <remarks>
/// Positives come first among equal scores, so that ties count as won; half of p · n is taken off for every run of equal scores with both classes.
/// A lane holds at most 1,024 rows of weight about 1: its sums stay below 2¹⁵ unless more than thirty times as many rows were drawn from a run as it has.
/// </remarks>
internal sealed class AreaResamples
{
    private const int Lanes = 16, MostSteps = 1024;

    private readonly SortedRows _sorted;
    private readonly int _rows, _steps, _blocks;
    private readonly sbyte[] _positive; // −1 where the cell is a positive
    private readonly int[] _tied; // of each run with both classes: how many positives, how many negatives, their cells

    /// <summary>Lays the rows out.</summary>
    public AreaResamples(SortedRows rows)
    {
        (_sorted, _rows) = (rows, rows.Labels.Length);
        _blocks = Math.Max(1, (_rows + Lanes * MostSteps - 1) / (Lanes * MostSteps));
        _steps = (_rows + Lanes * _blocks - 1) / (Lanes * _blocks);
        _positive = new sbyte[_blocks * _steps * Lanes];
        var tied = new List<int>();
        var start = 0;
        foreach (var end in rows.GroupEnds)
        {
            var positives = SortedRows.CountOnes(rows.Labels.AsSpan(start, end - start));
            for (var i = start; i < start + positives; i++)
                _positive[Cell(i)] = -1;
            if (positives > 0 && positives < end - start)
            {
                tied.Add(positives);
                tied.Add(end - start - positives);
                for (var i = start; i < end; i++)
                    tied.Add(Cell(i));
            }

            start = end;
        }

        _tied = [.. tied];
    }

    /// <summary>The area in each resample; NaN where a class was not drawn.</summary>
    /// <param name="replicates">How many.</param>
    /// <param name="stream">Replicate r is a function of (stream, r) and the rows alone.</param>
    /// <param name="poisson">Poisson(1) weights instead of draws with replacement.</param>
    public double[] Areas(int replicates, ChanceStream stream, bool poisson)
    {
        const int Block = 16;
        var areas = new double[replicates];
        Parallel.For(0, (replicates + Block - 1) / Block, () => new byte[_positive.Length], (block, _, weights) =>
        {
            for (var r = block * Block; r < Math.Min(replicates, (block + 1) * Block); r++)
                areas[r] = Area(weights, stream, r, poisson);
            return weights;
        }, _ => { });
        return areas;
    }

    /// <summary>The area in one resample, and how often each of the sorted rows was drawn.</summary>
    public double Area(int replicate, ChanceStream stream, bool poisson, Span<double> drawn)
    {
        var weights = new byte[_positive.Length];
        var area = Area(weights, stream, replicate, poisson);
        var start = 0;
        foreach (var end in _sorted.GroupEnds)
        {
            var (positive, negative) = (start, start + SortedRows.CountOnes(_sorted.Labels.AsSpan(start, end - start)));
            for (; start < end; start++)
                drawn[start] = weights[Cell(_sorted.Labels[start] != 0 ? positive++ : negative++)];
        }

        return area;
    }

    private double Area(byte[] weights, ChanceStream stream, int replicate, bool poisson)
    {
        PoissonWeights.Fill(weights, stream, replicate);
        for (var i = _rows; i < weights.Length; i++)
            weights[Cell(i)] = 0;
        if (!poisson)
            ResampleCounts.Settle(weights, _rows, Cell, stream, replicate);
        long positives = 0, negatives = 0, pairs = 0;
        var size = _steps * Lanes;
        for (var b = 0; b < _blocks; b++)
            Add(weights.AsSpan(b * size, size), _positive.AsSpan(b * size, size), ref positives, ref negatives, ref pairs);
        return positives == 0 || negatives == 0 ? double.NaN : (pairs - 0.5 * Tied(weights)) / ((double)positives * negatives);
    }

    /// <summary>Where the row of a rank lives: block, then step, then lane.</summary>
    private int Cell(int rank)
    {
        var block = _steps * Lanes;
        var (lane, step) = Math.DivRem(rank % block, _steps);
        return rank / block * block + step * Lanes + lane;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<byte> weights, ReadOnlySpan<sbyte> positive, ref long positivesBefore, ref long negativesBefore, ref long pairs)
    {
        var rows = MemoryMarshal.Cast<byte, Vector128<byte>>(weights);
        var masks = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(positive)[..rows.Length];
        var (positives, negatives, won) = (Vector256<short>.Zero, Vector256<short>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = Vector256.Create(Vector128.WidenLower(rows[i]), Vector128.WidenUpper(rows[i])).AsInt16();
            var mask = Vector256.Create(Vector128.WidenLower(masks[i]), Vector128.WidenUpper(masks[i]));
            var negative = Vector256.AndNot(weight, mask);
            won += Products(negative, positives);
            positives += weight & mask;
            negatives += negative;
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            pairs += negatives[lane] * positivesBefore;
            positivesBefore += positives[lane];
            negativesBefore += negatives[lane];
        }

        for (var lane = 0; lane < Vector256<int>.Count; lane++)
            pairs += won[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(Vector256<short> a, Vector256<short> b)
    {
        if (Avx2.IsSupported)
            return Avx2.MultiplyAddAdjacent(a, b);
        var (aLow, aHigh) = Vector256.Widen(a);
        var (bLow, bHigh) = Vector256.Widen(b);
        return aLow * bLow + aHigh * bHigh;
    }

    /// <summary>Σ p · n over runs of equal scores with both classes.</summary>
    private long Tied(ReadOnlySpan<byte> weights)
    {
        var (sum, at) = (0L, 0);
        while (at < _tied.Length)
        {
            var (positives, negatives) = (_tied[at], _tied[at + 1]);
            long p = 0, n = 0;
            foreach (var cell in _tied.AsSpan(at + 2, positives))
                p += weights[cell];
            foreach (var cell in _tied.AsSpan(at + 2 + positives, negatives))
                n += weights[cell];
            sum += p * n;
            at += 2 + positives + negatives;
        }

        return sum;
    }
}
