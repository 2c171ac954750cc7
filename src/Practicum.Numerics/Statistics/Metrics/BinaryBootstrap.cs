namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>A bootstrap asked for instead of the intervals in closed form.</summary>
/// <param name="Replicates">How many resamples of the rows, at least 1.</param>
/// <param name="IsBca">Bias-corrected and accelerated (Efron 1987) instead of plain percentiles.</param>
/// <param name="IsPoisson">Independent Poisson(1) weights instead of draws with replacement; the sum of weights then varies.</param>
public sealed record BinaryBootstrap(int Replicates = 2000, bool IsBca = false, bool IsPoisson = false);
