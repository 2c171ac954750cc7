using System.Numerics;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>
/// Operators whose output depends on the data, but not beyond a bound that follows from the input's size. Sorting n elements counts n × log₂ n comparisons.
/// </summary>
internal static class Selecting
{
    public static void Add(RuleBook book)
    {
        book.Add(TopK, "TopK");
        book.Add(Unique, "Unique");
        book.Add(NonZero, "NonZero");
        book.Add(Compress, "Compress");
        book.Add(NonMaxSuppression, "NonMaxSuppression");
    }

    private static void TopK(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 1))
            return;
        var axis = visit.Axis(visit.Whole("axis", -1), x.Rank);
        var known = visit.Has(1) ? visit.Wholes(1) is [var given, ..] ? given : (long?)null : visit.Whole("k", 0);
        var k = Math.Clamp(known ?? x.Shape[axis], 0, x.Shape[axis]);
        if (known > x.Shape[axis] && x.Exact)
            visit.Fail($"asks for {known} of {x.Shape[axis]} elements");
        var shape = x.Shape.SetItem(axis, k);
        visit.Operations = Sizes.Times(x.Count, Log(k));
        visit.Scratch = Sizes.Times(x.Shape[axis], 16);
        visit.Out(0, x.Element, shape, known is not null);
        visit.Out(1, Elements.Int64, shape, known is not null);
    }

    private static int Log(Int128 count) => Math.Max(1, BitOperations.Log2((ulong)Int128.Min(count, long.MaxValue)) + 1);

    private static void Unique(Visit visit)
    {
        var x = visit.In(0);
        var count = Sizes.Dimension(x.Count);
        var along = visit.Node.Find("axis") is not null;
        var axis = along ? visit.Axis(visit.Whole("axis", 0), x.Rank) : 0;
        var groups = along ? visit.Dimension(x, axis) : count;
        visit.Operations = Sizes.Times(x.Count, Log(count));
        visit.Scratch = Sizes.Plus(Sizes.Times(x.Bytes, 2), Sizes.Times(x.Count, 64));
        visit.Out(0, x.Element, along ? x.Shape : [count], exact: false);
        for (var i = 1; i < Math.Min(4, visit.Outputs); i++)
            visit.Out(i, Elements.Int64, [groups], exact: i == 2);
    }

    private static void NonZero(Visit visit)
    {
        var x = visit.In(0);
        if (x.Wholes is { } cells && x.Exact && x.Rank > 0)
        {
            long[] places = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i] != 0).Select(i => (long)i)];
            visit.Out(0, Elements.Int64, [x.Rank, places.Length], cells: x.Rank == 1 ? places : null);
            return;
        }

        visit.Scratch = Sizes.Times(x.Count, 8 * Math.Max(1, x.Rank));
        visit.Out(0, new(Elements.Int64, [Math.Max(1, x.Rank), Sizes.Dimension(x.Count)], false) { Firm = 1 });
    }

    private static void Compress(Visit visit)
    {
        var (x, condition) = (visit.In(0), visit.In(1));
        var along = visit.Node.Find("axis") is not null;
        var axis = along ? visit.Axis(visit.Whole("axis", 0), x.Rank) : 0;
        var size = along ? visit.Dimension(x, axis) : Sizes.Dimension(x.Count);
        var kept = condition.Wholes is { } flags ? flags.LongCount(f => f != 0) : Math.Min(size, Sizes.Dimension(condition.Count));
        visit.Out(0, x.Element, along && axis < x.Rank ? x.Shape.SetItem(axis, kept) : [kept], condition.Wholes is not null);
    }

    private static void NonMaxSuppression(Visit visit)
    {
        var (boxes, scores) = (visit.In(0), visit.In(1));
        if (!visit.AtLeast(boxes, 3) || !visit.AtLeast(scores, 3))
            return;
        var most = visit.Has(2) ? visit.Wholes(2) is [var given, ..] ? Math.Max(0, given) : long.MaxValue : 0;
        var lists = Sizes.Times(scores.Shape[0], scores.Shape[1]);
        var each = Math.Min(most, scores.Shape[2]);
        // Each chosen box is compared with every other by the share that they have in common: about 16 operations.
        visit.Operations = Sizes.Times(Sizes.Times(lists, 16), Sizes.Times(each, scores.Shape[2]));
        visit.Scratch = Sizes.Times(scores.Shape[2], 48);
        visit.Out(0, Elements.Int64, [Sizes.Dimension(Sizes.Times(lists, each)), 3], exact: false);
    }
}
