using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Cells: named, or where named rows and columns cross; columns alone stand for all their cells, rows alone for theirs.</summary>
internal static class CellPlaces
{
    private const byte InKey = 1, InClaim = 2;

    public static PlaceMark Mark(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book)
    {
        var marks = new byte[book.Columns][];
        foreach (var (row, column) in keys.SelectMany(k => k.Cells.Select(c => (c.Row, c.Column)).Concat(k.Spans.Select(s => (s.Row, s.Column)))))
        {
            if (book.ColumnAt(column) is >= 0 and var at)
                (marks[at] ??= new byte[book.Rows])[row] |= InKey;
        }

        var claimed = claim is null ? 0 : Claim(marks, claim, book);
        var (found, missed, wrong) = (new ShownLoci(), new ShownLoci(), new ShownLoci());
        var counts = new long[4];
        for (var column = 0; column < marks.Length; column++)
        {
            for (var row = 0; row < (marks[column]?.Length ?? 0); row++)
            {
                var mark = marks[column]![row];
                counts[mark]++;
                if (mark != 0 && (mark == InKey ? missed : mark == InClaim ? wrong : found) is { IsFull: false } list)
                    list.Add(book.CellWords(row, column));
            }
        }

        var (right, lost, others) = (counts[InKey | InClaim], counts[InKey], counts[InClaim]);
        return new()
        {
            Unit = "cells",
            Beta = 1,
            Counts = PlaceCounts.Of(right, lost, others, (double)book.Rows * book.Columns - right - lost - others),
            Key = (int)(right + lost),
            Found = (int)right,
            Claimed = (int)Math.Min(int.MaxValue, claimed),
            Right = (int)right,
            Shown = (found.Words, missed.Words, wrong.Words),
        };
    }

    /// <summary>Whether a claim names a cell: by itself, by a span in it, or where its rows and columns cross.</summary>
    public static Func<int, int, bool> Names(PlacedClaim claim)
    {
        HashSet<(int, int)> named = [.. claim.NamedCells, .. claim.Spans.Select(s => (s.Row, s.Column))];
        if (claim.NamedRows.Length == 0 || claim.NamedColumns.Length == 0)
            return (row, column) => named.Contains((row, column));
        HashSet<int> rows = [.. claim.NamedRows];
        return (row, column) => named.Contains((row, column)) || (rows.Contains(row) && claim.NamedColumns.Contains(column));
    }

    private static long Claim(byte[]?[] marks, PlacedClaim claim, TableBook book)
    {
        long claimed = 0;
        foreach (var (row, column) in claim.NamedCells.Concat(claim.Spans.Select(s => (s.Row, s.Column))))
            Take(row, column);
        if (claimed > 0)
            return claimed;
        var columns = claim.NamedColumns.Length > 0 ? claim.NamedColumns : claim.Rows.Count > 0 ? [.. Enumerable.Range(0, book.Columns)] : [];
        foreach (var column in columns)
        {
            for (var i = 0; i < (claim.Rows.Count > 0 ? claim.Rows.Count : book.Rows); i++)
                Take(claim.Rows.Count > 0 ? claim.Rows[i] : i, column);
        }

        return claimed;

        void Take(int row, int column)
        {
            ref var mark = ref (marks[column] ??= new byte[book.Rows])[row];
            claimed += (mark & InClaim) == 0 ? 1 : 0;
            mark |= InClaim;
        }
    }
}
