namespace Practicum.Core.Submissions;

/// <summary>Scores of a run of rows.</summary>
/// <param name="Values">Probability of label 1, one a row, finite and within [0, 1].</param>
/// <param name="Elapsed">Wall time, stamped by the runner; never part of a deterministic result.</param>
public sealed record Scores(float[] Values, TimeSpan Elapsed);

/// <summary>
/// A model that scores rows. Law: the same rows give the same scores, the rows are left untouched, and a score does not depend on its neighbours.
/// </summary>
public interface IPredictor
{
    /// <summary>Scores <paramref name="rows"/>, or says why not.</summary>
    ValueTask<Outcome<Scores>> Score(TableSlice rows, CancellationToken stop);
}
