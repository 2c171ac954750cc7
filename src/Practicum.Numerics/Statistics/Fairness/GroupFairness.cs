using Practicum.Numerics.Statistics.Metrics.Weighing;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>
/// Fairness between groups by their rates. Values are those of fairlearn (between groups) and of AIF360 (against a reference). A group with fewer than <c>minRows</c> rows that count
/// for a rate is listed, but kept out of comparisons; 1 takes them all, as those tools do.
/// </summary>
public static class GroupFairness
{
    /// <summary>Rows that a group needs for a rate, if nothing else is said.</summary>
    public const int MinRows = 10;

    private const double Level = 0.95;

    /// <summary>The rate of every group, in the order of the groups: Wilson's interval; withheld below <paramref name="minRows"/>, undefined without rows that count.</summary>
    public static ImmutableArray<GroupEstimate> Rates(GroupedDecisions rows, GroupRate rate, int minRows = MinRows) =>
        [.. rows.Names.Select((name, g) => new GroupEstimate(name, RateOf(rows, rate, g, minRows)))];

    /// <summary>
    /// Every group against a reference: difference and ratio with intervals for small groups, and the test of no difference adjusted by Holm for the number of groups.
    /// </summary>
    /// <param name="rows">The decisions.</param>
    /// <param name="rate">What is compared.</param>
    /// <param name="reference">Name of the reference group; the group with the most rows (the first of several) when null. Not the best one: a group picked by its rate is biased.</param>
    /// <param name="minRows">Rows that a group needs.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public static ImmutableArray<GroupComparison> Compare(GroupedDecisions rows, GroupRate rate, string? reference = null, int minRows = MinRows)
    {
        var against = reference is null ? Largest(rows) : rows.Names.IndexOf(reference);
        if (against < 0)
            throw new ArgumentException($"There is no group '{reference}'.");
        var p = new double[rows.Names.Length];
        for (var g = 0; g < p.Length; g++)
            p[g] = g == against || WhyNot(rows, rate, g, minRows) is not null || WhyNot(rows, rate, against, minRows) is not null ? double.NaN : Pair(g).P();
        var adjusted = Multiplicity.Holm(p);
        return [.. Enumerable.Range(0, p.Length).Where(g => g != against).Select(g => new GroupComparison(rows.Names[g], rows.Names[against], DifferenceTo(g), RatioTo(g), p[g], adjusted[g]))];

        SharePair Pair(int group) => new(rows.ShareOf(group, rate), rows.ShareOf(against, rate));

        Estimate DifferenceTo(int group) => Either(group, pair => (pair.First.Value - pair.Second.Value, pair.Difference(Level)));

        Estimate RatioTo(int group) => rows.ShareOf(against, rate) is { Hits: 0, All: > 0 } none
            ? Estimate.Undefined($"the rate of group '{rows.Names[against]}' is 0", none.Rows)
            : Either(group, pair => (pair.First.Value / pair.Second.Value, pair.Ratio(Level)));

        Estimate Either(int group, Func<SharePair, (double Value, Interval Interval)> of)
        {
            var pair = Pair(group);
            var count = pair.First.Rows + pair.Second.Rows;
            if ((WhyNot(rows, rate, group, 1) ?? WhyNot(rows, rate, against, 1)) is { } nothing)
                return Estimate.Undefined(nothing, count);
            var (value, interval) = of(pair);
            return (WhyNot(rows, rate, group, minRows) ?? WhyNot(rows, rate, against, minRows)) is { } why
                ? Estimate.WithoutInterval(value, count, why)
                : Estimate.Of(value, interval, count);
        }
    }

    /// <summary>
    /// The highest rate less the lowest, from 0 (equal) to 1; <see cref="GroupRate.SelectionRate"/>: demographic parity difference, <see cref="GroupRate.TruePositiveRate"/>: equal
    /// opportunity difference. Picked by its rate, the spread of many small groups is too large on average; its interval (method <c>all-pairs-newcombe</c>) allows for that and
    /// errs on the wide side. Undefined with fewer than two groups of <paramref name="minRows"/> rows.
    /// </summary>
    public static FairnessSpread Difference(GroupedDecisions rows, GroupRate rate, int minRows = MinRows) => Spread(rows, [rate], minRows, isRatio: false);

