using System.Text.Json;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

/// <summary>Differences and ratios of shares: statsmodels 0.13, restricted likelihoods maximised by search (intervals.py), published tables.</summary>
public class TwoProportionTests
{
    private static readonly JsonElement Vectors = CommittedVectors.Read("intervals");

    [Theory] // Newcombe 1998 (Statistics in Medicine 17, 873–890), table II: method 10, and Miettinen and Nurminen's
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339, 0.0528, 0.3382)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090, 0.1700, 0.8406)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062, 0.0342, 0.8534)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926, -0.0326, 0.1933)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775, -0.1658, 0.2844)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775, -0.2879, 0.2879)]
    [InlineData(10, 10, 0, 20, 0.6791, 1, 0.7156, 1)]
    [InlineData(10, 10, 0, 10, 0.6075, 1, 0.6636, 1)]
    public void Differences_agree_with_Newcombes_table(int k1, int n1, int k2, int n2, double low, double high, double scoreLow, double scoreHigh)
    {
        var (newcombe, score) = (ProportionDifference.Newcombe(k1, n1, k2, n2), ProportionDifference.MiettinenNurminen(k1, n1, k2, n2));
        Assert.Equal((low, high), (Math.Round(newcombe.Low, 4), Math.Round(newcombe.High, 4)));
        Assert.Equal((scoreLow, scoreHigh), (Math.Round(score.Low, 4), Math.Round(score.High, 4)));
    }

    [Fact]
    public void Differences_and_ratios_agree_with_statsmodels_and_with_search()
    {
        foreach (var row in Vectors.GetProperty("two").EnumerateArray())
        {
            var t = row.GetProperty("table").EnumerateArray().Select(e => e.GetInt64()).ToArray();
            Same(row.GetProperty("newcombe"), ProportionDifference.Newcombe(t[0], t[1], t[2], t[3]), 1e-12);
            Same(row.GetProperty("mn"), ProportionDifference.MiettinenNurminen(t[0], t[1], t[2], t[3]), 1e-6);
            Same(row.GetProperty("ratio_mn"), ProportionRatio.Score(t[0], t[1], t[2], t[3]), 1e-6);
            Same(row.GetProperty("ratio_statsmodels"), ProportionRatio.Score(t[0], t[1], t[2], t[3]), 1e-7);
            if (ProportionRatio.Katz(t[0], t[1], t[2], t[3]) is { } katz)
                Same(row.GetProperty("katz"), katz, 1e-10);
        }
    }

    [Theory] // Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014) 2850–2875: airway hyper-responsiveness, −0.507 to −0.026
    [InlineData(1, 1, 7, 12, -0.507, -0.026)]
    public void Paired_differences_agree_with_a_published_example(int both, int first, int second, int neither, double low, double high)
    {
        var estimate = ProportionDifference.Paired(both, first, second, neither);
        Assert.Equal((low, high), (Math.Round(estimate.Interval!.Low, 3), Math.Round(estimate.Interval.High, 3)));
        Assert.Equal(-6.0 / 21, estimate.Value, 1e-15);
    }

    [Fact]
    public void Paired_differences_agree_with_the_formula_written_anew()
    {
        foreach (var row in Vectors.GetProperty("paired").EnumerateArray())
        {
            var t = row.GetProperty("table").EnumerateArray().Select(e => e.GetInt64()).ToArray();
            Same(row.GetProperty("newcombe"), ProportionDifference.NewcombePaired(t[0], t[1], t[2], t[3]), 1e-9);
        }
    }

    [Fact]
    public void Swapping_groups_turns_intervals_about()
    {
        foreach (var (a, m, b, n) in new[] { (3, 20, 9, 31), (0, 12, 5, 40), (7, 7, 2, 9) })
        {
            foreach (var of in new Func<long, long, long, long, Interval>[] { (x, nx, y, ny) => ProportionDifference.Newcombe(x, nx, y, ny), (x, nx, y, ny) => ProportionDifference.MiettinenNurminen(x, nx, y, ny) })
            {
                Peers.Close(-of(a, m, b, n).Low, of(b, n, a, m).High, 1e-12);
                Peers.Close(-of(a, m, b, n).High, of(b, n, a, m).Low, 1e-12);
            }

            var (there, back) = (ProportionRatio.Score(a, m, b, n), ProportionRatio.Score(b, n, a, m));
            Assert.True(a == 0 ? there.Low == 0 && double.IsPositiveInfinity(back.High) : Math.Abs(there.Low * back.High - 1) < 1e-9);
            Peers.Close(1 / there.High, back.Low, 1e-9);
        }
    }

    [Fact]
    public void What_has_no_value_says_why()
    {
        Assert.Equal("a group has no rows", ProportionDifference.Of(0, 0, 3, 5).Because);
        Assert.Equal("the group divided by has no hit", ProportionRatio.Of(2, 5, 0, 5).Because);
        Assert.False(ProportionDifference.Paired(0, 0, 0, 0).IsDefined);
        Assert.Null(ProportionRatio.Katz(0, 5, 2, 5));
        Assert.Equal(0, ProportionRatio.Of(0, 5, 2, 5).Interval!.Low);
    }

    [Fact] // with Wilson limits the rule is Newcombe's
    public void Mover_with_Wilson_limits_is_Newcombe()
    {
        var (a, b) = (Proportion.Wilson(4, 20), Proportion.Wilson(9, 33));
        var mover = ProportionDifference.Mover(0.2, a, 9.0 / 33, b);
        Assert.Equal(ProportionDifference.Newcombe(4, 20, 9, 33) with { Method = "mover" }, mover);
    }

    private static void Same(JsonElement expected, Interval actual, double tolerance)
    {
        var ends = new[] { actual.Low, actual.High };
        for (var i = 0; i < 2; i++)
        {
            if (expected[i].ValueKind == JsonValueKind.Number)
                Peers.Close(expected[i].GetDouble(), ends[i], tolerance);
        }
    }
}
