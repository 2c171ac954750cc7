using Practicum.Core.Examining.Findings.Places;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;

namespace Practicum.Core.Examining.Findings;

/// <summary>
/// Marks findings against the keys (methods §8): whether each kind of the checklist is there, by a proper skill score; where, by F between claiming everything and the best that can
/// be told; less what claimed decoys cost. Blaming everything loses.
/// </summary>
public static class FindingsMarking
{
    /// <summary>What a claimed locus of a decoy costs, of the weight of the kind under which it was claimed.</summary>
    public const double DecoyCost = 0.25;

    /// <summary>Most loci of decoys that cost under one kind.</summary>
    public const int MostDecoys = 4;

    /// <summary>Fewest loci of a key for an interval of F.</summary>
    internal const int FewestLoci = 10;

    /// <summary>Marks findings.</summary>
    /// <param name="truth">What they are held against.</param>
    /// <param name="findings">The findings, one a kind (<see cref="Finding.Merge"/>).</param>
    /// <param name="chance">The stream of the resamples.</param>
    /// <param name="replicates">How many.</param>
    public static FindingsMarks Mark(FindingsTruth truth, ImmutableArray<Finding> findings, ChanceStream chance, int replicates = 2_000)
    {
        var book = new TableBook(truth.RowIds, truth.Columns);
        ImmutableArray<FaultKey> decoys = [.. truth.Keys.Where(k => k.IsDecoy)];
        var kinds = truth.Checklist.Length;
        var (present, weights, stated) = (new bool[kinds], new double[kinds], new double[kinds]);
        var said = new Finding?[kinds];
        for (var k = 0; k < kinds; k++)
        {
            present[k] = truth.Keys.Any(f => f.Kind == truth.Checklist[k]);
            weights[k] = truth.WeightOf(k);
            said[k] = findings.FirstOrDefault(f => f.Kind == truth.Checklist[k]);
        }

        var silence = PresenceMarks.Silence(present, weights);
        for (var k = 0; k < kinds; k++)
            stated[k] = said[k]?.Probability ?? silence;
        var losses = PresenceMarks.Losses(present, stated, weights);
        var marks = new KindMark[kinds];
        for (var k = 0; k < kinds; k++)
        {
            var mark = new KindMark
            {
                Kind = truth.Checklist[k],
                Weight = weights[k],
                Present = present[k],
                Stance = said[k] is not { } finding ? Stance.Silent : finding.Absent ? Stance.Denied : Stance.Claimed,
                Stated = stated[k],
                LostOnPresence = losses[k],
            };
            marks[k] = Place(mark, [.. truth.Keys.Where(f => f.Kind == truth.Checklist[k])], decoys, said[k], book);
        }

        return PlaceResampling.Run(Sum(marks), chance, replicates);
    }

    private static KindMark Place(KindMark mark, ImmutableArray<FaultKey> keys, ImmutableArray<FaultKey> decoys, Finding? finding, TableBook book)
    {
        var claim = mark.Stance == Stance.Claimed ? new PlacedClaim(finding!, book) : null;
        if (claim is not null)
            mark = mark with { ClaimedDecoys = ClaimedDecoys.Of(decoys, keys, claim, book, MostDecoys) };
        if (keys.IsEmpty || PlaceMarks.Of(keys, claim, book) is not { Key: > 0 } place)
            return mark;
        var remedy = claim is null ? 1 : RemedyMark.Of(finding!.Remedy, [.. keys.SelectMany(k => k.Remedies).Distinct()]);
        return mark with
        {
            Place = place,
            Remedy = remedy,
            Where = place.Share * remedy,
            RowConfidence = claim is null ? null : RankingMarks.Confidence(claim.Sure, RowPlaces.KeyRows(keys, book.Rows)),
        };
    }

    /// <summary>Turns what each kind lost into shares of the whole.</summary>
    private static FindingsMarks Sum(KindMark[] marks)
    {
        var all = marks.Sum(m => m.Weight);
        var placed = marks.Where(m => m.Where is not null).Sum(m => m.Weight);
        var half = placed > 0 ? 0.5 : 1;
        var presence = 1 - marks.Sum(m => m.LostOnPresence);
        var told = placed > 0 ? marks.Where(m => m.Where is not null).Sum(m => m.Weight / placed * m.Where!.Value) : (double?)null;
        for (var k = 0; k < marks.Length; k++)
        {
            marks[k] = marks[k] with
            {
                LostOnPresence = half * marks[k].LostOnPresence,
                LostOnPlace = marks[k].Where is { } where ? 0.5 * marks[k].Weight / placed * (1 - where) : 0,
                LostOnDecoys = DecoyCost * marks[k].ClaimedDecoys.Length * marks[k].Weight / all,
            };
        }

        var decoys = marks.Sum(m => m.LostOnDecoys);
        return new()
        {
            Kinds = [.. marks],
            Presence = presence,
            Where = told,
            Decoys = decoys,
            Raw = half * presence + (told is { } w ? 0.5 * w : 0) - decoys,
        };
    }
}
