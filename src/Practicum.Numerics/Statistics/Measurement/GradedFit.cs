namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>What a fit of the graded response model found.</summary>
/// <param name="Items">One an item of the answers, in their order.</param>
/// <param name="LogLikelihood">The marginal log-likelihood at the maximum (no interval: it is what it is), or why there is no fit.</param>
/// <param name="Parameters">How many parameters are free.</param>
/// <param name="Iterations">Steps of expectation and maximisation, and Newton steps after them.</param>
/// <param name="HasConverged">Whether the last Newton step promised to gain less than 1e−7 in log-likelihood. If not, the values are those of the last step and no interval is given.</param>
public sealed record GradedFit(ImmutableArray<FittedItem> Items, Estimate LogLikelihood, int Parameters, int Iterations, bool HasConverged)
{
    /// <summary>Akaike's criterion, 2 · parameters − 2 · log-likelihood; less is better. NaN without a fit.</summary>
    public double Aic => 2.0 * Parameters - 2 * LogLikelihood.Value;

    /// <summary>Schwarz's criterion, ln(persons) · parameters − 2 · log-likelihood; less is better. NaN without a fit.</summary>
    public double Bic => Math.Log(LogLikelihood.Count) * Parameters - 2 * LogLikelihood.Value;

    /// <summary>The items that could be fitted, for <see cref="AbilityScores"/>; those left out are null.</summary>
    public ImmutableArray<GradedItem?> Usable => [.. Items.Select(i => i.Item)];
}

/// <summary>One item of a fit.</summary>
/// <param name="Item">The item with its values; null when it was left out.</param>
/// <param name="Slope">Its slope with interval, or why it was left out.</param>
/// <param name="Cuts">Its cuts with intervals, one less than levels seen; empty when it was left out.</param>
public sealed record FittedItem(GradedItem? Item, Estimate Slope, ImmutableArray<Estimate> Cuts);
