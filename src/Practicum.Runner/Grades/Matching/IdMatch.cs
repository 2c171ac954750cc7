using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>Which row of one file belongs to which row of another, by id, one to one.</summary>
internal sealed class IdMatch
{
    private const int Parts = 4;

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
        var index = new IdIndex(answers, Parts);
        var (inAnswers, inPredictions, surplus) = (new List<IdPair>[Parts], new List<IdPair>[Parts], new List<int>[Parts]);
        Parallel.For(0, Parts, part =>
        {
            (inAnswers[part], inPredictions[part], surplus[part]) = ([], [], []);
            index.Enter(part, inAnswers[part]);
            index.Match(part, predictions, match, inPredictions[part], surplus[part]);
        });
        var twice = Sorted(inAnswers);
        var later = twice.Select(t => t.Row).ToHashSet();
        return new(match)
        {
            NamelessAnswers = Empty(answers),
            NamelessPredictions = Empty(predictions),
            TwiceInAnswers = twice,
            TwiceInPredictions = Sorted(inPredictions),
            Missing = Unmatched(match, answers, later),
            Surplus = [.. surplus.SelectMany(s => s).Order()],
        };
    }

    private static IdPair[] Sorted(List<IdPair>[] parts) => [.. parts.SelectMany(p => p).OrderBy(p => p.Row)];

    private static int[] Empty(TextCells ids)
    {
        var empty = new List<int>();
        var lengths = ids.Lengths;
        for (var row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] == 0)
                empty.Add(row);
        }

        return [.. empty];
    }

    private static int[] Unmatched(int[] match, TextCells answers, HashSet<int> later)
    {
        var missing = new List<int>();
        for (var row = 0; row < match.Length; row++)
        {
            if (match[row] < 0 && answers.Lengths[row] > 0 && !later.Contains(row))
                missing.Add(row);
        }

        return [.. missing];
    }
}
