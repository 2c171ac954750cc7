using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>Calibration within one group (Kleinberg, Mullainathan and Raghavan 2017; Chouldechova 2017): whether its scores mean the same shares as elsewhere.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Gap">Mean score less share of label 1, from −1 to 1: above 0 the scores promise too much. Hall's interval of a mean.</param>
/// <param name="Difference">Gap less the gap of the reference group, both intervals squared and added (MOVER); undefined for the reference itself.</param>
/// <param name="Ece">Expected calibration error over 15 bins of equal width inside the group; from 0 to 1.</param>
public sealed record GroupCalibration(string Group, Estimate Gap, Estimate Difference, Estimate Ece)
{
    private const double Level = 0.95;

    /// <summary>The calibration of every group, in the order of the groups.</summary>
    /// <param name="groupOfRow">The group of each row, an index into <paramref name="names"/>.</param>
    /// <param name="names">A name for each group.</param>
    /// <param name="scores">Probabilities a row, from 0 to 1.</param>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="weights">Weights ≥ 0 a row; empty for 1 each. With weights the calibration error has no interval.</param>
    /// <param name="reference">Name of the reference group; the group with the most rows (the first of several) when null.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is outside its range, or there is no such group.</exception>
    public static ImmutableArray<GroupCalibration> Of(
        ReadOnlySpan<int> groupOfRow, ImmutableArray<string> names, ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights = default, string? reference = null)
    {
        if (groupOfRow.Length != scores.Length || labels.Length != scores.Length)
            throw new ArgumentException($"{scores.Length} scores, but {groupOfRow.Length} groups and {labels.Length} labels.");
        RowWeights.Check(weights, scores.Length);
        var rows = new (List<double> Scores, List<byte> Labels, List<double> Weights)[names.Length];
        for (var g = 0; g < rows.Length; g++)
            rows[g] = ([], [], []);
        for (var i = 0; i < scores.Length; i++)
        {
            if ((uint)groupOfRow[i] >= names.Length || !(scores[i] is >= 0 and <= 1) || labels[i] > 1)
                throw new ArgumentException($"Row {i} has group {groupOfRow[i]}, score {scores[i]} and label {labels[i]}.");
            var group = rows[groupOfRow[i]];
            group.Scores.Add(scores[i]);
            group.Labels.Add(labels[i]);
            if (!weights.IsEmpty)
                group.Weights.Add(weights[i]);
        }

        var against = reference is null ? Enumerable.Range(0, rows.Length).MaxBy(g => rows[g].Scores.Count) : names.IndexOf(reference);
        if (against < 0)
            throw new ArgumentException($"There is no group '{reference}'.");
        Estimate[] gaps = [.. rows.Select((r, g) => GapOf(names[g], r.Scores, r.Labels, r.Weights))];
        return [.. rows.Select((r, g) => new GroupCalibration(names[g], gaps[g], DifferenceOf(gaps[g], gaps[against], g == against), EceOf(names[g], r.Scores, r.Labels, r.Weights)))];
    }

    private static Estimate GapOf(string name, List<double> scores, List<byte> labels, List<double> weights) =>
        scores.Count == 0
            ? Estimate.Undefined($"group '{name}' has no rows", 0)
            : WeightedMean.Estimate([.. scores.Select((s, i) => s - labels[i])], [.. weights], -1, 1, Level);

    private static Estimate DifferenceOf(Estimate gap, Estimate against, bool isReference)
    {
        var count = gap.Count + against.Count;
        if (isReference)
            return Estimate.Undefined("this is the reference group", count);
        if (!gap.IsDefined || !against.IsDefined)
            return Estimate.Undefined((gap.IsDefined ? against : gap).Because!, count);
        return gap.Interval is { } first && against.Interval is { } second
            ? Estimate.Of(gap.Value - against.Value, ProportionDifference.Mover(gap.Value, first, against.Value, second), count)
            : Estimate.WithoutInterval(gap.Value - against.Value, count, (gap.Interval is null ? gap : against).Because!);
    }

    private static Estimate EceOf(string name, List<double> scores, List<byte> labels, List<double> weights)
    {
        if (scores.Count == 0)
            return Estimate.Undefined($"group '{name}' has no rows", 0);
        var sample = new BinarySample([.. scores], [.. labels]);
        return weights.Count == 0
            ? sample.Estimate("ece")
            : Estimate.WithoutInterval(sample.Weighted("ece", 0.5, [.. weights]), scores.Count, "rows have weights, and the interval of the calibration error takes none");
    }
}
