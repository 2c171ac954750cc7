using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Derivatives as whole numbers, so that sums over rows are exact whatever their order: lane 0 holds the first derivative, lane 1 the second one above the
/// row's count. Steps are powers of two, chosen from the total weight so that no sum overflows or leaves what a double holds exactly.
/// </summary>
internal readonly struct FixedPoint
{
    private const double Magic = 6755399441055744.0; // 1.5 · 2^52: adding it rounds to a whole number, which is left in the low bits

    private readonly int countBits;
    private readonly long countMask;
    private readonly double perCount, perFirst, perSecond;

    /// <summary>Chooses the steps.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="weights">Their weights; empty for 1 each.</param>
    public FixedPoint(int rows, ReadOnlySpan<double> weights)
    {
        double total = 0;
        var whole = true;
        foreach (var weight in weights)
        {
            total += weight;
            whole &= weight == Math.Floor(weight);
        }

        total = weights.IsEmpty ? rows : total;
        Whole = whole && total < (1 << 30);
        var unit = Whole ? 1 : Math.ScaleB(1, Math.Max(-1000, Math.ILogB(total) - 28));
        var bits = Math.Max(0, Math.ILogB(Math.Max(1e-300, total)) + 1);
        countBits = BitOperations.Log2((ulong)((total / unit) + rows + 2)) + 1;
        countMask = (1L << countBits) - 1;
        perCount = unit;
        First = Math.ScaleB(1, Math.Min(50, 51 - bits));
        Second = Math.ScaleB(1, Math.Min(62 - countBits, 50) - bits);
        (perFirst, perSecond) = (1 / First, 1 / Second);
    }

    /// <summary>Whether every weight is a whole number: then a row of weight w is exactly w rows.</summary>
    public bool Whole { get; }

    /// <summary>Steps in one of the first derivative.</summary>
    public double First { get; }

    /// <summary>Steps in one of the second derivative.</summary>
    public double Second { get; }

    /// <summary>The lanes of a row.</summary>
    /// <param name="first">First derivative of its loss, within −1 … 1.</param>
    /// <param name="second">Second derivative, within 0 … 1.</param>
    /// <param name="weight">The row's weight.</param>
    public Vector128<long> Of(double first, double second, double weight)
    {
        if (Whole)
        {
            var count = (long)weight;
            return Vector128.Create(Round(first * First) * count, ((Round(second * Second) * count) << countBits) + count);
        }

        return Vector128.Create(Round(first * weight * First), (Round(second * weight * Second) << countBits) + Round(weight / perCount));
    }

    /// <summary>The lanes of eight rows of weight 1, the same as one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Of(Vector512<double> first, Vector512<double> second, Span<Vector128<long>> lanes)
    {
        var own = ((first * Vector512.Create(First)) + Vector512.Create(Magic)).AsInt64() - Vector512.Create(Magic).AsInt64();
        var other = ((second * Vector512.Create(Second)) + Vector512.Create(Magic)).AsInt64() - Vector512.Create(Magic).AsInt64();
        other = (other << countBits) + Vector512<long>.One;
        for (var i = 0; i < 8; i++)
            lanes[i] = Vector128.Create(own[i], other[i]);
    }

    /// <summary>The sums behind lanes that were added up.</summary>
    public NodeSums Read(Vector128<long> lanes) =>
        new(FirstOf(lanes.GetElement(0)), SecondOf(lanes.GetElement(1)), RowsOf(lanes.GetElement(1)));

    /// <summary>The sum of first derivatives behind lane 0.</summary>
    public double FirstOf(long lane) => lane * perFirst;

    /// <summary>The sum of second derivatives behind lane 1.</summary>
    public double SecondOf(long lane) => (lane >> countBits) * perSecond;

    /// <summary>The rows behind lane 1.</summary>
    public double RowsOf(long lane) => (lane & countMask) * perCount;

    private static long Round(double x) => (long)Math.Round(x);
}

/// <summary>Sums over a node's rows.</summary>
/// <param name="First">Sum of first derivatives of the loss.</param>
/// <param name="Second">Sum of second derivatives.</param>
/// <param name="Rows">How many rows, each counted by its weight.</param>
internal readonly record struct NodeSums(double First, double Second, double Rows)
{
    public static NodeSums operator +(NodeSums a, NodeSums b) => new(a.First + b.First, a.Second + b.Second, a.Rows + b.Rows);

    public static NodeSums operator -(NodeSums a, NodeSums b) => new(a.First - b.First, a.Second - b.Second, a.Rows - b.Rows);
}
