using System.Numerics;
using System.Numerics.Tensors;

namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary>A function of one number.</summary>
internal sealed class MapOp(MapOp.Map map, Op inner) : Op(inner)
{
    /// <summary>Computes <paramref name="into"/> from <paramref name="from"/>, row by row; the two may be the same memory.</summary>
    public delegate void Map(ReadOnlySpan<double> from, Span<double> into);

    public static readonly Map Logistic = TensorPrimitives.Sigmoid<double>;

    public bool IsLogistic => map == Logistic;

    public static void Not(ReadOnlySpan<double> from, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = from[i] == 0 ? 1 : 0;
    }

    public override void Run(Batch batch, Span<double> into)
    {
        inner.Run(batch, into);
        map(into, into);
    }

    public override Op With(Op[] changed) => new MapOp(map, changed[0]);
}

/// <summary>A function of two numbers.</summary>
internal sealed class PairOp(PairOp.Pair pair, PairOp.PairWithConstant withConstant, string symbol, Op left, Op right) : Op(left, right)
{
    public delegate void Pair(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> into);

    public delegate void PairWithConstant(ReadOnlySpan<double> left, double right, Span<double> into);

    public string Symbol => symbol;

    public override void Run(Batch batch, Span<double> into)
    {
        left.Run(batch, into);
        if (right.IsConstant(out var constant))
        {
            withConstant(into, constant, into);
            return;
        }

        var other = right.Read(batch, out var rented);
        pair(into, other, into);
        batch.Return(rented);
    }

    public override Op With(Op[] changed) => new PairOp(pair, withConstant, symbol, changed[0], changed[1]);
}

/// <summary>The two-operand functions of the language. Comparisons and logic give 0 or 1; a number is true when it is not 0.</summary>
internal static class Pairs
{
    /// <summary>The operation of a symbol, or of <c>min</c>, <c>max</c>.</summary>
    public static PairOp Of(string symbol, Op left, Op right) => symbol switch
    {
        "+" => new(TensorPrimitives.Add, TensorPrimitives.Add, symbol, left, right),
        "-" => new(TensorPrimitives.Subtract, TensorPrimitives.Subtract, symbol, left, right),
        "*" => new(TensorPrimitives.Multiply, TensorPrimitives.Multiply, symbol, left, right),
        "/" => new(TensorPrimitives.Divide, TensorPrimitives.Divide, symbol, left, right),
        "min" => new(TensorPrimitives.Min, TensorPrimitives.Min, symbol, left, right),
        "max" => new(TensorPrimitives.Max, TensorPrimitives.Max, symbol, left, right),
        "^" => Each<Power>(symbol, left, right),
        "==" => Each<Equal>(symbol, left, right),
        "!=" => Each<Unequal>(symbol, left, right),
        "<" => Each<Less>(symbol, left, right),
        "<=" => Each<LessOrEqual>(symbol, left, right),
        ">" => Each<More>(symbol, left, right),
        ">=" => Each<MoreOrEqual>(symbol, left, right),
        "and" => Each<Both>(symbol, left, right),
        "or" => Each<Either>(symbol, left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "Not an operator."),
    };

    private static PairOp Each<T>(string symbol, Op left, Op right)
        where T : struct, IPair => new(Run<T>, Run<T>, symbol, left, right);

    private static void Run<T>(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> into)
        where T : struct, IPair
    {
        var i = 0;
        if (T.IsVector)
        {
            for (; i + Vector<double>.Count <= into.Length; i += Vector<double>.Count)
                T.Of(new Vector<double>(left[i..]), new Vector<double>(right[i..])).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
            into[i] = T.Of(left[i], right[i]);
    }

    private static void Run<T>(ReadOnlySpan<double> left, double right, Span<double> into)
        where T : struct, IPair
    {
        var (i, other) = (0, new Vector<double>(right));
        if (T.IsVector)
        {
            for (; i + Vector<double>.Count <= into.Length; i += Vector<double>.Count)
                T.Of(new Vector<double>(left[i..]), other).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
            into[i] = T.Of(left[i], right);
    }

    private static Vector<double> Truth(Vector<long> mask) => Vector.ConditionalSelect(mask, Vector<double>.One, Vector<double>.Zero);

    private interface IPair
    {
        static virtual bool IsVector => true;

        static abstract double Of(double a, double b);

        static virtual Vector<double> Of(Vector<double> a, Vector<double> b) => throw new InvalidOperationException("One at a time.");
    }

    private readonly struct Power : IPair
    {
        public static bool IsVector => false;

        public static double Of(double a, double b) => b == 2 ? a * a : Math.Pow(a, b);
    }

    private readonly struct Equal : IPair
    {
        public static double Of(double a, double b) => a == b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(Vector.Equals(a, b));
    }

    private readonly struct Unequal : IPair
    {
        public static double Of(double a, double b) => a != b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(~Vector.Equals(a, b));
    }

    private readonly struct Less : IPair
    {
        public static double Of(double a, double b) => a < b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(Vector.LessThan(a, b));
    }

    private readonly struct LessOrEqual : IPair
    {
        public static double Of(double a, double b) => a <= b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(Vector.LessThanOrEqual(a, b));
    }

    private readonly struct More : IPair
    {
        public static double Of(double a, double b) => a > b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(Vector.GreaterThan(a, b));
    }

    private readonly struct MoreOrEqual : IPair
    {
        public static double Of(double a, double b) => a >= b ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(Vector.GreaterThanOrEqual(a, b));
    }

    private readonly struct Both : IPair
    {
        public static double Of(double a, double b) => a != 0 && b != 0 ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(~(Vector.Equals(a, Vector<double>.Zero) | Vector.Equals(b, Vector<double>.Zero)));
    }

    private readonly struct Either : IPair
    {
        public static double Of(double a, double b) => a != 0 || b != 0 ? 1 : 0;

        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(~(Vector.Equals(a, Vector<double>.Zero) & Vector.Equals(b, Vector<double>.Zero)));
    }
}
