using Practicum.Onnx.Costs.Knowns;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that fold axes into one value: one operation for each element that goes in, two where each is squared, raised or logarithms are taken.</summary>
internal static class Reductions
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Reduce(v, 1), "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum");
        book.Add(v => Reduce(v, 2), "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare");
        book.Add(Arg, "ArgMax", "ArgMin");
    }

    private static void Reduce(Visit visit, int operations)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, operations);
        var keep = visit.Whole("keepdims", 1) != 0;
        var axes = visit.Has(1) ? visit.Wholes(1) : visit.List("axes") ?? [];
        if (axes is null)
        {
            if (keep)
                visit.Out(0, x.Element, x.Shape, exact: false);
            else
                visit.Fail("takes its axes from values that are known only while the graph runs");
            return;
        }

        if (axes.Length == 0 && visit.Whole("noop_with_empty_axes", 0) != 0)
        {
            visit.Out(0, x with { Cells = null });
            return;
        }

        var folded = new bool[x.Rank];
        Array.Fill(folded, axes.Length == 0);
        foreach (var axis in axes)
        {
            var at = visit.Axis(axis, x.Rank);
            if (at < folded.Length)
                folded[at] = true;
        }

        var shape = x.Shape.Select((d, i) => (Size: folded[i] ? 1 : d, Kept: keep || !folded[i])).Where(d => d.Kept).Select(d => d.Size);
        visit.Out(0, x.Element, shape, cells: Array.TrueForAll(folded, f => f) ? Whole(visit.Node.Operator, x) : null);
    }

    /// <summary>Known numbers folded into one.</summary>
    private static long[]? Whole(string op, Value x)
    {
        var step = op switch { "ReduceSum" => "Add", "ReduceProd" => "Mul", "ReduceMax" => "Max", "ReduceMin" => "Min", _ => "" };
        if (x.Cells is not { Length: > 0 } cells || step.Length == 0 || x.IsReal)
            return null;
        var sum = cells[0];
        foreach (var cell in cells.AsSpan(1))
        {
            if (Arithmetic.Two(step, x.Element, sum, cell) is not { } next)
                return null;
            sum = next;
        }

        return [sum];
    }

    private static void Arg(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = x.Count;
        var axis = visit.Axis(visit.Whole("axis", 0), x.Rank);
        var keep = visit.Whole("keepdims", 1) != 0;
        visit.Out(0, Elements.Int64, x.Shape.Select((d, i) => (Size: i == axis ? 1 : d, Kept: keep || i != axis)).Where(d => d.Kept).Select(d => d.Size));
    }
}
