using Practicum.Core.Proving.Leaks;

namespace Practicum.Core.Tests.Proving.Leaks;

public sealed class ResidualScoreTests
{
    [Fact]
    public void Z_is_the_sum_over_its_exact_spread()
    {
        // By hand: g − mean = (−1, 0, 1), y − p = (−.5, .5, .8), p(1 − p) = (.25, .25, .16): Z = 1.3 / √.41.
        var score = ResidualScore.Of([0, 1, 1], [0.5, 0.5, 0.2], [1, 2, 3]);
        Assert.Equal(1.3 / Math.Sqrt(0.41), score.Z, 12);
        Assert.Equal(score.Z / Math.Sqrt(3), score.Effect, 12);
    }

    [Fact]
    public void A_guess_that_is_the_same_for_every_row_is_no_test()
    {
        var score = ResidualScore.Of([0, 1, 1], [0.5, 0.5, 0.2], [0.1, 0.1, 0.1]);
        Assert.Equal((double.NaN, double.NaN), (score.Z, score.PValue));
        Assert.True(double.IsNaN(ResidualScore.Of([0, 1, 1], [0.5, 0.5, 0.2], [4, double.NaN, 4]).Z));
    }

    [Theory]
    [InlineData(30, 0.01, 3)]
    [InlineData(50, 0.02, 6)]
    [InlineData(200, 0.05, 24)]
    [InlineData(400, 0.3, 160)]
    public void Few_rows_with_a_rare_label_get_the_tail_of_the_binomial_and_not_of_the_normal(int rows, double p, int ones)
    {
        // The truth is the binomial tail, counted out; p-values may be too large, hardly too small.
        const int Others = 20_000;
        var label = new byte[rows + Others];
        label.AsSpan(0, ones).Fill(1);
        for (var i = 0; i < Others; i++)
            label[rows + i] = (byte)(i % 10 == 0 ? 1 : 0);
        double[] probability = [.. Enumerable.Repeat(p, rows), .. Enumerable.Repeat(0.1, Others)];
        double[] guess = [.. Enumerable.Repeat(1.0, rows), .. Enumerable.Repeat(0.0, Others)];
        var score = ResidualScore.Of(label, probability, guess);
        Assert.InRange(score.PValue / (2 * Tail(rows, p, ones)), 0.8, 1.6);
        if (rows == 30)
            Assert.True(score.Z > 4.65 && score.PValue > 1e-3, "Three labels among thirty rows would break one build in three hundred.");
    }

    [Fact]
    public void The_residual_area_is_what_a_guess_orders_beyond_the_known_probabilities()
    {
        // Where nothing is known but the base rate it is the area itself: 5 of 6 pairs in order.
        Assert.Equal(5.0 / 6, ResidualScore.Area([0, 1, 0, 1, 1], [0.6, 0.6, 0.6, 0.6, 0.6], [1, 2, 2.5, 3, 4]), 12);
        var files = MadeFiles.Of(40_000, 5);
        Assert.InRange(ResidualScore.Area(files.Label, files.Probability, files.Probability), 0.49, 0.51);
    }

    [Fact]
    public void Missing_numbers_say_nothing()
    {
        Assert.Equal(ResidualScore.Of([0, 1, 1], [0.5, 0.5, 0.2], [1, 2, 3]).Z, ResidualScore.Of([0, 1, 1, 1], [0.5, 0.5, 0.2, 0.7], [1, 2, 3, double.NaN]).Z, 12);
        Assert.Equal([0, 1.5, 1.5, 3, 1.5], Midranks.Of([-1, 2, 2, 9, double.NaN]));
    }

    private static double Tail(int n, double p, int k)
    {
        var (term, sum) = (Math.Pow(1 - p, n), 0.0);
        for (var i = 0; i <= n; i++)
        {
            sum += i >= k ? term : 0;
            term *= (n - i) * p / ((i + 1) * (1 - p));
        }

        return sum;
    }
}
