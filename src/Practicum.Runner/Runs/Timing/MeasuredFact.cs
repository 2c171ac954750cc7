namespace Practicum.Runner.Runs.Timing;

/// <summary>A value of wall time or memory on this machine. Its evidence item stands in the chain without it.</summary>
/// <param name="Id">Id of the evidence item.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Count">Rows or slots that it rests on.</param>
public sealed record MeasuredFact(string Id, double Value, string Unit, long Count);
