using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Logistic;

/// <summary>Solves H x = g by H = L Lᵀ (G. Golub, C. Van Loan, "Matrix computations", 4.2). A pivot that vanishes by rounding is lifted to a trillionth of the largest diagonal.</summary>
internal static class Cholesky
{
    /// <summary>The solution; the lower triangle of <paramref name="h"/> (size × size, row by row) is overwritten by L.</summary>
    public static double[] Solve(double[] h, double[] g, int size)
    {
        double largest = 0;
        for (var j = 0; j < size; j++)
            largest = Math.Max(largest, h[(j * size) + j]);
        for (var i = 0; i < size; i++)
        {
            var row = h.AsSpan(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var other = h.AsSpan(j * size, j + 1);
                var rest = row[j] - Dot(row[..j], other[..j]);
                row[j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-12 * largest)) : rest / other[j];
            }
        }

        var x = (double[])g.Clone();
        for (var i = 0; i < size; i++)
            x[i] = (x[i] - Dot(h.AsSpan(i * size, i), x.AsSpan(0, i))) / h[(i * size) + i];
        for (var i = size - 1; i >= 0; i--)
        {
            x[i] /= h[(i * size) + i];
            for (var j = 0; j < i; j++)
                x[j] -= h[(i * size) + j] * x[i];
        }

        return x;
    }

    /// <summary>Σ a b in eight lanes, whatever the machine has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i + 8 <= a.Length; i += 8)
            sums += Vector512.Create<double>(a.Slice(i, 8)) * Vector512.Create<double>(b.Slice(i, 8));
        var sum = Vector512.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
