using System.Text;
using Practicum.Runner.Grades;
using Practicum.Runner.Tests.Learning;

namespace Practicum.Runner.Tests.Grades;

/// <summary>Files to figures. Values are those of scikit-learn 1.2.1, committed with the script that made them.</summary>
public sealed class GraderTests : IDisposable
{
    private readonly GradeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Two_classes_have_scikit_learn_s_values_and_an_interval_each()
    {
        _desk.Write(7, ["label", "id"], ["id", "score", "number"]);
        var report = _desk.Grade(_desk.Request);
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("binary"), report.Overall);
        Assert.Equal(["roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall", "f1", "ece"], report.Overall.Metrics.Select(m => m.Name));
        Assert.All(report.Overall.Metrics, m => Assert.True(m.Estimate.Interval is { Level: 0.95 } i && i.Low <= m.Estimate.Value && m.Estimate.Value <= i.High, m.Name));
        Assert.Equal(["log_loss", "brier", "ece"], report.Overall.Metrics.Where(m => !m.IsHigherBetter).Select(m => m.Name));
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("at_0.3"), _desk.Grade(_desk.Request with { Threshold = 0.3 }).Overall);
    }

    [Fact]
    public void Weights_and_slices_have_scikit_learn_s_values()
    {
        _desk.Write(3, ["id", "area", "label", "weight"], ["id", "score"]);
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("weighted"), _desk.Grade(_desk.Request with { Weight = "weight" }).Overall);
        var report = _desk.Grade(_desk.Request with { Slice = "area" });
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("binary"), report.Overall);
        Assert.Equal(["north", "south", ""], report.Slices.Select(s => s.Value));
        Assert.Equal(report.Overall.Rows, report.Slices.Sum(s => s.Rows));
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("north"), report.Slices[0]);
    }

    [Fact]
    public void Several_classes_are_graded_from_classes_and_from_probabilities()
    {
        _desk.Write(5, ["id", "class"], ["decided", "id", "p"]);
        var request = _desk.Request with { Task = GradeTask.Multiclass, Label = "class" };
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("decided"), _desk.Grade(request with { Score = "decided" }).Overall);
        var report = _desk.Grade(request with { Score = "p_*" });
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("probabilities"), report.Overall);
        Assert.Equal(3, report.Overall.Classes);
    }

    [Fact]
    public void Numbers_have_scikit_learn_s_values()
    {
        _desk.Write(9, ["number", "id"], ["guess", "id"]);
        var request = _desk.Request with { Task = GradeTask.Regression, Label = "number", Score = "guess", Metrics = ["mae", "rmse", "r2", "mape", "rmsle", "pinball@0.9", "max_error"] };
        GradeDesk.Agree(GradeDesk.Vectors.GetProperty("regression"), _desk.Grade(request).Overall);
    }

    [Fact]
    public void Adult_graded_by_years_of_schooling_has_scikit_learn_s_values()
    {
        var (rows, labels) = Shared.Adult();
        var schooling = rows.Numbers("education-num");
        var (answers, predictions) = (new StringBuilder("id,income\n"), new StringBuilder("id,score\n"));
        for (var i = 0; i < labels.Length; i++)
        {
            var back = labels.Length - 1 - i;
            answers.Append(CultureInfo.InvariantCulture, $"person {i},{(labels[i] == 1 ? ">50K" : "<=50K")}\n");
            predictions.Append(CultureInfo.InvariantCulture, $"person {back},{schooling[back] / 16}\n");
        }

        _desk.Write(answers.ToString(), predictions.ToString());
        var expected = GradeDesk.Vectors.GetProperty("adult");
        var report = _desk.Grade(_desk.Request with { Label = "income", Positive = ">50K", Threshold = 0.75 });
        GradeDesk.Agree(expected, report.Overall, 1e-11);
        Assert.Equal(expected.GetProperty("rows").GetInt64(), report.Overall.Rows);
        Assert.Equal(expected.GetProperty("positives").GetInt64(), report.Overall.Positives);
    }

    [Fact]
    public void The_order_of_predictions_changes_no_bit_and_that_of_answers_no_value()
    {
        _desk.Write(11, ["id", "label"], ["id", "score"]);
        var first = Figures(_desk.Request with { Bootstrap = 200 });
        File.WriteAllLines(_desk.Predictions, [.. File.ReadLines(_desk.Predictions).Take(1), .. File.ReadLines(_desk.Predictions).Skip(1).Reverse()]);
        Assert.Equal(first, Figures(_desk.Request with { Bootstrap = 200 }));
        File.WriteAllLines(_desk.Answers, [.. File.ReadLines(_desk.Answers).Take(1), .. File.ReadLines(_desk.Answers).Skip(1).Reverse()]);
        Assert.All(Figures(_desk.Request).Zip(first), p => Assert.Equal(p.Second.Value, p.First.Value, 13));
    }

    [Fact]
    public void A_bootstrap_gives_all_metrics_intervals_of_the_same_resamples_by_its_seed()
    {
        _desk.Write(2, ["id", "label"], ["id", "score"]);
        var one = Figures(_desk.Request with { Bootstrap = 500 });
        Assert.All(one, e => Assert.Equal("bootstrap", e.Interval!.Method));
        Assert.Equal(one, Figures(_desk.Request with { Bootstrap = 500 }));
        Assert.NotEqual(one, Figures(_desk.Request with { Bootstrap = 500, Seed = 2 }));

        // but for ece, whose resamples lie too high
        Assert.All(one.Zip(Figures(_desk.Request)).SkipLast(1), p =>
        {
            Assert.Equal(p.Second.Value, p.First.Value);
            Assert.InRange((p.First.Interval!.High - p.First.Interval.Low) / (p.Second.Interval!.High - p.Second.Interval.Low), 0.7, 1.4);
        });
    }

    [Fact]
    public void Scores_that_are_no_probabilities_leave_metrics_of_ranks_and_decisions()
    {
        _desk.Write("id,label\na,1\nb,0\nc,1\n", "id,score\na,3\nb,-1\nc,0.2\n");
        var report = _desk.Grade(_desk.Request);
        Assert.Equal(["log_loss", "brier", "ece"], report.Overall.Metrics.Where(m => m.Estimate.Because == "a score lies outside 0 to 1").Select(m => m.Name));
        Assert.Equal(1, report.Overall.Metrics[0].Estimate.Value);
        Assert.Equal($"2 of 3 scores lie outside 0 to 1, the first is 3 on line 2 of {_desk.Predictions}: metrics of probabilities are undefined.", Assert.Single(report.Notes));
    }

    private Estimate[] Figures(GradeRequest request) => [.. _desk.Grade(request).Overall.Metrics.Select(m => m.Estimate)];
}
