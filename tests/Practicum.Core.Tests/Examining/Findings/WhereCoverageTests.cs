using Practicum.Core.Examining.Findings;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

/// <summary>A detector of known precision and recall is run on 400 tables; the intervals of F must hold the F of the rates as often as they state.</summary>
public sealed class WhereCoverageTests
{
    [Fact]
    public void Intervals_of_F_hold_the_true_F_as_often_as_they_state()
    {
        const int Rows = 2_000, Tables = 400;
        const double Rate = 0.06, Recall = 0.7, FalseRate = 0.02;
        var truth = 1.25 * Rate * Recall / (0.25 * Rate + (Rate * Recall) + ((1 - Rate) * FalseRate));
        var held = 0;
        for (var t = 0; t < Tables; t++)
        {
            var (planted, found) = (new Chance((ulong)t).Stream("planted"), new Chance((ulong)t).Stream("found"));
            ImmutableArray<int> key = [.. Enumerable.Range(0, Rows).Where(i => planted.Uniform(0, (uint)i) < Rate)];
            HashSet<int> inKey = [.. key];
            ImmutableArray<int> claimed = [.. Enumerable.Range(0, Rows).Where(i => found.Uniform(0, (uint)i) < (inKey.Contains(i) ? Recall : FalseRate))];
            var table = new FindingsTruth { Checklist = ["n"], Columns = ["a"], RowIds = [.. Enumerable.Range(0, Rows)], Keys = [new FaultKey { Id = "n", Kind = "n", Rows = key }] };
            var place = FindingsMarking.Mark(table, [new Finding { Kind = "n", Rows = claimed }], new Chance((ulong)t).Stream("resamples"), 999).Kinds[0].Place!;
            held += place.FInterval!.Low <= truth && truth <= place.FInterval.High ? 1 : 0;
        }

        Assert.InRange(held / (double)Tables, 0.92, 0.98);
    }
}
