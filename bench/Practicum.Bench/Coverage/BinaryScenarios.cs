using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Bench.Coverage;

/// <summary>
/// Scores and labels: the true chance is p = 1 / (1 + exp(−(a + b Z))), Z normal, and the score is p^0.9, a little off, so that calibration errors are not 0. Truths come from
/// two million rows of the same population.
/// </summary>
internal static class BinaryScenarios
{
    private const int TruthRows = 2_000_000;
    private const double Threshold = 0.3;

    private static readonly (string Name, double A, double B, int[] Rows)[] Populations =
    [
        ("common, middling scores", -1.1, 1.6, [60, 200, 1000, 5000]),
        ("rare, middling scores", -3.7, 1.6, [300, 1000, 5000]),
        ("common, nearly perfect scores", -1, 12, [100, 300, 1000]),
        ("even, weak scores", 0, 0.5, [100, 1000]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All()
    {
        foreach (var (name, a, b, sizes) in Populations)
        {
            var truth = new BinarySample(Scores(new Chance(7).Stream(name), TruthRows, a, b, out var labels), labels);
            var situation = string.Create(CultureInfo.InvariantCulture, $"{name}: {100.0 * truth.Positives / TruthRows:0.#} % positive, area {truth.Value("roc_auc"):0.000}");
            string[] metrics = [.. BinarySample.AllMetrics];
            foreach (var rows in sizes)
            {
                yield return new("Binary metrics", situation, rows, [.. metrics.Select(m => new Target(m, truth.Value(m, Threshold)))], stream =>
                {
                    var sample = new BinarySample(Scores(stream, rows, a, b, out var drawn), drawn);
                    return [.. metrics.Select(m => sample.Estimate(m, Threshold))];
                }) { Runs = rows > 1000 ? 1000 : CoverageRun.DefaultRuns };
            }
        }
    }

    /// <summary>Two models on the same rows, and a model between two anchors: the starter sees the true log-odds through noise of deviation 2, the model 1, the reference 0.</summary>
    public static IEnumerable<Scenario> Anchored()
    {
        var truth = Areas(new Chance(7).Stream("anchors"), 1_000_000, out _, out _);
        var score = AnchoredScore.Raw(truth[1], truth[0], truth[2]);
        foreach (var rows in new[] { 300, 1500 })
        {
            yield return new("Differences and anchored scores", "area of model less area of starter, same rows", rows, [new("roc_auc difference", truth[1] - truth[0])], stream =>
            {
                Areas(stream, rows, out var labels, out var scores);
                return [AreaTest.Difference(labels, scores[1], scores[0])];
            });
            yield return new("Differences and anchored scores", "areas of starter, model, reference", rows, [new("anchored score, closed form", score), new("anchored score, bootstrap", score)], stream =>
            {
                Areas(stream, rows, out var labels, out var scores);
                var closed = AnchoredScore.OfAreas(labels, scores[0], scores[1], scores[2]);
                var samples = scores.Select(s => new BinarySample(s, labels)).ToArray();
                var replicates = Resampling.Of(rows, new(stream.Key0 + 1, stream.Key1), 599).Values(3, (w, v) =>
                {
                    for (var s = 0; s < 3; s++)
                        v[s] = samples[s].Weighted("roc_auc", 0.5, w);
                });
                var values = (samples[0].Value("roc_auc"), samples[1].Value("roc_auc"), samples[2].Value("roc_auc"));
                return [closed.Score, AnchoredScore.FromReplicates(values, replicates[0], replicates[1], replicates[2], true, rows).Score];
            }) { Runs = 1000 };
        }
    }

    private static double[] Scores(ChanceStream stream, int rows, double a, double b, out byte[] labels)
    {
        var (scores, uniform) = (new double[rows], new double[rows]);
        stream.Fill(scores, 0);
        stream.Fill(uniform, 0, 0, 1);
        InverseCdf.FillNormal(scores, a, b);
        labels = new byte[rows];
        for (var i = 0; i < rows; i++)
        {
            var p = 1 / (1 + Math.Exp(-scores[i]));
            labels[i] = (byte)InverseCdf.Bernoulli(uniform[i], p);
            scores[i] = Math.Pow(p, 0.9);
        }

        return scores;
    }

    private static double[] Areas(ChanceStream stream, int rows, out byte[] labels, out double[][] scores)
    {
        var noise = Enumerable.Range(0, 4).Select(lane =>
        {
            var column = new double[rows];
            stream.Fill(column, 1, 0, (uint)lane);
            return column;
        }).ToArray();
        for (var lane = 0; lane < 3; lane++)
            InverseCdf.FillNormal(noise[lane]);
        labels = new byte[rows];
        scores = [new double[rows], new double[rows], noise[0]];
        for (var i = 0; i < rows; i++)
        {
            noise[0][i] = -1 + 1.5 * noise[0][i];
            labels[i] = (byte)InverseCdf.Bernoulli(noise[3][i], 1 / (1 + Math.Exp(-noise[0][i])));
            scores[0][i] = noise[0][i] + 2 * noise[1][i];
            scores[1][i] = noise[0][i] + noise[2][i];
        }

        var (own, all) = (labels, scores);
        return [.. all.Select(s => BinarySample.ValueOf("roc_auc", s, own))];
    }
}
