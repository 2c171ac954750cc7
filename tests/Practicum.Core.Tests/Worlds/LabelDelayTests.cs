using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

/// <summary>Vectors of methods §1.</summary>
public sealed class LabelDelayTests
{
    private static readonly DelaySpec Lognormal = new() { Kind = DelayKind.Lognormal, Median = Declared.Days(7), P95 = Declared.Days(30) };

    [Fact]
    public void A_lognormal_delay_has_the_published_quantile() =>
        Assert.Equal(2.252532, new LabelDelays(Lognormal, new(3600)).Delay(1, 0.1) / 86_400, 5e-7);

    [Theory]
    [InlineData(2, 0.078395)]
    [InlineData(14, 0.783315)]
    public void A_lognormal_delay_has_the_published_cdf(double days, double share)
    {
        var delays = new LabelDelays(Lognormal, new(3600));
        Assert.Equal(days, delays.Delay(0, share) / 86_400, 1e-4);
    }

    [Fact]
    public void A_lognormal_delay_has_the_published_mean()
    {
        var delays = new LabelDelays(Lognormal, new(3600));
        var mean = Enumerable.Range(0, 200_000).Average(i => delays.Delay(1, (i + 0.5) / 200_000)) / 86_400;
        Assert.Equal(10.3533, mean, 2e-3);
    }

    [Theory]
    [InlineData(3 * 86_400, 3_600, 72)]
    [InlineData(3_600, 3_600, 1)]
    [InlineData(60, 3_600, 1)]
    [InlineData(5_400, 3_600, 2)]
    [InlineData(86_400, 86_400, 1)]
    public void A_fixed_delay_takes_the_ticks_that_it_covers_and_at_least_one(long seconds, long tick, int ticks)
    {
        var spec = new DelaySpec { Kind = DelayKind.Fixed, Median = new(seconds) };
        Assert.Equal(10 + ticks, Visible(spec, new(tick), [1], [0.5], [0.5])[0]);
    }

    [Fact]
    public void A_delay_by_label_follows_the_label()
    {
        var spec = new DelaySpec { Kind = DelayKind.ByLabel, Positive = Lognormal, Negative = new() { Kind = DelayKind.Fixed, Median = Declared.Days(30) } };
        Assert.Equal([10 + 30, 10 + 3], Visible(spec, Declared.Days(1), [0, 1], [0.1, 0.1], [0.5, 0.5]));
    }

    [Fact]
    public void A_share_of_labels_never_arrives()
    {
        var spec = Lognormal with { Never = 0.02 };
        Assert.Equal([int.MaxValue, 10 + 7], Visible(spec, Declared.Days(1), [0, 1], [0.5, 0.5], [0.0199, 0.0201]));
    }

    private static int[] Visible(DelaySpec spec, SimSpan tick, byte[] labels, double[] delay, double[] never)
    {
        var into = new int[labels.Length];
        var u = new double[8];
        delay.CopyTo(u, 0);
        new LabelDelays(spec, tick).Fill(labels, u, never, [.. labels.Select(_ => 10)], into);
        return into;
    }
}
