using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>
/// Loci of decoys that a claim names, under whatever kind, and that are none of that kind's own: cells where a decoy is told by cells, else rows, else columns. A column that is
/// named as a whole names one locus, however many cells of a decoy lie in it.
/// </summary>
internal static class ClaimedDecoys
{
    /// <summary>The loci, in words; no more than cost something.</summary>
    /// <param name="decoys">Keys of decoys.</param>
    /// <param name="own">Keys of the claimed kind; may be empty.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="book">The table.</param>
    /// <param name="most">At most so many.</param>
    public static ImmutableArray<string> Of(ImmutableArray<FaultKey> decoys, ImmutableArray<FaultKey> own, PlacedClaim claim, TableBook book, int most)
    {
        if (decoys.IsEmpty)
            return [];
        var ownRows = RowPlaces.KeyRows(own, book.Rows);
        HashSet<(int, string)> ownCells = [.. own.SelectMany(k => k.Cells.Select(c => (c.Row, c.Column)).Concat(k.Spans.Select(s => (s.Row, s.Column))))];
        HashSet<int> ownColumns = [.. own.SelectMany(k => k.Columns.Concat(k.Cells.Select(c => c.Column)).Concat(k.Spans.Select(s => s.Column))).Select(book.ColumnAt)];
        var named = CellPlaces.Names(claim);
        HashSet<int> rows = [.. claim.Rows], columns = [.. claim.NamedColumns];
        return [.. decoys.SelectMany(Loci).Distinct().Take(most)];

        IEnumerable<string> Loci(FaultKey decoy)
        {
            if (!decoy.Cells.IsEmpty)
            {
                var cells = decoy.Cells.Where(c => named(c.Row, book.ColumnAt(c.Column)) && !ownCells.Contains((c.Row, c.Column))).Select(c => book.CellWords(c.Row, book.ColumnAt(c.Column)));
                return rows.Count > 0 ? cells : cells.Concat(Named(decoy.Cells.Select(c => c.Column).Distinct()));
            }

            var told = decoy.Rows.IsEmpty ? decoy.Pairs.Select(p => p.Row) : decoy.Rows;
            return told.Any() ? told.Where(r => rows.Contains(r) && ownRows[r] == 0).Select(book.RowWords) : Named(decoy.Columns);
        }

        IEnumerable<string> Named(IEnumerable<string> names) =>
            names.Where(n => book.ColumnAt(n) is >= 0 and var at && columns.Contains(at) && !ownColumns.Contains(at));
    }
}
