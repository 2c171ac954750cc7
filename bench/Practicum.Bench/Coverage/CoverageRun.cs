using Practicum.Numerics.Primitives;

namespace Practicum.Bench.Coverage;

/// <summary>Runs scenarios. Sample r of a scenario is drawn from a stream named after the scenario and r, so that lines do not depend on one another, nor on the threads.</summary>
internal static class CoverageRun
{
    /// <summary>Samples of a scenario, unless it says otherwise: a standard error of 0.5 points at 95 %.</summary>
    public const int DefaultRuns = 2000;

    private const ulong Seed = 20260101;

    /// <summary>The lines of one scenario.</summary>
    public static CoverageLine[] Of(Scenario scenario)
    {
        var tallies = scenario.Targets.Select(t => new Tally(t.Truth)).ToArray();
        if (scenario.All is { } all)
        {
            foreach (var (chance, estimates) in all())
                Add(tallies, estimates, chance);
            return [.. scenario.Targets.Select((t, i) => tallies[i].Line(scenario, t, 0))];
        }

        var drawn = new Estimate[scenario.Runs][];
        var chances = new Chance(Seed);
        Parallel.For(0, scenario.Runs, r => drawn[r] = scenario.Once(chances.Stream($"{scenario.Family}/{scenario.Situation}/{scenario.Rows}/{r}")));
        foreach (var estimates in drawn)
            Add(tallies, estimates, 1);
        return [.. scenario.Targets.Select((t, i) => tallies[i].Line(scenario, t, scenario.Runs))];
    }

    private static void Add(Tally[] tallies, Estimate[] estimates, double chance)
    {
        for (var i = 0; i < tallies.Length; i++)
            tallies[i].Add(estimates[i], chance);
    }
}
