using FsCheck;
using FsCheck.Fluent;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Primitives;

/// <summary>How finely figures of hidden rows are told.</summary>
public sealed class CoarseTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1.01, 2)]
    [InlineData(2, 2)]
    [InlineData(4.9, 5)]
    [InlineData(0.00025, 0.0005)]
    [InlineData(0.001, 0.001)]
    [InlineData(0.3, 0.5)]
    [InlineData(612, 1000)]
    [InlineData(100, 100)]
    [InlineData(0, 1e-12)]
    [InlineData(double.NaN, 1e-12)]
    [InlineData(double.PositiveInfinity, 1e15)]
    public void A_step_is_the_next_of_1_2_and_5(double least, double step) => Assert.Equal(step, Coarse.Step(least));

    [Theory]
    [InlineData(0.8731, 0.001, 0.873)]
    [InlineData(-0.0004, 0.001, 0)]
    [InlineData(41_912.4, 100, 41_900)]
    [InlineData(0.125, 0.05, 0.15)]
    [InlineData(double.NaN, 0.1, double.NaN)]
    [InlineData(0.123, 0, 0.123)]
    public void A_value_is_taken_to_its_grid(double value, double step, double told) => Assert.Equal(told, Coarse.Round(value, step));

    [Fact]
    public void A_value_never_moves_by_more_than_half_a_step_and_rounding_again_changes_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), ArbMap.Default.ArbFor<PositiveInt>(), (value, rows) =>
        {
            var (v, step) = (Math.Clamp(value.Get, -1e6, 1e6), Coarse.Step(1.0 / rows.Get));
            var told = Coarse.Round(v, step);
            return Math.Abs(told - v) <= (0.5 * step) + 1e-9 && Coarse.Round(told, step) == told && step >= 1.0 / rows.Get * (1 - 1e-8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_estimate_keeps_two_figures_of_its_interval_and_a_count_stays()
    {
        var told = Coarse.Of(Estimate.Of(0.87312345, new(0.95, 0.8612345, 0.88412345, "delong"), 4_000), 0.0005);
        Assert.Equal((0.873, 0.861, 0.884, 4_000), (told.Value, told.Interval!.Low, told.Interval.High, told.Count));
        Assert.Equal(17, Coarse.Of(Estimate.Exact(17, 20), 0.5).Value);
        var alone = Coarse.Of(Estimate.WithoutInterval(873_123.456, 1, "One year, no interval."), 100);
        Assert.Equal((873_000, "One year, no interval."), (alone.Value, alone.Because));
        Assert.False(Coarse.Of(Estimate.Undefined("nothing", 3), 1).IsDefined);
    }

    /// <summary>
    /// The attack: all rows say the same but one, which says a hidden value. Over all values of one row in steps of a thousandth, what is told of the Brier score takes at
    /// most three values, where the exact score would give the value away.
    /// </summary>
    [Theory]
    [InlineData(400)]
    [InlineData(4_000)]
    [InlineData(40_000)]
    public void A_mean_does_not_carry_out_what_one_row_says(int rows)
    {
        byte[] labels = [.. Enumerable.Range(0, rows).Select(i => (byte)(i % 5 == 0 ? 1 : 0))];
        var (told, exact) = (new HashSet<double>(), new HashSet<double>());
        for (var hidden = 0; hidden <= 1000; hidden += 5)
        {
            double[] scores = [.. Enumerable.Repeat(0.2, rows)];
            scores[1] = hidden / 1000.0;
            var estimate = new BinarySample(scores, labels).Estimate("brier");
            exact.Add(estimate.Value);
            told.Add(Coarse.Of(estimate, Coarse.Step(1.0 / rows)).Value);
        }

        Assert.True(exact.Count > 150);
        Assert.InRange(told.Count, 1, 3);
    }
}
