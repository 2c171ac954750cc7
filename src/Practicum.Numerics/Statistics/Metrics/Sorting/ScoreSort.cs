using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Statistics.Metrics.Sorting;

/// <summary>
/// Sorts scores by falling value, equal scores in the order of their rows: one scatter into buckets of equal width, then a radix sort inside each bucket, which fits the cache.
/// Large inputs are shared out by fixed pieces, so that the result is the same on any number of threads.
/// </summary>
/// <remarks>
/// A key is the score's bits, turned so that unsigned order is falling order; it lives in the memory of the sorted scores until the end. The payload is row · 2 + label, so that
/// labels need no gather. The bucket of a score, ⌊(highest − score) · scale⌋, never falls as the score falls, since rounding keeps order.
/// </remarks>
internal sealed unsafe class ScoreSort
{
    /// <summary>From so many rows on, the work is shared out.</summary>
    public const int ParallelFrom = 1 << 16;

    private const int Pieces = 8, PerBucket = 128, MostBuckets = 1 << 12;

    private readonly double* _scores;
    private readonly byte* _labels;
    private readonly int _rows, _pieces, _buckets;
    private readonly double[] _sorted, _lows, _highs;
    private readonly int[] _order, _places;
    private readonly byte[] _sortedLabels;
    private double _high, _scale;

    private ScoreSort(double* scores, byte* labels, int rows, double[] sorted, int[] order, byte[] sortedLabels)
    {
        _scores = scores;
        _labels = labels;
        (_rows, _sorted, _order, _sortedLabels) = (rows, sorted, order, sortedLabels);
        _pieces = rows >= ParallelFrom ? Pieces : 1;
        _buckets = Math.Min(MostBuckets, 1 << BitOperations.Log2((uint)(rows / PerBucket) | 1));
        (_lows, _highs, _places) = (new double[_pieces], new double[_pieces], new int[_pieces * _buckets]);
    }

    /// <summary>Fills the sorted scores, the row of each and the label of each; −0 becomes 0.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static void Descending(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, double[] sorted, int[] order, byte[] sortedLabels)
    {
        fixed (double* s = scores)
        fixed (byte* l = labels)
            new ScoreSort(s, l, scores.Length, sorted, order, sortedLabels).Run();
    }

    private void Run()
    {
        if (_rows == 0)
            return;
        ForPieces(FindRange);
        double low = _lows[0], high = _highs[0];
        for (var p = 1; p < _pieces; p++)
            (low, high) = (Math.Min(low, _lows[p]), Math.Max(high, _highs[p]));
        if (double.IsNaN(low))
            throw new ArgumentException($"The score of row {FirstNaN()} is NaN.");
        (_high, _scale) = (high, _buckets / (high - low));
        if (!double.IsFinite(_scale) || !double.IsFinite(high - low))
            _scale = 0; // one value, or a range that cannot be divided: all in the first bucket
        ForPieces(Count);
        var sum = 0;
        for (var b = 0; b < _buckets; b++)
        {
            for (var p = 0; p < _pieces; p++)
                (_places[p * _buckets + b], sum) = (sum, sum + _places[p * _buckets + b]);
        }

        ForPieces(Scatter);
        ForPieces(SortBuckets);
    }

    private void ForPieces(Action<int> work)
    {
        if (_pieces == 1)
            work(0);
        else
            Parallel.For(0, _pieces, work);
    }

    private (int Start, int End) Piece(int piece) => ((int)((long)_rows * piece / _pieces), (int)((long)_rows * (piece + 1) / _pieces));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Bucket(double score) => _scale == 0 ? 0 : Math.Min(_buckets - 1, (int)((_high - score) * _scale));

    private int FirstNaN()
    {
        var row = 0;
        while (!double.IsNaN(_scores[row]))
            row++;
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindRange(int piece)
    {
        var (start, end) = Piece(piece);
        double low = _scores[start], high = low, strange = 0;
        for (var i = start; i < end; i++)
        {
            var score = _scores[i];
            strange += double.IsNaN(score) ? 1 : 0;
            low = score < low ? score : low;
            high = score > high ? score : high;
        }

        (_lows[piece], _highs[piece]) = strange > 0 ? (double.NaN, double.NaN) : (low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int piece)
    {
        var (start, end) = Piece(piece);
        var counts = _places.AsSpan(piece * _buckets, _buckets);
        for (var i = start; i < end; i++)
            counts[Bucket(_scores[i])]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(int piece)
    {
        var (start, end) = Piece(piece);
        var places = _places.AsSpan(piece * _buckets, _buckets);
        var keys = MemoryMarshal.Cast<double, ulong>(_sorted.AsSpan());
        for (var i = start; i < end; i++)
        {
            var score = _scores[i];
            var place = places[Bucket(score)]++;
            var bits = BitConverter.DoubleToUInt64Bits(score + 0.0);
            keys[place] = bits >> 63 != 0 ? bits : ~(bits | 1UL << 63);
            _order[place] = i << 1 | _labels[i];
        }
    }

    /// <summary>The buckets whose first row lies in a piece of the sorted rows; then keys and payload are taken apart.</summary>
    private void SortBuckets(int piece)
    {
        var (from, to) = Piece(piece);
        var ends = _places.AsSpan((_pieces - 1) * _buckets, _buckets);
        int first = 0, largest = 0;
        while (first < _buckets && (first == 0 ? 0 : ends[first - 1]) < from)
            first++;
        var last = first;
        for (; last < _buckets && (last == 0 ? 0 : ends[last - 1]) < to; last++)
            largest = Math.Max(largest, ends[last] - (last == 0 ? 0 : ends[last - 1]));
        if (largest == 0)
            return;
        var (spareKeys, spareRows) = (ArrayPool<ulong>.Shared.Rent(largest), ArrayPool<int>.Shared.Rent(largest));
        var keys = MemoryMarshal.Cast<double, ulong>(_sorted.AsSpan());
        var start = first == 0 ? 0 : ends[first - 1];
        for (var (b, begin) = (first, start); b < last; b++)
        {
            var size = ends[b] - begin;
            BucketSort.Sort(keys.Slice(begin, size), _order.AsSpan(begin, size), spareKeys, spareRows);
            begin = ends[b];
        }

        TakeApart(start, ends[last - 1]);
        ArrayPool<ulong>.Shared.Return(spareKeys);
        ArrayPool<int>.Shared.Return(spareRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeApart(int start, int end)
    {
        var keys = MemoryMarshal.Cast<double, ulong>(_sorted.AsSpan())[start..end];
        var rows = _order.AsSpan(start, end - start);
        var labels = _sortedLabels.AsSpan(start, end - start);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            keys[i] = key >> 63 != 0 ? key : ~key & ~(1UL << 63);
            labels[i] = (byte)(rows[i] & 1);
            rows[i] >>>= 1;
        }
    }
}
