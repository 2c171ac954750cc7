using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Weighing;

public class DeltaTests
{
    [Theory] // R 4.2.2, qt; scipy 1.10.1 gives 2.26215716274 at 9 degrees
    [InlineData(9, 0.95, 2.2621571627982049)]
    [InlineData(39, 0.95, 2.0226909200367604)]
    [InlineData(999, 0.95, 1.9623414611334493)]
    [InlineData(99_999, 0.9, 1.6448688649373497)]
    public void Students_quantile_agrees_with_R(int degrees, double level, double expected) => Peers.Close(expected, Delta.Student(degrees, level), 1e-12);

    [Fact]
    public void A_share_has_Wilsons_interval_but_for_up_to_three_events()
    {
        var share = new Share(17, 40, 40, 40);
        var (expected, actual) = (Proportion.Wilson(17, 40), share.Interval(0.95));
        Peers.Close(expected.Low, actual.Low, 1e-14);
        Peers.Close(expected.High, actual.High, 1e-14);
        Assert.Equal("clopper-pearson", new Share(3, 9, 9, 9).Interval(0.95).Method);

        // one miss of 100: λ = −ln 0.95, below Wilson's
        Peers.Close(1 - (-Math.Log(0.95) / 100), new Share(99, 100, 100, 100).Interval(0.95).High, 1e-12);
        Peers.Close(Proportion.Wilson(99, 100).Low, new Share(99, 100, 100, 100).Interval(0.95).Low, 1e-14);
        Peers.Close(-Math.Log(0.95) / 100, new Share(1, 100, 100, 100).Interval(0.95).Low, 1e-12);
        Assert.Equal(1, new Share(100, 100, 100, 100).Interval(0.95).High);
    }

    [Fact]
    public void Shares_near_one_are_covered_where_Wilsons_interval_alone_is_not()
    {
        // exact coverage: sum of binomial chances of the counts whose interval holds the truth
        foreach (var (n, p) in new[] { (150, 0.994), (100, 0.99), (60, 0.985), (500, 0.998), (1000, 0.998) })
        {
            var (plain, mended, chance) = (0.0, 0.0, Math.Pow(p, n));
            for (var misses = 0; misses < n && misses < 60; misses++)
            {
                var wilson = Proportion.Wilson(n - misses, n);
                var ours = new Share(n - misses, n, n, n).Interval(0.95);
                plain += wilson.Low <= p && p <= wilson.High ? chance : 0;
                mended += ours.Low <= p && p <= ours.High ? chance : 0;
                chance *= (double)(n - misses) / (misses + 1) * (1 - p) / p;
            }

            Assert.True(mended >= 0.93 && mended >= plain, $"n {n}, p {p}: {mended:0.000}, plain {plain:0.000}");
        }
    }

    [Fact]
    public void Unequal_weights_count_as_fewer_rows()
    {
        double[] weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3];
        var (hits, all, squares) = (weights[..10].Sum(), weights.Sum(), weights.Sum(w => w * w));
        var share = new Share(hits, all, squares, 20);
        Assert.Equal(16, share.Effective, 12);
        var (expected, actual) = (Proportion.Wilson(8, 16), share.Interval(0.95));
        Assert.Equal("wilson-kish", actual.Method);
        Peers.Close(expected.Low, actual.Low, 1e-14);
        Peers.Close(expected.High, actual.High, 1e-14);
    }
}
