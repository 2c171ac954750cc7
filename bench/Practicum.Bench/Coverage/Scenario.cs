using Practicum.Numerics.Primitives;

namespace Practicum.Bench.Coverage;

/// <summary>A statistic whose truth is known in a situation.</summary>
/// <param name="Name">The statistic as reports name it.</param>
/// <param name="Truth">Its value in the population.</param>
internal sealed record Target(string Name, double Truth);

/// <summary>A situation in which intervals are drawn again and again, and held against the truth.</summary>
/// <param name="Family">Heading in the table: <c>Binary</c>, <c>Shares</c>, …</param>
/// <param name="Situation">In a few words: rates, spread, noise.</param>
/// <param name="Rows">Rows, or units, of each sample.</param>
/// <param name="Targets">The statistics that are estimated from each sample.</param>
/// <param name="Once">Draws one sample from the stream and estimates the targets, in their order. Called from several threads.</param>
internal sealed record Scenario(string Family, string Situation, int Rows, Target[] Targets, Func<ChanceStream, Estimate[]> Once)
{
    /// <summary>Samples drawn; fewer where one takes long.</summary>
    public int Runs { get; init; } = CoverageRun.DefaultRuns;

    /// <summary>Where there are few samples, all of them with their chances: nothing is drawn then.</summary>
    public Func<IEnumerable<(double Chance, Estimate[] Estimates)>>? All { get; init; }
}
