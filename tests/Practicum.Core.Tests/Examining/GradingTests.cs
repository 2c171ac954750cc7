using FsCheck;
using FsCheck.Fluent;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Offline;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Packs;

namespace Practicum.Core.Tests.Examining;

public sealed class GradingTests
{
    [Fact]
    public void Lost_points_are_the_whole_distance_from_100() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var grade = Grading.Grade(Random(seed), 0.7);
            if (grade.Score is not { } score)
                return grade.Tasks.All(t => t.Lost.IsEmpty);
            return Math.Abs(grade.Tasks.SelectMany(t => t.Lost).Sum(l => l.Points) - (100 - (100 * score))) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_task_that_could_not_be_measured_gives_its_weight_to_the_others()
    {
        var grade = Grading.Grade([Task("a", 3, (1, 0.5)), Task("b", 1)], 0.7);
        Assert.Equal(0.5, grade.Score!.Value, 12);
        Assert.Equal([4.0, 0.0], grade.Tasks.Select(t => t.Weight));
        Assert.Null(grade.Tasks[1].Score);
        Assert.NotNull(grade.Tasks[1].Reason);
    }

    [Fact]
    public void A_metric_without_a_score_gives_its_weight_to_the_others()
    {
        var measured = Task("a", 1, (1, 0.25), (3, 0.75));
        Assert.Equal(0.625, Grading.Grade([measured], 0.7).Score!.Value, 12);
        Assert.Equal(0.25, Grading.Grade([measured with { Parts = measured.Parts.RemoveAt(1) }], 0.7).Score!.Value, 12);
    }

    [Fact]
    public void Luck_above_the_reference_does_not_buy_off_a_failure() =>
        Assert.Equal(0.5, Grading.Grade([Task("a", 1, (1, 1.8), (1, -8))], 0.7).Score!.Value, 12);

    [Fact]
    public void Scores_are_clipped_inside_each_resample()
    {
        var part = new ScoredPart("m", 1, 1, [0.5, 0.9, 1.5, 3.0, -4.0], []);
        var task = Task("a", 1) with { Parts = [part] };
        var interval = Grading.Grade([task], 0.7).Interval!;
        Assert.Equal((0.05, 1.0), (Math.Round(interval.Low, 12), interval.High));
    }

    [Fact]
    public void Independent_sources_are_named_together()
    {
        var rows = Task("a", 1) with { Parts = [new("m", 1, .5, [.4, .5, .6], [])] };
        var worlds = Task("b", 1) with { Parts = [new("m", 1, .5, [.4, .5, .6], [])], Source = "worlds" };
        Assert.Equal("rows+worlds", Grading.Grade([rows, worlds], 0.7).Interval!.Source);
    }

    /// <summary>Methods §7: clipping and summing inside each resample carries the correlation of metrics on the same rows, also across tasks.</summary>
    [Fact]
    public void Two_tasks_on_the_same_rows_are_as_uncertain_as_one_task_with_both_metrics()
    {
        var examiner = new OfflineExaminer();
        TaskMeasurement Measured(string id, params (string, double)[] metrics)
        {
            var exam = MadeHoldout.Exam(1_500, 7, metrics);
            var task = exam.Task with { Id = id, Weight = metrics.Length };
            return examiner.Examine(exam with { Task = task, Replicates = 400, Chance = new Chance(7).Stream(Exam.StreamOf(task)) });
        }

        var together = Grading.Grade([Measured("both", ("log_loss", 1), ("brier", 1))], 0.7);
        var apart = Grading.Grade([Measured("one", ("log_loss", 1)), Measured("other", ("brier", 1))], 0.7);
        Assert.Equal(together.Score!.Value, apart.Score!.Value, 12);
        Assert.Equal(together.Interval!.Low, apart.Interval!.Low, 12);
        Assert.Equal(together.Interval.High, apart.Interval.High, 12);
    }

    [Fact]
    public void Without_an_interval_of_every_task_there_is_a_score_and_no_verdict()
    {
        var oneYear = Task("a", 1) with { Parts = [new("value", 1, .9, null, [])], Reason = "One year, no interval." };
        var grade = Grading.Grade([oneYear], 0.7);
        Assert.Equal(0.9, grade.Score);
        Assert.Null(grade.Interval);
        Assert.Equal(("not assessed", "One year, no interval."), (grade.Verdict, grade.Reason));
    }

    [Fact]
    public void Nothing_measured_is_not_assessed()
    {
        var grade = Grading.Grade([Task("a", 1)], 0.7);
        Assert.Equal((null, "not assessed"), (grade.Score, grade.Verdict));
    }

    [Theory]
    [InlineData(.70, .80, "meets")]
    [InlineData(.69, .80, "too close to call")]
    [InlineData(.50, .70, "too close to call")]
    [InlineData(.50, .699, "below")]
    public void The_whole_interval_decides(double low, double high, string verdict) =>
        Assert.Equal(verdict, Verdicts.Of((low + high) / 2, new(0.95, low, high, "bootstrap"), 0.7));

    private static TaskMeasurement Task(string id, double weight, params (double Weight, double Raw)[] parts) => new()
    {
        Task = new() { Id = id, Examiner = "offline", Metrics = [.. parts.Select((p, i) => ($"m{i}", p.Weight))], Weight = weight },
        About = "",
        Evidence = [],
        Parts = [.. parts.Select((p, i) => new ScoredPart($"m{i}", p.Weight, p.Raw, [], []))],
    };

    /// <summary>One to four tasks of zero to four metrics with scores from −2 to 2.5 and the loss split in up to three shares.</summary>
    private static TaskMeasurement[] Random(int seed)
    {
        var stream = new Chance((ulong)seed).Stream("grading");
        double Draw(int i, int j, uint lane) => stream.Uniform((uint)i, (uint)j, lane);
        return [.. Enumerable.Range(0, 1 + (seed % 4)).Select(i =>
        {
            var parts = Enumerable.Range(0, (int)(5 * Draw(i, 99, 0))).Select(j =>
            {
                var cut = Draw(i, j, 2);
                return new ScoredPart($"m{j}", 0.1 + Draw(i, j, 1), (4.5 * Draw(i, j, 0)) - 2, [], [new(cut, "a", ""), new(1 - cut, "b", "")]);
            });
            return Task($"t{i}", 1 + i) with { Parts = [.. parts] };
        })];
    }
}
