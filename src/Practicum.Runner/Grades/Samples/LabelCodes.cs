using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Samples;

/// <summary>A text column as a few distinct names.</summary>
/// <param name="Codes">An index into <paramref name="Names"/> a row; −1 when the cell is empty.</param>
/// <param name="Names">The distinct texts, in the order of their characters: it does not depend on the order of rows.</param>
/// <param name="IsCut">Whether there were more than are counted; codes of the others are −1.</param>
internal sealed record LabelCodes(int[] Codes, ImmutableArray<string> Names, bool IsCut)
{
    /// <summary>At most so many names.</summary>
    public const int Most = 1000;

    /// <summary>Counts the names of a column.</summary>
    public static LabelCodes Of(TextCells cells)
    {
        var (codes, firsts, byHash, cut) = (new int[cells.Rows], new List<int>(), new Dictionary<ulong, int>(), false);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = cells.Hashes[row] == IdHash.Missing ? -1 : CodeOf(cells, row, firsts, byHash);
            cut |= codes[row] == Most;
            codes[row] = codes[row] == Most ? -1 : codes[row];
        }

        var names = firsts.Select(cells.TextOf).ToArray();
        var order = Enumerable.Range(0, names.Length).OrderBy(i => names[i], StringComparer.Ordinal).ToArray();
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            rank[order[i]] = i;
        for (var row = 0; row < codes.Length; row++)
            codes[row] = codes[row] < 0 ? -1 : rank[codes[row]];
        return new(codes, [.. order.Select(i => names[i])], cut);
    }

    /// <summary>Names for a sentence, the first few.</summary>
    public static string List(ImmutableArray<string> names) => string.Join(", ", names.Take(6).Select(n => $"'{n}'")) + (names.Length > 6 ? ", …" : "");

    private static int CodeOf(TextCells cells, int row, List<int> firsts, Dictionary<ulong, int> byHash)
    {
        var hash = cells.Hashes[row];
        if (byHash.TryGetValue(hash, out var code) && (cells.IsExact || cells[firsts[code]].SequenceEqual(cells[row])))
            return code;
        code = firsts.FindIndex(first => cells[first].SequenceEqual(cells[row]));
        if (code >= 0)
            return code;
        if (firsts.Count == Most)
            return Most;
        firsts.Add(row);
        byHash.TryAdd(hash, firsts.Count - 1);
        return firsts.Count - 1;
    }
}
