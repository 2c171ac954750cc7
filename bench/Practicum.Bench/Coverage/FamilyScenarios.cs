using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Metrics.Clustering;
using Practicum.Numerics.Statistics.Metrics.Multiclass;
using Practicum.Numerics.Statistics.Metrics.Ranking;
using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Bench.Coverage;

/// <summary>Multiclass, regression, ranking and clustering metrics; truths from large samples of the same populations.</summary>
internal static class FamilyScenarios
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All() => [.. Multiclass(), .. Regression(), .. Ranking(), .. Clustering()];

    /// <summary>Four classes of shares 0.4, 0.3, 0.2, 0.1; the log-odds of the true class are raised by 2, all have normal noise, and probabilities are their softmax.</summary>
    private static IEnumerable<Scenario> Multiclass()
    {
        var truth = Classes(new Chance(7).Stream("classes"), 400_000);
        string[] metrics = [.. MulticlassSample.Metrics];
        Target[] targets = [.. metrics.Select(m => new Target(m, truth.Value(m)))];
        foreach (var rows in new[] { 100, 300, 2000 })
        {
            yield return new("Multiclass metrics", "four classes, 40 to 10 %", rows, targets, stream =>
            {
                var sample = Classes(stream, rows);
                return [.. metrics.Select(m => sample.Estimate(m))];
            }) { Runs = 1000 };
        }
    }

    /// <summary>Positive truths, exp of a normal with deviation 0.5; predictions with an error that is normal or has Student's heavy tails (5 degrees of freedom).</summary>
    private static IEnumerable<Scenario> Regression()
    {
        string[] metrics = [.. RegressionSample.Metrics.Where(m => m != "max_error")];
        foreach (var heavy in new[] { false, true })
        {
            var truth = Numbers(new Chance(7).Stream("numbers"), 1_000_000, heavy);
            Target[] targets = [.. metrics.Select(m => new Target(m, truth.Value(m)))];
            foreach (var rows in new[] { 30, 100, 300, 1000 })
            {
                yield return new("Regression metrics", heavy ? "errors with heavy tails" : "normal errors", rows, targets, stream =>
                {
                    var sample = Numbers(stream, rows, heavy);
                    return [.. metrics.Select(m => sample.Estimate(m, new(stream.Key0 + 1, stream.Key1)))];
                });
            }
        }
    }

    /// <summary>Queries of 20 items; an item is relevant with chance 0.2, graded 1 to 3, and its score is its relevance with noise.</summary>
    private static IEnumerable<Scenario> Ranking()
    {
        string[] metrics = [.. RankingSample.Metrics.Where(m => m.Contains('@', StringComparison.Ordinal))];
        var truth = Queries(new Chance(7).Stream("queries"), 30_000);
        Target[] targets = [.. metrics.Select(m => new Target(m, truth.Value(m)))];
        foreach (var queries in new[] { 20, 50, 300 })
        {
            yield return new("Ranking metrics", "queries of 20 items (rows are queries)", queries, targets, stream =>
            {
                var sample = Queries(stream, queries);
                return [.. metrics.Select(m => sample.Estimate(m, new(stream.Key0 + 1, stream.Key1)))];
            }) { Runs = 1000 };
        }
    }

    /// <summary>Three groups; a row's cluster is its group with chance 0.7, else any.</summary>
    private static IEnumerable<Scenario> Clustering()
    {
        string[] metrics = [.. PartitionPair.Metrics];
        var truth = Partitions(new Chance(7).Stream("partitions"), 1_000_000);
        Target[] targets = [.. metrics.Select(m => new Target(m, truth.Value(m)))];
        foreach (var rows in new[] { 100, 1000 })
        {
            yield return new("Clustering metrics", "three groups, 70 % kept", rows, targets, stream =>
            {
                var pair = Partitions(stream, rows);
                return [.. metrics.Select(m => pair.Estimate(m))];
            }) { Runs = 1000 };
        }
    }

    private static MulticlassSample Classes(ChanceStream stream, int rows)
    {
        double[] cumulative = [0.4, 0.7, 0.9, 1];
        var (labels, probabilities, draws) = (new int[rows], new double[rows * 4], new double[rows]);
        stream.Fill(draws, 0);
        stream.Fill(probabilities, 1);
        InverseCdf.FillNormal(probabilities);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = InverseCdf.Choice(draws[i], cumulative);
            var odds = probabilities.AsSpan(4 * i, 4);
            var sum = 0.0;
            for (var c = 0; c < 4; c++)
                sum += odds[c] = Math.Exp(odds[c] + (c == labels[i] ? 2 : 0));
            for (var c = 0; c < 4; c++)
                odds[c] /= sum;
        }

        return MulticlassSample.FromScores(4, labels, probabilities);
    }

    private static RegressionSample Numbers(ChanceStream stream, int rows, bool heavy)
    {
        var (truth, error, spread) = (new double[rows], new double[rows], new double[rows]);
        stream.Fill(truth, 0);
        stream.Fill(error, 0, 0, 1);
        stream.Fill(spread, 0, 0, 2);
        InverseCdf.FillLogNormal(truth, 1, 0.5);
        InverseCdf.FillNormal(error);
        for (var i = 0; i < rows; i++)
        {
            var scale = heavy ? Math.Sqrt(3 / InverseCdf.ChiSquared(spread[i], 5)) : 1; // Student's t with 5 degrees of freedom, variance 1
            error[i] = Math.Max(0, truth[i] + 0.1 + 0.6 * error[i] * scale);
        }

        return new(truth, error);
    }

    private static RankingSample Queries(ChanceStream stream, int queries)
    {
        const int Items = 20;
        var (query, relevance, scores) = (new int[queries * Items], new double[queries * Items], new double[queries * Items]);
        stream.Fill(relevance, 0);
        stream.Fill(scores, 0, 0, 1);
        for (var i = 0; i < query.Length; i++)
        {
            query[i] = i / Items;
            relevance[i] = relevance[i] < 0.8 ? 0 : 1 + Math.Floor((relevance[i] - 0.8) * 15);
            scores[i] = relevance[i] + 2 * InverseCdf.Normal(scores[i]);
        }

        return new(query, relevance, scores);
    }

    private static PartitionPair Partitions(ChanceStream stream, int rows)
    {
        var (labels, clusters) = (new int[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = (int)(3 * stream.Uniform(0, (uint)i));
            clusters[i] = stream.Uniform(1, (uint)i) < 0.7 ? labels[i] : (int)(3 * stream.Uniform(2, (uint)i));
        }

        return new(labels, clusters);
    }
}
