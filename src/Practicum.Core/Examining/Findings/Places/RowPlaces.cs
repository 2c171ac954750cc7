using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings.Places;

/// <summary>Rows: told by any locus that lies in them. The best claim follows from the true probabilities where a key has them.</summary>
internal static class RowPlaces
{
    public static PlaceMark Mark(ImmutableArray<FaultKey> keys, PlacedClaim? claim, TableBook book, double beta)
    {
        var key = KeyRows(keys, book.Rows);
        var best = keys.Any(k => k.Posterior is not null) ? Probability(keys, book.Rows) : null;
        var inBest = best is null ? null : BestClaim.Of(best, key, beta);
        var claimed = new byte[book.Rows];
        foreach (var row in claim?.Rows ?? [])
            claimed[row] = 1;
        var counts = new double[8];
        var (found, missed, wrong) = (new ShownLoci(), new ShownLoci(), new ShownLoci());
        for (var row = 0; row < key.Length; row++)
        {
            var there = key[row] != 0;
            counts[(there ? PlaceCounts.InKey : 0) | (claimed[row] != 0 ? PlaceCounts.Claimed : 0) | ((inBest is null ? there : inBest[row]) ? PlaceCounts.InBest : 0)]++;
            if (there && !missed.IsFull && claimed[row] == 0)
                missed.Add(book.RowWords(row));
        }

        foreach (var row in claim?.Rows ?? [])
        {
            if (found.IsFull && wrong.IsFull)
                break;
            if ((key[row] != 0 ? found : wrong) is { IsFull: false } list)
                list.Add(book.RowWords(row));
        }

        var (right, missing) = ((int)(counts[6] + counts[7]), (int)(counts[4] + counts[5]));
        return new()
        {
            Unit = "rows",
            Beta = beta,
            Counts = new(counts),
            Key = right + missing,
            Found = right,
            Claimed = claim?.Rows.Count ?? 0,
            Right = right,
            KnowsBest = inBest is not null,
            Ranking = claim is { Rows.Count: > 0 } ? RankingMarks.Of(claim.Rows, key, right + missing, best) : null,
            Shown = (found.Words, missed.Words, wrong.Words),
        };
    }

    /// <summary>1 for each row that any locus of the keys lies in.</summary>
    public static byte[] KeyRows(ImmutableArray<FaultKey> keys, int rows)
    {
        var marked = new byte[rows];
        foreach (var key in keys)
        {
            foreach (var row in key.Rows)
                marked[row] = 1;
            foreach (var cell in key.Cells)
                marked[cell.Row] = 1;
            foreach (var span in key.Spans)
                marked[span.Row] = 1;
            foreach (var (row, _) in key.Rows.IsEmpty ? key.Pairs : [])
                marked[row] = 1;
        }

        return marked;
    }

    /// <summary>Probability that a row is in any of the keys: faults strike independently; a key without probabilities can be told for certain.</summary>
    private static double[] Probability(ImmutableArray<FaultKey> keys, int rows)
    {
        var probability = new double[rows];
        foreach (var key in keys)
        {
            var certain = key.Posterior is null ? KeyRows([key], rows) : null;
            for (var row = 0; row < rows; row++)
                probability[row] = 1 - (1 - probability[row]) * (1 - (key.Posterior is { } posterior ? posterior[row] : certain![row]));
        }

        return probability;
    }
}
