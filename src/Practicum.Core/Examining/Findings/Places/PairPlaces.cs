using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>
/// Pairs of rows, a copy and what it was copied from. Nobody can tell which is which, so a pair is found by either row; a claimed row is right when it belongs to any pair, a claimed
/// pair when its rows belong together, by way of other pairs too.
/// </summary>
internal static class PairPlaces
{
    public static PlaceMark Mark(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book, double beta)
    {
        var pairs = keys.SelectMany(k => k.Pairs).Distinct().ToArray();
        var groups = Groups(pairs, book.Rows, out var members);
        var bad = (claim?.Pairs ?? []).Where(p => groups[p.Row] < 0 || groups[p.Row] != groups[p.Other]).ToArray();
        HashSet<int> onlyBad = [.. bad.SelectMany(p => new[] { p.Row, p.Other })];
        onlyBad.ExceptWith(claim is null ? [] : claim.NamedRows.Concat((claim.Pairs ?? []).Except(bad).SelectMany(p => new[] { p.Row, p.Other })));
        var claimed = new bool[book.Rows];
        var (found, missed, wrong) = (new ShownLoci(), new ShownLoci(), new ShownLoci());
        var right = 0;
        foreach (var row in claim?.Rows ?? [])
        {
            claimed[row] = groups[row] >= 0 && !onlyBad.Contains(row);
            right += claimed[row] ? 1 : 0;
            if (!claimed[row] && !wrong.IsFull)
                wrong.Add(book.RowWords(row));
        }

        var hits = 0;
        foreach (var (row, other) in pairs)
        {
            var hit = claimed[row] || (other >= 0 && claimed[other]);
            hits += hit ? 1 : 0;
            if ((hit ? found : missed) is { IsFull: false } list)
                list.Add($"{book.RowWords(row)} and {book.RowWords(other)}");
        }

        var all = claim?.Rows.Count ?? 0;
        return new()
        {
            Unit = "pairs",
            Beta = beta,
            Counts = Counts(pairs.Length, hits, right, all, members, book.Rows),
            Key = pairs.Length,
            Found = hits,
            Claimed = all,
            Right = right,
            Shown = (found.Words, missed.Words, wrong.Words),
        };
    }

    /// <summary>Counts in units of pairs with the precision of the rows, so that claiming every row has the precision of the rows that belong to pairs.</summary>
    private static PlaceCounts Counts(int pairs, int hits, int right, int claimed, int members, int rows)
    {
        var wrong = right == 0 ? claimed : (claimed - right) * (double)hits / right;
        var rest = members == 0 ? 0 : pairs * (double)(rows - members) / members - wrong;
        return PlaceCounts.Of(hits, pairs - hits, wrong, Math.Max(0, rest));
    }

    /// <summary>A number for each group of rows that belong together, −1 for the other rows.</summary>
    private static int[] Groups((int Row, int Other)[] pairs, int rows, out int members)
    {
        var parent = new int[rows];
        Array.Fill(parent, -1);
        foreach (var (row, other) in pairs)
        {
            var (first, second) = (Root(parent, row), other < 0 ? -1 : Root(parent, other));
            if (second >= 0)
                parent[Math.Max(first, second)] = Math.Min(first, second);
        }

        members = 0;
        for (var row = 0; row < rows; row++)
        {
            if (parent[row] < 0)
                continue;
            parent[row] = Root(parent, row);
            members++;
        }

        return parent;
    }

    private static int Root(int[] parent, int row)
    {
        if (parent[row] < 0)
            parent[row] = row;
        while (parent[row] != row)
            row = parent[row] = parent[parent[row]];
        return row;
    }
}
