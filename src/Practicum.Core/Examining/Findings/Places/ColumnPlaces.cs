using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Columns: named, or told by a cell in them.</summary>
internal static class ColumnPlaces
{
    public static PlaceMark Mark(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book)
    {
        HashSet<int> key = [.. keys.SelectMany(k => k.Columns).Select(book.ColumnAt).Where(c => c >= 0)];
        HashSet<int> claimed = [.. claim?.Columns ?? []];
        var (found, missed, wrong) = (new ShownLoci(), new ShownLoci(), new ShownLoci());
        foreach (var column in key.Order())
            (claimed.Contains(column) ? found : missed).Add(book.ColumnWords(column));
        foreach (var column in claimed.Except(key).Order())
            wrong.Add(book.ColumnWords(column));
        var right = key.Count(claimed.Contains);
        var others = claimed.Count - right;
        return new()
        {
            Unit = "columns",
            Beta = 1,
            Counts = PlaceCounts.Of(right, key.Count - right, others, book.Columns - key.Count - others),
            Key = key.Count,
            Found = right,
            Claimed = claimed.Count,
            Right = right,
            Shown = (found.Words, missed.Words, wrong.Words),
        };
    }
}
