namespace Practicum.Onnx.Costs;

/// <summary>
/// Most bytes that live at one time: a value lives from the node that makes it to the last node that reads it, outputs of the graph, and what follows from constants alone, to its end. The larger of two orders
/// counts: that of the file, and the one in which ONNX Runtime runs a graph (<c>GraphViewer</c>, default order: depth first from the nodes that nobody reads, inputs with
/// the highest index first). Time follows the number of edges.
/// </summary>
/// <param name="scope">Names, readers and bytes of the graph.</param>
/// <param name="scratch">Bytes that each node needs beside its inputs and outputs.</param>
internal sealed class Liveness(Scope scope, Int128[] scratch)
{
    /// <summary>The peak.</summary>
    /// <param name="always">Bytes that live all the time.</param>
    public Int128 Peak(Int128 always) => Int128.Max(Peak(always, [.. Enumerable.Range(0, scratch.Length)]), Peak(always, DepthFirst()));

    private Int128 Peak(Int128 always, int[] order)
    {
        var last = new int[scope.Names];
        for (var p = 0; p < order.Length; p++)
        {
            foreach (var id in scope.Reads(order[p]))
            {
                if (id != Scope.LeftOut)
                    last[id] = p;
            }
        }

        var (live, peak) = (always, always);
        var gone = new bool[scope.Names];
        for (var p = 0; p < order.Length; p++)
        {
            foreach (var id in scope.Makes(order[p]))
                live = Sizes.Plus(live, id == Scope.LeftOut ? 0 : scope.At(id).Bytes);
            peak = Int128.Max(peak, Sizes.Plus(live, scratch[order[p]]));
            var freed = Sizes.Plus(Free(scope.Reads(order[p]), last, gone, p), Free(scope.Makes(order[p]), last, gone, p));
            live = Int128.Max(always, live - freed);
        }

        return peak;
    }

    private Int128 Free(ReadOnlySpan<int> ids, int[] last, bool[] gone, int now)
    {
        Int128 bytes = 0;
        foreach (var id in ids)
        {
            if (id == Scope.LeftOut || gone[id] || last[id] > now || scope.At(id).Kept)
                continue;
            gone[id] = true;
            bytes = Sizes.Plus(bytes, scope.At(id).Bytes);
        }

        return bytes;
    }

    /// <summary>Nodes in the order in which a depth-first walk leaves them.</summary>
    private int[] DepthFirst()
    {
        var count = scratch.Length;
        var isRead = new bool[count];
        for (var n = 0; n < count; n++)
        {
            foreach (var maker in Makers(n))
                isRead[maker] = true;
        }

        var (order, seen, stack) = (new List<int>(count), new bool[count], new Stack<(int Node, bool Leave)>());
        for (var n = 0; n < count; n++)
        {
            if (!isRead[n])
                stack.Push((n, false));
        }

        while (stack.TryPop(out var top))
        {
            if (top.Leave)
                order.Add(top.Node);
            if (top.Leave || seen[top.Node])
                continue;
            seen[top.Node] = true;
            stack.Push((top.Node, true));
            foreach (var maker in Makers(top.Node).Order())
            {
                if (!seen[maker])
                    stack.Push((maker, false));
            }
        }

        return [.. order];
    }

    /// <summary>The nodes that make what a node reads; only those before it, so that there is no circle.</summary>
    private List<int> Makers(int node)
    {
        var makers = new List<int>();
        foreach (var id in scope.Reads(node))
        {
            if (id != Scope.LeftOut && scope.At(id).Maker is var maker && maker >= 0 && maker < node)
                makers.Add(maker);
        }

        return makers;
    }
}
