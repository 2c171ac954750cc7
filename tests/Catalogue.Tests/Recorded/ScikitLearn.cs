using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics;

namespace Catalogue.Tests.Recorded;

/// <summary>scikit-learn's roc_auc_score, log_loss and brier_score_loss (Debian's python3-sklearn).</summary>
internal static class ScikitLearn
{
    private const string Script = """
        import json, sys
        from sklearn.metrics import roc_auc_score, log_loss, brier_score_loss
        y, s = json.load(open(sys.argv[1]))
        print(json.dumps({"roc_auc": roc_auc_score(y, s), "log_loss": log_loss(y, s), "brier": brier_score_loss(y, s)}))
        """;

    /// <summary>
    /// Asserts that the figures of the same rows are scikit-learn's to 1e-9, and that what is told of these hidden rows is the nearest on its grid; scores are
    /// floats, widened.
    /// </summary>
    public static async Task Agrees(Walked walked)
    {
        using var scratch = new Scratch();
        var file = scratch.At("scores.json");
        object[] both = [walked.Labels.Select(l => (int)l), walked.Scores.Select(s => (double)s)];
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(both));
        var ran = (await Catalogue.Run("/usr/bin/python3", scratch.Folder, "-c", Script, file)).Ended(0);
        double[] scores = [.. walked.Scores.Select(s => (double)s)];
        foreach (var metric in JsonDocument.Parse(ran.Output).RootElement.EnumerateObject())
        {
            var estimate = new BinarySample(scores, walked.Labels).Estimate(metric.Name);
            Assert.Equal(metric.Value.GetDouble(), estimate.Value, 1e-9);
            Assert.Equal(Coarse.Of(estimate, Coarse.Step(1.0 / scores.Length)).Value, walked.Value($"predict/{metric.Name}"));
        }
    }
}
