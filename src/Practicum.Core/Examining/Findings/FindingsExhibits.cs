using Practicum.Core.Evidence;

namespace Practicum.Core.Examining.Findings;

/// <summary>What a report draws of findings.</summary>
internal static class FindingsExhibits
{
    /// <summary>What was said, and once the project is closed what was true.</summary>
    public static FindingsExhibit Of(FindingsMarks marks, bool closed) => new()
    {
        Closed = closed,
        Kinds = [.. marks.Kinds.Select(k => Of(k, closed))],
        Notices = closed ? [.. marks.Kinds.Where(k => k.Place?.AboveBest > FindingsEvidence.ReviewAbove).Select(FindingsWords.Notice)] : [],
    };

    private static FindingExhibit Of(KindMark mark, bool closed)
    {
        var said = mark.Stance switch { Stance.Claimed => "claimed", Stance.Denied => "denied", _ => "silent" };
        return new(mark.Kind, said, mark.Stance == Stance.Silent && !closed ? double.NaN : mark.Stated, closed ? Truth(mark) : null);
    }

    private static FindingTruth Truth(KindMark mark) => new()
    {
        Present = mark.Present,
        Unit = mark.Place?.Unit,
        Key = mark.Place?.Key ?? 0,
        Found = mark.Place?.Found ?? 0,
        Wrong = mark.Place is { } place ? place.Claimed - place.Right : 0,
        Where = mark.Where ?? double.NaN,
        Lost = 100 * (mark.LostOnPresence + mark.LostOnPlace + mark.LostOnDecoys),
        FoundLoci = mark.Place?.Shown.Found ?? [],
        MissedLoci = mark.Place?.Shown.Missed ?? [],
        WrongLoci = mark.Place?.Shown.Wrong ?? [],
        Decoys = mark.ClaimedDecoys,
    };
}
