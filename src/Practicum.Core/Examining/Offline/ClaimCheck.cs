using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>
/// Holds the submission's own validation figures against what was measured. The interval of the difference takes both errors into account:
/// the measured half width times √(1 + measured rows / validation rows), or alone when the submission does not say how many rows it had.
/// </summary>
internal sealed class ClaimCheck(HoldoutExam exam)
{
    public const string Prefix = "claim.";

    /// <summary>
    /// Claim minus measurement as evidence; null when nothing was claimed and the task does not ask. Scored 1 (holds) or 0 only when the task lists it.
    /// </summary>
    public EvidenceItem? Of(string metric, Estimate measured, ImmutableArray<ScoredPart>.Builder parts)
    {
        var listed = exam.Task.Metrics.FirstOrDefault(m => m.Name == Prefix + metric);
        if (!exam.Claims.TryGetValue(metric, out var claim) || !double.IsFinite(claim))
            return listed.Name is null ? null : Unclaimed(metric, listed.Weight, parts);
        var difference = Difference(claim, measured);
        var (holds, words) = Judge(metric, claim, measured, difference);
        var item = Item(metric, difference) with { Reason = words };
        if (listed.Name is null || holds is not { } kept)
            return item;
        return Scored(item, listed, kept, words, parts);
    }

    private EvidenceItem Unclaimed(string metric, double weight, ImmutableArray<ScoredPart>.Builder parts)
    {
        const string Reason = "The submission states no such figure.";
        return Scored(Item(metric, Estimate.Undefined(Reason, 0)), (Prefix + metric, weight), false, Reason, parts);
    }

    private static EvidenceItem Scored(EvidenceItem item, (string Name, double Weight) listed, bool kept, string words, ImmutableArray<ScoredPart>.Builder parts)
    {
        var raw = kept ? 1.0 : 0.0;
        parts.Add(new(listed.Name, listed.Weight, raw, [], [new(1, "A stated figure does not hold.", words)]));
        return item with { Raw = raw, StandardError = 0, Score = raw };
    }

    private EvidenceItem Item(string metric, Estimate value) => new()
    {
        Id = $"{exam.Task.Id}/{Prefix}{metric}",
        Examiner = "offline",
        Definition = $"{Prefix}{metric}@1",
        Value = value,
        Direction = "none",
        Group = exam.Group,
        Competencies = exam.Competencies,
        Inputs = exam.Inputs,
    };

    private Estimate Difference(double claim, Estimate measured)
    {
        if (!measured.IsDefined)
            return Estimate.Undefined(measured.Because ?? "Undefined on these rows.", measured.Count);
        var difference = claim - measured.Value;
        if (measured.Interval is not { } i)
            return Estimate.WithoutInterval(difference, measured.Count, measured.Because ?? "The measurement has no interval.");
        var widen = exam.Claims.TryGetValue("rows", out var rows) && rows >= 1 ? Math.Sqrt(1 + (measured.Count / rows)) : 1;
        var (below, above) = (widen * (i.High - measured.Value), widen * (measured.Value - i.Low));
        return Estimate.Of(difference, i with { Low = difference - below, High = difference + above }, measured.Count);
    }

    private static (bool? Holds, string Words) Judge(string metric, double claim, Estimate measured, Estimate difference)
    {
        var found = $"Stated {Phrases.Figure(claim)}; measured on hidden rows: {Phrases.Bounded(measured)}.";
        if (difference.Interval is not { } i)
            return (null, found);
        if (i.Low <= 0 && i.High >= 0)
            return (true, $"{found} The stated figure holds.");
        var better = difference.Value > 0 == BinarySample.IsHigherBetter(metric);
        return (false, better ? $"{found} The statement promises more than was measured." : $"{found} The statement promises less than was measured.");
    }
}
