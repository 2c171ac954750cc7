using Practicum.Core.Evidence;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Production;

/// <summary>
/// <c>detection</c>: s = 1 − mean normalised delay over harmful incidents, missed = 1. <c>false_alarms</c>: s = max(0, 1 − rate per quiet month / 2).
/// </summary>
internal static class AlarmMetrics
{
    private const double WorstRate = 2;

    public static ScoredFigure Detection(WorldFigures f, ProductionEvidence evidence, WorldResampling draws)
    {
        var delay = WorldStatistics.Ratio(f, f.Delays, f.Harmful, "No incident did harm in these worlds.");
        var item = evidence.Item("detection", delay, "lower");
        if (!delay.IsDefined)
            return new("detection", item with { Reason = "Not scored: there was nothing to detect." }, null, []);
        var moments = RatioMoments.OfSums(f.Delays, f.Harmful);
        var se = Math.Sqrt(Fieller.RatioVariance(f.Delays.Sum(), f.Harmful.Sum(), moments));
        var interval = delay.Interval is { } i ? i with { Low = 1 - i.High, High = 1 - i.Low } : null;
        item = item with { Anchors = new(double.NaN, 1, 0, 0) };
        var lost = ProductionWords.LostDetection(f);
        item = ScoredFigure.Scored(item, 1 - delay.Value, se, interval);
        var reason = delay.Value > 0 ? string.Join(' ', lost.Select(l => l.Headline)) : null;
        if (AlarmReport.IsClockwork(f))
            reason = $"{reason} {AlarmReport.Clockwork}".Trim();
        return new("detection", item with { Reason = reason }, Replicates(f, draws.Ratio(f.Delays, f.Harmful, r => 1 - r)), lost);
    }

    public static ScoredFigure FalseAlarms(WorldFigures f, ProductionEvidence evidence, WorldResampling draws)
    {
        var (count, months) = (f.FalseAlarms.Sum(), f.QuietMonths.Sum());
        if (!(months > 0))
        {
            var none = evidence.Item("false_alarms", Estimate.Undefined("There was no quiet time.", f.Worlds), "lower", "per quiet month");
            return new("false_alarms", none with { Reason = "Not scored: incidents filled the whole year." }, null, []);
        }

        var rate = count / months;
        var interval = f.TooFew is null ? PoissonRate.QuasiGarwood(f.FalseAlarms, f.QuietMonths) with { Source = "worlds" } : null;
        var value = interval is null ? Estimate.WithoutInterval(rate, f.Worlds, f.TooFew ?? "") : Estimate.Of(rate, interval, f.Worlds);
        var mapped = interval is null ? null : interval with { Low = Score(interval.High), High = Score(interval.Low) };
        var item = evidence.Item("false_alarms", value, "lower", "per quiet month") with { Anchors = new(double.NaN, WorstRate, 0, 0) };
        item = ScoredFigure.Scored(item, Score(rate), mapped is null ? null : (mapped.High - mapped.Low) / (2 * Fieller.Z95), mapped);
        var lost = ProductionWords.LostQuiet(f, rate);
        double[] counts = [.. f.FalseAlarms.Select(n => (double)n)];
        var reason = count > 0 ? $"{lost[0].Headline} {lost[0].Reason}".Trim() : null;
        return new("false_alarms", item with { Reason = reason }, Replicates(f, draws.Ratio(counts, f.QuietMonths, Score)), lost);
    }

    private static double Score(double rate) => Math.Max(0, 1 - (rate / WorstRate));

    /// <summary>In a recorded world, which happened once, alarms are counted and not estimated.</summary>
    private static double[]? Replicates(WorldFigures f, double[]? drawn) => drawn is null && f.IsOneRecordedYear ? [] : drawn;
}
