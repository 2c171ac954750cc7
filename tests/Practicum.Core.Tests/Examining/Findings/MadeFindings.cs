using Practicum.Core.Examining.Findings;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

/// <summary>A table of 1,000 rows and ten columns with a fault of each shape, and files of findings about it. Row ids run backwards from 1,999.</summary>
internal static class MadeFindings
{
    public const int Rows = 1_000;

    public static readonly ImmutableArray<string> Columns = ["a", "b", "c", "d", "e", "f", "g", "h", "note", "label"];

    public static readonly ImmutableArray<FaultKey> Keys =
    [
        new() { Id = "noise", Kind = "label-noise", Rows = [.. Every(20)], Remedies = ["relabel", "drop-rows"] },
        new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["c"], Remedies = ["drop"] },
        new() { Id = "units", Kind = "units", Cells = [.. Every(25).Select(r => new FaultCell(r, "d"))] },
        new() { Id = "pii", Kind = "pii", Spans = [.. Every(40).Select(r => new FaultSpan(r, "note", 10, 16, "email"))] },
        new() { Id = "twice", Kind = "duplicates", Rows = [.. Every(50)], Pairs = [.. Every(50).Select(r => (r, r + 1))], Remedies = ["drop-rows"] },
        new() { Id = "odd", Kind = "decoy.odd-values", Columns = ["e"] },
    ];

    /// <summary>Half of these ten are there.</summary>
    public static readonly ImmutableArray<string> Checklist =
        ["label-noise", "leak.target-proxy", "units", "pii", "duplicates", "imbalance", "missing", "bias", "poison", "outliers"];

    public static FindingsTruth Truth { get; } = new() { Checklist = Checklist, Keys = Keys, RowIds = [.. Enumerable.Range(0, Rows).Select(Id)], Columns = Columns };

    public static ChanceStream Stream => new Chance(3).Stream("examine/findings");

    public static IEnumerable<int> Every(int step) => Enumerable.Range(0, Rows / step).Select(i => i * step);

    public static int Id(int row) => 1_999 - row;

    /// <summary>A file that says all that is so.</summary>
    public static ImmutableArray<Finding> Whole(FindingsTruth truth, double sure = 0.98) => [.. truth.Checklist.Select(kind =>
        truth.Keys.Where(k => k.Kind == kind).ToArray() is { Length: > 0 } keys ? Claim(keys, truth, sure) : new Finding { Kind = kind, Absent = true, Confidence = sure })];

    /// <summary>Every other one of these findings.</summary>
    public static ImmutableArray<Finding> Half(FindingsTruth truth)
    {
        var whole = Whole(truth);
        var (there, not) = (whole.Where(f => !f.Absent).ToArray(), whole.Where(f => f.Absent).ToArray());
        return [.. there.Take((there.Length + 1) / 2), .. not.Take((not.Length + 1) / 2)];
    }

    /// <summary>Every kind, every row, every column.</summary>
    public static ImmutableArray<Finding> Everything(FindingsTruth truth, double sure = 1) =>
        [.. truth.Checklist.Select(kind => new Finding { Kind = kind, Confidence = sure, Rows = [.. truth.RowIds], Columns = truth.Columns, Remedy = "drop" })];

    public static FindingsMarks Mark(FindingsTruth truth, params ImmutableArray<Finding> findings) => FindingsMarking.Mark(truth, findings, Stream);

    private static Finding Claim(FaultKey[] keys, FindingsTruth truth, double sure) => new()
    {
        Kind = keys[0].Kind,
        Confidence = sure,
        Rows = [.. keys.SelectMany(k => k.Pairs.IsEmpty ? k.Rows : []).Select(r => truth.RowIds[r])],
        Columns = [.. keys.SelectMany(k => k.Columns)],
        Cells = [.. keys.SelectMany(k => k.Cells).Select(c => c with { Row = truth.RowIds[c.Row] })],
        Spans = [.. keys.SelectMany(k => k.Spans).Select(s => s with { Row = truth.RowIds[s.Row] })],
        Pairs = [.. keys.SelectMany(k => k.Pairs).Select(p => (truth.RowIds[p.Row], truth.RowIds[p.Other]))],
        Remedy = keys[0].Remedies.FirstOrDefault(),
    };
}
