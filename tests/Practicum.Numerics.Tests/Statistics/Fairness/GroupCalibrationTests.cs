using Practicum.Numerics.Statistics.Fairness;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Fairness;

public sealed class GroupCalibrationTests
{
    private static readonly ImmutableArray<string> Names = ["a", "b", "c"];

    [Fact]
    public void Gaps_and_errors_are_those_of_each_group_alone()
    {
        var (groups, scores, labels) = Drawn(1, 900, 0.1);
        var found = GroupCalibration.Of(groups, Names, scores, labels);
        for (var g = 0; g < 3; g++)
        {
            int[] rows = [.. Enumerable.Range(0, 900).Where(i => groups[i] == g)];
            double[] gaps = [.. rows.Select(i => scores[i] - labels[i])];
            Peers.Close(gaps.Average(), found[g].Gap.Value, 1e-13);
            Assert.Equal("hall-t", found[g].Gap.Interval!.Method);
            var plain = MeanInterval.Of(gaps); // with Student's quantile of 299 degrees instead of the normal one
            Peers.Close(plain.Low - found[g].Gap.Value, found[g].Gap.Interval!.Low - found[g].Gap.Value, 0.006, relative: true);
            Peers.Close(plain.High - found[g].Gap.Value, found[g].Gap.Interval!.High - found[g].Gap.Value, 0.006, relative: true);
            Assert.Equal(new BinarySample([.. rows.Select(i => scores[i])], [.. rows.Select(i => labels[i])]).Estimate("ece"), found[g].Ece);
        }

        var (first, second) = (found[1].Gap, found[0].Gap);
        var difference = found[1].Difference;
        Peers.Close(first.Value - second.Value, difference.Value, 1e-13);
        Peers.Close(difference.Value - Math.Sqrt(Math.Pow(first.Value - first.Interval!.Low, 2) + Math.Pow(second.Interval!.High - second.Value, 2)), difference.Interval!.Low, 1e-12);
        Assert.Equal("this is the reference group", found[0].Difference.Because);
    }

    [Fact]
    public void The_interval_of_a_difference_of_gaps_covers()
    {
        var covered = 0;
        for (uint draw = 0; draw < 600; draw++)
        {
            var (groups, scores, labels) = Drawn(draw + 2, 180, 0.1);
            var interval = GroupCalibration.Of(groups, Names, scores, labels)[1].Difference.Interval!;
            covered += interval.Low <= 0.1 && 0.1 <= interval.High ? 1 : 0;
        }

        Assert.InRange(covered / 600.0, 0.93, 0.98);
    }

    [Fact]
    public void Weights_count_as_rows_and_take_the_interval_of_the_error_away()
    {
        var (groups, scores, labels) = Drawn(1, 90, 0);
        double[] weights = [.. groups.Select((_, i) => 1.0 + i % 2)];
        int[] twice = [.. Enumerable.Range(0, 90).SelectMany(i => Enumerable.Repeat(i, 1 + i % 2))];
        var counted = GroupCalibration.Of(groups, Names, scores, labels, weights, "b");
        var spelled = GroupCalibration.Of([.. twice.Select(i => groups[i])], Names, [.. twice.Select(i => scores[i])], [.. twice.Select(i => labels[i])], reference: "b");
        for (var g = 0; g < 3; g++)
        {
            Peers.Close(spelled[g].Gap.Value, counted[g].Gap.Value, 1e-13);
            Peers.Close(spelled[g].Ece.Value, counted[g].Ece.Value, 1e-13);
            Assert.Null(counted[g].Ece.Interval);
        }
    }

    [Fact]
    public void Empty_and_small_groups_say_why()
    {
        var found = GroupCalibration.Of([0, 0, 1], Names, [0.2, 0.4, 0.6], [0, 1, 1]);
        Assert.Equal("too few: 2 rows, at least 10 are needed", found[0].Gap.Because);
        Assert.Equal("group 'c' has no rows", found[2].Gap.Because);
        Assert.False(found[2].Difference.IsDefined);
        Assert.Throws<ArgumentException>(() => GroupCalibration.Of([0], Names, [1.2], [1]));
        Assert.Throws<ArgumentException>(() => GroupCalibration.Of([0], Names, [0.2], [1], reference: "z"));
    }

    /// <summary>Group b is promised <paramref name="tooMuch"/> more than comes.</summary>
    private static (int[] Groups, double[] Scores, byte[] Labels) Drawn(uint tick, int rows, double tooMuch)
    {
        var stream = new Chance(3).Stream("calibration");
        var u = new double[2 * rows];
        stream.Fill(u, tick);
        int[] groups = [.. Enumerable.Range(0, rows).Select(i => i % 3)];
        double[] scores = [.. groups.Select((_, i) => 0.15 + 0.7 * u[2 * i])];
        return (groups, scores, [.. groups.Select((g, i) => (byte)(u[2 * i + 1] < scores[i] - (g == 1 ? tooMuch : 0) ? 1 : 0))]);
    }
}
