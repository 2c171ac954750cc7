using Practicum.Core.Submissions;
using Practicum.Runner.ModelHosts;

namespace Practicum.Runner.Runs.Answers;

/// <summary>
/// Whether a model's answers can be relied on (docs/decisions/answers-asked-twice.md): the same rows in the same batches give the same bits, in a process
/// of its own; in another order and other batch sizes the same scores within 1e-5. Else it is <c>PR-MODEL-038</c>, not deterministic, or
/// <c>PR-MODEL-039</c>, depends on its neighbours.
/// </summary>
internal static class AnswerCheck
{
    /// <summary>Most by which a score may differ in other batches: sums in another order move a float by about 1e-7.</summary>
    public const float Agreement = 1e-5f;

    /// <summary>Rows of a production year that are asked for once more.</summary>
    public const int SpotRows = 1_024;

    private const string Same = "Export it for inference: without dropout, noise or random operators.";
    private const string Alone = "Compute each score from its own row alone; means and deviations belong into the model as constants from training.";

    /// <summary>Asks a second process for rows that a first one has answered: shuffled first, then as they were.</summary>
    /// <param name="fresh">A process that has answered nothing yet.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="answers">What the first process said, from row 0.</param>
    /// <param name="order">Decides the other order.</param>
    /// <param name="speed">Told the rows of the second time of asking, when everything is warm; may be null.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The same answers, or the bad end.</returns>
    public static async Task<Outcome<Scores>> AgainAsync(ModelHost fresh, Table rows, float[] answers, ChanceStream order, IProgress<long>? speed, CancellationToken stop)
    {
        var shuffled = Shuffled.Of(rows, rows.Rows, order);
        var asked = await AskAsync(fresh, shuffled, stop);
        if (asked is not Outcome<Scores>.Done { Value.Values: var elsewhere })
            return asked;
        var again = await fresh.ScoreAll(rows, speed, stop);
        if (again is not Outcome<Scores>.Done { Value.Values: var same })
            return again;
        if (!Equal(same, answers))
            return NotDeterministic();
        return Apart(elsewhere, shuffled.From, answers) is { } row ? Neighbours(row, answers, elsewhere[Array.IndexOf(shuffled.From, row)]) : again;
    }

    /// <summary>Asks the process that answered a year for some of its rows once more, among other neighbours.</summary>
    /// <param name="host">The process.</param>
    /// <param name="rows">The rows of the year.</param>
    /// <param name="answers">What it said.</param>
    /// <param name="order">Decides which rows.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The bad end, or null.</returns>
    public static async Task<Outcome<Scores>?> SpotAsync(ModelHost host, Table rows, float[] answers, ChanceStream order, CancellationToken stop)
    {
        var spot = Shuffled.Of(rows, SpotRows, order);
        var asked = await AskAsync(host, spot, stop);
        if (asked is not Outcome<Scores>.Done { Value.Values: var elsewhere })
            return asked;
        if (Apart(elsewhere, spot.From, answers) is not { } row)
            return null;
        var again = await AskAsync(host, spot, stop);
        if (again is not Outcome<Scores>.Done { Value.Values: var same })
            return again;
        return Equal(same, elsewhere) ? Neighbours(row, answers, elsewhere[Array.IndexOf(spot.From, row)]) : NotDeterministic();
    }

    private static async Task<Outcome<Scores>> AskAsync(ModelHost host, Shuffled shuffled, CancellationToken stop)
    {
        var scores = new float[shuffled.From.Length];
        var elapsed = TimeSpan.Zero;
        foreach (var (start, count) in shuffled.Batches())
        {
            var batch = await host.Score(shuffled.Rows.Slice(start, count), stop);
            if (batch is not Outcome<Scores>.Done(var some))
                return batch;
            some.Values.CopyTo(scores, start);
            elapsed += some.Elapsed;
        }

        return new Outcome<Scores>.Done(new(scores, elapsed));
    }

    private static bool Equal(float[] a, float[] b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(a[i]) != BitConverter.SingleToInt32Bits(b[i]))
                return false;
        }

        return true;
    }

    /// <summary>The first row, in the first order, whose two scores are too far apart; null when there is none.</summary>
    private static int? Apart(float[] elsewhere, int[] from, float[] answers)
    {
        int? first = null;
        for (var i = 0; i < elsewhere.Length; i++)
        {
            if (!(Math.Abs(elsewhere[i] - answers[from[i]]) <= Agreement) && !(from[i] > first))
                first = from[i];
        }

        return first;
    }

    private static Outcome<Scores> NotDeterministic() => new Outcome<Scores>.Refused("PR-MODEL-038",
        $"The model is not deterministic: asked again for the same rows in the same batches, it gave other scores. {Same}");

    private static Outcome<Scores> Neighbours(int row, float[] answers, float elsewhere) => new Outcome<Scores>.Refused("PR-MODEL-039", string.Create(CultureInfo.InvariantCulture,
        $"The model's scores depend on a row's neighbours: among other rows, row {row} got {elsewhere:0.######} instead of {answers[row]:0.######}. {Alone}"));
}
