using Practicum.Core.Evidence;
using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>Money beside the scored value: κ, ρ, gain, regret and its parts, luck (methods §2, §3). Reported, not scored.</summary>
internal static class MoneyReport
{
    public static IEnumerable<EvidenceItem> Items(WorldFigures f, ProductionEvidence evidence)
    {
        var (gain, room) = (WorldFigures.Minus(f.Policy, f.Nothing), WorldFigures.Minus(f.Best, f.Nothing));
        yield return evidence.Item("captured_share", CapturedShare(f, gain, room), "higher");
        yield return evidence.Item("cost_ratio", CostRatio(f), "lower");
        yield return evidence.Item("beyond", WorldStatistics.Between(f, gain, y => y.Policy, y => y.DoNothing), "higher", "EUR", "Money beyond doing nothing, per world.");
        var regret = WorldFigures.Minus(f.Best, f.Policy);
        yield return evidence.Item("regret", WorldStatistics.Between(f, regret, y => y.Clairvoyant, y => y.Policy), "lower", "EUR", InAll(f, regret));
        foreach (var part in Enum.GetValues<RegretPart>())
        {
            double[] values = [.. f.Years.Select(y => y.Regret.GetValueOrDefault(part).Units)];
            if (values.Any(v => v != 0))
                yield return evidence.Item("regret", WorldStatistics.Mean(f, values), "lower", "EUR", InAll(f, values), ProductionWords.Id(part));
        }

        yield return evidence.Item("luck", WorldStatistics.Mean(f, f.Luck), "none", "EUR", "Realised money minus expected money, per world.");
        var beaten = Enumerable.Range(0, f.Worlds).Count(i => -regret[i] > 0.001 * Math.Abs(YardStick(f, i) - f.Nothing[i]) && regret[i] < 0);
        if (beaten > 0)
        {
            yield return evidence.Item("reference-beaten", Estimate.Exact(beaten, f.Worlds), "none", "worlds",
                $"In {Phrases.Count(beaten)} of {Phrases.Several(f.Worlds, "world")} the policy earned more than the best operator: the reference's grid is too coarse there.");
        }
    }

    /// <summary>κ = Σ(P − D) / Σ(C − D), only where there was something to gain: mean C − D at least 3 standard errors and 0.5 % of |U|.</summary>
    public static Estimate CapturedShare(WorldFigures f, double[] gain, double[] room)
    {
        var se = f.Worlds > 1 ? WorldStatistics.StandardErrorOfMean(room) : 0;
        var size = Math.Abs((f.Recorded ? f.Best : f.Ceiling).Average());
        return room.Average() < Math.Max(3 * se, 0.005 * size) || room.Average() <= 0
            ? Estimate.Undefined("Nothing to gain here: doing nothing earns as much as the best operator.", f.Worlds)
            : WorldStatistics.Ratio(f, gain, room, "Nothing to gain here.");
    }

    /// <summary>ρ = Σ(U − P) / Σ(U − C): "1.4 × a perfect operator".</summary>
    public static Estimate CostRatio(WorldFigures f) => f.Recorded
        ? Estimate.Undefined("The true risks of a recorded world are not known.", f.Worlds)
        : WorldStatistics.Ratio(f, WorldFigures.Minus(f.Ceiling, f.Policy), WorldFigures.Minus(f.Ceiling, f.Best), "The best operator reaches the ceiling.");

    private static double YardStick(WorldFigures f, int world) => f.Recorded ? f.Best[world] : f.Ceiling[world];

    private static string InAll(WorldFigures f, double[] values) =>
        f.Worlds == 1 ? "One year, against the best operator." : $"Per world, against the best operator; {f.Told(values.Sum())} over {f.Worlds} worlds.";
}