    /// <summary>
    /// The lowest rate by the highest, from 0 to 1 (equal); demographic parity ratio and equal opportunity ratio. Undefined also when all rates are 0. Method
    /// <c>all-pairs-miettinen-nurminen</c>.
    /// </summary>
    public static FairnessSpread Ratio(GroupedDecisions rows, GroupRate rate, int minRows = MinRows) => Spread(rows, [rate], minRows, isRatio: true);

    /// <summary>Equalised odds difference: the larger of the differences (highest − lowest) of the true and of the false positive rates.</summary>
    public static FairnessSpread EqualisedOddsDifference(GroupedDecisions rows, int minRows = MinRows) =>
        Spread(rows, [GroupRate.TruePositiveRate, GroupRate.FalsePositiveRate], minRows, isRatio: false);

    /// <summary>Equalised odds ratio: the smaller of the ratios (lowest / highest) of the true and of the false positive rates.</summary>
    public static FairnessSpread EqualisedOddsRatio(GroupedDecisions rows, int minRows = MinRows) =>
        Spread(rows, [GroupRate.TruePositiveRate, GroupRate.FalsePositiveRate], minRows, isRatio: true);

    /// <summary>
    /// The selection rate of every other group by the best one's, against four fifths. The interval (method <c>best-miettinen-nurminen</c>) is the least over all groups that might be
    /// the best: lower limits each at the full level, upper limits with their tail divided by the number of rivals. Empty when no rate is above 0.
    /// </summary>
    public static ImmutableArray<FourFifths> AgainstFourFifths(GroupedDecisions rows, int minRows = MinRows)
    {
        var entering = Entering(rows, GroupRate.SelectionRate, minRows);
        if (entering.Length == 0)
            return [];
        var best = entering.MaxBy(g => rows.ShareOf(g, GroupRate.SelectionRate).Value);
        if (rows.ShareOf(best, GroupRate.SelectionRate).Hits == 0)
            return [];
        return [.. Enumerable.Range(0, rows.Names.Length).Where(g => g != best).Select(g => Against(g))];

        FourFifths Against(int group)
        {
            var (share, top) = (rows.ShareOf(group, GroupRate.SelectionRate), rows.ShareOf(best, GroupRate.SelectionRate));
            var count = share.Rows + top.Rows;
            if (share.Rows == 0)
                return new(rows.Names[group], rows.Names[best], Estimate.Undefined(WhyNot(rows, GroupRate.SelectionRate, group, 1)!, count), FourFifthsVerdict.NotSettled);
            var value = share.Value / top.Value;
            if (WhyNot(rows, GroupRate.SelectionRate, group, minRows) is { } why)
                return new(rows.Names[group], rows.Names[best], Estimate.WithoutInterval(value, count, why), FourFifthsVerdict.NotSettled);
            var (low, high) = (1.0, 1.0);
            foreach (var rival in entering.Where(g => g != group))
            {
                var pair = new SharePair(share, rows.ShareOf(rival, GroupRate.SelectionRate));
                low = Math.Min(low, pair.Ratio(Level).Low);
                high = Math.Min(high, pair.Ratio(Spreads.NearLevel(Level, entering.Length - 1)).High);
            }

            var verdict = high < FourFifths.Threshold ? FourFifthsVerdict.Below : low >= FourFifths.Threshold ? FourFifthsVerdict.AtLeast : FourFifthsVerdict.NotSettled;
            return new(rows.Names[group], rows.Names[best], Estimate.Of(value, new(Level, low, high, "best-miettinen-nurminen"), count), verdict);
        }
    }

