using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators whose inputs are stretched to a common shape (ONNX's "Broadcasting in ONNX"). One operation for each element and each input but the first.</summary>
internal static class Broadcasting
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Two(v, 0), "Add", "Sub", "Mul", "Div", "Mod", "Pow", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor");
        book.Add(v => Two(v, Elements.Flag), "And", "Or", "Xor", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual");
        book.Add(Slope, "PRelu");
        book.Add(Many, "Max", "Min", "Mean", "Sum");
        book.Add(Where, "Where");
    }

    /// <summary>The common shape of values; dimensions that are only bounded may differ.</summary>
    public static ImmutableArray<long> Shape(Visit visit, params ReadOnlySpan<Value> values)
    {
        var rank = 0;
        foreach (var value in values)
            rank = Math.Max(rank, value.Rank);
        var shape = new long[rank];
        Array.Fill(shape, 1);
        foreach (var value in values)
        {
            for (var d = 0; d < value.Rank; d++)
            {
                ref var common = ref shape[rank - value.Rank + d];
                var own = value.Shape[d];
                if (own == common || own == 1)
                    continue;
                if (common != 1 && visit.Exact)
                    visit.Fail($"is given sizes that do not fit together: {common} and {own}");
                common = common == 1 ? own : Math.Max(common, own);
            }
        }

        return [.. shape];
    }

    private static void Two(Visit visit, int element)
    {
        var (a, b) = (visit.In(0), visit.In(1));
        var shape = Shape(visit, a, b);
        var count = Sizes.Count(shape.AsSpan());
        visit.Operations = count;
        var cells = visit.Trouble is not null || visit.Whole("fmod", 0) != 0 ? null : Known(visit.Node.Operator, shape, a, b);
        visit.Out(0, new(element == 0 ? a.Element : element, shape) { Cells = cells });
    }

    private static long[]? Known(string op, ImmutableArray<long> shape, Value a, Value b) => a.Cells is null || b.Cells is null || a.Element != b.Element
        ? null
        : Cells.Map(shape, i => Arithmetic.Two(op, a.Element, Cells.Stretched(a, i), Cells.Stretched(b, i)));

    private static void Slope(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = x.Count;
        visit.Out(0, x with { Cells = null });
    }

    private static void Many(Visit visit)
    {
        var values = new Value[Math.Max(1, visit.Count)];
        for (var i = 0; i < values.Length; i++)
            values[i] = visit.In(i);
        var shape = Shape(visit, values);
        visit.Operations = Sizes.Times(Sizes.Count(shape.AsSpan()), Math.Max(1, values.Length - 1));
        var cells = values.Length == 2 && visit.Trouble is null ? Known(visit.Node.Operator, shape, values[0], values[1]) : values.Length == 1 ? values[0].Cells : null;
        visit.Out(0, new(values[0].Element, shape) { Cells = cells });
    }

    private static void Where(Visit visit)
    {
        var (condition, yes, no) = (visit.In(0), visit.In(1), visit.In(2));
        var shape = Shape(visit, condition, yes, no);
        var known = visit.Trouble is null && condition.Cells is not null && yes.Cells is not null && no.Cells is not null && yes.Element == no.Element;
        visit.Out(0, new(yes.Element, shape) { Cells = known ? Cells.Map(shape, i => Cells.Stretched(condition, i) != 0 ? Cells.Stretched(yes, i) : Cells.Stretched(no, i)) : null });
    }
}
