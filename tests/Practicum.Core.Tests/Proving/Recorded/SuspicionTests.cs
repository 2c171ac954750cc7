using Practicum.Core.Proving.Recorded;

namespace Practicum.Core.Tests.Proving.Recorded;

public sealed class SuspicionTests
{
    [Fact]
    public void An_identity_is_found_with_its_factors_and_constant_among_columns_that_depend_on_each_other()
    {
        // target = 2a − 0.5b + 3; c = a + b is there too, and noise.
        double[] a = Draw("a"), b = Draw("b"), noise = Draw("n");
        var c = a.Zip(b, (x, y) => x + y).ToArray();
        var target = a.Zip(b, (x, y) => (2 * x) - (0.5 * y) + 3).ToArray();
        var found = LinearIdentity.Find(new(Of(("noise", noise), ("a", a), ("b", b), ("c", c)), target));
        Assert.NotNull(found);
        Assert.Equal(2, found.Value.Terms.Length);
        Assert.DoesNotContain("noise", found.Value.Terms.Select(t => t.Column));
        Assert.Equal(3, found.Value.Constant, 6);
    }

    [Fact]
    public void A_sum_that_fails_in_one_row_is_no_identity()
    {
        double[] a = Draw("a"), b = Draw("b");
        var target = a.Zip(b, (x, y) => x + y).ToArray();
        Assert.NotNull(LinearIdentity.Find(new(Of(("a", a), ("b", b)), target)));
        target[3_777] += 1;
        Assert.Null(LinearIdentity.Find(new(Of(("a", a), ("b", b)), target)));
    }

    [Fact]
    public void Two_columns_that_both_copy_the_label_are_both_named()
    {
        var y = Array.ConvertAll(Draw("y"), u => u < 0.3 ? 1.0 : 0);
        double[] one = Draw("1"), two = Draw("2");
        var proof = RecordedProof.Run(new(Of(("one", Mixed(y, one, 0.1)), ("two", Mixed(y, two, 0.1)), ("other", Draw("o"))), y), null, new(1));
        Assert.Equal(["one", "two"], proof.Suspicions.Where(s => s.Kind == "leak.target-proxy").SelectMany(s => s.Columns).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_that_always_comes_in_long_runs_or_has_a_usual_value_is_not_stuck()
    {
        var steps = Enumerable.Range(0, 4_000).Select(i => (double)(i / 500)).ToArray();
        var usual = Draw("u").Select((u, i) => i < 1_000 || u < 0.8 ? 999 : u).ToArray();
        var stuck = Draw("s").Select((u, i) => i is >= 1_000 and < 1_300 ? 0.25 : u).ToArray();
        var found = Assert.Single(StuckColumns.Suspicious(Of(("steps", steps), ("usual", usual), ("stuck", stuck))));
        Assert.Equal(("stuck", 300.0), (found.Columns[0], found.Value));
        Assert.Contains("from row 1,001 on", found.Sentence);
    }

    [Fact]
    public void Too_few_rows_make_the_proof_void()
    {
        var y = Array.ConvertAll(Draw("y")[..30], u => u < 0.5 ? 1.0 : 0);
        Assert.True(RecordedProof.Run(new(Of(("x", Draw("x")[..30])), y), null, new(1)).IsVoid);
    }

    private static double[] Mixed(double[] y, double[] u, double share) => y.Zip(u, (label, v) => (v < share ? 1 - label : label) + (0.5 * v)).ToArray();

    private static double[] Draw(string name)
    {
        var u = new double[4_000];
        new Chance(12).Stream(name).Fill(u, 0);
        return u;
    }

    private static Table Of(params (string Name, double[] Values)[] columns) =>
        new(new([.. columns.Select(c => new Field(c.Name, FieldKind.Number))]), [.. columns.Select(c => new DoubleColumn(c.Values))]);
}
