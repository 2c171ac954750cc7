using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning;

/// <summary>
/// 1 / (1 + e^−x) of eight doubles. Only additions, multiplications and one division, none fused, so every machine gives the same bits. e^r on |r| ≤ ln 2 / 2 is its
/// Taylor polynomial of degree 13 (error under 4·10⁻¹⁸), with x = n ln 2 + r by W. Cody and W. Waite ("Software manual for the elementary functions", 1980).
/// </summary>
internal static class Sigmoid
{
    private const double Magic = 6755399441055744.0; // 1.5 · 2^52: adding it leaves the nearest whole number in the low bits
    private const double Log2Of = 1.4426950408889634, High = 0.69314718036912382, Low = 1.9082149292705877e-10;

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x) => Vector512<double>.One / (Vector512<double>.One + Exp(-x));

    /// <summary>e^x, x taken within −700 … 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-700.0)), Vector512.Create(700.0));
        var shifted = (x * Vector512.Create(Log2Of)) + Vector512.Create(Magic);
        var whole = shifted - Vector512.Create(Magic);
        var rest = x - (whole * Vector512.Create(High)) - (whole * Vector512.Create(Low));
        var sum = Vector512.Create(1 / 6227020800.0);
        sum = (sum * rest) + Vector512.Create(1 / 479001600.0);
        sum = (sum * rest) + Vector512.Create(1 / 39916800.0);
        sum = (sum * rest) + Vector512.Create(1 / 3628800.0);
        sum = (sum * rest) + Vector512.Create(1 / 362880.0);
        sum = (sum * rest) + Vector512.Create(1 / 40320.0);
        sum = (sum * rest) + Vector512.Create(1 / 5040.0);
        sum = (sum * rest) + Vector512.Create(1 / 720.0);
        sum = (sum * rest) + Vector512.Create(1 / 120.0);
        sum = (sum * rest) + Vector512.Create(1 / 24.0);
        sum = (sum * rest) + Vector512.Create(1 / 6.0);
        sum = (sum * rest) + Vector512.Create(0.5);
        sum = (sum * rest) + Vector512<double>.One;
        sum = (sum * rest) + Vector512<double>.One;
        return (sum.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }

    /// <summary>1 / (1 + e^−x) of one number, with the same bits as in a vector.</summary>
    public static double Of(double x) => Of(Vector512.Create(x)).ToScalar();
}
