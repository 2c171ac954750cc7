using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Comparisons;
using Practicum.Numerics.Tables;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Tables against each other: the same numbers as the single statistics, verdicts by the rule, and the rate of false ones.</summary>
public sealed class DriftTableTests
{
    private static readonly string[] Words = ["a", "b", "c", "d"];

    [Fact]
    public void A_table_says_what_the_single_statistics_say()
    {
        var (reference, current) = (Make(1, 3000, 0), Make(2, 2000, 0.4));
        var table = DriftTable.Compare(reference, current);
        Assert.Equal(["x", "gap", "word", "single"], table.Columns.Select(c => c.Name));
        double[] left = reference.Numbers("x").ToDoubles().ToArray(), right = current.Numbers("x").ToDoubles().ToArray();
        Peers.Close(new DecileReference(left).Psi(right), table["x"][DriftNames.PsiDeciles].Estimate.Value, 1e-13);
        Assert.Equal(new SortedReference(left).Ks(right), table["x"][DriftNames.Ks].Estimate.Value, 14);
        Assert.Equal(KolmogorovSmirnov.PValue(table["x"].Effect, 3000, 2000), table["x"].PValue);
        var codes = ((TextColumn)reference["word"]).Codes;
        var others = ((TextColumn)current["word"]).Codes;
        Peers.Close(new CategoryReference(codes).Psi(Recoded(reference, current, others)), table["word"][DriftNames.PsiCategories].Estimate.Value, 1e-13);
        Assert.Equal(new CategoryReference(codes).NewShare(Recoded(reference, current, others)), table["word"].NewShare, 14);
        Assert.Equal(table["x"][DriftNames.Ks].Estimate.Value, table["single"][DriftNames.Ks].Estimate.Value);
        Assert.Equal((0.25, 0.5), (table["gap"].ReferenceMissing, table["gap"].CurrentMissing));
        Assert.True(table["gap"].Effect >= 0.25 && table["gap"].Verdict == DriftVerdict.Drifts);
        Assert.Throws<KeyNotFoundException>(() => table["id"]);
        Assert.Throws<KeyNotFoundException>(() => table["x"][DriftNames.CramersV]);
    }

    [Fact]
    public void Threads_and_order_of_texts_change_no_bit()
    {
        var (reference, current) = (Make(1, 900, 0), Make(2, 700, 0.4));
        var (one, many) = (DriftTable.Compare(reference, current, threads: 1), DriftTable.Compare(reference, current));
        Assert.Equal(one.Columns.Select(Told), many.Columns.Select(Told));

        static string Told(ColumnComparison c) => $"{c.PValue:R} {c.AdjustedPValue:R} {c.Effect:R} {c.Verdict} " + string.Join(' ', c.Measures);
    }

    [Fact]
    public void A_verdict_needs_rows_evidence_and_size()
    {
        var (reference, current) = (Make(1, 3000, 0), Make(2, 3000, 0.4));
        Assert.All(DriftTable.Compare(reference, Make(2, 499, 0.4)).Columns, c => Assert.Equal(DriftVerdict.TooFewRows, c.Verdict));
        Assert.Equal(DriftVerdict.NotShown, DriftTable.Compare(reference, Make(5, 3000, 0, 0.25))["x"].Verdict);
        Assert.Equal(DriftVerdict.Drifts, DriftTable.Compare(reference, current)["x"].Verdict);
        Assert.Equal(DriftVerdict.Negligible, DriftTable.Compare(reference, current, new() { LeastEffect = 0.9 })["x"].Verdict);
        Assert.Throws<ArgumentException>(() => DriftTable.Compare(reference, current.Select(new([current.Schema.Fields[0]]))));
        var holm = DriftTable.Compare(reference, current);
        Assert.All(holm.Columns, c => Assert.True(c.AdjustedPValue >= c.PValue));
        Assert.Equal(holm.Columns.Select(c => c.PValue), DriftTable.Compare(reference, current, new() { Correction = DriftCorrection.None }).Columns.Select(c => c.AdjustedPValue));
    }

    [Fact]
    public void Equal_tables_are_flagged_no_more_often_than_the_level_says()
    {
        var flagged = 0;
        for (var run = 0u; run < 400; run++)
            flagged += DriftTable.Compare(Make(1000 + (2 * run), 600, 0), Make(1001 + (2 * run), 600, 0, 0.25)).Drifting.Any() ? 1 : 0;
        Assert.InRange(flagged, 0, 400 * (0.05 + (4 * Math.Sqrt(0.05 * 0.95 / 400))));
    }

    [Fact]
    public void Columns_without_values_or_variety_have_no_drift_to_show()
    {
        Schema schema = new([new("none", FieldKind.Number), new("one", FieldKind.Text), new("gone", FieldKind.Text)]);
        Table Of(int rows) => new(schema,
            [new DoubleColumn([.. Enumerable.Repeat(double.NaN, rows)]), new TextColumn(new int[rows], ["only"]), new TextColumn([.. Enumerable.Repeat(-1, rows)], [])]);
        var table = DriftTable.Compare(Of(600), Of(700));
        Assert.All(table.Columns, c => Assert.Equal(DriftVerdict.NotShown, c.Verdict));
        Assert.Equal("the reference has no values", table["none"][DriftNames.Ks].Estimate.Because);
        Assert.Equal(1, table["one"].PValue);
        Assert.Equal((1.0, 0.0), (table["gone"].CurrentMissing, table["gone"].NewShare));
        Assert.Empty(table.Drifting);
    }

    private static int[] Recoded(Table reference, Table current, ReadOnlySpan<int> codes)
    {
        var known = ((TextColumn)reference["word"]).Dictionary;
        var recoded = new int[codes.Length];
        for (var i = 0; i < recoded.Length; i++)
            recoded[i] = known.IndexOf(((TextColumn)current["word"]).Dictionary[codes[i]]) is >= 0 and var at ? at : known.Length;
        return recoded;
    }

    /// <summary>Numbers, numbers with gaps, words of which one appears with drift only, floats, and a name of the row.</summary>
    private static Table Make(uint key, int rows, double drift, double? gaps = null)
    {
        var (u, v) = (new double[rows], new double[rows]);
        new ChanceStream(key, 1).Fill(u, 0);
        new ChanceStream(key, 2).Fill(v, 0);
        var missing = gaps ?? (drift > 0 ? 0.5 : 0.25);
        double[] x = [.. u.Select(p => (double)(float)(InverseCdf.Normal(p) + drift))];
        var period = (int)Math.Round(1 / missing);
        double[] gap = [.. v.Select((p, i) => i % period == 0 ? double.NaN : p)];
        string[] words = [.. v.Select((p, i) => drift > 0 && i % 10 == 0 ? "new" : Words[Math.Min(3, (int)(p * p * 4))])];
        return new(
            new([new("x", FieldKind.Number), new("gap", FieldKind.Number), new("word", FieldKind.Text), new("single", FieldKind.Number), new("id", FieldKind.Text, FieldRole.RowId)]),
            [new DoubleColumn(x), new DoubleColumn(gap), TextColumn.From(words), new SingleColumn([.. x.Select(a => (float)a)]), TextColumn.From(words)]);
    }
}
