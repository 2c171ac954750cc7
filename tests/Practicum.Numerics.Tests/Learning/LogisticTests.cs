using System.Text.Json;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>Logistic regression against scikit-learn's newton-cholesky at tolerance 1e-13: plain, weighted, separated; one column is a sum of two others.</summary>
public sealed class LogisticTests
{
    private static readonly JsonElement Truth = CommittedVectors.Read("learning").GetProperty("logistic");

    private static readonly Table Rows = Some.Table([.. Truth.GetProperty("x").EnumerateArray().Select((column, c) => ($"x{c}", Numbers(column)))]);

    [Theory]
    [InlineData("plain")]
    [InlineData("weighted")]
    [InlineData("separated")]
    public void Coefficients_are_those_of_the_tightly_converged_solution(string name)
    {
        var truth = Truth.GetProperty(name);
        byte[] labels = name == "separated" ? [.. Rows.Numbers("x0").ToDoubles().ToArray().Select(x => (byte)(x > 0 ? 1 : 0))] : [.. Numbers(Truth.GetProperty("y")).Select(y => (byte)y)];
        var set = new TrainingSet { Rows = Rows, Labels = labels, Features = [.. Rows.Schema.Fields.Select(f => f.Name)], Weights = name == "weighted" ? Numbers(Truth.GetProperty("w")) : [] };
        var model = Assert.IsType<LogisticModel>(Learners.Fit("logistic", set, new Dictionary<string, double> { ["l2"] = truth.GetProperty("l2").GetDouble() }, 1));
        Assert.Equal(Numbers(truth.GetProperty("coefficients")), model.Terms.Select(term => (double)term.Weight), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(truth.GetProperty("intercept").GetDouble(), model.Bias, 1e-6);
    }

    [Fact]
    public void A_long_table_whose_start_is_unlike_its_end_is_solved_as_exactly_as_a_short_one()
    {
        // the closed form: with one saturated text the fitted probability is the share of label 1
        var rows = 120_000;
        var texts = TextColumn.From(Enumerable.Range(0, rows).Select(i => i < 70_000 ? "a" : "b"));
        byte[] labels = [.. Enumerable.Range(0, rows).Select(i => (byte)(i < 70_000 ? i % 10 == 0 ? 1 : 0 : i % 4 == 0 ? 0 : 1))];
        var table = new Table(new([new("t", FieldKind.Text)]), [texts]);
        var scores = Learners.Fit("logistic", table, labels, ["t"], new Dictionary<string, double> { ["l2"] = 1e-6 }, 1).Predict(table);
        Assert.Equal(0.1, scores[0], 1e-6);
        Assert.Equal(0.75, scores[^1], 1e-6);
    }

    [Fact]
    public void A_row_of_whole_weight_is_as_many_rows()
    {
        var data = Recorded.Adult;
        int[] rows = [.. Enumerable.Range(0, 3_000)];
        double[] weights = [.. rows.Select(i => (double)(i % 4))];
        var few = new TrainingSet { Rows = data.Train, Labels = data.TrainLabels, Features = data.Features }.Take(rows);
        int[] repeated = [.. rows.SelectMany(i => Enumerable.Repeat(i, i % 4))];
        var a = Learners.Fit("logistic", few with { Weights = weights }, new Dictionary<string, double>(), 1).Predict(data.Test);
        var b = Learners.Fit("logistic", few.Take(repeated), new Dictionary<string, double>(), 1).Predict(data.Test);
        Assert.Equal(a, b, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void The_exponential_of_eight_is_the_librarys()
    {
        for (var x = -650.0; x < 650; x += 0.37)
        {
            var own = Practicum.Numerics.Learning.Sigmoid.Exp(System.Runtime.Intrinsics.Vector512.Create(x))[3];
            Assert.True(Math.Abs((own / Math.Exp(x)) - 1) < 4e-16 * (1 + (Math.Abs(x) / 500)), $"{x}: {own} {Math.Exp(x)}");
        }
    }

    private static double[] Numbers(JsonElement column) => [.. column.EnumerateArray().Select(v => v.GetDouble())];
}
