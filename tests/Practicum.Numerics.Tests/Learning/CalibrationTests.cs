using System.Text.Json;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>Calibration against scikit-learn's <c>IsotonicRegression</c> and <c>_sigmoid_calibration</c>, and against scipy's tightly converged optimum of Platt's likelihood.</summary>
public sealed class CalibrationTests
{
    private static readonly JsonElement Truth = CommittedVectors.Read("learning").GetProperty("calibration");

    private static readonly double[] Odds = Numbers("x"), Weights = Numbers("w"), Grid = Numbers("grid");
    private static readonly byte[] Labels = [.. Numbers("y").Select(y => (byte)y)];

    [Theory]
    [InlineData("isotonic", false)]
    [InlineData("isotonic_weighted", true)]
    public void Isotonic_regression_is_scikit_learns(string name, bool weighted)
    {
        var map = Calibration.Isotonic(Odds, Labels, weighted ? Weights : []);
        Assert.Equal(Numbers(name), Grid.Select(map.Of), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData("platt", false, 1e-7)]
    [InlineData("platt_weighted", true, 1e-7)]
    [InlineData("platt_sklearn", false, 1e-3)]
    [InlineData("platt_sklearn_weighted", true, 1e-3)]
    public void Platts_map_is_the_optimum_that_scipy_and_scikit_learn_find(string name, bool weighted, double tolerance)
    {
        var map = Calibration.Platt(Odds, Labels, weighted ? Weights : []);
        Assert.Equal(-Numbers(name)[0], map.Slope, tolerance);
        Assert.Equal(-Numbers(name)[1], map.Intercept, tolerance);
    }

    [Fact]
    public void A_whole_weight_is_as_many_rows()
    {
        double[] odds = [-1, 0, 0, 2, 3], weights = [2, 1, 3, 1, 2];
        byte[] labels = [0, 1, 0, 1, 1];
        double[] repeated = [.. odds.SelectMany((x, i) => Enumerable.Repeat(x, (int)weights[i]))];
        byte[] repeatedLabels = [.. labels.SelectMany((x, i) => Enumerable.Repeat(x, (int)weights[i]))];
        var (a, b) = (Calibration.Isotonic(odds, labels, weights), Calibration.Isotonic(repeated, repeatedLabels));
        Assert.Equal(a.Odds, b.Odds);
        Assert.Equal(a.Shares, b.Shares);
        Assert.Equal(Calibration.Platt(odds, labels, weights).Slope, Calibration.Platt(repeated, repeatedLabels).Slope, 1e-9);
    }

    [Fact]
    public void Perfect_separation_and_equal_log_odds_give_finite_maps()
    {
        var apart = Calibration.Platt([-2, -1, 1, 2], [0, 0, 1, 1]);
        Assert.True(apart.Slope is > 0 and < 50 && Math.Abs(apart.Intercept) < 1e-6);
        var alike = Calibration.Platt([0.7, 0.7, 0.7], [0, 0, 1]);
        Assert.Equal((0.25 * 2 / 3) + (2.0 / 3 / 3), alike.Of(0.7), 1e-9); // the mean of Platt's targets 1/4, 1/4 and 2/3
        Assert.Equal(1.0 / 3, Calibration.Isotonic([0.7, 0.7, 0.7], [0, 0, 1]).Of(-5), 1e-15);
    }

    [Fact]
    public void A_model_that_is_too_sure_is_less_wrong_when_calibrated_on_held_out_rows()
    {
        var data = Recorded.Elec;
        var options = new Dictionary<string, double> { ["trees"] = 400, ["learning_rate"] = 0.5, ["min_child"] = 1 };
        var cut = data.Train.Rows / 2;
        int[] rows = [.. Enumerable.Range(0, data.Train.Rows)];
        var all = new TrainingSet { Rows = data.Train, Labels = data.TrainLabels, Features = data.Features };
        var model = Learners.Fit("gbdt", all.Take(rows.AsSpan(0, cut)), options, 1);
        var plain = LogLoss(model, data);
        foreach (var method in Calibration.Methods)
        {
            var calibrated = Calibration.OnHeldOut(method, model, all.Take(rows.AsSpan(cut)));
            Assert.True(LogLoss(calibrated, data) < plain - 0.05, method);
            Assert.IsType<TreesModel>(Calibration.OnHeldOut(method, calibrated, all.Take(rows.AsSpan(cut))).Inner);
        }
    }

    [Fact]
    public void Cross_fitting_scores_each_row_by_a_model_that_did_not_see_it()
    {
        var data = Recorded.Adult;
        int[] rows = [.. Enumerable.Range(0, 4_000)];
        var some = new TrainingSet { Rows = data.Train, Labels = data.TrainLabels, Features = data.Features }.Take(rows);
        var options = new Dictionary<string, double> { ["trees"] = 200, ["learning_rate"] = 0.5, ["min_child"] = 1 };
        var model = Calibration.CrossFitted("platt", "gbdt", some, options, 4, 7);
        Assert.InRange(Assert.IsType<PlattMap>(model.Map).Slope, 0.05, 0.9); // an overfitted model's log-odds are too large
        Assert.True(LogLoss(model, data) < LogLoss(model.Inner, data) - 0.05);
        Assert.Equal(model.Predict(data.Test), Calibration.CrossFitted("platt", "gbdt", some, options, 4, 7).Predict(data.Test));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        Assert.Contains("isotonic, platt", Assert.Throws<ArgumentException>(() => Calibration.OnHeldOut("beta", Learners.Fit("tree", Some.Table(("x", [1, 2])), [0, 1], ["x"], new Dictionary<string, double>(), 1), new() { Rows = Some.Table(("x", [1, 2])), Labels = new byte[] { 0, 1 }, Features = ["x"] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Calibration.Platt([1, 2], [0]));
        Assert.Throws<ArgumentException>(() => Calibration.Isotonic([double.NaN], [0]));
        Assert.Throws<ArgumentException>(() => Calibration.CrossFitted("platt", "tree", new() { Rows = Some.Table(("x", [1, 2])), Labels = new byte[] { 0, 1 }, Features = ["x"] }, new Dictionary<string, double>(), 2, 1));
    }

    private static double LogLoss(FittedModel model, Recorded data) =>
        model.Predict(data.Test).Select((p, i) => -Math.Log(Math.Max(1e-15, data.TestLabels[i] == 1 ? p : 1 - p))).Average();

    private static double[] Numbers(string name) => [.. Truth.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
