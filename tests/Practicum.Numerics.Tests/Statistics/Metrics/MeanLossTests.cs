using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

public sealed class MeanLossTests
{
    [Theory]
    [InlineData("log_loss")]
    [InlineData("brier")]
    [InlineData("roc_auc")]
    [InlineData("recall")]
    public void One_metric_alone_is_the_metric_of_the_sorted_sample(string metric)
    {
        var chance = new Chance(11);
        var (scores, labels) = (new double[5_000], new byte[5_000]);
        chance.Stream("s").Fill(scores, 0);
        for (var i = 0; i < labels.Length; i++)
            labels[i] = chance.Stream("y").Uniform(0, (uint)i) < scores[i] ? (byte)1 : (byte)0;
        Assert.Equal(new BinarySample(scores, labels).Value(metric, 0.4), BinarySample.ValueOf(metric, scores, labels, 0.4), 1e-12);
    }

    [Fact]
    public void A_score_outside_0_and_1_or_no_rows_at_all_is_undefined()
    {
        Assert.True(double.IsNaN(BinarySample.ValueOf("log_loss", [0.2, 1.5], [0, 1])));
        Assert.True(double.IsNaN(BinarySample.ValueOf("brier", [], [])));
    }

    [Fact]
    public void Sure_and_wrong_costs_as_much_as_in_scikit_learn_1_2() =>
        Assert.Equal(52 * Math.Log(2), BinarySample.ValueOf("log_loss", [0.0], [1]), 1e-12);
}
