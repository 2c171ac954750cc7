using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Scoring;

/// <summary>Takes measurements to the grid of <see cref="Coarse"/> before they are graded, so that points, tasks and verdict follow from what is told.</summary>
public static class CoarseMeasurement
{
    private const double Thousandth = 0.001;

    /// <summary>The measurement with coarse figures; scores as they follow from them, to a thousandth or coarser.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="decision">The most that one decision can earn or cost, in units of money; 0 without production.</param>
    public static TaskMeasurement Of(TaskMeasurement measurement, double decision)
    {
        ImmutableArray<EvidenceItem> evidence = [.. measurement.Evidence.Select(e => Of(e, decision))];
        var raws = evidence.Where(e => e.Raw is not null).ToLookup(e => e.Id[(e.Id.IndexOf('/', StringComparison.Ordinal) + 1)..], e => e.Raw!.Value, StringComparer.Ordinal);
        return measurement with
        {
            Evidence = evidence,
            Parts = [.. measurement.Parts.Select(p => p with { Raw = raws[p.Metric].FirstOrDefault(p.Raw), Lost = Of(p.Lost, decision) })],
        };
    }

    /// <summary>The grade with coarse intervals, and the verdict that follows from them.</summary>
    public static Grade Of(Grade grade, double bar)
    {
        var interval = Of(grade.Interval);
        return grade with
        {
            Interval = interval,
            Verdict = Verdicts.Of(grade.Score, interval, bar),
            Tasks = [.. grade.Tasks.Select(t => t with { Interval = Of(t.Interval) })],
        };
    }

    private static EvidenceItem Of(EvidenceItem item, double decision)
    {
        if (item.Examiner == "offline" && item.Value.IsDefined && item.Value.Count < Coarse.FewestRows)
            return item with { Value = Estimate.Undefined($"Fewer than {Coarse.FewestRows} rows: nothing is told of them.", item.Value.Count) };
        var least = item.Examiner == "offline" ? Coarse.Step(1.0 / Math.Max(1, item.Value.Count))
            : item.Unit is { Length: 3 } && item.Value.Interval is null ? Coarse.Step(decision)
            : 0;
        var rough = item.StandardError is { } se && se > 0 ? Math.Max(Thousandth, Coarse.TwoFigures(4 * se)) : Thousandth;
        var raw = item.Raw is { } r ? Coarse.Round(r, rough) : (double?)null;
        return item with
        {
            Value = Coarse.Of(item.Value, least),
            Raw = raw,
            StandardError = item.StandardError is { } error ? Coarse.Round(error, Math.Max(Thousandth / 10, Coarse.ThreeFigures(error))) : null,
            Score = raw is { } shown ? AnchoredScore.Shown(shown) : null,
            ScoreInterval = item.ScoreInterval is { } i ? i with { Low = Coarse.Round(i.Low, rough), High = Coarse.Round(i.High, rough) } : null,
        };
    }

    private static Interval? Of(Interval? interval)
    {
        if (interval is not { } i || i.Low == i.High)
            return interval;
        var step = Math.Max(Thousandth, Coarse.TwoFigures(i.High - i.Low));
        return i with { Low = Coarse.Round(i.Low, step), High = Coarse.Round(i.High, step) };
    }

    /// <summary>Shares to a thousandth, still adding up; money in steps of a decision.</summary>
    private static ImmutableArray<LostShare> Of(ImmutableArray<LostShare> lost, double decision)
    {
        if (lost.Length < 2)
            return [.. lost.Select(l => l with { Money = Of(l.Money, decision) })];
        var shares = lost.Select(l => Coarse.Round(l.Share, Thousandth)).ToArray();
        var largest = Array.IndexOf(shares, shares.Max());
        shares[largest] = Coarse.Round(lost.Sum(l => l.Share) - (shares.Sum() - shares[largest]), Thousandth);
        return [.. lost.Zip(shares, (l, share) => l with { Share = share, Money = Of(l.Money, decision) })];
    }

    private static Money? Of(Money? money, double decision) => money is { } m ? Money.FromUnits(Coarse.Round(m.Units, Coarse.Step(decision))) : null;
}
