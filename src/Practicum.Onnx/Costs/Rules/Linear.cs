namespace Practicum.Onnx.Costs.Rules;

/// <summary>Products of matrices: 2mnk operations, a multiply-add counting 2 (the convention of torch.utils.flop_counter and of BLAS's operation counts).</summary>
internal static class Linear
{
    public static void Add(RuleBook book)
    {
        book.Add(v => MatMul(v, 1, v.In(0).Element), "MatMul");
        book.Add(v => MatMul(v, 1, Elements.Int32), "MatMulInteger");
        book.Add(v => MatMul(v, 3, v.In(7).Element), "QLinearMatMul");
        book.Add(Gemm, "Gemm");
        book.Add(Det, "Det");
        book.Add(Einsum, "Einsum");
    }

    /// <summary>numpy.matmul: dimensions in front are stretched, a vector is a row on the left and a column on the right.</summary>
    private static void MatMul(Visit visit, int second, int element)
    {
        var (a, b) = (visit.In(0), visit.In(second));
        if (!visit.AtLeast(a, 1) || !visit.AtLeast(b, 1))
            return;
        var (rows, columns) = (a.Rank == 1 ? 1 : a.Shape[^2], b.Rank == 1 ? 1 : b.Shape[^1]);
        var (left, right) = (a.Shape[^1], b.Rank == 1 ? b.Shape[0] : b.Shape[^2]);
        if (left != right && visit.Exact)
            visit.Fail($"multiplies matrices that do not fit together: {left} columns and {right} rows");
        var front = Broadcasting.Shape(visit, new(0, a.Shape[..Math.Max(0, a.Rank - 2)]), new(0, b.Shape[..Math.Max(0, b.Rank - 2)]));
        var shape = front;
        if (a.Rank > 1)
            shape = shape.Add(rows);
        if (b.Rank > 1)
            shape = shape.Add(columns);
        visit.Operations = Sizes.Times(Sizes.Times(Sizes.Count(front.AsSpan()), Sizes.Times(rows, columns)), Sizes.Times(2, Math.Max(left, right)));
        visit.Out(0, element, shape);
    }

    private static void Gemm(Visit visit)
    {
        var (a, b) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(a, 2) || !visit.AtLeast(b, 2))
            return;
        var (turnA, turnB) = (visit.Whole("transA", 0) != 0, visit.Whole("transB", 0) != 0);
        var (m, left) = turnA ? (a.Shape[1], a.Shape[0]) : (a.Shape[0], a.Shape[1]);
        var (right, n) = turnB ? (b.Shape[1], b.Shape[0]) : (b.Shape[0], b.Shape[1]);
        if (left != right && visit.Exact)
            visit.Fail($"multiplies matrices that do not fit together: {left} columns and {right} rows");
        var count = Sizes.Times(m, n);
        visit.Operations = Sizes.Plus(Sizes.Times(count, Sizes.Times(2, Math.Max(left, right))), visit.Has(2) ? count : 0);
        visit.Out(0, a.Element, [m, n]);
    }

    private static void Det(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 2))
            return;
        var side = Math.Max(x.Shape[^1], x.Shape[^2]);
        visit.Operations = Sizes.Times(Sizes.Times(x.Count, side), 1);
        visit.Scratch = Sizes.Times(Sizes.Times(side, side), Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, x.Shape[..^2]);
    }

    private static void Einsum(Visit visit)
    {
        var values = new Value[visit.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = visit.In(i);
        if (visit.Trouble is not null)
            return;
        if (Equation.Read(visit.Text("equation", ""), values, out var trouble) is not { } equation)
        {
            visit.Fail(trouble);
            return;
        }

        (visit.Operations, visit.Scratch) = equation.Costs(values.Length == 0 ? Elements.Single : values[0].Element);
        visit.Out(0, values.Length == 0 ? Elements.Single : values[0].Element, equation.Output);
    }
}
