using Practicum.Numerics.Learning;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>The learners against scikit-learn with like settings, on the same rows: first seven tenths to learn from, the rest to test on.</summary>
public sealed class QualityTests
{
    private static readonly Dictionary<string, double> Defaults = [];

    [Fact]
    public void Boosted_trees_are_as_good_as_scikit_learns_histogram_boosting_on_elec2() => Compare("elec", "gbdt", Recorded.Elec);

    [Fact]
    public void Boosted_trees_are_as_good_as_scikit_learns_histogram_boosting_on_adult() => Compare("adult", "gbdt", Recorded.Adult);

    [Fact]
    public void Logistic_regression_is_as_good_as_scikit_learns_on_adult() => Compare("adult", "logistic", Recorded.Adult, 0.0005);

    [Fact]
    public void A_decision_tree_is_as_good_as_scikit_learns_on_elec2() => Compare("elec", "tree", Recorded.Elec);

    [Fact]
    public void Logistic_regression_has_scikit_learns_coefficients_on_elec2()
    {
        var model = Assert.IsType<LogisticModel>(Fit("logistic", Recorded.Elec));
        var expected = ScikitLearn.On("elec").GetProperty("coefficients").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.Equal(expected.Length, model.Terms.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], model.Terms[i].Weight, 2e-4);
        var scores = model.Predict(Recorded.Elec.Test);
        var first = ScikitLearn.On("elec").GetProperty("logistic_first").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        for (var i = 0; i < first.Length; i++)
            Assert.Equal(first[i], scores[i], 5e-5);
    }

    private static void Compare(string set, string learner, Recorded data, double tolerance = 0.005)
    {
        var own = ScikitLearn.RocAuc(Fit(learner, data).Predict(data.Test), data.TestLabels);
        var theirs = ScikitLearn.On(set).GetProperty(learner).GetDouble();
        TestContext.Current.SendDiagnosticMessage("{0} {1}: own {2:0.0000}, scikit-learn {3:0.0000}", set, learner, own, theirs);
        Assert.True(own > theirs - tolerance, FormattableString.Invariant($"{set} {learner}: ROC area {own:0.0000}, scikit-learn {theirs:0.0000}."));
    }

    private static FittedModel Fit(string learner, Recorded data) => Learners.Fit(learner, data.Train, data.TrainLabels, data.Features, Defaults, 1);
}
