using Practicum.Core.Examining.Findings;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;

namespace Practicum.Core.Tests.Examining.Findings;

public sealed class FindingsMarkingTests
{
    private static FindingsTruth Truth => MadeFindings.Truth;

    [Fact]
    public void The_truth_has_nearly_all_points()
    {
        var marks = MadeFindings.Mark(Truth, MadeFindings.Whole(Truth));
        Assert.True(marks.Raw >= 0.98, $"{marks.Raw}");
        Assert.All(marks.Kinds.Where(k => k.Present), k => Assert.Equal(1, k.Where!.Value, 12));
    }

    [Fact]
    public void Half_of_the_truth_has_about_half_of_the_points() => Assert.InRange(MadeFindings.Mark(Truth, MadeFindings.Half(Truth)).Raw, 0.3, 0.6);

    [Fact]
    public void Nothing_has_no_points() => Assert.Equal(0, MadeFindings.Mark(Truth).Raw, 12);

    [Theory]
    [InlineData(1)]
    [InlineData(0.7)]
    [InlineData(0.5)]
    public void Blaming_everything_loses(double sure) => Assert.True(MadeFindings.Mark(Truth, MadeFindings.Everything(Truth, sure)).Raw <= 0);

    [Fact]
    public void Saying_that_nothing_is_wrong_loses() =>
        Assert.True(MadeFindings.Mark(Truth, [.. Truth.Checklist.Select(k => new Finding { Kind = k, Absent = true, Confidence = 0.9 })]).Raw < 0);

    [Fact]
    public void Where_nothing_was_planted_presence_counts_alone()
    {
        var clean = Truth with { Keys = [], Checklist = [.. Truth.Checklist.Take(6)] };
        var marks = MadeFindings.Mark(clean, [.. clean.Checklist.Select(k => new Finding { Kind = k, Absent = true, Confidence = 0.9 })]);
        Assert.Equal(0.96, marks.Raw, 12);
        Assert.Null(marks.Where);
        Assert.Equal(0, MadeFindings.Mark(clean).Raw, 12);
    }

    [Theory]
    [InlineData("label-noise", "rows", 50)]
    [InlineData("leak.target-proxy", "columns", 1)]
    [InlineData("units", "cells", 40)]
    [InlineData("pii", "spans", 25)]
    [InlineData("duplicates", "pairs", 20)]
    public void Each_key_is_told_in_its_own_unit(string kind, string unit, int loci)
    {
        var place = MadeFindings.Mark(Truth, MadeFindings.Whole(Truth)).Kinds.Single(k => k.Kind == kind).Place!;
        Assert.Equal((unit, loci, loci), (place.Unit, place.Key, place.Found));
        Assert.Equal(1, place.F, 12);
    }

    [Fact]
    public void A_list_is_held_against_the_key_by_F_of_one_half()
    {
        ImmutableArray<int> rows = [.. MadeFindings.Every(20).Take(30).Select(MadeFindings.Id), .. Enumerable.Range(1, 10).Select(MadeFindings.Id)];
        var mark = Mark(new() { Kind = "label-noise", Rows = rows, Confidence = 0.75, Remedy = "Drop rows" });
        var (place, all) = (mark.Place!, 1.25 * 50 / (0.25 * 50 + 1_000));
        Assert.Equal((30, 40, 30), (place.Found, place.Claimed, place.Right));
        Assert.Equal(1.25 * 0.75 * 0.6 / (0.25 * 0.75 + 0.6), place.F, 12);
        Assert.Equal((place.F - all) / (1 - all), mark.Where!.Value, 12);
        Assert.True(place.FInterval!.Low < place.F && place.F < place.FInterval.High);
        Assert.Equal(30.0 / 40, place.Ranking!.PrecisionAtKey, 12);
        Assert.Equal(["1979", "1959"], place.Shown.Found.Skip(1).Take(2));
        Assert.Equal(["1998"], place.Shown.Wrong.Take(1));
        Assert.Equal(["1399"], place.Shown.Missed.Take(1));
    }

    [Theory]
    [InlineData("relabel", 1)]
    [InlineData("Drop rows", 1)]
    [InlineData("drop", 0.75)]
    [InlineData(null, 0.9)]
    public void A_remedy_that_helps_keeps_the_mark(string? remedy, double factor) =>
        Assert.Equal(factor, Mark(new() { Kind = "label-noise", Rows = [.. MadeFindings.Every(20).Select(MadeFindings.Id)], Remedy = remedy }).Where!.Value, 12);

    [Fact]
    public void Average_precision_of_a_list_is_scikit_learn_s()
    {
        // sklearn 1.2.1: average_precision_score of 20 rows with 1, 4, 7, 9 in the key, ranked 4, 2, 9, 0, 7 and the others tied
        var truth = new FindingsTruth
        {
            Checklist = ["label-noise"], Columns = ["a"], RowIds = [.. Enumerable.Range(0, 20)],
            Keys = [new() { Id = "n", Kind = "label-noise", Rows = [1, 4, 7, 9] }],
        };
        var ranking = MadeFindings.Mark(truth, new Finding { Kind = "label-noise", Rows = [4, 2, 9, 0, 7] }).Kinds[0].Place!.Ranking!;
        Assert.Equal(0.6166666666666667, ranking.AveragePrecision, 12);
        Assert.Equal((0.6166666666666667 - 0.2) / 0.8, ranking.Share!.Value, 12);
    }

