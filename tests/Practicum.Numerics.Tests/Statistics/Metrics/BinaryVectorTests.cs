using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

/// <summary>Against scikit-learn, scipy and pROC; the numbers and the scripts that made them lie in <c>Vectors</c>.</summary>
public sealed class BinaryVectorTests
{
    [Fact]
    public void Every_metric_agrees_with_scikit_learn_and_scipy()
    {
        var seen = new HashSet<string>();
        foreach (var c in CommittedVectors.Read("binary").GetProperty("cases").EnumerateArray())
        {
            var (scores, weights, threshold) = (c.GetProperty("scores").Doubles(), c.GetProperty("weights").Doubles(), c.GetProperty("threshold").GetDouble());
            var sample = new BinarySample(scores, Bytes(c.GetProperty("labels")), weights);
            var plain = new BinarySample(scores, Bytes(c.GetProperty("labels")));
            foreach (var value in c.GetProperty("values").EnumerateObject())
            {
                seen.Add(value.Name);
                if (c.GetProperty("name").GetString() == "constant" && value.Name == "mcc")
                {
                    // scikit-learn says 0 where the coefficient is 0/0
                    Assert.Equal("all rows are decided alike", sample.Estimate("mcc", threshold).Because);
                    continue;
                }

                Peers.Close(value.Value.GetDouble(), sample.Value(value.Name, threshold), 1e-12);
                Peers.Close(value.Value.GetDouble(), sample.Weighted(value.Name, threshold, []), 1e-12);
                Peers.Close(value.Value.GetDouble(), plain.Weighted(value.Name, threshold, weights), 1e-12);
                Peers.Close(value.Value.GetDouble(), sample.Estimate(value.Name, threshold).Value, 1e-12);
            }
        }

        Assert.Empty(BinarySample.AllMetrics.Except(seen));
    }

    [Fact] // by loops over bins in the script; the sum holds for any bins
    public void The_parts_of_the_Brier_score_agree_with_their_definition_and_add_up()
    {
        foreach (var c in CommittedVectors.Read("binary").GetProperty("cases").EnumerateArray())
        {
            var expected = c.GetProperty("parts");
            var sample = new BinarySample(c.GetProperty("scores").Doubles(), Bytes(c.GetProperty("labels")), c.GetProperty("weights").Doubles());
            var parts = sample.DecomposeBrier();
            Assert.Equal(parts.Score, sample.Estimate("brier"));
            if (!expected.EnumerateObject().Any())
            {
                Assert.Equal("a score lies outside 0 to 1", parts.Reliability.Because);
                continue;
            }

            Peers.Close(expected.GetProperty("brier_reliability").GetDouble(), parts.Reliability.Value, 1e-14);
            Peers.Close(expected.GetProperty("brier_resolution").GetDouble(), parts.Resolution.Value, 1e-14);
            Peers.Close(expected.GetProperty("brier_uncertainty").GetDouble(), parts.Uncertainty.Value, 1e-14);
            Peers.Close(expected.GetProperty("within_variance").GetDouble(), parts.WithinVariance, 1e-14);
            Peers.Close(expected.GetProperty("within_covariance").GetDouble(), parts.WithinCovariance, 1e-14);
            foreach (var bins in new[] { 1, 2, 15, 400 })
            {
                var p = sample.DecomposeBrier(bins);
                Peers.Close(p.Score.Value, p.Reliability.Value - p.GeneralisedResolution + p.Uncertainty.Value, 1e-14);
            }
        }
    }

    [Fact]
    public void Areas_partial_areas_and_variances_agree_with_pROC()
    {
        foreach (var c in CommittedVectors.Read("binary_roc").GetProperty("cases").EnumerateArray())
        {
            var (labels, first, second) = (Bytes(c.GetProperty("labels")), c.GetProperty("first").Doubles(), c.GetProperty("second").Doubles());
            var sample = new BinarySample(first, labels);
            Peers.Close(c.GetProperty("area").GetDouble(), sample.Value("roc_auc"), 1e-13);
            var covariance = BinarySample.DeLongCovariance(labels, first, second);
            Peers.Close(c.GetProperty("variance").GetDouble(), covariance[0, 0], 1e-12, relative: true);
            Peers.Close(c.GetProperty("covariance").GetDouble(), covariance[0, 1], 1e-11, relative: true);
            string[] limits = ["0.05", "0.1", "0.37"];
            for (var i = 0; i < limits.Length; i++)
            {
                Peers.Close(c.GetProperty("raw")[i].GetDouble(), sample.Value("partial_auc_raw@" + limits[i]), 1e-13);
                if (c.GetProperty("correct")[i].ValueKind == JsonValueKind.Number) // pROC gives no corrected area where the curve lies below the diagonal
                    Peers.Close(c.GetProperty("correct")[i].GetDouble(), sample.Value("partial_auc@" + limits[i]), 1e-13);
            }

            if (sample.Estimate("roc_auc").Interval is { Method: "delong" } interval)
                Peers.Close(c.GetProperty("low").GetDouble(), interval.Low, 1e-12);
        }
    }

    [Fact] // the plain interval of a sample that is large enough for it, by the variance that agrees with pROC
    public void A_large_sample_has_the_plain_DeLong_interval()
    {
        var (scores, labels) = Samples.Draw(5000, 3, 200);
        var estimate = new BinarySample(scores, labels).Estimate("roc_auc");
        var error = Math.Sqrt(BinarySample.DeLongCovariance(labels, scores)[0, 0]);
        Assert.Equal("delong", estimate.Interval!.Method);
        Peers.Close(estimate.Value - 1.959963984540054 * error, estimate.Interval.Low, 1e-12);
        Peers.Close(estimate.Value + 1.959963984540054 * error, estimate.Interval.High, 1e-12);
    }

    private static byte[] Bytes(JsonElement labels) => [.. labels.EnumerateArray().Select(l => l.GetByte())];
}
