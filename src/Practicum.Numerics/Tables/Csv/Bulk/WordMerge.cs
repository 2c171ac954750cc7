namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Joins the words that several threads met into one dictionary in order of first appearance: the one that a single thread would have made, whoever read which rows.
/// </summary>
internal static class WordMerge
{
    private const int Piece = 1 << 14;

    /// <summary>Joins.</summary>
    /// <param name="tables">The threads' words; each of them met its rows in rising order.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <returns>The words, and for each table the new code of each old one; null when the words have 2 GiB together.</returns>
    public static (TextWords Words, int[][] Codes)? Join(IReadOnlyList<WordTable> tables, int threads)
    {
        var roots = new (int Table, int Code)[tables.Count][];
        var pieces = new List<(int Table, int From, int To)>();
        for (var t = 0; t < tables.Count; t++)
        {
            roots[t] = new (int, int)[tables[t].Count];
            for (var from = 0; from < tables[t].Count; from += Piece)
                pieces.Add((t, from, Math.Min(tables[t].Count, from + Piece)));
        }

        Crew.Run(pieces.Count, threads, i => FindRoots(tables, roots, pieces[i]));
        return Number(tables, roots);
    }

    /// <summary>The root of a word is itself in the first table that has it.</summary>
    private static void FindRoots(IReadOnlyList<WordTable> tables, (int Table, int Code)[][] roots, (int Table, int From, int To) piece)
    {
        var own = tables[piece.Table];
        for (var code = piece.From; code < piece.To; code++)
        {
            var root = (piece.Table, code);
            for (var t = 0; t < piece.Table; t++)
            {
                if (tables[t].Find(own, code) is >= 0 and var found)
                {
                    root = (t, found);
                    break;
                }
            }

            roots[piece.Table][code] = root;
        }
    }

    private static (TextWords Words, int[][] Codes)? Number(IReadOnlyList<WordTable> tables, (int Table, int Code)[][] roots)
    {
        var codes = new int[tables.Count][];
        var (most, bytes) = (0L, 0L);
        for (var t = 0; t < tables.Count; t++)
        {
            codes[t] = new int[tables[t].Count];
            Array.Fill(codes[t], -1);
            for (var code = 0; code < codes[t].Length; code++)
            {
                if (roots[t][code] == (t, code))
                    (most, bytes) = (most + 1, bytes + tables[t].Word(code).Length);
            }
        }

        if (bytes > Array.MaxLength || most > Array.MaxLength)
            return null;
        var text = GC.AllocateUninitializedArray<byte>((int)bytes);
        var ends = new int[(int)most];
        var (next, end) = (0, 0);
        var heads = new int[tables.Count];
        while (Earliest(tables, heads) is >= 0 and var t)
        {
            var code = heads[t]++;
            var (table, rootCode) = roots[t][code];
            ref var given = ref codes[table][rootCode];
            if (given < 0)
            {
                given = next;
                var word = tables[t].Word(code);
                word.CopyTo(text.AsSpan(end));
                end += word.Length;
                ends[next++] = end;
            }

            codes[t][code] = given;
        }

        return (new(text, ends), codes);
    }

    private static int Earliest(IReadOnlyList<WordTable> tables, int[] heads)
    {
        var (earliest, row) = (-1, int.MaxValue);
        for (var t = 0; t < heads.Length; t++)
        {
            if (heads[t] < tables[t].Count && tables[t].FirstRow(heads[t]) is var first && first < row)
                (earliest, row) = (t, first);
        }

        return earliest;
    }
}
