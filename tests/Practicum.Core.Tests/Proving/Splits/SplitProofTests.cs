using Practicum.Core.Planting;
using Practicum.Core.Proving.Splits;
using Practicum.Core.Tests.Proving.Leaks;

namespace Practicum.Core.Tests.Proving.Splits;

public sealed class SplitProofTests
{
    [Fact]
    public void The_null_error_is_that_of_the_methods() => Assert.Equal(0.0051, SplitProof.NullError(4_000, 16_000), 4);

    [Fact]
    public void Rows_held_out_at_random_look_like_training_rows()
    {
        // Sixty splits of worlds without a fault: areas lie around ½ with the stated error, and none is told.
        var z = new List<double>();
        for (var run = 0; run < 60; run++)
        {
            var proof = SplitProof.Run(Features(1_600, (ulong)run, 0), Features(800, (ulong)run, 1), true, new((ulong)run));
            Assert.False(proof.IsTold);
            z.Add((proof.Area - 0.5) / proof.Error);
        }

        Assert.InRange(z.Average(), -0.4, 0.4);
        Assert.InRange(Math.Sqrt(z.Average(v => v * v)), 0.75, 1.25);
    }

    [Fact]
    public void Hidden_rows_from_elsewhere_are_told()
    {
        var proof = SplitProof.Run(Features(4_000, 1, 0), Features(4_000, 1, 1, 0.3), true, new(1));
        Assert.True(proof.IsTold, $"{proof.Area} ± {proof.Error}");
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.8, true)]
    public void A_cut_in_time_is_held_against_other_cuts_of_a_drift(double jump, bool told)
    {
        // The first number drifts all the time, so that any two blocks can be told apart; only a jump at the cut is news.
        var (train, hidden) = (Drifting(8_000, 0, 0), Drifting(2_000, 8_000, jump));
        var proof = SplitProof.Run(train, hidden, false, new(2));
        Assert.True(proof.Tried && proof.Against > 0.55, $"{proof.Against}");
        Assert.Equal(told, proof.IsTold);
        Assert.True(SplitProof.Run(train, hidden, true, new(2)).IsTold);
    }

    [Fact]
    public void Too_few_rows_are_not_compared() => Assert.False(SplitProof.Run(Features(4_000, 1, 0), Features(100, 1, 1), true, new(1)).Tried);

    [Fact]
    public void Planted_rows_that_were_drawn_by_chance_cannot_be_told_from_metadata()
    {
        var rows = MadeFiles.Rows(8_000, 3, 0).Rows;
        var u = new double[rows.Rows];
        new Chance(4).Stream("fault/noise").Fill(u, 0);
        var proof = KeyProof.Run(new() { Id = "noise", Kind = "label-noise", Rows = [.. Enumerable.Range(0, rows.Rows).Where(i => u[i] < 0.1)] }, rows, new(3));
        Assert.True(proof.Tried);
        Assert.False(proof.IsTold, $"{proof.Area} ± {proof.Error}");
    }

    [Fact]
    public void Planted_rows_at_the_end_of_the_file_or_with_other_digits_are_told()
    {
        var rows = MadeFiles.Rows(8_000, 3, 0).Rows;
        Assert.True(KeyProof.Run(new() { Id = "copies", Kind = "duplicates", Rows = [.. Enumerable.Range(7_500, 500)] }, rows, new(3)).IsTold);
        var age = rows.Numbers("age").ToDoubles().ToArray();
        var u = new double[rows.Rows];
        new Chance(5).Stream("fault/odd").Fill(u, 0);
        int[] planted = [.. Enumerable.Range(0, rows.Rows).Where(i => u[i] < 0.1)];
        foreach (var row in planted)
            age[row] = Math.Round(age[row], 3);
        var rounded = new Table(rows.Schema, rows.Columns.SetItem(2, new DoubleColumn(age)));
        Assert.True(KeyProof.Run(new() { Id = "odd", Kind = "units", Rows = [.. planted], Columns = ["size"] }, rounded, new(3)).IsTold);
        Assert.False(KeyProof.Run(new() { Id = "odd", Kind = "units", Rows = [.. planted], Columns = ["age"] }, rounded, new(3)).IsTold);
    }

    [Fact]
    public void Rows_whose_odds_are_known_are_told_only_by_what_goes_beyond_them()
    {
        // Every second plan "basic" row in ten is planted: the length of the text tells that much, and the posterior says so; the digit of the id tells more.
        var rows = MadeFiles.Rows(20_000, 6, 0).Rows;
        var (plan, id, u) = ((TextColumn)rows["plan"], rows.Numbers("row_id"), new double[rows.Rows]);
        new Chance(6).Stream("fault/noise").Fill(u, 0);
        double[] posterior = [.. Enumerable.Range(0, rows.Rows).Select(i => plan[i] == "basic" ? 0.2 : 0.02)];
        KeyProof Try(Func<int, bool> planted, double[]? odds) =>
            KeyProof.Run(new() { Id = "noise", Kind = "label-noise", Rows = [.. Enumerable.Range(0, rows.Rows).Where(planted)], Posterior = odds }, rows, new(3));
        Assert.True(Try(i => u[i] < posterior[i], null).IsTold);
        Assert.False(Try(i => u[i] < posterior[i], posterior).IsTold);
        Assert.True(Try(i => u[i] < posterior[i] * (id[i] % 2 == 0 ? 1.5 : 0.5), posterior).IsTold);
    }

    private static Table Features(int rows, ulong seed, uint file, double shift = 0)
    {
        var made = MadeFiles.Rows(rows, seed, file);
        var age = Array.ConvertAll(made.Rows.Numbers("age").ToDoubles().ToArray(), a => a + shift);
        return new(new([new("age", FieldKind.Number), new("plan", FieldKind.Text), new("y", FieldKind.Number)]),
            [new DoubleColumn(age), made.Rows["plan"], new DoubleColumn(Array.ConvertAll(made.Label, y => (double)y))]);
    }

    private static Table Drifting(int rows, int from, double jump)
    {
        var noise = new double[rows];
        new Chance(9).Stream("drift").Fill(noise, (uint)from);
        for (var i = 0; i < rows; i++)
            noise[i] = noise[i] + ((from + i) / 8_000.0) + jump;
        return new(new([new("x", FieldKind.Number)]), [new DoubleColumn(noise)]);
    }
}
