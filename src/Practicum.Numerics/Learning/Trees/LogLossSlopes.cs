using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>First and second derivatives of the binary log loss at each row's log-odds: p − y and p(1 − p).</summary>
internal sealed class LogLossSlopes
{
    private const int Chunk = 8_192;

    private readonly double[] scores, weights;
    private readonly byte[] labels;
    private readonly FixedPoint point;
    private readonly Conduct conduct;

    public LogLossSlopes(byte[] labels, double[] weights, FixedPoint point, double start, Conduct conduct)
    {
        (this.labels, this.weights, this.point, this.conduct) = (labels, weights, point, conduct);
        (scores, Lanes) = (new double[labels.Length], new Vector128<long>[labels.Length]);
        LeafOf = new ushort[labels.Length];
        Array.Fill(scores, start);
    }

    /// <summary>The derivatives of each row.</summary>
    public Vector128<long>[] Lanes { get; }

    /// <summary>Index of the leaf that each row fell into.</summary>
    public ushort[] LeafOf { get; }

    /// <summary>Adds to each row's log-odds the value of its leaf and brings the derivatives up to date.</summary>
    public void Add(float[] leaves) =>
        conduct.For((labels.Length + Chunk - 1) / Chunk, 4L * labels.Length, chunk => Add(leaves, chunk * Chunk, Math.Min(labels.Length, (chunk + 1) * Chunk)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Add(float[] leaves, int first, int last)
    {
        Span<double> p = stackalloc double[8], y = stackalloc double[8];
        for (var row = first; row < last; row += 8)
        {
            var count = Math.Min(8, last - row);
            for (var i = 0; i < count; i++)
                p[i] = scores[row + i] += leaves[LeafOf[row + i]];
            var probability = Sigmoid.Of(Vector512.Create<double>(p));
            if (weights.Length == 0 && count == 8)
            {
                for (var i = 0; i < 8; i++)
                    y[i] = labels[row + i];
                point.Of(probability - Vector512.Create<double>(y), probability * (Vector512<double>.One - probability), Lanes.AsSpan(row, 8));
                continue;
            }

            probability.CopyTo(p);
            for (var i = 0; i < count; i++)
                Lanes[row + i] = point.Of(p[i] - labels[row + i], p[i] * (1 - p[i]), weights.Length == 0 ? 1 : weights[row + i]);
        }
    }

    /// <summary>Says which leaf each row of a run fell into.</summary>
    public void Mark(ReadOnlySpan<int> rows, ushort leaf)
    {
        ref var of = ref MemoryMarshal.GetArrayDataReference(LeafOf);
        foreach (var row in rows)
            Unsafe.Add(ref of, (nint)(uint)row) = leaf;
    }
}
