using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Joins the words that several threads met into one dictionary in order of first appearance: the one that a single thread would have made, whoever read which rows.
/// </summary>
internal static class WordMerge
{
    private const int Piece = 1 << 14;
    private const int Ahead = 16;

    /// <summary>Joins.</summary>
    /// <param name="tables">The threads' words; each of them met its rows in rising order.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <returns>The words, and for each table the new code of each old one; null when the words have 2 GiB together.</returns>
    public static (TextWords Words, int[][] Codes)? Join(WordTable[] tables, int threads)
    {
        var roots = new (int Table, int Code)[tables.Length][];
        var pieces = new List<(int Table, int From)>();
        for (var t = 0; t < tables.Length; t++)
        {
            roots[t] = new (int, int)[tables[t].Count];
            for (var from = 0; from < tables[t].Count; from += Piece)
                pieces.Add((t, from));
        }

        Crew.Run(pieces.Count, threads, i => FindRoots(tables, pieces[i].Table, pieces[i].From, roots[pieces[i].Table].AsSpan(pieces[i].From)));
        return Number(tables, roots);
    }

    /// <summary>The root of a word is itself in the first table that has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FindRoots(WordTable[] tables, int table, int from, Span<(int Table, int Code)> roots)
    {
        var own = tables[table];
        Span<ulong> hashes = stackalloc ulong[Ahead];
        var count = Math.Min(Piece, roots.Length);
        for (var i = 0; i < count; i++)
        {
            // the hashes of some words at a time, so that waiting for memory overlaps
            for (var next = i; table > 0 && i % Ahead == 0 && next < Math.Min(i + Ahead, count); next++)
            {
                hashes[next % Ahead] = own.HashOf(from + next);
                tables[0].Prefetch(hashes[next % Ahead]);
            }

            roots[i] = (table, from + i);
            for (var t = 0; t < table; t++)
            {
                if (tables[t].Find(own, from + i, hashes[i % Ahead]) is >= 0 and var found)
                {
                    roots[i] = (t, found);
                    break;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static (TextWords Words, int[][] Codes)? Number(WordTable[] tables, (int Table, int Code)[][] roots)
    {
        var codes = new int[tables.Length][];
        var (most, bytes) = (0L, 0L);
        for (var t = 0; t < tables.Length; t++)
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
        var ends = GC.AllocateUninitializedArray<int>((int)most);
        var (next, end) = (0, 0);
        var heads = new int[tables.Length];
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Earliest(WordTable[] tables, int[] heads)
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
