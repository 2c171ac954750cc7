using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics.Ranking;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Ranking;

public class RankingSampleTests
{
    [Fact]
    public void Metrics_agree_with_scikit_learn_query_by_query_with_and_without_ties()
    {
        foreach (var one in CommittedVectors.Read("families").GetProperty("ranking").EnumerateArray())
        {
            var sample = Read(one);
            foreach (var each in one.GetProperty("each").EnumerateObject())
            {
                var values = sample.PerQuery(each.Name);
                Assert.All(each.Value.Doubles().Zip(values), pair => Peers.Close(pair.First, pair.Second, 1e-13));
                Peers.Close(one.GetProperty("values").GetProperty(each.Name).GetDouble(), sample.Value(each.Name), 1e-13);
            }
        }
    }

    private static RankingSample Read(JsonElement one)
    {
        var (relevance, items) = (one.GetProperty("relevance").Doubles(), one.GetProperty("items").GetInt32());
        return new([.. Enumerable.Range(0, relevance.Length).Select(i => i / items)], relevance, one.GetProperty("scores").Doubles());
    }
}
