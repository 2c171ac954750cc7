namespace Practicum.Onnx.Vetting;

/// <summary>Finds nodes of trees by the numbers of tree and node, without a table that hostile numbers could slow down: sorted, with a guess that is right where numbers run from 0.</summary>
internal sealed class TreeIndex
{
    private readonly ulong[] keys;
    private readonly int[]? places;
    private readonly ReadOnlyMemory<long> trees;
    private int begin, end;

    private TreeIndex(ulong[] keys, int[]? places, ReadOnlyMemory<long> trees) => (this.keys, this.places, this.trees) = (keys, places, trees);

    /// <summary>An index, or null when two nodes have the same numbers, or a number is negative or above 2³¹ − 1.</summary>
    public static TreeIndex? Of(ReadOnlyMemory<long> treeIds, ReadOnlySpan<long> nodes)
    {
        var trees = treeIds.Span;
        var keys = new ulong[nodes.Length];
        var (sorted, last) = (true, 0UL);
        for (var i = 0; i < keys.Length; i++)
        {
            if ((ulong)trees[i] > int.MaxValue || (ulong)nodes[i] > int.MaxValue)
                return null;
            keys[i] = Key(trees[i], nodes[i]);
            sorted &= i == 0 || keys[i] > last;
            last = keys[i];
        }

        int[]? places = null;
        if (!sorted)
        {
            places = [.. Enumerable.Range(0, keys.Length)];
            Array.Sort(keys, places);
            for (var i = 1; i < keys.Length; i++)
            {
                if (keys[i] == keys[i - 1])
                    return null;
            }
        }

        return new(keys, places, treeIds);
    }

    /// <summary>Place of a node, in the order of the file, by its number and the place of another node of the same tree; −1 when there is none.</summary>
    public int Find(int besides, long node) => Find(trees.Span[besides], node);

    /// <summary>Place of a node by the numbers of tree and node; −1 when there is none.</summary>
    public int Find(long treeId, long node)
    {
        if ((ulong)treeId > int.MaxValue || (ulong)node > int.MaxValue)
            return -1;
        var key = Key(treeId, node);
        if (begin >= end || keys[begin] >> 32 != (ulong)treeId)
            (begin, end) = (LowerBound(Key(treeId, 0)), LowerBound(Key(treeId + 1, 0)));
        var guess = begin + node;
        var at = guess < end && keys[guess] == key ? (int)guess : Array.BinarySearch(keys, begin, end - begin, key);
        return at < 0 ? -1 : places is null ? at : places[at];
    }

    private static ulong Key(long treeId, long node) => ((ulong)treeId << 32) | (ulong)node;

    private int LowerBound(ulong key)
    {
        var at = Array.BinarySearch(keys, key);
        return at < 0 ? ~at : at;
    }
}
