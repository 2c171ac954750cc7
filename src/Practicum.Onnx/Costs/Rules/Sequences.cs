namespace Practicum.Onnx.Costs.Rules;

/// <summary>Sequences of tensors, followed while the number of their members is known. They cost no operations.</summary>
internal static class Sequences
{
    private const int MostItems = 4_096;
    private const string RunTime = "names a place in a sequence that is known only while the graph runs";

    public static void Add(RuleBook book)
    {
        book.Add(v => Out(v, [.. Enumerable.Range(0, v.Count).Select(v.In)]), "SequenceConstruct");
        book.Add(v => Out(v, []), "SequenceEmpty");
        book.Add(v => v.Out(0, new Value(Elements.Int64, []) { Cells = [Items(v).Length] }), "SequenceLength");
        book.Add(At, "SequenceAt");
        book.Add(Erase, "SequenceErase");
        book.Add(Insert, "SequenceInsert");
        book.Add(Join, "ConcatFromSequence");
        book.Add(Split, "SplitToSequence");
    }

    private static ImmutableArray<Value> Items(Visit visit)
    {
        if (visit.Maybe(0) is { IsSequence: true } sequence)
            return sequence.Items;
        visit.Fail("is given a tensor where a sequence is expected");
        return [];
    }

    private static void Out(Visit visit, ImmutableArray<Value> items)
    {
        if (items.Length > MostItems)
            visit.Fail($"makes a sequence of {items.Length} members; at most {MostItems} are followed");
        else
            visit.Out(0, new Value(items.IsEmpty ? 0 : items[0].Element, [items.Length]) { Items = items });
    }

    /// <summary>A place in a sequence: from the end when it is negative.</summary>
    private static int? Place(Visit visit, int input, int count, int last)
    {
        if (!visit.Has(input))
            return last;
        if (visit.Wholes(input) is not [var place])
            visit.Fail(RunTime);
        else if (place < -count || place > last)
            visit.Fail($"names place {place} of a sequence of {count}");
        else
            return (int)(place < 0 ? place + count : place);
        return null;
    }

    private static void At(Visit visit)
    {
        var items = Items(visit);
        if (Place(visit, 1, items.Length, items.Length - 1) is { } place && place >= 0)
            visit.Out(0, items[place]);
    }

    private static void Erase(Visit visit)
    {
        var items = Items(visit);
        if (Place(visit, 1, items.Length, items.Length - 1) is { } place && place >= 0)
            Out(visit, items.RemoveAt(place));
        else
            visit.Fail("takes a member out of an empty sequence");
    }

    private static void Insert(Visit visit)
    {
        var items = Items(visit);
        if (Place(visit, 2, items.Length, items.Length) is { } place)
            Out(visit, items.Insert(place, visit.In(1)));
    }

    private static void Join(Visit visit)
    {
        var items = Items(visit);
        if (items.IsEmpty)
        {
            visit.Fail("joins an empty sequence");
            return;
        }

        var stack = visit.Whole("new_axis", 0) != 0;
        var first = items[0];
        var axis = visit.Axis(visit.Whole("axis", 0), first.Rank + (stack ? 1 : 0));
        if (visit.Trouble is not null)
            return;
        if (items.Any(i => i.Rank != first.Rank))
        {
            visit.Fail("joins values with different numbers of dimensions");
            return;
        }

        Int128 sum = 0;
        foreach (var item in items)
            sum = Sizes.Plus(sum, stack ? 1 : item.Shape[axis]);
        var exact = items.All(i => i.Exact);
        visit.Out(0, first.Element, stack ? first.Shape.Insert(axis, items.Length) : first.Shape.SetItem(axis, Sizes.Dimension(sum)), exact);
    }

    private static void Split(Visit visit)
    {
        var x = visit.In(0);
        var axis = visit.Axis(visit.Whole("axis", 0), x.Rank);
        if (!visit.AtLeast(x, 1))
            return;
        var size = x.Shape[axis];
        var stated = visit.Wholes(1);
        if ((stated is null && visit.Has(1)) || !x.Exact)
        {
            visit.Fail("cuts a sequence by sizes that are known only while the graph runs");
            return;
        }

        var drop = stated is null && visit.Whole("keepdims", 1) == 0;
        var whole = stated is null ? 1 : visit.In(1).Rank == 0 && stated is [var each] ? each : 0;
        if (whole < 0 || (whole > 0 && size / whole >= MostItems) || (whole == 0 && stated is { Length: 0 }))
        {
            visit.Fail($"makes a sequence of more than {MostItems} members");
            return;
        }

        var parts = whole > 0
            ? Enumerable.Range(0, (int)((size / whole) + (size % whole == 0 ? 0 : 1))).Select(i => Math.Min(whole, size - (i * whole)))
            : stated!.Select(p => Math.Clamp(p, 0, size));
        Out(visit, [.. parts.Select(p => new Value(x.Element, drop ? x.Shape.RemoveAt(axis) : x.Shape.SetItem(axis, p)))]);
    }
}
