using System.Numerics;
using System.Runtime.CompilerServices;
using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>Two rows of one file with the same id.</summary>
/// <param name="Row">The later row.</param>
/// <param name="First">The first row.</param>
internal readonly record struct IdPair(int Row, int First);

/// <summary>Matches the ids of one part: a table with open addressing of the answers, then a look-up of each prediction. Parts share nothing.</summary>
internal sealed class PartMatch(TextCells answers, IdParts answerParts, TextCells predictions, IdParts predictionParts, int[] match)
{
    private readonly bool _exact = answers.IsExact && predictions.IsExact;

    /// <summary>Ids that the answers have more than once.</summary>
    public List<IdPair> TwiceInAnswers { get; } = [];

    /// <summary>Ids that the predictions have more than once.</summary>
    public List<IdPair> TwiceInPredictions { get; } = [];

    /// <summary>Rows of the predictions whose id the answers do not have.</summary>
    public List<int> Surplus { get; } = [];

    /// <summary>Matches some parts one after the other; the table is kept from part to part.</summary>
    public void Run(int fromPart, int toPart)
    {
        var places = Array.Empty<int>();
        for (var part = fromPart; part < toPart; part++)
        {
            var (from, to) = answerParts[part];
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, (to - from) * 2));
            if (places.Length < size)
                places = new int[size];
            var table = places.AsSpan(0, size);
            table.Clear();
            Enter(table, from, to);
            (from, to) = predictionParts[part];
            LookUp(table, from, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(Span<int> table, int from, int to)
    {
        var (hashes, mask) = (answerParts.Hashes, table.Length - 1);
        for (var i = from; i < to; i++)
        {
            var hash = hashes[i];
            var place = (int)hash & mask;
            var held = table[place];
            while (held != 0 && (hashes[held - 1] != hash || !IsAnswer(held - 1, answers, answerParts.Rows[i])))
                held = table[place = (place + 1) & mask];
            if (held == 0)
                table[place] = i + 1;
            else
                TwiceInAnswers.Add(new(answerParts.Rows[i], answerParts.Rows[held - 1]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookUp(Span<int> table, int from, int to)
    {
        var (known, hashes, mask) = (answerParts.Hashes, predictionParts.Hashes, table.Length - 1);
        var (rows, ofAnswer, matched) = (predictionParts.Rows, answerParts.Rows, match);
        var exact = _exact;
        for (var i = from; i < to; i++)
        {
            var hash = hashes[i];
            var place = (int)hash & mask;
            var held = table[place];
            while (held != 0 && (known[held - 1] != hash || !(exact || IsAnswer(held - 1, predictions, rows[i]))))
                held = table[place = (place + 1) & mask];
            if (held == 0)
                Surplus.Add(rows[i]);
            else if (matched[ofAnswer[held - 1]] >= 0)
                TwiceInPredictions.Add(new(rows[i], matched[ofAnswer[held - 1]]));
            else
                matched[ofAnswer[held - 1]] = rows[i];
        }
    }

    /// <summary>Whether the text of an answer is that of a row of a file, their numbers being equal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsAnswer(int held, TextCells others, int row) => _exact || answers[answerParts.Rows[held]].SequenceEqual(others[row]);
}
