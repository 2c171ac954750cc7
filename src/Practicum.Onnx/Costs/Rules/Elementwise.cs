using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators with one output element for each input element. One operation an element, exponentials and logarithms included; moving and converting cost none.</summary>
internal static class Elementwise
{
    public static void Add(RuleBook book)
    {
        book.Add(
            v => Same(v, 1),
            "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "BitwiseNot", "Ceil", "Celu", "Clip", "Cos", "Cosh", "CumSum", "Elu", "Erf", "Exp", "Floor", "HardSigmoid", "LeakyRelu",
            "Log", "Neg", "Not", "Reciprocal", "Relu", "Round", "Selu", "Shrink", "Sigmoid", "Sign", "Sin", "Sinh", "Softplus", "Softsign", "Sqrt", "Tan", "Tanh", "ThresholdedRelu");
        book.Add(v => Same(v, 4), "Gelu", "HardSwish", "Mish");
        book.Add(v => Same(v, 0), "Identity", "Trilu", "ReverseSequence");
        book.Add(v => Typed(v, Elements.Flag, 1), "IsInf", "IsNaN");
        book.Add(Cast, "Cast");
        book.Add(CastLike, "CastLike");
        book.Add(Dropout, "Dropout");
        book.Add(QuantizeLinear, "QuantizeLinear");
        book.Add(DequantizeLinear, "DequantizeLinear");
        book.Add(DynamicQuantizeLinear, "DynamicQuantizeLinear");
        book.Learning(v => Same(v, 1), "Binarizer");
    }

    /// <summary>The input's type and dimensions.</summary>
    public static void Same(Visit visit, int operations)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, operations);
        long[]? cells = null;
        if (x.Cells is { } known)
            cells = visit.Node.Operator == "Identity" ? known : Cells.Map([known.Length], i => Arithmetic.One(visit.Node.Operator, x.Element, known[i[0]]));
        visit.Out(0, x with { Cells = cells });
    }

    private static void Typed(Visit visit, int element, int operations)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, operations);
        visit.Out(0, element, x.Shape);
    }

    private static void Cast(Visit visit)
    {
        var to = visit.Whole("to", 0);
        if (to is < 1 or > 23)
            visit.Fail($"converts to the unknown type {to}");
        else
            Convert(visit, (int)to);
    }

    private static void CastLike(Visit visit) => Convert(visit, visit.In(1).Element);

    private static void Convert(Visit visit, int to)
    {
        var x = visit.In(0);
        visit.Out(0, new(to, x.Shape, x.Exact) { Cells = x.Cells is { } known ? Cells.Map([known.Length], i => Arithmetic.Cast(known[i[0]], x.Element, to)) : null });
    }

    private static void Dropout(Visit visit)
    {
        var x = visit.In(0);
        // With a third input it may train, and then changes its numbers.
        visit.Out(0, visit.Has(2) ? x with { Cells = null } : x);
        visit.Out(1, visit.Version < 10 ? x.Element : Elements.Flag, x.Shape);
    }

    private static void QuantizeLinear(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 2);
        var stated = (int)Math.Clamp(visit.Whole("output_dtype", 0), 0, 23);
        visit.Out(0, visit.Maybe(2)?.Element ?? (stated != 0 ? stated : Elements.UInt8), x.Shape);
    }

    private static void DequantizeLinear(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 2);
        visit.Out(0, visit.Version < 19 ? Elements.Single : visit.In(1).Element, x.Shape);
    }

    private static void DynamicQuantizeLinear(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 4);
        visit.Out(0, Elements.UInt8, x.Shape);
        visit.Out(1, Elements.Single, []);
        visit.Out(2, Elements.UInt8, []);
    }
}
