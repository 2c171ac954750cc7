using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Production;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Production;

/// <summary>
/// <c>value</c>: s = (ΣP − ΣD_starter) / (ΣU_visible − ΣD_starter), expected money summed over worlds; recorded worlds take the reference model in
/// U's place and realised money. The item's value is money per world.
/// </summary>
internal static class ValueMetric
{
    public static ScoredFigure Measure(WorldFigures f, ProductionEvidence evidence, WorldResampling draws)
    {
        var (num, den) = (WorldFigures.Minus(f.Policy, f.Starter), WorldFigures.Minus(f.Top, f.Starter));
        var byDays = f.IsOneRecordedYear;
        var (policy, start, top) = byDays ? ByDays(f) : (num, num, den);
        var moments = byDays ? RatioMoments.OfSums(WorldFigures.Minus(policy, start), WorldFigures.Minus(top, start)) : RatioMoments.OfSums(num, den);
        var (n, d) = (num.Sum(), den.Sum());
        var g = Fieller.Stability(d, moments.VarDen);
        var anchors = new Anchors(double.NaN, f.Starter.Average(), f.Top.Average(), g);
        var item = evidence.Item("value", byDays ? WorldStatistics.OfDays(f, policy) : WorldStatistics.Mean(f, f.Policy), "higher", "EUR") with { Anchors = anchors };
        if (AnchoredScore.Objection(anchors.Starter, anchors.Reference, true, f.Worlds == 1 && !byDays ? 0 : g) is { } objection)
            return new("value", item with { Reason = $"Not scored: {objection}." }, null, []);

        var raw = n / d;
        var replicates = byDays
            ? draws.RatioOfDays(WorldFigures.Minus(policy, start), WorldFigures.Minus(top, start))
            : draws.Ratio(num, den, r => r);
        var interval = byDays
            ? Bootstrap.Percentile(replicates!, 0.95, "rows")
            : f.TooFew is null ? WorldStatistics.Ratio(f, num, den, "").Interval : null;
        var lost = ProductionWords.LostValue(f);
        item = ScoredFigure.Scored(item, raw, Math.Sqrt(Fieller.RatioVariance(n, d, moments)), interval);
        return new("value", raw < 1 ? item with { Reason = string.Join(' ', lost.Select(l => $"{l.Headline} {l.Reason}".Trim())) } : item, replicates, lost);
    }

    private static (double[] Policy, double[] Starter, double[] Top) ByDays(WorldFigures f)
    {
        var year = f.Years[0];
        double[] Days(MoneyLine line) => WorldResampling.Daily(line, f.Days);
        return (Days(year.Policy), Days(year.Starter), WorldFigures.TopOf(year) is { } top ? Days(top) : Days(year.Starter));
    }
}
