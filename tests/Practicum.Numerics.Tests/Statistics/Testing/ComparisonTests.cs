using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Testing;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Testing;

public class ComparisonTests
{
    private static readonly ChanceStream Stream = new Chance(3).Stream("comparison");

    [Fact]
    public void The_test_of_two_areas_agrees_with_pROC()
    {
        var vector = CommittedVectors.Read("bootstrap").GetProperty("areas");
        byte[] labels = [.. vector.GetProperty("labels").EnumerateArray().Select(e => e.GetByte())];
        var (first, second) = (vector.GetProperty("first").Doubles(), vector.GetProperty("second").Doubles());
        var test = AreaTest.Paired(labels, first, second);
        Peers.Close(vector.GetProperty("z").GetDouble(), test.Statistic, 1e-12);
        Peers.Close(vector.GetProperty("p").GetDouble(), test.PValue.Value, 1e-12);
        var difference = AreaTest.Difference(labels, first, second);
        Peers.Close(vector.GetProperty("area1").GetDouble() - vector.GetProperty("area2").GetDouble(), difference.Value, 1e-13);
        var interval = vector.GetProperty("interval").Doubles();
        Peers.Close(interval[0], difference.Interval!.Low, 1e-12);
        Peers.Close(interval[1], difference.Interval.High, 1e-12);
    }

    [Fact]
    public void Two_areas_that_cannot_be_compared_say_why()
    {
        byte[] labels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 3 == 0 ? 1 : 0))];
        double[] scores = [.. labels.Select((l, i) => l + Stream.Uniform(0, (uint)i) * 2)];
        Assert.Contains("order the rows alike", AreaTest.Paired(labels, scores, [.. scores.Select(s => s * s + 1)]).PValue.Because, StringComparison.Ordinal);
        Assert.Equal(0, AreaTest.Difference(labels, scores, [.. scores.Select(s => s + 1)]).Value);
        Assert.Equal("all labels are the same", AreaTest.Difference(new byte[40], scores, scores).Because);
        Assert.Contains("too few: 5 of one label", AreaTest.Difference([.. labels.Take(15)], scores[..15], scores[25..]).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paired_bootstrap_test_turns_where_its_interval_leaves_zero()
    {
        var values = new double[60];
        Stream.Fill(values, 1);
        InverseCdf.FillNormal(values);
        for (var shift = 0.0; shift < 0.6; shift += 0.02)
        {
            var moved = values.Select(v => v + shift).ToArray();
            var replicates = Resampling.Of(60, Stream, 1999).Values(w =>
            {
                var sum = 0.0;
                for (var i = 0; i < w.Length; i++)
                    sum += w[i] * moved[i] / 60;
                return sum;
            });
            var interval = ReplicateInterval.Percentile(moved.Average(), replicates, 60).Interval!;
            var p = BootstrapTest.Paired(moved.Average(), replicates, 60).PValue;
            if (Math.Abs(p.Value - 0.05) > 0.004)
                Assert.Equal(p.Value < 0.05, interval.Low > 0 || interval.High < 0);
            Assert.InRange(p.Value, p.Interval!.Low, p.Interval.High);
        }

        Assert.Contains("too few", BootstrapTest.Paired(1, [1, 2, 3], 5).PValue.Because, StringComparison.Ordinal);
    }

    [Fact] // methods §12: 1 > 3, 1 > 4, 2 > 4
    public void Ranks_are_known_as_far_as_the_verdicts_tell()
    {
        var better = new bool[4, 4];
        better[0, 2] = better[0, 3] = better[1, 3] = true;
        Assert.Equal([new(1, 2), new(1, 3), new(2, 4), new(3, 4)], RankIntervals.OfWins(better));
    }

    [Fact]
    public void Ranks_from_resamples_tell_apart_only_what_differs()
    {
        // four people on 200 rows: row losses share most of their noise, so that small differences show when paired
        double[] means = [0.10, 0.105, 0.30, 0.30];
        var losses = new double[4][];
        for (var person = 0; person < 4; person++)
        {
            losses[person] = new double[200];
            for (var i = 0; i < 200; i++)
                losses[person][i] = means[person] + InverseCdf.Normal(Stream.Uniform(5, (uint)i)) + 0.05 * InverseCdf.Normal(Stream.Uniform((uint)(6 + person), (uint)i));
        }

        var replicates = Resampling.Of(200, Stream, 500).Values(4, (w, v) =>
        {
            for (var i = 0; i < w.Length; i++)
            {
                for (var person = 0; person < 4; person++)
                    v[person] += w[i] * losses[person][i] / 200;
            }
        });
        double[] values = [.. losses.Select(l => l.Average())];
        Assert.Equal([new(1, 2), new(1, 2), new(3, 4), new(3, 4)], RankIntervals.Of(values, replicates, higherIsBetter: false));
        Assert.Equal([new(3, 4), new(3, 4), new(1, 2), new(1, 2)], RankIntervals.Of(values, replicates, higherIsBetter: true));
        Assert.Equal([new(1, 2), new(1, 2)], RankIntervals.Of([1, 1], [replicates[0], replicates[0]], true));
    }
}
