namespace Practicum.Onnx.Costs.Rules;

/// <summary>Number of trees and the sum of their longest paths.</summary>
/// <param name="Trees">Trees.</param>
/// <param name="Steps">Steps down the longest path of each tree, summed.</param>
internal readonly record struct TreeDepths(long Trees, Int128 Steps)
{
    /// <summary>Depths where each node names its tree and its number in it. Nodes that do not stand together, or go in a circle, count as one path through all of them.</summary>
    public static TreeDepths ByTree(ReadOnlySpan<long> trees, ReadOnlySpan<long> ids, ReadOnlySpan<long> yes, ReadOnlySpan<long> no, ImmutableArray<ReadOnlyMemory<byte>> modes)
    {
        var count = Math.Min(Math.Min(trees.Length, ids.Length), Math.Min(yes.Length, no.Length));
        var leaf = new bool[count];
        for (var i = 0; i < Math.Min(count, modes.Length); i++)
            leaf[i] = modes[i].Span.SequenceEqual("LEAF"u8);
        long all = 0;
        Int128 steps = 0;
        var paths = new Paths(count);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && trees[end] == trees[start])
                end++;
            all++;
            steps += paths.Longest(ids[start..end], yes[start..end], no[start..end], leaf.AsSpan(start, end - start));
            start = end;
        }

        return new(all, steps);
    }
}

/// <summary>Longest paths in trees, one after the other in the same memory; time follows the number of nodes.</summary>
internal sealed class Paths(int most)
{
    private readonly int[] at = new int[most], parents = new int[most], depth = new int[most], ready = new int[most];

    /// <summary>Steps down the longest path of nodes numbered from 0 in any order; all of them when the numbers are others, or the paths go in a circle.</summary>
    public int Longest(ReadOnlySpan<long> ids, ReadOnlySpan<long> yes, ReadOnlySpan<long> no, ReadOnlySpan<bool> leaf)
    {
        var count = ids.Length;
        at.AsSpan(0, count).Fill(-1);
        parents.AsSpan(0, count).Clear();
        depth.AsSpan(0, count).Clear();
        for (var i = 0; i < count; i++)
        {
            if (ids[i] < 0 || ids[i] >= count || at[ids[i]] >= 0)
                return count;
            at[ids[i]] = i;
        }

        for (var i = 0; i < count; i++)
        {
            if (leaf[i])
                continue;
            if (yes[i] < 0 || yes[i] >= count || no[i] < 0 || no[i] >= count)
                return count;
            parents[at[yes[i]]]++;
            parents[at[no[i]]]++;
        }

        return Down(count, yes, no, leaf);
    }

    private int Down(int count, ReadOnlySpan<long> yes, ReadOnlySpan<long> no, ReadOnlySpan<bool> leaf)
    {
        var (first, last, longest) = (0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            if (parents[i] == 0)
                ready[last++] = i;
        }

        while (first < last)
        {
            var node = ready[first++];
            longest = Math.Max(longest, depth[node]);
            if (leaf[node])
                continue;
            foreach (var child in (ReadOnlySpan<int>)[at[yes[node]], at[no[node]]])
            {
                depth[child] = Math.Max(depth[child], depth[node] + 1);
                if (--parents[child] == 0)
                    ready[last++] = child;
            }
        }

        return last == count ? longest : count;
    }
}