    private static FairnessSpread Spread(GroupedDecisions rows, ImmutableArray<GroupRate> rates, int minRows, bool isRatio)
    {
        var family = rates.Sum(rate => Spreads.Pairs(Entering(rows, rate, minRows).Length));
        var leftOut = Enumerable.Range(0, rows.Names.Length).Where(g => rates.Any(rate => WhyNot(rows, rate, g, minRows) is not null)).Select(g => rows.Names[g]).ToImmutableArray();
        FairnessSpread? worst = null;
        double low = isRatio ? 1 : 0, high = isRatio ? 1 : 0, byChance = 0;
        foreach (var rate in rates)
        {
            var entering = Entering(rows, rate, minRows);
            var shares = Array.ConvertAll(entering, g => rows.ShareOf(g, rate));
            if (entering.Length < 2)
                return Undefined(rows.HasLabels || rate == GroupRate.SelectionRate ? $"fewer than two groups have {minRows} rows {Counting(rate)}" : "there are no labels", shares);
            var (top, bottom) = (entering.MaxBy(g => rows.ShareOf(g, rate).Value), entering.MinBy(g => rows.ShareOf(g, rate).Value));
            var (most, least) = (rows.ShareOf(top, rate).Value, rows.ShareOf(bottom, rate).Value);
            if (isRatio && most == 0)
                return Undefined("the rate is 0 in all groups", shares);
            var value = isRatio ? least / most : most - least;
            var limits = isRatio ? Spreads.Ratio(shares, Level, family) : Spreads.Difference(shares, Level, family);
            (low, high) = isRatio ? (Math.Min(low, limits.Low), Math.Min(high, limits.High)) : (Math.Max(low, limits.Low), Math.Max(high, limits.High));
            byChance = Math.Max(byChance, Spreads.ByChance(shares));
            if (worst is null || (isRatio ? value < worst.Estimate.Value : value > worst.Estimate.Value))
                worst = new(Estimate.Exact(value, shares.Sum(s => s.Rows)), rows.Names[top], rows.Names[bottom], null, leftOut);
        }

        var interval = new Interval(Level, low, high, isRatio ? "all-pairs-miettinen-nurminen" : "all-pairs-newcombe");
        return worst! with { Estimate = Estimate.Of(worst.Estimate.Value, interval, worst.Estimate.Count), ByChance = isRatio ? null : byChance };

        FairnessSpread Undefined(string because, Share[] shares) => new(Estimate.Undefined(because, shares.Sum(s => s.Rows)), null, null, null, leftOut);
    }

    private static Estimate RateOf(GroupedDecisions rows, GroupRate rate, int group, int minRows)
    {
        var share = rows.ShareOf(group, rate);
        if (WhyNot(rows, rate, group, 1) is { } nothing)
            return Estimate.Undefined(nothing, 0);
        return WhyNot(rows, rate, group, minRows) is { } why ? Estimate.WithoutInterval(share.Value, share.Rows, why) : share.Estimate(Level);
    }

    private static int[] Entering(GroupedDecisions rows, GroupRate rate, int minRows) =>
        [.. Enumerable.Range(0, rows.Names.Length).Where(g => WhyNot(rows, rate, g, minRows) is null)];

    private static string? WhyNot(GroupedDecisions rows, GroupRate rate, int group, int minRows)
    {
        var count = rows.ShareOf(group, rate).Rows;
        if (!rows.HasLabels && rate != GroupRate.SelectionRate)
            return "there are no labels";
        if (count == 0)
            return $"group '{rows.Names[group]}' has no rows {Counting(rate)}";
        return count < minRows ? $"too few: group '{rows.Names[group]}' has {count} row{(count == 1 ? "" : "s")} {Counting(rate)}, at least {minRows} are needed" : null;
    }

    private static string Counting(GroupRate rate) => rate switch
    {
        GroupRate.TruePositiveRate => "with label 1",
        GroupRate.FalsePositiveRate => "with label 0",
        GroupRate.PositivePredictiveValue => "decided as positive",
        _ => "that count",
    };

    private static int Largest(GroupedDecisions rows) =>
        Enumerable.Range(0, rows.Names.Length).MaxBy(g => rows.ShareOf(g, GroupRate.SelectionRate).Rows);
}
