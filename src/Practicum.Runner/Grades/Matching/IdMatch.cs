using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>Which row of one file belongs to which row of another, by id, one to one.</summary>
internal sealed class IdMatch
{
    private const int Lanes = 16;

    private IdMatch(int[] rows) => Rows = rows;

    /// <summary>For each row of the answers the row of the predictions; −1 when there is none.</summary>
    public int[] Rows { get; }

    /// <summary>Rows of the answers without an id, rising.</summary>
    public required int[] NamelessAnswers { get; init; }

    /// <summary>Rows of the predictions without an id, rising.</summary>
    public required int[] NamelessPredictions { get; init; }

    /// <summary>Ids that the answers have more than once, by row.</summary>
    public required IdPair[] TwiceInAnswers { get; init; }

    /// <summary>Ids that the predictions have more than once, by row.</summary>
    public required IdPair[] TwiceInPredictions { get; init; }

    /// <summary>Rows of the answers whose id has no prediction, rising.</summary>
    public required int[] Missing { get; init; }

    /// <summary>Rows of the predictions whose id the answers do not have, rising.</summary>
    public required int[] Surplus { get; init; }

    /// <summary>Matches ids, byte for byte.</summary>
    public static IdMatch Of(TextCells answers, TextCells predictions)
    {
        var match = new int[answers.Rows];
        Array.Fill(match, -1);
        var bits = IdParts.BitsFor(answers.Rows);
        var (answerParts, predictionParts) = (IdParts.Of(answers, bits), IdParts.Of(predictions, bits));
        var lanes = new PartMatch[Math.Min(Lanes, 1 << bits)];
        Parallel.For(0, lanes.Length, lane =>
        {
            lanes[lane] = new(answers, answerParts, predictions, predictionParts, match);
            lanes[lane].Run((lane << bits) / lanes.Length, ((lane + 1) << bits) / lanes.Length);
        });
        var twice = Sorted(lanes, l => l.TwiceInAnswers);
        var later = twice.Select(t => t.Row).ToHashSet();
        return new(match)
        {
            NamelessAnswers = Empty(answers),
            NamelessPredictions = Empty(predictions),
            TwiceInAnswers = twice,
            TwiceInPredictions = Sorted(lanes, l => l.TwiceInPredictions),
            Missing = Unmatched(match, answers, later),
            Surplus = [.. lanes.SelectMany(l => l.Surplus).Order()],
        };
    }

    private static IdPair[] Sorted(PartMatch[] lanes, Func<PartMatch, List<IdPair>> pairs) => [.. lanes.SelectMany(pairs).OrderBy(p => p.Row)];

    private static int[] Empty(TextCells ids)
    {
        var empty = new List<int>();
        var hashes = ids.Hashes;
        for (var row = hashes.IndexOf(IdHash.Missing); row >= 0 && row < hashes.Length; row++)
        {
            if (hashes[row] == IdHash.Missing)
                empty.Add(row);
        }

        return [.. empty];
    }

    private static int[] Unmatched(int[] match, TextCells answers, HashSet<int> later)
    {
        var missing = new List<int>();
        for (var row = Array.IndexOf(match, -1); row >= 0 && row < match.Length; row++)
        {
            if (match[row] < 0 && answers.Hashes[row] != IdHash.Missing && !later.Contains(row))
                missing.Add(row);
        }

        return [.. missing];
    }
}
