using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Stretches of text: a claimed one finds one of the key when they share at least half of what both together cover. Claiming all text finds none.</summary>
internal static class SpanPlaces
{
    private const double LeastOverlap = 0.5;

    public static PlaceMark Mark(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book)
    {
        var spans = keys.SelectMany(k => k.Spans).Select(s => new PlacedSpan(s.Row, book.ColumnAt(s.Column), s.Start, s.Length)).Where(s => s.Column >= 0).Distinct().ToArray();
        var inCell = spans.Select((span, at) => (span, at)).ToLookup(s => (s.span.Row, s.span.Column), s => s.at);
        var isFound = new bool[spans.Length];
        var (found, missed, wrong, right) = (new ShownLoci(), new ShownLoci(), new ShownLoci(), 0);
        foreach (var claimed in claim?.Spans ?? [])
        {
            var at = inCell[(claimed.Row, claimed.Column)].Where(i => !isFound[i] && spans[i].Overlap(claimed) >= LeastOverlap).DefaultIfEmpty(-1).First();
            if (at < 0)
            {
                wrong.Add(Words(claimed, book));
                continue;
            }

            (isFound[at], right) = (true, right + 1);
            found.Add(Words(spans[at], book));
        }

        for (var i = 0; i < spans.Length && !missed.IsFull; i++)
        {
            if (!isFound[i])
                missed.Add(Words(spans[i], book));
        }

        var all = claim?.Spans.Length ?? 0;
        return new()
        {
            Unit = "spans",
            Beta = 1,
            Counts = PlaceCounts.Of(right, spans.Length - right, all - right, double.PositiveInfinity),
            Key = spans.Length,
            Found = right,
            Claimed = all,
            Right = right,
            Shown = (found.Words, missed.Words, wrong.Words),
        };
    }

    private static string Words(PlacedSpan span, TableBook book) =>
        string.Create(CultureInfo.InvariantCulture, $"{book.CellWords(span.Row, span.Column)} {span.Start}–{span.Start + (long)span.Length}");
}
