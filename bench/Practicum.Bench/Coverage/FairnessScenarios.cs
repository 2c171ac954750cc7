using System.Collections.Immutable;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Fairness;

namespace Practicum.Bench.Coverage;

/// <summary>Decisions in three groups that hold 60, 30 and 10 % of the rows; truths are closed forms of the groups' rates.</summary>
internal static class FairnessScenarios
{
    private static readonly ImmutableArray<string> Names = ["a", "b", "c"];

    private static readonly (string Situation, double[] Base, double[] Tpr, double[] Fpr)[] Populations =
    [
        ("groups of 60, 30, 10 %; selected 50, 40, 33 %", [0.5, 0.4, 0.4], [0.8, 0.7, 0.6], [0.2, 0.2, 0.15]),
        ("groups of 60, 30, 10 %, all alike, selected 44 %", [0.4, 0.4, 0.4], [0.8, 0.8, 0.8], [0.2, 0.2, 0.2]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All()
    {
        foreach (var (situation, shares, tpr, fpr) in Populations)
        {
            double[] selected = [.. shares.Select((b, g) => b * tpr[g] + (1 - b) * fpr[g])];
            Target[] targets =
            [
                new("selection rate of the smallest group", selected[2]), new("difference to the largest group", selected[2] - selected[0]), new("ratio to the largest group", selected[2] / selected[0]),
                new("demographic parity difference", selected.Max() - selected.Min()), new("demographic parity ratio", selected.Min() / selected.Max()),
                new("equal opportunity difference", tpr.Max() - tpr.Min()), new("equalised odds difference", Math.Max(tpr.Max() - tpr.Min(), fpr.Max() - fpr.Min())),
                new("four fifths, smallest group", selected[2] / selected.Max()),
            ];
            foreach (var rows in new[] { 150, 600, 3000 })
                yield return new("Group fairness", situation, rows, targets, stream => Measure(Draw(stream, rows, shares, tpr, fpr))) { Runs = 1000 };
        }
    }

    private static Estimate[] Measure(GroupedDecisions rows)
    {
        var comparison = GroupFairness.Compare(rows, GroupRate.SelectionRate, "a").Single(c => c.Group == "c");
        var fifths = GroupFairness.AgainstFourFifths(rows).FirstOrDefault(f => f.Group == "c");
        return
        [
            GroupFairness.Rates(rows, GroupRate.SelectionRate)[2].Rate, comparison.Difference, comparison.Ratio,
            GroupFairness.Difference(rows, GroupRate.SelectionRate).Estimate, GroupFairness.Ratio(rows, GroupRate.SelectionRate).Estimate,
            GroupFairness.Difference(rows, GroupRate.TruePositiveRate).Estimate, GroupFairness.EqualisedOddsDifference(rows).Estimate,
            fifths?.Ratio ?? Estimate.Undefined("it was the best group", 0),
        ];
    }

    private static GroupedDecisions Draw(ChanceStream stream, int rows, double[] shares, double[] tpr, double[] fpr)
    {
        double[] cumulative = [0.6, 0.9, 1];
        var (group, decisions, labels) = (new int[rows], new byte[rows], new byte[rows]);
        for (var i = 0; i < rows; i++)
        {
            var g = group[i] = InverseCdf.Choice(stream.Uniform(0, (uint)i), cumulative);
            labels[i] = (byte)InverseCdf.Bernoulli(stream.Uniform(1, (uint)i), shares[g]);
            decisions[i] = (byte)InverseCdf.Bernoulli(stream.Uniform(2, (uint)i), labels[i] == 1 ? tpr[g] : fpr[g]);
        }

        return new(group, Names, decisions, labels);
    }
}
