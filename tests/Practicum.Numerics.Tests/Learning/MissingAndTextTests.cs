using Practicum.Numerics.Learning;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>Missing values and texts, against closed forms: with one saturated column the fitted probability is the share of label 1.</summary>
public sealed class MissingAndTextTests
{
    private static readonly Dictionary<string, double> Weak = new() { ["l2"] = 1e-6 };

    [Fact]
    public void Logistic_regression_gives_each_text_and_the_missing_text_its_own_share()
    {
        var (values, labels) = Shares(("a", 80, 20), ("b", 50, 50), (null, 10, 90));
        var model = Learners.Fit("logistic", Some.Texts("plan", values), labels, ["plan"], Weak, 1);
        var scores = model.Predict(Some.Texts("plan", ["a", "b", null, ""]));
        Assert.Equal([0.2f, 0.5f, 0.9f, 0.9f], scores, (x, y) => Math.Abs(x - y) < 1e-4);
    }

    [Fact]
    public void Logistic_regression_adds_nothing_for_an_unseen_text()
    {
        var (values, labels) = Shares(("a", 80, 20), ("b", 50, 50));
        var model = Assert.IsType<LogisticModel>(Learners.Fit("logistic", Some.Texts("plan", values), labels, ["plan"], new Dictionary<string, double>(), 1));
        Assert.Equal(1 / (1 + Math.Exp(-model.Bias)), model.Predict(Some.Texts("plan", ["never seen"]))[0], 1e-6);
    }

    [Fact]
    public void Logistic_regression_gives_missing_numbers_their_own_share()
    {
        double[] x = [.. Enumerable.Repeat(2.0, 100), .. Enumerable.Repeat(double.NaN, 50)];
        byte[] labels = [.. Enumerable.Range(0, 100).Select(i => (byte)(i < 30 ? 1 : 0)), .. Enumerable.Range(0, 50).Select(i => (byte)(i < 40 ? 1 : 0))];
        var scores = Learners.Fit("logistic", Some.Table(("x", x)), labels, ["x"], Weak, 1).Predict(Some.Table(("x", [2, double.NaN])));
        Assert.Equal(0.3f, scores[0], 1e-4f);
        Assert.Equal(0.8f, scores[1], 1e-4f);
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("tree")]
    public void Trees_learn_on_which_side_missing_values_belong(string learner)
    {
        double[] x = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? double.NaN : i % 3)];
        foreach (var like in (byte[])[1, 2])
        {
            byte[] labels = [.. x.Select(v => (byte)(double.IsNaN(v) || v == like ? 1 : 0))];
            var scores = Learners.Fit(learner, Some.Table(("x", x)), labels, ["x"], new Dictionary<string, double>(), 1).Predict(Some.Table(("x", [1, 2, double.NaN])));
            Assert.Equal([like == 1, like == 2, true], scores.Select(score => score > 0.9f));
        }
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("tree")]
    public void Trees_part_missing_from_present(string learner)
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? double.NaN : i)];
        byte[] labels = [.. x.Select(v => (byte)(double.IsNaN(v) ? 1 : 0))];
        var scores = Learners.Fit(learner, Some.Table(("x", x)), labels, ["x"], new Dictionary<string, double>(), 1).Predict(Some.Table(("x", [1, 1e30, double.PositiveInfinity, double.NaN])));
        Assert.Equal([false, false, false, true], scores.Select(score => score > 0.9f));
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("tree")]
    public void Trees_treat_an_unseen_text_like_a_missing_one(string learner)
    {
        var (values, labels) = Shares(("a", 80, 20), ("b", 50, 50), (null, 10, 90));
        var scores = Learners.Fit(learner, Some.Texts("plan", values), labels, ["plan"], new Dictionary<string, double>(), 1).Predict(Some.Texts("plan", ["never seen", null, "", "a", "b"]));
        Assert.Equal(scores[1], scores[0]);
        Assert.Equal(scores[1], scores[2]);
        Assert.Equal([0.9f, 0.2f, 0.5f], new[] { scores[1], scores[3], scores[4] }, (x, y) => Math.Abs(x - y) < 0.02);
    }

    [Fact]
    public void Neighbouring_floats_are_told_apart()
    {
        var low = 1f;
        var high = MathF.BitIncrement(low);
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)(i % 2 == 0 ? low : high))];
        byte[] labels = [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 2))];
        var scores = Learners.Fit("gbdt", Some.Table(("x", x)), labels, ["x"], new Dictionary<string, double>(), 1).Predict(Some.Table(("x", [low, high])));
        Assert.True(scores[0] < 0.1f && scores[1] > 0.9f);
    }

    [Fact]
    public void A_deep_tree_looks_training_rows_up()
    {
        var data = Recorded.Elec;
        var model = Learners.Fit("tree", data.Train, data.TrainLabels, data.Features, new Dictionary<string, double> { ["depth"] = 64, ["min_rows"] = 1 }, 1);
        Assert.True(ScikitLearn.RocAuc(model.Predict(data.Train), data.TrainLabels) > 0.9999);
    }

    private static (string?[] Values, byte[] Labels) Shares(params (string? Text, int Zeros, int Ones)[] groups) => (
        [.. groups.SelectMany(group => Enumerable.Repeat(group.Text, group.Zeros + group.Ones))],
        [.. groups.SelectMany(group => Enumerable.Repeat((byte)0, group.Zeros).Concat(Enumerable.Repeat((byte)1, group.Ones)))]);
}
