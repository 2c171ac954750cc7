using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Findings;

/// <summary>Evidence items of the findings examiner.</summary>
internal sealed class FindingsEvidence(FindingsExam exam)
{
    /// <summary>From so many standard errors above the best reachable F on, a person should look.</summary>
    public const double ReviewAbove = 3;

    /// <summary>A reported figure, not scored; of one kind, or of all.</summary>
    public EvidenceItem Item(string metric, Estimate value, string direction, string? kind = null, string? reason = null) => new()
    {
        Id = kind is null ? $"{exam.Task.Id}/{metric}" : $"{exam.Task.Id}/{metric}.{kind}",
        Examiner = "findings",
        Definition = $"{metric}@1",
        Value = value,
        Direction = direction,
        Group = exam.Group,
        Competencies = exam.Competencies,
        Reason = reason,
        Inputs = exam.Inputs,
    };

    /// <summary>All that is told once the project is closed.</summary>
    public IEnumerable<EvidenceItem> Of(FindingsMarks marks) =>
        [Item("presence_skill", Estimate.Exact(marks.Presence, marks.Kinds.Length), "higher"), .. marks.Kinds.Where(k => k.Place is not null).SelectMany(Of)];

    private IEnumerable<EvidenceItem> Of(KindMark mark)
    {
        var (kind, place) = (mark.Kind, mark.Place!);
        var f = place.Unit == "columns" || place.Claimed == 0 ? Estimate.Exact(place.F, place.Key)
            : place.FInterval is { } interval ? Estimate.Of(place.F, interval, place.Key)
            : Estimate.WithoutInterval(place.F, place.Key, "Fewer than ten loci in the key.");
        yield return Item("finding_where", mark.Where is { } where ? Estimate.WithoutInterval(where, place.Key, "It follows from F.") : Estimate.Undefined("claiming everything is as good as can be", place.Key), "higher", kind);
        yield return Item("finding_f", f, "higher", kind, string.Create(CultureInfo.InvariantCulture, $"Claiming everything: {Phrases.Figure(place.FAll)}; {(place.KnowsBest ? $"best that could be told: {Phrases.Figure(place.FBest)}" : "naming the key is taken as the best")}."));
        yield return Item("finding_recall", Share(place.Found, place.Key, place), "higher", kind);
        if (place.Claimed == 0)
            yield break;
        yield return Item("finding_precision", Share(place.Right, place.Claimed, place), "higher", kind);
        if (place.Ranking is { } ranking)
        {
            yield return Item("finding_ap", Estimate.WithoutInterval(ranking.AveragePrecision, place.Key, "A side figure."), "higher", kind, $"Best that could be told: {Phrases.Figure(ranking.Best)}.");
            yield return Item("finding_top", Estimate.WithoutInterval(ranking.PrecisionAtKey, place.Key, "A side figure."), "higher", kind);
            var off = mark.Stated - place.Right / (double)place.Claimed;
            yield return Item("finding_trust", Estimate.WithoutInterval(1 - off * off / 0.25, place.Claimed, "One confidence against one precision."), "higher", kind);
        }

        if (mark.RowConfidence is { } sure)
        {
            yield return Item("finding_brier", sure.Brier, "lower", kind);
            yield return Item("finding_log_loss", sure.LogLoss, "lower", kind);
        }

        if (place.AboveBest > ReviewAbove)
            yield return Item("above_best", Estimate.WithoutInterval(place.AboveBest, place.Key, "Counted in standard errors."), "none", kind, FindingsWords.Notice(mark));
    }

    /// <summary>A share with Wilson's interval, or the exact one with few; named columns are counted.</summary>
    private static Estimate Share(int hits, int all, PlaceMark place) =>
        place.Unit == "columns" ? Estimate.Exact((double)hits / all, all) : Proportion.Of(hits, all);
}
