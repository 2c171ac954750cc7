using Practicum.Numerics.Learning;

namespace Practicum.Core.Submissions;

/// <summary>
/// Something that fits a model by a recipe. Law: the same recipe, rows and chance give the same model to the last bit, on any number of threads,
/// and the rows are left untouched.
/// </summary>
public interface ILearner
{
    /// <summary>Fits a model to the rows that the recipe takes from <paramref name="seen"/>, or says why not.</summary>
    ValueTask<Outcome<Fitted>> Fit(Recipe recipe, TrainingRows seen, Chance chance, CancellationToken stop);
}

/// <summary>Rows to learn from.</summary>
/// <param name="Table">What was seen; may hold columns that no recipe may use.</param>
/// <param name="Labels">A label for each row, 0 or 1.</param>
/// <param name="Times">The moment of each row, or null when the order of the rows is the time.</param>
public sealed record TrainingRows(Table Table, ReadOnlyMemory<byte> Labels, ReadOnlyMemory<SimTime>? Times = null);

/// <summary>A fitted model and what it was fitted to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">How many rows it learnt from.</param>
public sealed record Fitted(FittedModel Model, int Rows);
