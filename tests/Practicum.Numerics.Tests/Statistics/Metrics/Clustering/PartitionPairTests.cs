using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics.Clustering;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Clustering;

public class PartitionPairTests
{
    [Fact]
    public void Every_metric_agrees_with_scikit_learn()
    {
        foreach (var one in CommittedVectors.Read("families").GetProperty("clustering").EnumerateArray())
        {
            var pair = new PartitionPair(Ints(one, "labels"), Ints(one, "clusters"));
            foreach (var value in one.GetProperty("values").EnumerateObject())
            {
                Peers.Close(value.Value.GetDouble(), pair.Value(value.Name), 1e-12);
                Peers.Close(value.Value.GetDouble(), pair.Estimate(value.Name).Value, 1e-12);
            }
        }
    }

    private static int[] Ints(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];
}
