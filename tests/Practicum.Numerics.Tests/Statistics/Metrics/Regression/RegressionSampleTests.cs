using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics.Regression;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Regression;

public class RegressionSampleTests
{
    [Fact]
    public void Every_metric_agrees_with_scikit_learn_with_and_without_weights()
    {
        foreach (var one in CommittedVectors.Read("families").GetProperty("regression").EnumerateArray())
        {
            var sample = Read(one);
            foreach (var value in one.GetProperty("values").EnumerateObject())
            {
                Peers.Close(value.Value.GetDouble(), sample.Value(value.Name), 1e-13);
                Peers.Close(value.Value.GetDouble(), sample.Estimate(value.Name).Value, 1e-13);
            }
        }
    }

    private static RegressionSample Read(JsonElement one) =>
        new(one.GetProperty("truth").Doubles(), one.GetProperty("predictions").Doubles(), one.GetProperty("weights").Doubles());
}
