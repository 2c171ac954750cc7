using Practicum.Core.Examining.Findings;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

/// <summary>Numbers of methods §8.</summary>
public sealed class PlaceCountsTests
{
    [Theory]
    [InlineData(30, 30, 0, 0.6667, 0.8333)]
    [InlineData(24, 36, 6, 0.5333, 0.6667)]
    public void F_is_that_of_precision_and_recall(double found, double missed, double wrong, double one, double half)
    {
        var counts = PlaceCounts.Of(found, missed, wrong, 940 - wrong);
        Assert.Equal(one, counts.F(1), 4);
        Assert.Equal(half, counts.F(0.5), 4);
    }

    [Fact]
    public void Claiming_everything_has_the_precision_of_the_share_and_all_recall()
    {
        var counts = PlaceCounts.Of(0, 60, 0, 940);
        Assert.Equal(0.1132, counts.FAll(1), 4);
        Assert.Equal(0.0739, counts.FAll(0.5), 4);
        Assert.Equal(1, counts.FBest(1));
        Assert.Equal(0, PlaceCounts.Of(0, 60, 0, double.PositiveInfinity).FAll(1));
    }

    [Theory]
    [InlineData(1, 0.4362)]
    [InlineData(0.6, 0.7946)]
    public void A_place_lies_between_claiming_everything_and_the_best_that_could_be_told(double best, double expected) =>
        Assert.Equal(expected, PlaceMark.Scaled(0.5, 0.12 / 1.06, best)!.Value, 4);

    [Fact]
    public void Resampled_counts_are_Poisson_about_themselves()
    {
        var (counts, stream) = (PlaceCounts.Of(8, 0, 400, 0), new Chance(1).Stream("counts"));
        var drawn = Enumerable.Range(0, 4_000).Select(r => counts.Resampled(stream, (uint)r, 0)).ToArray();
        foreach (var (index, mean) in new[] { (PlaceCounts.InKey | PlaceCounts.Claimed | PlaceCounts.InBest, 8.0), (PlaceCounts.Claimed, 400.0) })
        {
            var average = drawn.Average(d => d[index]);
            Assert.Equal(mean, average, 4 * Math.Sqrt(mean / drawn.Length));
            Assert.Equal(mean, drawn.Sum(d => Math.Pow(d[index] - average, 2)) / (drawn.Length - 1), 4 * mean * Math.Sqrt(2.5 / drawn.Length));
        }
    }
}
