using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Holds a claim against the keys of its kind in the unit that all of them are told by: spans, cells, pairs, rows or columns.</summary>
internal static class PlaceMarks
{
    private const double RowBeta = 0.5;

    /// <summary>The mark; null when the keys have no loci.</summary>
    /// <param name="keys">Keys of one kind, at least one.</param>
    /// <param name="claim">The claim, or null when nothing was claimed.</param>
    /// <param name="book">The table.</param>
    public static PlaceMark? Of(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book)
    {
        if (keys.All(k => !k.Spans.IsEmpty) && claim is not { Spans: [], Rows.Count: > 0 } and not { Spans: [], NamedColumns.Length: > 0 })
            return SpanPlaces.Mark(keys, claim, book);
        if (keys.All(k => !k.Cells.IsEmpty || !k.Spans.IsEmpty))
            return CellPlaces.Mark(keys, claim, book);
        if (keys.All(k => !k.Pairs.IsEmpty))
            return PairPlaces.Mark(keys, claim, book, RowBeta);
        if (keys.Any(HasRows))
            return RowPlaces.Mark([.. keys.Where(HasRows)], claim, book, RowBeta);
        return keys.Any(k => !k.Columns.IsEmpty) ? ColumnPlaces.Mark(keys, claim, book) : null;
    }

    private static bool HasRows(FaultKey key) => !key.Rows.IsEmpty || !key.Cells.IsEmpty || !key.Spans.IsEmpty || !key.Pairs.IsEmpty;
}

/// <summary>The first loci of a sort, in words.</summary>
internal sealed class ShownLoci
{
    private readonly ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();

    public bool IsFull => words.Count == PlaceMark.MostShown;

    public ImmutableArray<string> Words => words.ToImmutable();

    public void Add(string locus)
    {
        if (!IsFull)
            words.Add(locus);
    }
}
