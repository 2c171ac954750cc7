using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Logistic;

/// <summary>
/// Loss, gradient and Hessian of the weighted log loss, summed in doubles over blocks of rows. Every sum has a fixed shape of lanes, so machines and threads agree.
/// </summary>
/// <param name="design">The rows.</param>
/// <param name="size">How many coefficients.</param>
internal sealed class LogisticSums(LogisticDesign design, int size)
{
    private const int Block = LogisticDesign.Block, Lanes = 8, Tile = 4;

    private readonly double[] odds = new double[Block], slopes = new double[Block], curves = new double[Block];
    private readonly double[] curved = new double[design.Dense * Block];

    /// <summary>Sum of the log losses.</summary>
    public double Loss { get; private set; }

    /// <summary>First derivatives.</summary>
    public double[] Gradient { get; } = new double[size];

    /// <summary>Second derivatives, lower triangle, row by row; empty until derivatives are wanted.</summary>
    public double[] Hessian { get; private set; } = [];

    /// <summary>Adds a block.</summary>
    /// <param name="block">Which one.</param>
    /// <param name="solution">The coefficients.</param>
    /// <param name="derivatives">Whether derivatives are wanted beside the loss.</param>
    public void Add(int block, double[] solution, bool derivatives)
    {
        Odds(block, solution);
        Loss += Rows(block);
        if (!derivatives)
            return;
        Hessian = Hessian.Length == 0 ? new double[size * size] : Hessian;
        for (var c = 0; c < design.Dense; c++)
            Gradient[c] += Weigh(Column(block, c), curved.AsSpan(c * Block, Block));
        for (var a = 0; a < design.Dense; a += Tile)
        {
            for (var b = 0; b <= a; b += Tile)
                Product(block, a, b);
        }

        Texts(block);
    }

    private ReadOnlySpan<float> Column(int block, int c) => design.Numbers.AsSpan(((block * design.Dense) + c) * Block, Block);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Odds(int block, double[] solution)
    {
        var sums = odds.AsSpan();
        sums.Clear();
        for (var c = 0; c < design.Dense; c++)
        {
            var column = Column(block, c);
            var weight = Vector512.Create(solution[c]);
            for (var i = 0; i < Block; i += Lanes)
                (Vector512.Create<double>(sums.Slice(i, Lanes)) + (weight * Wide(column, i))).CopyTo(sums.Slice(i, Lanes));
        }

        foreach (var text in design.Texts)
        {
            var own = text.AsSpan(block * Block, Block);
            for (var i = 0; i < Block; i++)
                sums[i] += own[i] < 0 ? 0 : solution[own[i]];
        }
    }

    /// <summary>Slopes, curvatures and the loss of the rows. Σ ln(1 + e^−m) is taken as the logarithm of a product, whose factors lie within 1 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Rows(int block)
    {
        var labels = design.Labels.AsSpan(block * Block, Block);
        var weights = design.Weights.AsSpan(block * Block, Block);
        var product = Vector512<double>.One;
        var linear = Vector512<double>.Zero;
        double loss = 0;
        for (var i = 0; i < Block; i += Lanes)
        {
            var (x, y, w) = (Vector512.Create<double>(odds.AsSpan(i, Lanes)), Vector512.Create<double>(labels.Slice(i, Lanes)), Vector512.Create<double>(weights.Slice(i, Lanes)));
            var tail = Sigmoid.Exp(-Vector512.Abs(x));
            var upper = Vector512<double>.One / (Vector512<double>.One + tail);
            var p = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), upper, tail * upper);
            (w * (p - y)).CopyTo(slopes, i);
            (w * (tail * upper * upper)).CopyTo(curves, i);
            linear += w * (Vector512.Max(x, Vector512<double>.Zero) - (x * y)); // −x y + max(x, 0) + ln(1 + e^−|x|)
            for (var k = 0; design.IsWeighted && k < Lanes; k++)
                loss += w[k] * Math.Log(1 + tail[k]);
            product *= design.IsWeighted ? Vector512<double>.One : Vector512<double>.One + (w * tail);
        }

        for (var k = 0; k < Lanes; k++)
            loss += Math.Log(product[k]) + linear[k];
        return loss;
    }

    /// <summary>Σ slope · x, and the curvature times x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(ReadOnlySpan<float> column, Span<double> curvedColumn)
    {
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < Block; i += Lanes)
        {
            var x = Wide(column, i);
            sum += x * Vector512.Create<double>(slopes.AsSpan(i, Lanes));
            (x * Vector512.Create<double>(curves.AsSpan(i, Lanes))).CopyTo(curvedColumn.Slice(i, Lanes));
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Adds a tile of Σ curvature · x_a · x_b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Product(int block, int a, int b)
    {
        var last = design.Dense - 1;
        var x0 = Column(block, b);
        var x1 = Column(block, Math.Min(last, b + 1));
        var x2 = Column(block, Math.Min(last, b + 2));
        var x3 = Column(block, Math.Min(last, b + 3));
        for (var row = a; row < Math.Min(design.Dense, a + Tile); row++)
        {
            ref var z = ref curved[row * Block];
            Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (var i = 0; i < Block; i += Lanes)
            {
                var own = Vector512.LoadUnsafe(ref z, (nuint)i);
                s0 = Vector512.FusedMultiplyAdd(own, Wide(x0, i), s0);
                s1 = Vector512.FusedMultiplyAdd(own, Wide(x1, i), s1);
                s2 = Vector512.FusedMultiplyAdd(own, Wide(x2, i), s2);
                s3 = Vector512.FusedMultiplyAdd(own, Wide(x3, i), s3);
            }

            var line = Hessian.AsSpan(row * size, row + 1);
            Put(line, b, Vector512.Sum(s0));
            Put(line, b + 1, Vector512.Sum(s1));
            Put(line, b + 2, Vector512.Sum(s2));
            Put(line, b + 3, Vector512.Sum(s3));
        }
    }

    private static void Put(Span<double> line, int at, double sum)
    {
        if (at < line.Length)
            line[at] += sum;
    }

    private void Texts(int block)
    {
        for (var t = 0; t < design.Texts.Length; t++)
        {
            var own = design.Texts[t].AsSpan(block * Block, Block);
            for (var i = 0; i < Block; i++)
            {
                if (own[i] < 0)
                    continue;
                Gradient[own[i]] += slopes[i];
                var line = Hessian.AsSpan(own[i] * size, size);
                line[own[i]] += curves[i];
                for (var c = 0; c < design.Dense; c++)
                    line[c] += curved[(c * Block) + i];
                for (var before = 0; before < t; before++)
                {
                    if (design.Texts[before][(block * Block) + i] is >= 0 and var other)
                        line[other] += curves[i];
                }
            }
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear(bool derivatives)
    {
        Loss = 0;
        if (!derivatives)
            return;
        Array.Clear(Gradient);
        Array.Clear(Hessian);
    }

    /// <summary>Adds the sums of other blocks.</summary>
    public void Add(LogisticSums other, bool derivatives)
    {
        Loss += other.Loss;
        if (!derivatives)
            return;
        for (var j = 0; j < Gradient.Length; j++)
            Gradient[j] += other.Gradient[j];
        for (var j = 0; j < other.Hessian.Length; j++)
            Hessian[j] += other.Hessian[j];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Wide(ReadOnlySpan<float> column, int at)
    {
        var eight = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)at);
        return Vector512.Create(Vector256.WidenLower(eight), Vector256.WidenUpper(eight));
    }
}
