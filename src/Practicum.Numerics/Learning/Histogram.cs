using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning;

/// <summary>For each column and code of a node's rows: the sums of first and second derivatives, and how many rows.</summary>
internal sealed class Histogram(int columns)
{
    private const int Codes = 256;

    private readonly Vector128<double>[] sums = new Vector128<double>[columns * Codes];
    private readonly int[] counts = new int[columns * Codes];

    /// <summary>Sums (first, second derivative) of a column by code.</summary>
    public ReadOnlySpan<Vector128<double>> Sums(int column) => sums.AsSpan(column * Codes, Codes);

    /// <summary>Rows of a column by code.</summary>
    public ReadOnlySpan<int> Counts(int column) => counts.AsSpan(column * Codes, Codes);

    /// <summary>Fills one column, in the order of <paramref name="rows"/>.</summary>
    /// <param name="column">Index of the column.</param>
    /// <param name="codes">Its code for each row of the table.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="slopes">First and second derivative of each of the node's rows, in the same order.</param>
    public void Fill(int column, byte[] codes, ReadOnlySpan<int> rows, ReadOnlySpan<Vector64<float>> slopes)
    {
        var ownSums = sums.AsSpan(column * Codes, Codes);
        var ownCounts = counts.AsSpan(column * Codes, Codes);
        ownSums.Clear();
        ownCounts.Clear();
        ref var sum = ref MemoryMarshal.GetReference(ownSums);
        ref var count = ref MemoryMarshal.GetReference(ownCounts);
        for (var i = 0; i < rows.Length; i++)
        {
            int code = codes[rows[i]];
            ref var cell = ref Unsafe.Add(ref sum, code);
            cell += Vector128.WidenLower(slopes[i].ToVector128Unsafe());
            Unsafe.Add(ref count, code)++;
        }
    }

    /// <summary>Takes a child's sums away, which leaves the other child's.</summary>
    public void Subtract(Histogram child)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] -= child.sums[i];
            counts[i] -= child.counts[i];
        }
    }
}
