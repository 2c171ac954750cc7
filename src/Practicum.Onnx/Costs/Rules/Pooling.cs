namespace Practicum.Onnx.Costs.Rules;

/// <summary>Pools: one operation for each place of the kernel and each output element; a global pool one for each input element.</summary>
internal static class Pooling
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Pool(v, 1), "AveragePool", "MaxPool");
        book.Add(v => Pool(v, 2), "LpPool");
        book.Add(v => Global(v, 1), "GlobalAveragePool", "GlobalMaxPool");
        book.Add(v => Global(v, 2), "GlobalLpPool");
        book.Add(MaxUnpool, "MaxUnpool");
    }

    private static void Pool(Visit visit, int operations)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 3) || Window.Of(visit, x.Rank - 2) is not { } window)
            return;
        long[] shape = [x.Shape[0], x.Shape[1], .. window.Places(visit, x.Shape.AsSpan()[2..], visit.Whole("ceil_mode", 0) != 0)];
        visit.Operations = Sizes.Times(Sizes.Times(Sizes.Count(shape), window.Area), operations);
        visit.Out(0, x.Element, shape);
        visit.Out(1, Elements.Int64, shape);
    }

    private static void Global(Visit visit, int operations)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 3))
            return;
        visit.Operations = Sizes.Times(x.Count, operations);
        visit.Out(0, x.Element, x.Shape.Select((d, i) => i < 2 ? d : 1));
    }

    private static void MaxUnpool(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 3) || Window.Of(visit, x.Rank - 2) is not { } window)
            return;
        if (visit.Has(2))
        {
            if (visit.Wholes(2) is { } stated && stated.Length == x.Rank && stated.All(s => s >= 0))
                visit.Out(0, x.Element, stated);
            else
                visit.Fail("takes its sizes from values that are known only while the graph runs");
            return;
        }

        visit.Out(0, x.Element, x.Shape.Select((d, i) => i < 2 ? d : window.Unpooled(d, i - 2)));
    }
}
