namespace Practicum.Core.Examining.Findings;

/// <summary>Why findings lost points, in plain words.</summary>
internal static class FindingsWords
{
    /// <summary>Every loss, so that the shares add up to 1; empty when nothing was lost.</summary>
    public static ImmutableArray<LostShare> Lost(FindingsMarks marks)
    {
        var all = marks.Kinds.Sum(k => k.LostOnPresence + k.LostOnPlace + k.LostOnDecoys);
        if (all <= 0)
            return [];
        var lost = new List<LostShare>();
        foreach (var kind in marks.Kinds)
        {
            if (kind.LostOnPresence > 0)
                lost.Add(new(kind.LostOnPresence / all, Presence(kind), "Scored is the square of what was stated less what is so (Brier)."));
            if (kind.LostOnPlace > 0)
                lost.Add(new(kind.LostOnPlace / all, Place(kind), Reason(kind)));
            if (kind.LostOnDecoys > 0)
                lost.Add(new(kind.LostOnDecoys / all, $"Harmless oddities were claimed as {kind.Kind}: {Phrases.Together([.. kind.ClaimedDecoys.Select(d => $"“{d}”")])}.", "What looks odd and does no harm is not to be reported."));
        }

        return [.. lost.OrderByDescending(l => l.Share)];
    }

    /// <summary>What is told while the project is open.</summary>
    public static ImmutableArray<LostShare> LostInQuarters(double score)
    {
        var size = score switch { >= 1 => "Next to nothing", 0.75 => "About a quarter", 0.5 => "About half", 0.25 => "About three quarters", _ => "All or nearly all" };
        return [new(1, $"{size} of what findings can earn is lost.", "While the project is open only quarters are told; when it closes, every miss is.")];
    }

    /// <summary>What a person should look at.</summary>
    public static string Notice(KindMark mark) =>
        $"For a person to look at: the {mark.Place!.Unit} named for {mark.Kind} are better than true probabilities allow, F {Phrases.Figure(mark.Place.F)} against {Phrases.Figure(mark.Place.FBest)}, " +
        $"by {Phrases.Short(mark.Place.AboveBest)} standard errors. Luck can do that, and so can knowing the key; this is no verdict.";

    private static string Presence(KindMark kind) => (kind.Present, kind.Stance) switch
    {
        (true, Stance.Claimed) => $"{kind.Kind} is there, and was claimed with {Phrases.Percent(kind.Stated)}.",
        (true, Stance.Denied) => $"{kind.Kind} is there, and was said to be absent.",
        (true, _) => $"{kind.Kind} is there, and was not mentioned.",
        (false, Stance.Claimed) => $"{kind.Kind} is not there, and was claimed with {Phrases.Percent(kind.Stated)}.",
        (false, Stance.Denied) => $"{kind.Kind} is not there; {Phrases.Percent(kind.Stated)} was left to it.",
        _ => $"{kind.Kind} is not there, and was not mentioned.",
    };

    private static string Place(KindMark kind)
    {
        var place = kind.Place!;
        if (place.Claimed == 0)
            return $"{kind.Kind}: none of {Counted(place.Key, place.Unit)} was named.";
        var wrong = place.Claimed - place.Right;
        var unit = place.Unit == "pairs" ? "rows" : place.Unit;
        return $"{kind.Kind}: {Phrases.Count(place.Found)} of {Counted(place.Key, place.Unit)} found, {(wrong == 0 ? "nothing" : Counted(wrong, unit))} named wrongly.";
    }

    private static string Counted(int count, string unit) => Phrases.Several(count, unit[..^1]);

    private static string Reason(KindMark kind)
    {
        var place = kind.Place!;
        var best = place.KnowsBest ? $" The best that could be told has {Phrases.Figure(place.FBest)}." : "";
        var remedy = kind.Remedy == 1 ? "" : kind.Remedy == RemedyMark.Missing ? " No remedy was named." : " The remedy does not help.";
        return place.Claimed == 0 ? "Only what is named can be mended." : $"F is {Phrases.Figure(place.F)}; claiming everything has {Phrases.Figure(place.FAll)}.{best}{remedy}";
    }
}
