namespace Practicum.Numerics.Primitives;

/// <summary>An interval estimate and how it was computed.</summary>
/// <param name="Level">Nominal coverage, for example 0.95.</param>
/// <param name="Low">Lower end, in the unit of the estimate.</param>
/// <param name="High">Upper end.</param>
/// <param name="Method">Name of the method: <c>delong</c>, <c>wilson</c>, <c>bootstrap</c>, …</param>
/// <param name="Source">What varies: <c>rows</c>, <c>training</c>, <c>worlds</c>, <c>person</c>, or two joined by <c>+</c>.</param>
public sealed record Interval(double Level, double Low, double High, string Method, string Source = "rows");