    [Fact]
    public void Confidences_of_rows_are_held_against_membership()
    {
        var sure = Mark(new() { Kind = "label-noise", Rows = [MadeFindings.Id(0), MadeFindings.Id(20), MadeFindings.Id(1)], RowConfidence = [0.9, double.NaN, 0.2] }).RowConfidence!;
        Assert.Equal(2, sure.Rows);
        Assert.Equal((0.01 + 0.04) / 2, sure.Brier.Value, 12);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.8)) / 2, sure.LogLoss.Value, 12);
        Assert.Null(sure.Brier.Interval);
    }

    [Fact]
    public void A_column_stands_for_all_its_cells()
    {
        var place = Mark(new() { Kind = "units", Columns = ["d"] }).Place!;
        Assert.Equal((40, 1_000), (place.Found, place.Claimed));
        var crossed = Mark(new() { Kind = "units", Columns = ["d"], Rows = [.. MadeFindings.Every(25).Select(MadeFindings.Id)] });
        Assert.Equal(1, crossed.Where!.Value, 12);
    }

    [Theory]
    [InlineData(10, 16, 1)]
    [InlineData(10, 8, 1)]
    [InlineData(14, 16, 1)]
    [InlineData(0, 100, 0)]
    [InlineData(20, 16, 0)]
    public void A_span_is_found_by_one_that_shares_half_with_it(int start, int length, int found) =>
        Assert.Equal(found, Mark(new() { Kind = "pii", Spans = [new(MadeFindings.Id(0), "note", start, length, "")] }).Place!.Found);

    [Fact]
    public void A_pair_is_found_by_either_row_and_a_false_pair_of_two_true_rows_is_wrong()
    {
        Assert.Equal(1, Mark(new() { Kind = "duplicates", Rows = [.. MadeFindings.Every(50).Select(r => MadeFindings.Id(r + 1))], Remedy = "drop rows" }).Where!.Value, 12);
        var crossed = Mark(new() { Kind = "duplicates", Pairs = [(MadeFindings.Id(0), MadeFindings.Id(50))] }).Place!;
        Assert.Equal((0, 2, 0), (crossed.Found, crossed.Claimed, crossed.Right));
        Assert.Equal(0, Mark(MadeFindings.Everything(Truth)[4]).Where!.Value, 12);
    }

    [Fact]
    public void A_claimed_decoy_costs_a_quarter_of_the_weight_and_no_more_than_all_of_it()
    {
        var odd = Truth with { Keys = [.. Truth.Keys, new() { Id = "gaps", Kind = "decoy.gaps", Rows = [.. Enumerable.Range(101, 9)] }] };
        var column = MadeFindings.Mark(odd, new Finding { Kind = "outliers", Columns = ["e"] });
        Assert.Equal(0.025, column.Decoys, 12);
        Assert.Equal(["e"], column.Kinds[9].ClaimedDecoys);
        var rows = MadeFindings.Mark(odd, new Finding { Kind = "outliers", Rows = [.. Enumerable.Range(101, 9).Select(MadeFindings.Id)] });
        Assert.Equal(0.1, rows.Decoys, 12);
        Assert.Equal(0, MadeFindings.Mark(odd, new Finding { Kind = "outliers", Absent = true, Columns = ["e"] }).Decoys);
    }

    [Fact]
    public void What_is_in_the_own_key_is_no_decoy()
    {
        var both = Truth with { Keys = [.. Truth.Keys, new() { Id = "same", Kind = "decoy.rows", Rows = [0, 1] }] };
        Assert.Equal(["1998"], MadeFindings.Mark(both, new Finding { Kind = "label-noise", Rows = [MadeFindings.Id(0), MadeFindings.Id(1)] }).Kinds[0].ClaimedDecoys);
    }

    [Fact]
    public void A_kind_without_loci_counts_by_presence_alone()
    {
        var marks = MadeFindings.Mark(Truth with { Keys = [.. Truth.Keys, new() { Id = "rare", Kind = "imbalance" }] }, new Finding { Kind = "imbalance" });
        Assert.Null(marks.Kinds[5].Where);
        Assert.Equal(0, marks.Kinds[5].LostOnPresence);
        Assert.Equal(0.5, marks.PresenceShare);
    }

    [Fact]
    public void What_every_kind_lost_adds_up_to_the_whole_loss()
    {
        foreach (var file in new[] { MadeFindings.Whole(Truth), MadeFindings.Half(Truth), MadeFindings.Everything(Truth), [] })
        {
            var marks = MadeFindings.Mark(Truth, file);
            Assert.Equal(1 - marks.Raw, marks.Kinds.Sum(k => k.LostOnPresence + k.LostOnPlace + k.LostOnDecoys), 12);
        }
    }

    [Fact]
    public void The_weight_of_a_kind_is_its_weight_in_both_halves()
    {
        var weighted = Truth with { Weights = [3, 1, 1, 1, 1, 1, 1, 1, 1, 1] };
        var noise = MadeFindings.Whole(Truth)[0];
        Assert.True(MadeFindings.Mark(weighted, noise).Raw > MadeFindings.Mark(Truth, noise).Raw);
        Assert.Equal(3.0 / 7, MadeFindings.Mark(weighted, noise).Where!.Value, 12);
    }

    [Fact]
    public void Rows_and_columns_that_the_table_does_not_have_find_nothing() =>
        Assert.Equal((0, 0), Mark(new() { Kind = "label-noise", Rows = [5, 2_000, -1], Columns = ["nowhere"] }).Place is { } p ? (p.Found, p.Claimed) : (-1, -1));

    private static KindMark Mark(Finding finding) => MadeFindings.Mark(Truth, finding).Kinds.Single(k => k.Kind == finding.Kind);
}
