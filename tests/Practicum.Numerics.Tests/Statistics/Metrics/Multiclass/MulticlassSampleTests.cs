using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics.Multiclass;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Multiclass;

public class MulticlassSampleTests
{
    private static readonly JsonElement[] Cases = [.. CommittedVectors.Read("families").GetProperty("multiclass").EnumerateArray()];

    [Fact]
    public void Every_metric_agrees_with_scikit_learn_with_weights_ties_and_absent_classes()
    {
        foreach (var one in Cases)
        {
            var sample = Read(one);
            var decided = new MulticlassSample(sample.Classes, Ints(one, "labels"), sample.Decisions.ToArray(), one.GetProperty("weights").Doubles());
            foreach (var value in one.GetProperty("values").EnumerateObject())
            {
                Peers.Close(value.Value.GetDouble(), sample.Value(value.Name), 1e-13);
                Peers.Close(value.Value.GetDouble(), sample.Estimate(value.Name).Value, 1e-13);
                if (MulticlassSample.DecisionMetricNames.Contains(value.Name))
                    Assert.Equal(sample.Value(value.Name), decided.Value(value.Name));
            }
        }
    }

    [Fact]
    public void Metrics_of_one_class_agree_with_scikit_learn_and_are_undefined_where_it_says_zero()
    {
        foreach (var one in Cases)
        {
            var sample = Read(one);
            foreach (var metric in one.GetProperty("of_class").EnumerateObject())
            {
                for (var c = 0; c < sample.Classes; c++)
                {
                    var estimate = sample.OfClass(metric.Name, c);
                    var expected = metric.Value[c].GetDouble();
                    if (estimate.IsDefined)
                        Peers.Close(expected, estimate.Value, 1e-13);
                    else
                        Assert.Equal(0, expected);
                }
            }
        }
    }

    [Fact]
    public void Top_k_agrees_with_scikit_learn_where_nothing_ties()
    {
        foreach (var one in Cases.Where(c => c.GetProperty("jitter").GetArrayLength() > 0))
        {
            var jitter = one.GetProperty("jitter").Doubles();
            var k = one.GetProperty("classes").GetInt32();
            double[] scores = [.. Scores(one).Select((s, i) => s + jitter[i])];
            var sample = MulticlassSample.FromScores(k, Ints(one, "labels"), scores, one.GetProperty("weights").Doubles());
            foreach (var value in one.GetProperty("untied").EnumerateObject())
                Peers.Close(value.Value.GetDouble(), sample.Value(value.Name), 1e-13);
            Assert.Equal(1, sample.Value($"top_k_accuracy@{k}"));
        }
    }

    [Fact]
    public void A_tie_across_the_kth_place_counts_its_chance_when_broken_at_random()
    {
        var sample = MulticlassSample.FromScores(4, new[] { 0, 1, 3 }, new[] { 0.1, 0.3, 0.3, 0.3, 0.25, 0.25, 0.25, 0.25, 0.4, 0.2, 0.2, 0.2 });
        Peers.Close((0 + 0.25 + 0) / 3, sample.Value("top_k_accuracy@1"), 1e-15);
        Peers.Close((0 + 0.5 + 1 / 3.0) / 3, sample.Value("top_k_accuracy@2"), 1e-15);
        Peers.Close((0 + 0.75 + 2 / 3.0) / 3, sample.Value("top_k_accuracy@3"), 1e-15);
    }

    internal static MulticlassSample Read(JsonElement one) =>
        MulticlassSample.FromScores(one.GetProperty("classes").GetInt32(), Ints(one, "labels"), Scores(one), one.GetProperty("weights").Doubles());

    private static int[] Ints(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static double[] Scores(JsonElement one)
    {
        var unit = one.GetProperty("unit").GetDouble();
        return [.. one.GetProperty("parts").Doubles().Select(p => p / unit)];
    }
}
