using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

/// <summary>Vectors: methods §7.</summary>
public sealed class FiellerTests
{
    [Theory]
    [InlineData(.16, .18, .00012, .0001, .00009, 0.0119, 0.8203, 0.9572)]
    [InlineData(.16, .18, .00012, .0001, 0, 0.0119, 0.7447, 1.0544)]
    [InlineData(.02, .03, .0002, .0002, .00015, 0.854, -1.50, 1.86)]
    public void Stability_and_interval_agree_with_the_worked_numbers(double num, double den, double varNum, double varDen, double cov, double g, double low, double high)
    {
        var tolerance = g > 0.5 ? 0.006 : 0.00006;
        Assert.Equal(g, Fieller.Stability(den, varDen), g > 0.5 ? 0.0006 : 0.00006);
        var interval = Fieller.Interval(num, den, new(varNum, varDen, cov))!;
        Assert.Equal(low, interval.Low, tolerance);
        Assert.Equal(high, interval.High, tolerance);
    }

    [Fact]
    public void The_ends_are_where_the_test_of_the_ratio_turns()
    {
        // Fieller's definition: t is inside iff (num − t den)² ≤ z² var(num − t den).
        var (num, den, vn, vd, c) = (.16, .18, .00012, .0001, .00009);
        var i = Fieller.Interval(num, den, new(vn, vd, c))!;
        foreach (var t in new[] { i.Low, i.High })
            Assert.Equal(Math.Pow(num - (t * den), 2), Fieller.Z95 * Fieller.Z95 * (vn - (2 * t * c) + (t * t * vd)), 1e-12);
    }

    [Fact]
    public void Anchors_that_cannot_be_told_apart_have_no_bounded_interval() => Assert.Null(Fieller.Interval(.02, .02, new(.0002, .0002, 0)));

    [Theory]
    [InlineData(.8731, .71, .889, 0.9112)]
    [InlineData(.40, .55, .35, 0.75)]
    public void The_direction_of_a_metric_cancels(double value, double starter, double reference, double expected) =>
        Assert.Equal(expected, AnchoredScore.Raw(value, starter, reference), 4);

    [Fact]
    public void A_reference_that_is_not_better_than_the_starter_carries_no_score()
    {
        Assert.Null(AnchoredScore.Objection(.7, .9, true, .01));
        Assert.Null(AnchoredScore.Objection(.9, .7, false, .01));
        Assert.NotNull(AnchoredScore.Objection(.9, .7, true, .01));
        Assert.NotNull(AnchoredScore.Objection(.7, .9, false, .01));
        Assert.NotNull(AnchoredScore.Objection(.7, .9, true, .21));
    }
}
